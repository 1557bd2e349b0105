"""What is typed under the sections: kept for the writer's own organisation, and never lost."""

import pytest

from base.refusals import Refused
from documents.editing.section_writing import Warned
from documents.models import Comment, Reply
from documents.replies import answering
from documents.sending.asked import text_of
from organisations.models import Role
from tests.conftest import person
from tests.documents.factories import TEXT, paper
from tests.documents.replies.asking import address, answered, ask, fields, remark, reply

NEW = "<p>Parterna arbetar tillsammans mot brott.</p>"


def save(client, release, text, **more):
    page = client.get(address(release.document))
    token, data = fields(page)
    return client.post(address(release.document), data | {f"text:{token}": text, "do": "save", **more}), token, data


def test_what_is_saved_stands_there_for_a_colleague(client, release, police, police_contact):
    client.force_login(police_contact)
    answer, *_rest = save(client, release, "Vi vill se en tidsgräns.")
    assert answer.status_code == 302
    client.force_login(person("Olle Berg", police, Role.POLICE_CONTACT))
    assert "Vi vill se en tidsgräns." in client.get(address(release.document)).content.decode()


def test_a_page_that_is_only_read_begins_nothing(client, release, police_contact):
    client.force_login(police_contact)
    client.get(address(release.document))
    assert not Reply.objects.exists()


def test_without_a_script_a_paper_of_very_many_sections_is_answered(client, municipality, coordinator, police_contact):
    police = police_contact.memberships.get().organisation
    release = ask(paper(municipality, coordinator, parties=[police], count=260), coordinator, police)
    data = {"page": "p", "seen": "0", "do": "save"}
    for number, section in enumerate(text_of(release.revision)["sections"]):
        data |= {f"at:{number}": f"{section['key']}|0", f"text:{number}": ""}
        data |= {f"heading:{number}": section["heading"], f"plain:{number}": TEXT[3:-4]}
    client.force_login(police_contact)
    answer = client.post(address(release.document), data | {"text:259": "Kortare."})
    assert answer.status_code == 302
    assert [(each.text, each.place) for each in Comment.objects.all()] == [("Kortare.", "Avsnitt 260")]


def test_saving_twice_keeps_it_once(client, release, police_contact):
    client.force_login(police_contact)
    _answer, token, data = save(client, release, "En gång.")
    client.post(address(release.document), data | {f"text:{token}": "En gång.", "do": "save"})
    assert Comment.objects.count() == 1


def test_a_page_goes_on_in_what_it_saved_itself(release, police_contact):
    begun = reply(release, police_contact, remark(release, "Hej", token="a", page="p1"))
    answering.save(begun, [remark(release, "Hej på er", token="a", page="p1")], by_name="Petra")
    assert [comment.text for comment in begun.comments.all()] == ["Hej på er"]


def test_two_colleagues_in_the_same_remark_keep_both(release, police_contact):
    begun = reply(release, police_contact, remark(release, "Från början.", token="a", page="p0"))
    answering.save(begun, [remark(release, "Petras.", token="a", version=1, page="p1")], by_name="Petra")
    kept = answering.save(begun, [remark(release, "Olles.", token="a", version=1, page="p2")], by_name="Olle")
    assert {comment.text for comment in begun.comments.all()} == {"Petras.", "Olles."}
    assert list(kept.beside) == ["a"]


def test_a_script_saves_and_learns_the_version(client, release, police_contact):
    client.force_login(police_contact)
    token, data = fields(client.get(address(release.document)))
    data |= {f"text:{token}": "Hej"}
    answer = client.post(address(release.document), data, headers={"accept": "application/json"})
    assert answer.json()["versions"] == {token: 1}


def test_a_wording_in_the_plain_field_keeps_the_form_of_the_rest(client, draft, coordinator, police, police_contact):
    draft.sections.filter(heading="Avsnitt 1").update(html="<p>Först <strong>viktigt</strong>.</p><p>Sedan annat.</p>")
    release = ask(draft, coordinator, police)
    client.force_login(police_contact)
    token, data = fields(client.get(address(draft)))
    typed = "Först viktigt.\r\n\r\nSedan något nytt."
    client.post(address(draft), data | {f"text:{token}": "", f"plain:{token}": typed, "do": "save"})
    comment = Comment.objects.get()
    assert comment.suggested_html == "<p>Först <strong>viktigt</strong>.</p><p>Sedan något nytt.</p>"
    assert comment.html_before == draft.sections.get(heading="Avsnitt 1").html
    assert comment.reply.release == release


def test_an_unchanged_wording_is_no_suggestion(client, release, police_contact):
    client.force_login(police_contact)
    token, data = fields(client.get(address(release.document)))
    heading = release.document.sections.first().heading
    same = {f"plain:{token}": "Parterna ska arbeta tillsammans mot brott.", f"heading:{token}": heading}
    client.post(address(release.document), data | same | {f"text:{token}": "", "do": "save"})
    assert not Comment.objects.exists()


def test_a_wording_from_the_editor_is_cleaned(release, client, police_contact):
    client.force_login(police_contact)
    token, data = fields(client.get(address(release.document)))
    html = {f"html:{token}": f'{NEW}<script>alert(1)</script><p onclick="x()">Mer.</p>'}
    client.post(address(release.document), data | html | {"do": "save"})
    assert Comment.objects.get().suggested_html == f"{NEW}<p>Mer.</p>"


