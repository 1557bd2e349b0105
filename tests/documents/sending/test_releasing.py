"""A paper is sent: a frozen text to each recipient, its PDF, its links, mails and entries; the owner writes on."""

import re
from datetime import timedelta

import pytest
from django.core import mail as django_mail
from django.urls import reverse
from django.utils import timezone

from base import answer_links
from base.dates import today
from base.models import AnswerLink, OutgoingMail
from base.refusals import Refused
from documents import steps
from documents.access import access_of
from documents.content import content_of, read
from documents.models import Copy, Document, Purpose, RegisterEntry, Relation, Release, Reply, State
from documents.sending import releasing
from documents.sending.releasing import Recipient, Sending
from documents.writing import open_for_writing
from organisations.models import Body

pytestmark = pytest.mark.usefixtures("quick_printing")

LENA = Recipient(Relation.AUTHORITY, name="Lena Berg", email="lena@berg.example")


def to(organisation):
    return Recipient(Relation.AUTHORITY, organisation=organisation)


def send(document, by, *recipients, purpose=Purpose.COMMENTS, **more):
    return releasing.send(document, Sending(purpose, recipients, **more), by=by)


def write_on(document, words, by):
    with open_for_writing(document.pk, by=by) as taken:
        section = taken.sections.first()
        section.html = f"<p>{words}</p>"
        section.save()


def html(content):
    return content["sections"][0]["html"]


def secrets_in_mail():
    return [
        found for letter in OutgoingMail.objects.order_by("pk") for found in re.findall(r"/svar/([\w-]+)/", letter.body)
    ]


# What is sent


def test_the_recipient_reads_what_was_sent_while_the_owner_writes_on(draft, coordinator, police, police_contact):
    write_on(draft, "Först", coordinator)
    (release,) = send(draft, coordinator, to(police), why="Se på målen.")
    write_on(draft, "Sedan", coordinator)
    assert html(access_of(police_contact, draft).content()) == "<p>Först</p>"
    assert html(content_of(draft)) == "<p>Sedan</p>"
    assert release.why == "Se på målen."


def test_a_new_version_takes_the_place_of_the_one_that_was_sent(draft, coordinator, police, police_contact):
    (first,) = send(draft, coordinator, to(police), answer_by=today() + timedelta(days=9))
    write_on(draft, "Sedan", coordinator)
    second = releasing.send_new_version(first, why="Nu med mål.", answer_by=first.answer_by, by=coordinator)
    assert (second.replaces, second.answer_by) == (first, first.answer_by)
    assert html(access_of(police_contact, draft).content()) == "<p>Sedan</p>"


def test_what_is_sent_to_an_organisation_and_to_people_there_at_once_reaches_each_address_once(
    draft, coordinator, police, police_contact
):
    johan = Recipient(Relation.AUTHORITY, police, name="Johan Rask", email="johan@polisen.example")
    petra = Recipient(Relation.AUTHORITY, police, name="Petra", email=police_contact.email.upper())
    send(draft, coordinator, to(police), johan)
    assert sorted(OutgoingMail.objects.values_list("to", flat=True)) == sorted([johan.email, police_contact.email])
    assert RegisterEntry.objects.filter(organisation=police).count() == 1
    assert RegisterEntry.objects.exclude(organisation=police).count() == 2
    write_on(draft, "Sedan", coordinator)
    OutgoingMail.objects.all().delete()
    send(draft, coordinator, to(police), petra)
    assert "/svar/" in OutgoingMail.objects.get().body


def test_the_same_text_is_no_new_version(draft, coordinator, police):
    (first,) = send(draft, coordinator, to(police))
    with pytest.raises(Refused, match="densamma"):
        releasing.send_new_version(first, why="", by=coordinator)


