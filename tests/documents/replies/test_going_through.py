"""The owner goes through what has come in: takes in, declines, answers."""

import re
from datetime import date

import pytest

from base.dates import today
from base.refusals import Refused
from documents import steps
from documents.editing.section_writing import Saved, save_section
from documents.models import Comment, Event, Reply
from documents.replies import settling
from tests.documents.factories import TEXT
from tests.documents.replies.asking import address, answered, ask, remark, reply

NEW = "<p>Parterna arbetar tillsammans mot brott.</p>"


@pytest.fixture
def suggestion(release, police_contact):
    answered(release, police_contact, remark(release, "Kortare.", html=NEW))
    return Comment.objects.get()


def first(document):
    return document.sections.order_by("position").first()


def take_in(client, comment, **data):
    return client.post(address(comment.reply.document, "take_in", comment.pk), data)


def write_in(document, by, html="<p>Ägarens egen nya text.</p>"):
    section = first(document)
    save_section(
        document.pk, section.key, heading=section.heading, html=html, base_version=section.version, token="", by=by
    )


def test_it_stands_under_its_section_with_the_changes_marked(client, suggestion, coordinator):
    client.force_login(coordinator)
    page = client.get(address(suggestion.reply.document, "incoming"))
    assert [place.heading for place in page.context["places"]] == ["Avsnitt 1"]
    assert "<del>ska arbeta</del>" in page.content.decode()
    assert "<ins>arbetar</ins>" in page.content.decode()
    assert "En synpunkt väntar" in page.content.decode()


def test_each_remark_says_who_made_it_and_when_it_came(client, suggestion, coordinator):
    Reply.objects.update(received_on=date(2026, 3, 2))
    client.force_login(coordinator)
    page = client.get(address(suggestion.reply.document, "incoming")).content.decode().replace("\xa0", " ")
    (heading,) = re.findall(r'<h3 class="remarks__place">(.*?)</h3>', page)
    assert re.sub("<[^>]+>", "", heading) == f"{suggestion.reply.organisation}, Petra Norling, 2 mars 2026"


def test_the_places_stand_in_the_order_of_the_text(client, release, coordinator, police_contact):
    whole = remark(release, "Allt.")
    whole = type(whole)("w", None, "Om allt.")
    answered(release, police_contact, whole, remark(release, "Tvåan.", number=1), remark(release, "Ettan."))
    client.force_login(coordinator)
    page = client.get(address(release.document, "incoming"))
    assert [place.heading for place in page.context["places"]] == ["Avsnitt 1", "Avsnitt 2", "Hela handlingen"]


def test_one_click_takes_it_in(client, suggestion, coordinator):
    client.force_login(coordinator)
    answer = take_in(client, suggestion)
    assert answer.status_code == 302
    suggestion.refresh_from_db()
    document = suggestion.reply.document
    assert (first(document).html, suggestion.outcome, suggestion.settled_by) == (NEW, "taken_in", coordinator)
    assert first(document).saved_by == coordinator
    assert Event.objects.get(step="take_in").by == coordinator


def test_pressed_twice_it_is_taken_in_once(client, suggestion, coordinator):
    client.force_login(coordinator)
    take_in(client, suggestion)
    write_in(suggestion.reply.document, coordinator)
    take_in(client, suggestion)
    assert first(suggestion.reply.document).html == "<p>Ägarens egen nya text.</p>"
    assert Event.objects.filter(step="take_in").count() == 1


def test_a_section_that_has_changed_is_never_written_over(client, suggestion, coordinator):
    document = suggestion.reply.document
    write_in(document, coordinator)
    client.force_login(coordinator)
    page = take_in(client, suggestion)
    assert page.status_code == 409
    assert "Ägarens egen nya text." in page.content.decode()
    assert first(document).html == "<p>Ägarens egen nya text.</p>"
    version = first(document).version
    take_in(client, suggestion, version=version, choice="merged", heading="Avsnitt 1", html="<p>Båda.</p>")
    suggestion.refresh_from_db()
    assert (first(document).html, suggestion.outcome) == ("<p>Båda.</p>", "taken_in")


