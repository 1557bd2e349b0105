"""A new version of what was sent for comments is seen as one, and is answered anew."""

from datetime import timedelta

import pytest

from base.dates import long_date, short_date, today
from base.models import OutgoingMail
from documents import waiting
from documents.models import Purpose, Relation, Release
from documents.sending import releasing
from tests.documents.replies.asking import address, answered, fields, remark

pytestmark = pytest.mark.usefixtures("quick_printing")
DAY = today() + timedelta(days=9)


@pytest.fixture
def first(draft, coordinator, police):
    to = releasing.Recipient(Relation.AUTHORITY, police)
    sending = releasing.Sending(Purpose.COMMENTS, (to,), "", DAY)
    return releasing.send(draft, sending, by=coordinator)[0]


@pytest.fixture
def newer(first, coordinator, police_contact):
    """Sent when the first had been answered."""
    answered(first, police_contact, remark(first, "Om den gamla."))
    first.document.sections.filter(heading="Avsnitt 1").update(html="<p>Nytt.</p>")
    return releasing.send_new_version(first, why="", answer_by=DAY, by=coordinator)


def read(client, url):
    return client.get(url).content.decode().replace("\xa0", " ")


def test_start_and_the_paper_say_that_it_is_new(client, newer, police_contact):
    said = f"Ny version skickad {short_date(today())}. Lindhaga kommun väntar på era synpunkter till {short_date(DAY)}."
    assert waiting.rows(police_contact)[0].sentence.startswith(said)
    client.force_login(police_contact)
    assert said in read(client, "/")
    page = read(client, address(newer.document, "detail"))
    assert said in page
    assert "Visa vad som ändrats" in page
    assert "Ni svarade" not in page


def test_what_is_sent_first_is_no_new_version(client, first, police_contact):
    client.force_login(police_contact)
    assert "ny version" not in read(client, address(first.document, "detail")).lower()
    assert "ny version" not in read(client, address(first.document)).lower()


def test_the_answer_opens_on_the_new_text_with_the_earlier_one_as_earlier(client, newer, police_contact):
    client.force_login(police_contact)
    page = read(client, address(newer.document))
    assert "Skicka svar" in page
    assert "Det tidigare svaret, på en äldre text" in page
    assert "Om den gamla." in page
    assert "Visa vad som ändrats" in page
    assert "Komplettera svaret" not in page
    shown = client.get(address(newer.document, "changes"))
    assert [text.at for text in (shown.context["asked"].old, shown.context["asked"].new)] == [
        newer.replaces.sent_at,
        newer.sent_at,
    ]


def test_an_answer_on_the_new_text_may_be_added_to(client, newer, police_contact):
    client.force_login(police_contact)
    token, data = fields(client.get(address(newer.document)))
    client.post(address(newer.document), data | {f"text:{token}": "Om den nya.", "do": "send"})
    page = read(client, address(newer.document))
    assert "Komplettera svaret" in page
    assert "Det tidigare svaret, på en äldre text" in page
    assert waiting.rows(police_contact) == []


def test_the_form_asks_for_the_day_and_speaks_of_links_only_where_there_is_one(client, first, coordinator):
    first.document.sections.filter(heading="Avsnitt 1").update(html="<p>Nytt.</p>")
    client.force_login(coordinator)
    url = address(first.document, "send_new_version", first.pk)
    page = client.get(url)
    assert "änken" not in page.content.decode().split("<h1")[1].split("</main")[0]
    assert page.context["form"]["answer_by"].value() == DAY
    later = DAY + timedelta(days=3)
    assert client.post(url, {"why": "", "answer_by": long_date(today() - timedelta(days=1))}).status_code == 422
    assert client.post(url, {"why": "", "answer_by": long_date(later)}).status_code == 302
    assert Release.objects.get(replaces=first).answer_by == later


def test_who_has_a_link_is_said_to_get_a_new_one(client, draft, coordinator, police):
    to = releasing.Recipient(Relation.AUTHORITY, police, name="Lena Berg", email="lena@polisen.example")
    (release,) = releasing.send(draft, releasing.Sending(Purpose.COMMENTS, (to,)), by=coordinator)
    draft.sections.filter(heading="Avsnitt 1").update(html="<p>Nytt.</p>")
    client.force_login(coordinator)
    assert "länken i det tidigare leder också" in read(client, address(draft, "send_new_version", release.pk))
    releasing.send_new_version(release, why="", by=coordinator)
    body = OutgoingMail.objects.filter(to="lena@polisen.example").latest("pk").body
    path = next(word for word in body.split() if "/svar/" in word).split("8000")[-1]
    assert "Det är en ny version" in read(client, path)