def test_its_pdf_is_kept_as_the_parties_copy(draft, coordinator, police):
    draft.sections.filter(heading="Avsnitt 2").update(audience="internal", html="<p>Hemlighuset</p>")
    (release,) = send(draft, coordinator, to(police))
    copy = Copy.objects.get(revision=release.revision)
    assert (copy.audience, copy.form) == ("parties", "pdf")
    assert "Hemlighuset" in str(read(release.revision))


def test_the_bytes_that_were_sent_are_given_out_ever_after(client, draft, coordinator, police, police_contact):
    (release,) = send(draft, coordinator, to(police))
    kept = release.revision.copies.get().file.read()
    client.force_login(police_contact)
    assert client.get(reverse("documents:pdf", args=[draft.pk])).content == kept


def test_a_text_that_was_locked_and_unlocked_is_no_proposal_any_more(draft, coordinator, police):
    locked = steps.lock(draft, by=coordinator)
    steps.unlock(draft, by=coordinator, reason="Fel.")
    (release,) = send(draft, coordinator, to(police))
    assert release.revision != locked
    assert release.revision.sha256 == locked.sha256


def test_what_is_locked_is_sent_as_it_was_locked(locked, coordinator, police):
    for purpose in Purpose:
        (release,) = send(locked, coordinator, to(police), purpose=purpose)
        assert release.revision == locked.locked_revision


WHEN = {
    Purpose.COMMENTS: {State.DRAFT, State.LOCKED},
    Purpose.INFORMATION: {State.DRAFT, State.LOCKED, State.FINAL},
    Purpose.DECISION: {State.LOCKED},
}


@pytest.mark.parametrize("purpose", Purpose)
@pytest.mark.parametrize("state", State)
def test_each_purpose_has_its_states(draft, coordinator, police, purpose, state):
    if state == State.DISCARDED:
        steps.discard(draft, by=coordinator, reason="Dubbel.")
    elif state == State.FINAL:
        steps.register(draft, by=coordinator, on=today())
    elif state == State.LOCKED:
        steps.lock(draft, by=coordinator)
    if state in WHEN[purpose]:
        assert send(draft, coordinator, to(police), purpose=purpose)
    else:
        with pytest.raises(Refused):
            send(draft, coordinator, to(police), purpose=purpose)
        assert not Release.objects.exists()


def test_an_unsettled_text_is_not_sent(draft, coordinator, police):
    draft.clashes.create(section=draft.sections.first(), base_version=1, by=coordinator)
    with pytest.raises(Refused, match="välj vilken text"):
        send(draft, coordinator, to(police))


def test_it_is_sent_to_somebody(draft, coordinator):
    with pytest.raises(Refused, match="Välj minst en mottagare"):
        send(draft, coordinator)


# The same twice


def test_the_same_form_sent_twice_sends_once(draft, coordinator, police, django_capture_on_commit_callbacks):
    made = [send(draft, coordinator, to(police), LENA, why="Hej") for _press in range(2)]
    assert made[0] == made[1]
    assert (Release.objects.count(), AnswerLink.objects.count()) == (2, 1)
    assert RegisterEntry.objects.count() == 3
    assert draft.events.filter(step="send_for_comments").count() == 1
    assert OutgoingMail.objects.count() == 1  # nobody at the police has an account in this test


def test_another_message_is_a_new_version(draft, coordinator, police):
    send(draft, coordinator, to(police), why="Hej")
    send(draft, coordinator, to(police), why="Hej igen")
    assert [bool(each.replaces) for each in Release.objects.order_by("pk")] == [False, True]


def test_a_new_version_asked_for_twice_is_sent_once(client, draft, coordinator, police):
    (first,) = send(draft, coordinator, to(police))
    write_on(draft, "Sedan", coordinator)
    client.force_login(coordinator)
    url = reverse("documents:send_new_version", args=[draft.pk, first.pk])
    answers = [client.post(url, {"why": "Ny"}, follow=True) for _press in range(2)]
    assert [str(message) for each in answers for message in each.context["messages"]] == [
        "Den nya versionen är skickad till Lokalpolisområde Lindhaga-Norrvika."
    ] * 2
    assert Release.objects.count() == 2