def test_one_may_choose_the_suggestion_as_it_stands(client, suggestion, coordinator):
    document = suggestion.reply.document
    write_in(document, coordinator)
    client.force_login(coordinator)
    take_in(client, suggestion, version=first(document).version, choice="theirs")
    assert first(document).html == NEW
    assert any("Ägarens egen nya text." in revision.content for revision in document.revisions.all())


def test_somebody_who_writes_while_one_chooses_is_not_written_over(client, suggestion, coordinator, second_coordinator):
    document = suggestion.reply.document
    write_in(document, coordinator)
    seen = first(document).version
    write_in(document, second_coordinator, "<p>Ännu nyare.</p>")
    client.force_login(coordinator)
    page = take_in(client, suggestion, version=seen, choice="merged", heading="Avsnitt 1", html="<p>Mitt.</p>")
    assert page.status_code == 409
    assert "Mitt." in page.content.decode()
    assert first(document).html == "<p>Ännu nyare.</p>"


def test_a_suggestion_that_already_stands_there_is_taken_in(suggestion, coordinator):
    write_in(suggestion.reply.document, coordinator, NEW)
    assert isinstance(settling.take_in(suggestion, by=coordinator), Saved)


def test_a_locked_text_is_unlocked_first(client, suggestion, coordinator):
    document = suggestion.reply.document
    steps.lock(document, by=coordinator)
    client.force_login(coordinator)
    page = client.get(address(document, "incoming")).content.decode()
    assert "Lås upp den för att ta in" in page
    assert address(document, "take_in", suggestion.pk) not in page
    assert "låst" in client.get(take_in(client, suggestion).url).content.decode()
    assert first(document).html == TEXT


def test_a_section_that_is_gone_is_said(client, suggestion, coordinator):
    document = suggestion.reply.document
    first(document).delete()
    client.force_login(coordinator)
    assert "Avsnittet finns inte i texten längre." in client.get(address(document, "incoming")).content.decode()
    with pytest.raises(Refused):
        settling.take_in(suggestion, by=coordinator)


def test_no_needs_a_reason_and_keeps_the_page(client, suggestion, coordinator):
    client.force_login(coordinator)
    page = client.post(address(suggestion.reply.document, "decline_comment", suggestion.pk), {"answer": "  "})
    assert page.status_code == 422
    assert "Skriv varför" in page.content.decode()


def test_declined_and_answered(client, suggestion, coordinator):
    client.force_login(coordinator)
    document = suggestion.reply.document
    client.post(address(document, "decline_comment", suggestion.pk), {"answer": "Nej, för att."})
    client.post(address(document, "decline_comment", suggestion.pk), {"answer": "Nej, för att."})
    suggestion.refresh_from_db()
    assert (suggestion.outcome, suggestion.answer) == ("declined", "Nej, för att.")
    assert Event.objects.filter(step="decline").count() == 1
    client.post(address(document, "answer_comment", suggestion.pk), {"answer": "Vi tänker om."})
    suggestion.refresh_from_db()
    assert (suggestion.outcome, suggestion.answer) == ("answered", "Vi tänker om.")


def test_what_was_taken_in_is_not_declined(suggestion, coordinator):
    settling.take_in(suggestion, by=coordinator)
    with pytest.raises(Refused, match="redan intaget"):
        settling.decline(suggestion, by=coordinator, reason="Nej.")


def test_an_answer_that_is_too_long_is_refused(suggestion, coordinator):
    with pytest.raises(Refused, match="högst 1"):
        settling.answer(suggestion, by=coordinator, words="x" * 1001)


def test_a_plain_remark_cannot_be_taken_in(release, police_contact, coordinator):
    answered(release, police_contact, remark(release, "Bara ord."))
    with pytest.raises(Refused, match="Bara en föreslagen lydelse"):
        settling.take_in(Comment.objects.get(), by=coordinator)


