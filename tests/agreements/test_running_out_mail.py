"""The mail about agreements that run out: half a year before and two months before, each once."""

from datetime import date, timedelta

import pytest

from agreements import running_out_mail
from agreements.models import Agreement, TermKind
from base.models import OutgoingMail
from tests.documents.factories import paper

pytestmark = pytest.mark.django_db
ENDS = date(2027, 12, 31)


def before(days: int) -> date:
    return ENDS - timedelta(days=days)


@pytest.fixture
def agreement(municipality, coordinator, police):
    document = paper(
        municipality, coordinator, kind="agreement", state="final", parties=[police], open_for=[police],
        title="Överenskommelse 2024–2027",
    )  # fmt: skip
    Agreement.objects.filter(pk=document.pk).update(term_kind=TermKind.FIXED, starts_on=date(2024, 1, 1), ends_on=ENDS)
    return document.agreement


def test_those_who_write_are_told_twice_and_nobody_else(agreement, coordinator, reader, registrar, police_contact):
    for day in (181, 180, 179, 100, 61):
        running_out_mail.tell(before(day))
    letter = OutgoingMail.objects.get()
    assert letter.to == coordinator.email
    assert letter.subject == "Överenskommelse 2024–2027: går ut 31 december (om 6 månader)"
    for words in (f"/handlingar/{agreement.pk}/", "Ingen ny är registrerad", "därför att du skriver"):
        assert words in letter.body
    for day in (60, 59, 1, 0):
        running_out_mail.tell(before(day))
    assert OutgoingMail.objects.count() == 2


def test_one_that_is_first_seen_late_is_told_once(agreement):
    running_out_mail.tell(before(30))
    assert OutgoingMail.objects.count() == 1


def test_nothing_is_said_of_what_is_over_or_far_away(agreement):
    running_out_mail.tell(before(181))
    running_out_mail.tell(ENDS + timedelta(days=1))
    assert not OutgoingMail.objects.exists()


def test_where_nobody_coordinates_the_administrators_are_told(agreement, coordinator, administrator):
    coordinator.memberships.all().delete()
    running_out_mail.tell(before(100))
    assert OutgoingMail.objects.get().to == administrator.email