# Links and mails


def test_a_person_gets_a_link_that_no_row_here_holds(draft, coordinator):
    (release,) = send(draft, coordinator, LENA)
    (secret,) = secrets_in_mail()
    assert answer_links.find(secret) == release.link
    assert secret not in str([list(row.values()) for model in (Release, AnswerLink) for row in model.objects.values()])


def test_the_old_link_leads_to_the_new_version(client, draft, coordinator):
    (first,) = send(draft, coordinator, LENA)
    write_on(draft, "Sedan", coordinator)
    newer = releasing.send_new_version(first, why="", by=coordinator)
    old, new = (client.get(answer_links.url_of(secret).partition("8000")[2]) for secret in secrets_in_mail())
    assert old.context["release"] == new.context["release"] == newer


@pytest.mark.parametrize("end", [answer_links.use, answer_links.revoke])
def test_all_links_of_a_recipient_end_together(draft, coordinator, end):
    (release,) = send(draft, coordinator, LENA)
    other = releasing.Recipient(LENA.relation, name="Ola Ek", email="ola@ek.example")
    send(draft, coordinator, other)
    reminded = releasing.remind(release, by=coordinator)
    end(reminded.link)
    standing = [bool(answer_links.find(secret)) for secret in secrets_in_mail()]
    assert sorted(standing) == [False, False, True]


def test_one_that_was_taken_back_works_no_more_when_it_is_sent_again(draft, coordinator):
    (release,) = send(draft, coordinator, LENA)
    releasing.remind(release, by=coordinator)
    releasing.withdraw(release, by=coordinator)
    send(draft, coordinator, LENA)
    assert [bool(answer_links.find(secret)) for secret in secrets_in_mail()].count(True) == 1


def test_a_link_lasts_until_some_time_after_the_answer_is_due(draft, coordinator):
    (release,) = send(draft, coordinator, LENA, answer_by=today() + timedelta(days=60))
    assert release.link.expires_at > timezone.now() + timedelta(days=80)


def test_the_people_of_an_organisation_are_told_and_get_no_link(draft, coordinator, police, police_contact):
    send(draft, coordinator, to(police), why="Se på målen.", answer_by=today())
    letter = OutgoingMail.objects.get()
    assert letter.to == police_contact.email
    assert all(word in letter.body for word in (draft.title, "Se på målen.", "Svara senast", "/handlingar/"))
    assert "/svar/" not in letter.body


def test_mail_never_holds_the_text(draft, coordinator, police, police_contact):
    write_on(draft, "Hemlighuset", coordinator)
    send(draft, coordinator, to(police), LENA)
    assert not OutgoingMail.objects.filter(body__contains="Hemlighuset").exists()


@pytest.mark.django_db(transaction=True)
def test_the_outbox_keeps_no_secret_once_the_mail_has_gone(draft, coordinator):
    send(draft, coordinator, LENA)
    assert re.search(r"/svar/[\w-]{30,}/", django_mail.outbox[0].body)
    assert secrets_in_mail() == []


# The registrars


def test_both_registrars_get_an_entry_with_the_file(draft, coordinator, police):
    (release,) = send(draft, coordinator, to(police))
    entries = {entry.organisation: entry for entry in RegisterEntry.objects.all()}
    assert entries[draft.owner].direction == "out"
    assert entries[police].direction == "in"
    assert entries[draft.owner].counterpart == str(police)
    assert entries[police].counterpart == str(draft.owner)
    assert {entry.file for entry in entries.values()} == {release.revision.copies.get().file}


def test_within_the_own_authority_nothing_has_left(draft, coordinator):
    send(draft, coordinator, Recipient(Relation.OWN, name="Kim Ek", email="kim@lindhaga.example"))
    assert not RegisterEntry.objects.exists()


