"""Who waits for whom: one sentence, in the words of the one who reads it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from base.dates import short_date, today
from base.models import OutgoingMail
from base.refusals import Refused
from documents import steps, waiting
from documents.models import Purpose, Relation, Reply
from documents.replies import answering
from documents.sending import releasing, reminding, sent
from documents.sending.releasing import Recipient, Sending
from tests.documents.deciding.cases import decides_by_board

pytestmark = pytest.mark.usefixtures("quick_printing")

SOON, PAST = today() + timedelta(days=9), today() - timedelta(days=2)


def send(document, by, *recipients, purpose=Purpose.COMMENTS, answer_by=None):
    return releasing.send(document, Sending(purpose, recipients, "", answer_by), by=by)


def person(name, relation=Relation.AUTHORITY):
    return Recipient(relation, name=name, email=f"{name.split()[0].lower()}@x.example")


def police_of(police):
    return Recipient(Relation.AUTHORITY, police)


def reply_to(release, **more):
    return Reply.objects.create(
        document=release.document, release=release, revision=release.revision, organisation=release.organisation,
        name=release.name, way="here", has_no_remarks=True, **more,
    )  # fmt: skip


def test_nobody_waits_for_what_was_not_sent(draft, municipality, police):
    assert waiting.sentence(draft, municipality) == waiting.sentence(draft, police) == ""


@pytest.mark.parametrize(
    ("answer_by", "to_owner", "to_other"),
    [
        (
            SOON,
            f"Ni väntar på synpunkter från Lokalpolisområde Lindhaga-Norrvika till {short_date(SOON)}.",
            f"Lindhaga kommun väntar på era synpunkter till {short_date(SOON)}.",
        ),
        (
            PAST,
            "Ni väntar på synpunkter från Lokalpolisområde Lindhaga-Norrvika, som skulle ha kommit "
            f"{short_date(PAST)}.",
            f"Lindhaga kommun väntar på era synpunkter, som skulle ha kommit {short_date(PAST)}. Det går fortfarande "
            "att svara.",
        ),
        (
            None,
            "Ni väntar på synpunkter från Lokalpolisområde Lindhaga-Norrvika.",
            "Lindhaga kommun väntar på era synpunkter.",
        ),
    ],
)
def test_each_party_reads_it_in_its_own_words(draft, coordinator, municipality, police, answer_by, to_owner, to_other):
    send(draft, coordinator, police_of(police), answer_by=answer_by)
    assert waiting.sentence(draft, municipality) == to_owner
    assert waiting.sentence(draft, police) == to_other


def test_an_answer_answers_for_all_at_the_organisation(draft, coordinator, municipality, police, police_contact):
    petra = Recipient(Relation.AUTHORITY, police, name="Petra Ek", email="petra@polisen.example")
    first, second = send(draft, coordinator, police_of(police), petra)
    other = send(draft, coordinator, person("Lena Berg"))[0]
    begun = answering.begin(first, by=police_contact)
    answering.save(begun, [], by_name="x", no_remarks=True)
    answering.send_reply(begun, by=police_contact, by_name="x")
    assert list(waiting.unanswered()) == [other]
    second.link.refresh_from_db()
    assert second.link.revoked_at
    with pytest.raises(Refused, match="redan svarat"):
        releasing.remind(second, by=coordinator)
    later = Recipient(Relation.AUTHORITY, police, name="Ulla Al", email="ulla@polisen.example")
    asked_later = send(draft, coordinator, later)
    assert set(waiting.unanswered()) == {other, *asked_later}


def test_those_with_the_same_day_stand_together(draft, coordinator, municipality):
    send(draft, coordinator, person("Lena Berg"), person("Ola Ek"), answer_by=SOON)
    send(draft, coordinator, person("Per Al"))
    day = short_date(SOON)
    assert waiting.sentence(draft, municipality) == (
        f"Ni väntar på synpunkter från Lena Berg och Ola Ek till {day}. Ni väntar på synpunkter från Per Al."
    )


def test_what_is_answered_taken_back_or_for_information_is_not_waited_for(draft, coordinator, municipality, police):
    answered, taken_back = send(draft, coordinator, police_of(police), person("Lena Berg"))
    send(draft, coordinator, person("Ola Ek"), purpose=Purpose.INFORMATION)
    reply_to(answered, sent_at=timezone.now())
    releasing.withdraw(taken_back, by=coordinator)
    assert waiting.sentence(draft, municipality) == ""


def test_an_answer_that_is_begun_and_not_sent_is_still_waited_for(draft, coordinator, municipality, police):
    (release,) = send(draft, coordinator, police_of(police))
    reply_to(release)
    assert waiting.sentence(draft, municipality).startswith("Ni väntar på synpunkter")


def test_start_says_what_others_wait_for(client, draft, coordinator, police, police_contact):
    send(draft, coordinator, police_of(police), answer_by=SOON)
    (row,) = waiting.rows(police_contact)
    assert row.sentence == (
        f"Lindhaga kommun väntar på era synpunkter till {short_date(SOON)}. ”Riktlinjer för trygga platser”"
    )
    assert (row.label, row.url) == ("Lämna synpunkter", reverse("documents:comment", args=[draft.pk]))
    client.force_login(police_contact)
    assert client.get(row.url).status_code == 200
    assert row.url in client.get(reverse("pages:start")).content.decode()
    assert waiting.rows(coordinator) == []


def test_the_title_on_start_is_the_one_that_was_sent(draft, coordinator, police, police_contact):
    send(draft, coordinator, police_of(police))
    type(draft).objects.update(title="Hemlighuset")
    assert "Hemlighuset" not in waiting.rows(police_contact)[0].sentence


def test_a_reader_who_answers_for_nobody_and_a_stranger_have_no_row(draft, coordinator, police, reader, stranger):
    send(draft, coordinator, police_of(police))
    assert waiting.rows(reader) == waiting.rows(stranger) == []


def end_of(document, by, how):
    if how == "signed":
        steps.register(document, by=by, on=today())
    else:
        steps.discard(document, by=by, reason="Det blev inget.")
    document.refresh_from_db()


@pytest.mark.parametrize("how", ["signed", "discarded"])
def test_nobody_waits_for_remarks_on_a_paper_that_is_done(
    client, draft, coordinator, municipality, police, police_contact, how
):
    (release,) = send(draft, coordinator, police_of(police), answer_by=SOON)
    assert waiting.rows(police_contact)
    end_of(draft, coordinator, how)
    assert waiting.sentence(draft, municipality) == waiting.sentence(draft, police) == ""
    assert waiting.rows(police_contact) == []
    (row,) = sent.rows(draft, sent.releases_of(draft), "")
    assert (row.standing, row.may_remind) == ("Inget svar kom, och inget väntas längre", False)
    with pytest.raises(Refused, match="Inget svar väntas längre"):
        releasing.remind(release, by=coordinator)
    reminding.answers_that_did_not_come(SOON + timedelta(days=1))
    assert not OutgoingMail.objects.filter(key__startswith="unanswered-").exists()


def test_only_a_condition_keeps_a_signed_paper_waiting_for_decisions(locked, coordinator, municipality, police):
    decides_by_board(locked, police)
    send(locked, coordinator, police_of(police), purpose=Purpose.DECISION)
    steps.register(locked, by=coordinator, on=today(), condition="Polisens beslut")
    assert "beslut" in waiting.sentence(locked, police)
    type(locked).objects.update(final_condition="", condition_outcome="")
    assert waiting.sentence(locked, police) == ""