def test_personnummer_in_a_suggestion_are_asked_about(client, release, police_contact, coordinator):
    from documents.replies import answering

    begun = answering.begin(release, by=police_contact)
    words = remark(release, html="<p>Ring 19811218-9876.</p>")
    answering.save(begun, [words], by_name="Petra", confirmed=True)
    answering.send_reply(begun, by=police_contact, by_name="Petra")
    comment = Comment.objects.get()
    client.force_login(coordinator)
    page = take_in(client, comment)
    assert page.status_code == 422
    version = first(release.document).version
    take_in(client, comment, version=version, choice="theirs", confirmed="1")
    comment.refresh_from_db()
    assert comment.outcome == "taken_in"


@pytest.mark.parametrize("name", ["take_in", "decline_comment", "answer_comment"])
def test_who_may(client, suggestion, registrar, reader, stranger, police_contact, name):
    url = address(suggestion.reply.document, name, suggestion.pk)
    assert client.post(url).status_code == 302
    for user, status in ((registrar, 403), (reader, 403), (stranger, 404), (police_contact, 403)):
        client.force_login(user)
        assert client.post(url, {"answer": "x"}).status_code == status
    suggestion.refresh_from_db()
    assert suggestion.outcome == "open"


def test_who_reads_what_came_in(client, suggestion, registrar, reader, stranger, police_contact):
    url = address(suggestion.reply.document, "incoming")
    for user, status in ((registrar, 200), (reader, 403), (stranger, 404), (police_contact, 403)):
        client.force_login(user)
        assert client.get(url).status_code == status


def test_start_says_how_many_wait(client, release, police_contact, coordinator):
    answered(release, police_contact, *(remark(release, f"Nummer {number}.") for number in range(3)))
    client.force_login(coordinator)
    page = client.get("/").content.decode()
    assert "3 synpunkter från Lokalpolisområde Lindhaga-Norrvika att gå igenom i Riktlinjer" in page


def test_the_papers_page_leads_there(client, suggestion, coordinator):
    client.force_login(coordinator)
    page = client.get(address(suggestion.reply.document, "detail")).content.decode()
    assert address(suggestion.reply.document, "incoming") in page
    assert "En synpunkt att gå igenom" in page


@pytest.mark.parametrize("count", [2, 12])
def test_the_page_asks_as_much_however_much_came_in(
    client, municipality, coordinator, police, police_contact, count, django_assert_max_num_queries
):
    from tests.documents.factories import paper

    release = ask(paper(municipality, coordinator, parties=[police], count=count), coordinator, police)
    for number in range(count):
        answered(release, police_contact, remark(release, f"Synpunkt {number}.", number=number, html=NEW))
    client.force_login(coordinator)
    with django_assert_max_num_queries(26):
        client.get(address(release.document, "incoming"))


def test_a_begun_answer_has_nothing_to_settle(client, release, police_contact, coordinator):
    reply(release, police_contact, remark(release, "Halvt.", html=NEW))
    client.force_login(coordinator)
    for name in ("take_in", "decline_comment", "answer_comment"):
        url = address(release.document, name, Comment.objects.get().pk)
        assert client.post(url, {"answer": "x"}).status_code == 404


def test_remarks_on_a_signed_paper_are_not_urged(client, suggestion, coordinator):
    document = suggestion.reply.document
    client.force_login(coordinator)
    assert "En synpunkt att gå igenom." in client.get(address(document, "detail")).content.decode()
    steps.register(document, by=coordinator, on=today())
    assert "att gå igenom" not in client.get(address(document, "detail")).content.decode()
    page = client.get(address(document, "incoming")).content.decode()
    assert "väntar på att du" not in page
    assert "En synpunkt är inte besvarad." in page


def test_when_all_is_gone_through_those_with_an_older_text_may_be_sent_the_new(
    client, draft, coordinator, police, police_contact
):
    release = ask(draft, coordinator, police)
    answered(release, police_contact, remark(release, "Lägg till ett datum."))
    link = address(draft, "send_new_version", release.pk)
    client.force_login(coordinator)
    draft.sections.filter(heading="Avsnitt 1").update(html="<p>Text med ett datum.</p>")
    assert link not in client.get(address(draft, "incoming")).content.decode()
    settling.decline(Comment.objects.get(), by=coordinator, reason="Det står redan.")
    page = client.get(address(draft, "incoming")).content.decode()
    assert "Alla synpunkter är genomgångna" in page
    assert link in page
