"""Who has only a svarslänk sees what has changed since the text that they got, and gets the final paper too."""

import re

import pytest
from django.urls import reverse

from base import answer_links
from base.models import OutgoingMail
from documents import steps
from documents.models import Purpose, Relation, Release, Reply
from documents.sending import releasing
from tests.documents.deciding.cases import DAY
from tests.documents.replies.asking import fields

pytestmark = pytest.mark.usefixtures("quick_printing")
LENA = "lena@polisen.example"


@pytest.fixture
def first(draft, coordinator, police):
    return send(draft, coordinator, police)


def send(document, by, police, purpose=Purpose.COMMENTS) -> Release:
    to = releasing.Recipient(Relation.AUTHORITY, police, name="Lena Berg", email=LENA)
    return releasing.send(document, releasing.Sending(purpose, (to,)), by=by)[0]


def latest_mail() -> OutgoingMail:
    return OutgoingMail.objects.filter(to=LENA).latest("pk")


def path() -> str:
    return re.search(r"/svar/\S+", latest_mail().body).group(0)


def rewritten(document, html="<p>Nytt.</p>") -> None:
    document.sections.filter(heading="Avsnitt 1").update(html=html)


def words(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode().replace("\xa0", " "))


def test_the_link_shows_what_has_changed_between_the_two_texts_that_were_sent(client, first, coordinator):
    old_path = path()
    assert client.get(old_path + "?visa=andringar").status_code == 404
    assert "Visa vad som har ändrats" not in words(client.get(old_path))
    rewritten(first.document, "<p>Aldrig skickat.</p>")
    rewritten(first.document)
    releasing.send_new_version(first, why="", by=coordinator)
    mail = latest_mail()
    assert "Det är en ny version" in mail.body
    assert "På sidan ser ni vad som har ändrats." in mail.body
    rewritten(first.document, "<p>Skrivet efteråt.</p>")
    for each in (old_path, path()):
        assert "Visa vad som har ändrats sedan texten du fick" in words(client.get(each))
        page = words(client.get(each + "?visa=andringar"))
        assert re.search(r"<ins[^>]*>.*?Nytt", page)
        for hidden in ("Skrivet efteråt", "Aldrig skickat", "Skriv varför"):
            assert hidden not in page


def test_it_also_shows_it_when_the_text_comes_back_for_decision(client, first, coordinator, police):
    rewritten(first.document)
    steps.lock(first.document, by=coordinator)
    send(first.document, coordinator, police, Purpose.DECISION)
    assert "Texten är ändrad sedan den som ni har fått förut." in latest_mail().body
    assert "Visa vad som har ändrats sedan texten du fick" in words(client.get(path()))
    assert "Nytt." in words(client.get(path() + "?visa=andringar"))


def test_a_text_that_was_taken_back_is_not_shown_again(client, first, coordinator, police):
    releasing.withdraw(first, by=coordinator)
    rewritten(first.document)
    send(first.document, coordinator, police)
    assert client.get(path() + "?visa=andringar").status_code == 404


def test_half_of_an_answer_by_link_is_there_when_a_new_version_comes(client, first, coordinator):
    old_path = path()
    shown = client.get(old_path)
    token, data = fields(shown)
    data |= {"made_of": shown.context["made_of"]}
    client.post(old_path, data | {f"text:{token}": "Halvskrivet om målen.", "do": "save"})
    rewritten(first.document)
    releasing.send_new_version(first, why="", by=coordinator)
    for each in (old_path, path()):
        page = words(client.get(each))
        assert "Halvskrivet om målen." in page
        assert "Det här är en nyare text än den ni började skriva på." in page
    late = client.post(old_path, data | {f"text:{token}": "Halvskrivet om målen, och mer.", "do": "send"}, follow=True)
    assert "Halvskrivet om målen, och mer." in words(late)
    assert not Reply.objects.exclude(sent_at=None).exists()


def test_the_final_paper_comes_by_link_to_who_answered_for_the_party(client, first, coordinator, police):
    steps.lock(first.document, by=coordinator)
    client.force_login(coordinator)
    page = client.get(reverse("documents:register", args=[first.document_id]))
    assert "Lena Berg får en länk i ett mejl" in words(page)
    steps.register(first.document, by=coordinator, on=DAY, open_for=[police])
    client.logout()
    mail = latest_mail()
    assert "är antagen" in mail.subject
    page = words(client.get(path()))
    assert "Antagen 3 november" in page
    file = client.get(path() + "?fil=pdf")
    assert b"".join(file.streaming_content).startswith(b"%PDF")
    release = Release.objects.get(purpose=Purpose.INFORMATION)
    first.document.refresh_from_db()
    assert (release.revision, release.email) == (first.document.locked_revision, LENA)
    steps.open_to(first.document, organisations=[police], by=coordinator)
    assert Release.objects.filter(purpose=Purpose.INFORMATION).count() == 1


def test_the_final_paper_goes_to_nobody_whose_party_may_not_read_it(first, coordinator):
    steps.lock(first.document, by=coordinator)
    steps.register(first.document, by=coordinator, on=DAY)
    assert not Release.objects.filter(purpose=Purpose.INFORMATION).exists()
    assert "antagen" not in latest_mail().subject


def test_a_link_that_was_answered_by_is_not_said_to_lead_to_the_new_text(client, first, coordinator):
    client.force_login(coordinator)
    page = reverse("documents:send_new_version", args=[first.document_id, first.pk])
    rewritten(first.document)
    assert "länken i det tidigare leder också till den nya texten" in words(client.get(page))
    answer_links.use(first.link)
    assert "Ett nytt mejl med en ny länk går ut." in words(client.get(page))
    releasing.send_new_version(Release.objects.get(pk=first.pk), why="", by=coordinator)
    assert "Det är en ny version" in latest_mail().body
    assert "Länken i tidigare mejl" not in latest_mail().body
