"""Two of the owner's people go through the same remark: neither writes over what the other has said unread."""

import pytest

from documents.models import Comment, Purpose, Relation, Reply
from documents.replies import answering, settling
from documents.sending import releasing
from documents.sending.releasing import Recipient, Sending
from tests.documents.replies.asking import address, answered, remark

NEW = "<p>Parterna arbetar tillsammans mot brott.</p>"
MINE = "<p>Det som Karin skrev ihop.</p>"


@pytest.fixture
def suggestion(release, police_contact):
    answered(release, police_contact, remark(release, "Kortare.", html=NEW))
    return Comment.objects.select_related("reply__document").get()


def page_of(client, comment):
    return client.get(address(comment.reply.document, "incoming"))


def seen(page) -> str:
    return page.context["places"][0].remarks[0].settled


def says(client, comment, mark, *, how="answer_comment", words="Vi tar det nästa gång."):
    return client.post(address(comment.reply.document, how, comment.pk), {"answer": words, "seen": mark})


def test_a_colleagues_answer_is_not_written_over_by_one_who_has_not_read_it(
    client, suggestion, coordinator, second_coordinator
):
    client.force_login(coordinator)
    mark = seen(page_of(client, suggestion))
    settling.decline(suggestion, by=second_coordinator, reason="För dyrt.")
    page = says(client, suggestion, mark)
    assert page.status_code == 422
    said = page.content.decode()
    assert "Björn Sandell har avgjort synpunkten sedan du öppnade sidan: avböjd, ”För dyrt.”" in said
    assert "Vi tar det nästa gång." in said
    suggestion.refresh_from_db()
    assert suggestion.answer == "För dyrt."
    assert says(client, suggestion, seen(page)).status_code == 302
    suggestion.refresh_from_db()
    assert (suggestion.outcome, suggestion.answer) == ("answered", "Vi tar det nästa gång.")


def test_pressed_twice_an_answer_is_given_once(client, suggestion, coordinator):
    client.force_login(coordinator)
    mark = seen(page_of(client, suggestion))
    assert [says(client, suggestion, mark).status_code for _press in range(2)] == [302, 302]


def test_an_answer_to_what_a_colleague_took_in_meanwhile_stays_on_the_page(
    client, suggestion, coordinator, second_coordinator
):
    client.force_login(coordinator)
    mark = seen(page_of(client, suggestion))
    settling.take_in(suggestion, by=second_coordinator)
    page = says(client, suggestion, mark, how="decline_comment")
    assert page.status_code == 422
    assert "redan intaget" in page.content.decode()
    assert "Vi tar det nästa gång." in page.content.decode()


def test_a_suggestion_that_a_colleague_declined_meanwhile_is_not_taken_in(
    client, suggestion, coordinator, second_coordinator
):
    client.force_login(coordinator)
    mark = seen(page_of(client, suggestion))
    settling.decline(suggestion, by=second_coordinator, reason="För dyrt.")
    page = client.post(address(suggestion.reply.document, "take_in", suggestion.pk), {"settled": mark}, follow=True)
    assert "Björn Sandell har avgjort synpunkten" in page.content.decode()
    suggestion.refresh_from_db()
    assert suggestion.outcome == "declined"


def test_what_was_written_together_is_not_lost_when_a_colleague_took_it_in_first(
    client, suggestion, coordinator, second_coordinator
):
    client.force_login(coordinator)
    settling.take_in(suggestion, by=second_coordinator)
    merged = {"choice": "merged", "heading": "Avsnitt 1", "html": MINE, "version": "1", "settled": ""}
    page = client.post(address(suggestion.reply.document, "take_in", suggestion.pk), merged)
    assert page.status_code == 409
    assert "Björn Sandell har redan tagit in förslaget, så det du skrev är inte sparat." in page.content.decode()
    assert "Det som Karin skrev ihop." in page.content.decode()


def test_taken_in_after_all_it_carries_no_reason_why_it_was_declined(suggestion, coordinator):
    settling.decline(suggestion, by=coordinator, reason="För dyrt.")
    settling.take_in(suggestion, by=coordinator)
    suggestion.refresh_from_db()
    assert (suggestion.outcome, suggestion.answer) == ("taken_in", "")


def test_an_answer_begun_as_a_new_text_came_and_a_colleague_began_on_that_is_not_hidden(
    draft, release, police, coordinator, police_contact, monkeypatch, quick_printing
):
    begin_new = answering._begin_new

    def as_a_new_text_comes(asked, by):
        monkeypatch.setattr(answering, "_begin_new", begin_new)
        draft.sections.filter(heading="Avsnitt 1").update(html="<p>Nytt.</p>")
        to = Recipient(Relation.AUTHORITY, police)
        (newer,) = releasing.send(draft, Sending(Purpose.COMMENTS, (to,)), by=coordinator)
        answering.begin(newer, by=police_contact)
        return begin_new(asked, by)

    monkeypatch.setattr(answering, "_begin_new", as_a_new_text_comes)
    with pytest.raises(answering.Refused, match="ersatt av ett nytt"):
        answering.begin(release, by=police_contact)
    assert Reply.objects.exclude(release=release).count() == 1


def test_what_is_typed_when_it_is_taken_back_can_be_copied_from_the_page_that_says_so(
    client, draft, police, coordinator, police_contact, quick_printing
):
    to = Recipient(Relation.AUTHORITY, police)
    (sent,) = releasing.send(draft, Sending(Purpose.COMMENTS, (to,)), by=coordinator)
    releasing.withdraw(sent, by=coordinator)
    client.force_login(police_contact)
    page = client.post(address(draft), {"text:a": "Ett helt stycke\nsom ingen sparade.", "at:a": "|0"})
    assert page.status_code == 404
    assert "Ett helt stycke\nsom ingen sparade." in page.content.decode()
