"""The same page by svarslänk, for somebody without an account."""

from base import answer_links
from documents.models import Comment, Event, RegisterEntry, Reply
from documents.views import replying
from tests.documents.factories import paper
from tests.documents.replies.asking import answered, ask, fields, remark, reply

LENA = {"name": "Lena Berg", "email": "lena@polisen.example"}


def at(release):
    return answer_links.url_of(release.secret).split("8000")[-1]


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
    assert "En tanke" not in again.content.decode()
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
    assert replying.replies.begun(newer) == begun


def test_an_answer_by_somebody_who_logged_in_ends_the_link(client, draft, coordinator, police, police_contact):
    release = ask(draft, coordinator, police, **LENA)
    answered(release, police_contact, remark(release, "Vårt svar."))
    assert client.get(at(release)).status_code == 404