def test_an_own_board_is_another_authority_and_reads_by_its_registrars_link(draft, coordinator):
    board = Body.objects.create(
        organisation=draft.owner, kind="board", name="Socialnämnden", is_authority=True, registrar_email="sn@l.example"
    )
    readers = draft.readers.count()
    (release,) = send(
        draft, coordinator, Recipient(Relation.AUTHORITY, draft.owner, board, str(board), board.registrar_email)
    )
    assert RegisterEntry.objects.get().counterpart == "Socialnämnden"
    assert release.link
    assert draft.readers.count() == readers


# Taking back


def test_what_is_taken_back_is_read_no_more(draft, coordinator, police, police_contact):
    organisation, person = send(draft, coordinator, to(police), LENA)
    for release in (organisation, person):
        releasing.withdraw(release, by=coordinator)
        releasing.withdraw(release, by=coordinator)
    assert not Document.objects.visible_to(police_contact).exists()
    assert answer_links.find(secrets_in_mail()[0]) is None
    assert draft.events.filter(step="withdraw_release").count() == 2


def test_what_else_was_sent_is_still_read(draft, coordinator, police, police_contact):
    write_on(draft, "Först", coordinator)
    send(draft, coordinator, to(police))
    write_on(draft, "Sedan", coordinator)
    (second,) = send(draft, coordinator, to(police), purpose=Purpose.INFORMATION)
    releasing.withdraw(second, by=coordinator)
    assert html(access_of(police_contact, draft).content()) == "<p>Först</p>"


def test_what_was_opened_before_is_not_closed(opened, coordinator, police, police_contact):
    (release,) = send(opened, coordinator, to(police), purpose=Purpose.INFORMATION)
    releasing.withdraw(release, by=coordinator)
    assert access_of(police_contact, opened)


def test_the_one_that_was_replaced_is_not_taken_back(draft, coordinator, police):
    (first,) = send(draft, coordinator, to(police))
    write_on(draft, "Sedan", coordinator)
    releasing.send_new_version(first, why="", by=coordinator)
    with pytest.raises(Refused, match="nyare version"):
        releasing.withdraw(first, by=coordinator)


# Reminding


def test_a_reminder_goes_once_a_day_with_a_link_beside_the_old_one(draft, coordinator):
    (release,) = send(draft, coordinator, LENA)
    releasing.remind(release, by=coordinator)
    old, new = secrets_in_mail()
    assert all(map(answer_links.find, (old, new)))
    with pytest.raises(Refused, match="redan påmind i dag"):
        releasing.remind(release, by=coordinator)
    Release.objects.update(reminded_at=timezone.now() - timedelta(days=1))
    releasing.remind(release, by=coordinator)
    assert OutgoingMail.objects.filter(subject__startswith="Påminnelse").count() == 2


def test_who_has_answered_is_not_reminded(draft, coordinator, police):
    (release,) = send(draft, coordinator, to(police))
    Reply.objects.create(
        document=draft, release=release, revision=release.revision, organisation=police, way="here",
        sent_at=timezone.now(), has_no_remarks=True,
    )  # fmt: skip
    with pytest.raises(Refused, match="har redan svarat"):
        releasing.remind(release, by=coordinator)


def test_nobody_is_reminded_of_what_asks_nothing(draft, coordinator, police):
    (release,) = send(draft, coordinator, to(police), purpose=Purpose.INFORMATION)
    with pytest.raises(Refused):
        releasing.remind(release, by=coordinator)


def test_what_is_taken_back_is_not_reminded_of(draft, coordinator, police):
    (release,) = send(draft, coordinator, to(police))
    releasing.withdraw(release, by=coordinator)
    with pytest.raises(Refused, match="återtaget"):
        releasing.remind(release, by=coordinator)
    with pytest.raises(Refused, match="återtaget"):
        releasing.send_new_version(Release.objects.get(), why="", by=coordinator)
