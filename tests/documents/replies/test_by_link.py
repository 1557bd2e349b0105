"""The same page by svarslänk, for somebody without an account."""

import re

import pytest

from base import answer_links
from base.models import OutgoingMail
from base.refusals import Refused
from documents import steps
from documents.changes import wordings
from documents.models import Comment, Event, RegisterEntry, Reply
from documents.sending import releasing
from documents.views import replying
from tests.documents.factories import paper
from tests.documents.replies.asking import answered, ask, fields, remark, reply

LENA = {"name": "Lena Berg", "email": "lena@polisen.example"}
SENDING = releasing.Sending("comments", (releasing.Recipient("outside", **LENA),))


def at(release):
    return answer_links.url_of(release.secret).split("8000")[-1]


def sent_link():
    """Where the latest mail leads."""
    return "/svar/" + OutgoingMail.objects.filter(to=LENA["email"]).latest("pk").body.partition("/svar/")[2].split()[0]


def test_the_whole_way(client, draft, coordinator, police):
    release = ask(draft, coordinator, police, **LENA)
    page = client.get(at(release))
    assert page.status_code == 200
    token, data = fields(page)
    client.post(at(release), data | {f"text:{token}": "En tanke.", "do": "save"})
    assert Comment.objects.get().by_name == "Lena Berg"
    page = client.get(at(release))
    found = page.context["sections"][0]["fields"][0]
    data = {"page": page.context["page"], f"at:{token}": f"{found.section_key}|1", f"text:{token}": "En tanke till."}
    thanks = client.post(at(release), data | {"do": "send"})
    assert thanks.status_code == 200
    assert "Tack för svaret" in thanks.content.decode()
    assert "En tanke till." in thanks.content.decode()
    sent = Reply.objects.get()
    assert (sent.way, sent.organisation, sent.name, sent.written_by) == ("link", police, "Lena Berg", None)
    assert Event.objects.get(step="reply").by_name == "Lena Berg"
    assert RegisterEntry.objects.count() == 2
    again = client.post(at(release), data | {"do": "send"})
    assert again.status_code == 404
    assert "Länken gäller inte" in again.content.decode()
    assert "En tanke" not in client.get(at(release)).content.decode()


def test_a_person_outside_any_organisation_answers_in_their_own_name(client, draft, coordinator, municipality):
    release = ask(draft, coordinator, relation="outside", **LENA)
    token, data = fields(client.get(at(release)))
    client.post(at(release), data | {f"text:{token}": "Hej.", "do": "send"})
    assert RegisterEntry.objects.get().counterpart == "Lena Berg"


def test_only_that_one_matter_is_seen(client, draft, coordinator, police, municipality, police_contact):
    other = paper(municipality, coordinator, parties=[police], title="Annan markör")
    reply(ask(other, coordinator, police), police_contact, remark(ask(other, coordinator, police), "Ord markör."))
    release = ask(draft, coordinator, relation="outside", **LENA)
    page = client.get(at(release)).content.decode()
    assert "markör" not in page
    assert f"/handlingar/{draft.pk}/" not in page


def test_what_was_begun_survives_the_link(draft, coordinator):
    release = ask(draft, coordinator, relation="outside", **LENA)
    begun = reply(release, None, remark(release, "Halvt."))
    answer_links.revoke(release.link)
    newer = ask(draft, coordinator, relation="outside", replaces=release, **LENA)
    assert replying.answering.begun(newer) == begun


@pytest.fixture
def two_versions(client, draft, coordinator):
    """Two texts sent by link, the second while the page of the first stood open; the second, and what was typed."""
    (first,) = releasing.send(draft, SENDING, by=coordinator)
    opened = client.get(sent_link())
    address = opened.request["PATH_INFO"]
    token, data = fields(opened)
    data |= {"made_of": opened.context["made_of"], f"text:{token}": "Länge skrivet."}
    data[f"html:{token}"] = opened.context["sections"][0]["html"]
    draft.sections.filter(heading="Avsnitt 1").update(html="<p>Nyare ord.</p>")
    newer = releasing.send_new_version(first, why="", by=coordinator)
    return newer, address, data


@pytest.mark.usefixtures("quick_printing")
@pytest.mark.parametrize("do", ["save", "send"])
def test_what_is_typed_on_an_older_text_is_kept_and_not_sent(client, two_versions, do):
    newer, address, data = two_versions
    page = client.post(address, data | {"do": do}, follow=True)
    assert page.status_code == 200
    assert "En ny version av texten kom medan du skrev" in page.content.decode()
    assert "Länge skrivet." in page.content.decode()
    assert "Nyare ord." in page.content.decode()
    kept = Comment.objects.get()
    assert (kept.reply.release, kept.reply.sent_at, kept.suggests) == (newer, None, False)


