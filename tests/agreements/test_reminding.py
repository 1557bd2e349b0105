from datetime import date, timedelta

import pytest

from agreements import marking
from agreements.reminding import remind
from base.models import OutgoingMail
from organisations.models import Person, Post, PostHolding
from tests.agreements.obliging import agreement_of, by_hand, done, watched

pytestmark = pytest.mark.django_db
DUE = date(2026, 12, 31)
BEFORE = DUE - timedelta(days=30)


@pytest.fixture
def obligation(municipality, coordinator):
    paper = agreement_of(municipality, coordinator, title="Överenskommelsen").document
    return watched(coordinator, paper, text="Rapporten till rådet")


def keys() -> set[str]:
    return set(OutgoingMail.objects.values_list("key", flat=True))


def test_one_mail_thirty_days_before_and_one_on_the_day_and_each_once(obligation):
    remind(BEFORE - timedelta(days=1))
    assert not keys()
    for day in range(60):
        remind(BEFORE + timedelta(days=day))
    assert keys() == {f"obligation:{obligation.pk}:2026-12-31:before", f"obligation:{obligation.pk}:2026-12-31:on"}


def test_the_mail_says_what_why_and_where(obligation, coordinator, settings):
    remind(BEFORE)
    mail = OutgoingMail.objects.get()
    assert mail.to == coordinator.email
    assert mail.subject == "Påminnelse: Rapporten till rådet"
    assert "Ska göras senast 31 december 2026" in mail.body
    assert "Rapporten tas upp i rådet minst en gång per år." in mail.body
    assert "Enligt avsnittet ”Uppföljning” i ”Överenskommelsen”" in mail.body
    assert f"{settings.SITE_URL.rstrip('/')}/bevakningar/{obligation.pk}/" in mail.body
    assert "Du får mejlet därför att" in mail.body


def test_days_without_a_run_are_made_up_for_once(obligation):
    remind(DUE + timedelta(days=5))
    assert keys() == {f"obligation:{obligation.pk}:2026-12-31:on"}
    assert "Skulle ha gjorts senast" in OutgoingMail.objects.get().body


def test_what_is_done_stopped_or_over_is_not_reminded_of(obligation, coordinator, municipality):
    done(obligation, date(2026, 12, 1), coordinator)
    marking.stop(by_hand(municipality, coordinator), date(2026, 11, 1), by=coordinator)
    ended = agreement_of(municipality, coordinator, ends_on=date(2026, 11, 30)).document
    watched(coordinator, ended)
    draft = agreement_of(municipality, coordinator, final=False).document
    watched(coordinator, draft)
    remind(DUE)
    assert not keys()


def test_the_next_day_is_reminded_of_by_its_own_mails(obligation, coordinator):
    remind(DUE)
    done(obligation, date(2027, 1, 10), coordinator)
    remind(date(2027, 12, 20))
    assert f"obligation:{obligation.pk}:2028-01-10:before" in keys()
    assert len(keys()) == 2


def test_it_goes_to_whoever_holds_the_post_on_the_day(obligation, municipality):
    post = Post.objects.create(organisation=municipality, title="Säkerhetschef")
    people = [
        Person.objects.create(organisation=municipality, name=name, email=f"{name.lower()}@lindhaga.example")
        for name in ("Anna", "Bo")
    ]
    PostHolding.objects.create(post=post, person=people[0], from_on=date(2020, 1, 1), to_on=date(2026, 12, 15))
    PostHolding.objects.create(post=post, person=people[1], from_on=date(2026, 12, 16))
    obligation.post = post
    obligation.save()
    remind(BEFORE)
    remind(DUE)
    assert dict(OutgoingMail.objects.values_list("key", "to")) == {
        f"obligation:{obligation.pk}:2026-12-31:before": "anna@lindhaga.example",
        f"obligation:{obligation.pk}:2026-12-31:on": "bo@lindhaga.example",
    }


def test_one_who_has_left_gets_nothing_and_a_colleague_does(obligation, coordinator, second_coordinator):
    coordinator.memberships.all().delete()
    remind(BEFORE)
    assert OutgoingMail.objects.get().to == second_coordinator.email


def test_where_nobody_is_left_nothing_is_written(obligation, coordinator):
    coordinator.is_active = False
    coordinator.save()
    remind(BEFORE)
    assert not keys()