def test_an_emptied_remark_is_gone(release, police_contact):
    begun = reply(release, police_contact, remark(release, "Bort.", token="a"))
    answering.save(begun, [remark(release, "", token="a", version=1)], by_name="Petra")
    assert not begun.comments.exists()


def test_a_remark_is_taken_away_by_a_tick(client, release, police_contact):
    reply(release, police_contact, remark(release, "Bort.", token="a", html=NEW))
    client.force_login(police_contact)
    page = client.get(address(release.document))
    key = page.context["sections"][0]["key"]
    data = {"page": "p", "seen": "0", "at:a": f"{key}|1", "text:a": "Bort.", "html:a": NEW}
    client.post(address(release.document), data | {"remove:a": "1", "do": "save"})
    assert not Comment.objects.exists()


def test_what_looks_like_a_personnummer_is_asked_about_and_stays(client, release, police_contact):
    client.force_login(police_contact)
    answer, token, data = save(client, release, "Ring 19811218-9876.")
    assert answer.status_code == 422
    assert "Ring 19811218-9876." in answer.content.decode()
    assert not Comment.objects.exists()
    data |= {f"text:{token}": "Ring 19811218-9876.", "confirmed": "1", "do": "save"}
    client.post(address(release.document), data)
    assert Comment.objects.get().text == "Ring 19811218-9876."


def test_personnummer_are_found_by_the_domain_too(release, police_contact):
    begun = answering.begin(release, by=police_contact)
    answer = answering.save(begun, [remark(release, "19811218-9876")], by_name="Petra")
    assert isinstance(answer, Warned)


def test_a_remark_that_is_too_long_is_refused_and_the_page_keeps_it(client, release, police_contact):
    client.force_login(police_contact)
    answer, *_rest = save(client, release, "x" * 20_001)
    assert answer.status_code == 409
    assert "högst 20 000 tecken" in answer.content.decode()


@pytest.mark.parametrize("at", ["", "|", "nonsens|x", "00000000-0000-4000-8000-000000000000|1", "|999999999999"])
def test_bad_input_is_no_error(client, release, police_contact, at):
    client.force_login(police_contact)
    data = {"page": "p\0", "at:a": at, "text:a": "Ord\0.", "html:a": "<b>", "do": "save"}
    assert client.post(address(release.document), data).status_code in {302, 409, 422}
    assert Comment.objects.filter(text="Ord.").count() == 1


def test_a_new_version_carries_over_what_was_begun_and_says_what_has_changed(
    client, release, coordinator, police, police_contact
):
    begun = reply(release, police_contact, remark(release, "Om ettan."), remark(release, "Om tvåan.", number=1))
    document = release.document
    document.sections.filter(heading="Avsnitt 1").update(html="<p>Helt ny text här.</p>")
    ask(document, coordinator, police, replaces=release)
    client.force_login(police_contact)
    page = client.get(address(document))
    first, second = (section["fields"][0] for section in page.context["sections"])
    assert (first.text, first.has_changed) == ("Om ettan.", True)
    assert (second.text, second.has_changed) == ("Om tvåan.", False)
    assert "Det ni hade skrivit följde med" in page.content.decode()
    token, data = fields(page)
    at = {f"at:{first.token}": f"{first.section_key}|1", f"text:{first.token}": "Om ettan."}
    client.post(address(document), data | at | {"do": "save"})
    begun.refresh_from_db()
    assert begun.release.replaces == release
    assert begun.comments.count() == 2


def test_a_suggestion_of_a_section_that_is_gone_stays(client, release, coordinator, police, police_contact):
    reply(release, police_contact, remark(release, "Varför?", html=NEW, token="a"))
    document = release.document
    document.sections.filter(heading="Avsnitt 1").delete()
    ask(document, coordinator, police, replaces=release)
    client.force_login(police_contact)
    page = client.get(address(document))
    lost = page.context["lost"][0]
    token, data = fields(page)
    data |= {f"at:{lost.token}": f"{lost.section_key}|1", f"text:{lost.token}": "Varför togs det bort?", "do": "save"}
    client.post(address(document), data)
    comment = Comment.objects.get()
    assert (comment.text, comment.suggested_html, comment.place) == ("Varför togs det bort?", NEW, "Avsnitt 1")


def test_an_answer_to_a_text_that_was_replaced_is_refused(release, coordinator, police, police_contact):
    ask(release.document, coordinator, police, replaces=release)
    with pytest.raises(Refused, match="ersatt av ett nytt"):
        answering.begin(release, by=police_contact)


def test_what_a_stale_page_typed_after_a_colleague_sent_stands_in_the_fields(client, release, police, police_contact):
    client.force_login(police_contact)
    token, data = fields(client.get(address(release.document)))
    colleague = person("Olle Berg", police, Role.POLICE_CONTACT)
    answered(release, colleague, remark(release, "Olles svar.", number=1))
    page = client.post(address(release.document), data | {f"text:{token}": "Petras ord.", "do": "save"})
    assert page.status_code == 409
    assert "Olle Berg har redan skickat ert svar" in page.content.decode()
    assert "Petras ord." in page.content.decode()
    assert TEXT[3:-4] in page.content.decode()