@pytest.mark.usefixtures("quick_printing")
def test_a_wording_on_an_older_text_is_one_of_that_text(client, two_versions):
    newer, address, data = two_versions
    name = next(name for name in data if name.startswith("html:"))
    before = data[name]
    client.post(address, data | {name: "<p>Mitt förslag.</p>", "do": "save"})
    kept = Comment.objects.get()
    assert (kept.suggested_html, kept.html_before) == ("<p>Mitt förslag.</p>", before)
    assert kept.reply.revision == newer.revision


@pytest.mark.usefixtures("quick_printing")
def test_what_an_open_page_saves_by_itself_is_kept_after_a_new_version(client, two_versions):
    _newer, address, data = two_versions
    answer = client.post(address, data, headers={"accept": "application/json"})
    assert answer.json()["status"] == "saved"
    assert "En ny version" in answer.json()["message"]


@pytest.mark.usefixtures("quick_printing")
def test_words_in_the_browser_go_by_the_matter_and_not_by_the_link(client, two_versions):
    _newer, address, _data = two_versions
    pages = [client.get(at).content.decode() for at in (address, sent_link())]
    names = [re.search(r'data-keep-typing="(svar-\d+)"', page) for page in pages]
    assert names[0][1] == names[1][1]
    assert address != sent_link()


def test_huge_wordings_are_refused_and_the_rest_stays(client, draft, coordinator):
    release = ask(draft, coordinator, relation="outside", **LENA)
    token, data = fields(client.get(at(release)))
    page = client.post(at(release), data | {f"html:{token}": "<p>" + "ord " * 60_000 + "</p>", f"text:{token}": "Hej."})
    assert page.status_code == 409
    assert "lydelse är för lång" in page.content.decode()


def test_an_answer_holds_so_much(draft, coordinator):
    release = ask(draft, coordinator, relation="outside", **LENA)
    big = "<p>" + "ord " * 45_000 + "</p>"
    with pytest.raises(Refused, match="Svaret är för stort"):
        reply(release, None, *(remark(release, f"{n}", html=big) for n in range(4)))
    assert not Comment.objects.exists()


def test_a_very_long_wording_stands_beside_the_old_one():
    long = "<p>" + "ord " * 40_000 + "slut</p>"
    shown = wordings.changes("<p>Kort.</p>", long)
    assert shown.count("data-change") == 2
    assert "<ins>" not in shown
    assert wordings.changes(long, long) == long
    assert wordings.changes_if_any(long, long) == ""


def test_an_answer_by_somebody_who_logged_in_ends_the_link(client, draft, coordinator, police, police_contact):
    release = ask(draft, coordinator, police, **LENA)
    answered(release, police_contact, remark(release, "Vårt svar."))
    assert client.get(at(release)).status_code == 404


def test_a_discarded_draft_is_behind_no_link_and_what_was_begun_is_there_when_it_is_taken_back(
    client, draft, coordinator
):
    release = ask(draft, coordinator, relation="outside", **LENA)
    reply(release, None, remark(release, "Halvt."))
    steps.discard(draft, by=coordinator, reason="Dubbel")
    for more in ("", "?fil=pdf", "?fil=word"):
        page = client.get(at(release) + more)
        assert page.status_code == 404
        assert draft.title not in page.content.decode()
    assert client.post(at(release), {"do": "send"}).status_code == 404
    steps.restore(draft, by=coordinator)
    assert "Halvt." in client.get(at(release)).content.decode()


def test_in_two_tabs_one_meets_oneself_and_no_colleague(client, draft, coordinator):
    release = ask(draft, coordinator, relation="outside", **LENA)
    pages = [fields(client.get(at(release))) for _tab in range(2)]
    answers = [
        client.post(at(release), data | {f"text:{token}": words}, headers={"accept": "application/json"})
        for (token, data), words in zip(pages, ("I den ena.", "I den andra."), strict=True)
    ]
    assert "Du har skrivit i samma synpunkt i en annan flik." in answers[1].json()["message"]
    assert Comment.objects.count() == 2


def test_who_comes_back_is_told_what_is_begun_and_not_that_they_began_it(client, draft, coordinator):
    release = ask(draft, coordinator, relation="outside", **LENA)
    assert "påbörjad" not in client.get(at(release)).content.decode()
    reply(release, None, remark(release, "Ett.", token="a"), remark(release, "Två.", number=1, token="b"))
    page = client.get(at(release)).content.decode()
    assert "Du har 2 påbörjade synpunkter, som inte är skickade:" in page
    assert '<a href="#text-a">' in page
    assert "Påbörjad av" not in page
