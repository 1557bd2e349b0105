from datetime import date

import pytest
from django.urls import reverse

from agreements import marking, watch_list
from agreements.models import Commitment, Obligation, Relation
from agreements.watching import watches
from documents import steps
from documents.access import access_of
from tests.agreements.obliging import REPORT, agreement_of, by_hand, done, place_of, watched

pytestmark = pytest.mark.django_db


@pytest.fixture
def old(municipality, coordinator):
    return agreement_of(municipality, coordinator, title="Den gamla").document


def made_from(old, by, owner):
    return steps.make_from(access_of(by, old), by=by, owner=owner, title="Den nya")


def seen(obligation, day):
    row = Obligation.objects.with_source().select_related("document__owner").get(pk=obligation.pk)
    return watches([row], day)[0]


def test_it_is_taken_up_again_in_the_successor_with_what_was_done(municipality, coordinator, old):
    before = watched(coordinator, old, responsible="kommunpolisen")
    done(before, date(2026, 9, 1), coordinator)
    new = made_from(old, coordinator, municipality)
    after = Obligation.objects.get(document=new)
    assert (after.continues, after.responsible, after.passage.quote) == (before, "kommunpolisen", REPORT)
    assert after.passage.document == new
    new.agreement.starts_on, new.agreement.term_kind = date(2027, 1, 1), "until_further_notice"
    new.agreement.save()
    steps.register(new, by=coordinator, on=date(2026, 12, 1))
    last_day, first_day = date(2026, 12, 31), date(2027, 1, 1)
    assert (seen(before, last_day).state, seen(after, last_day).state) == ("unknown", "waiting")
    assert (seen(before, first_day).state, seen(after, first_day).state) == ("stopped", "later")
    assert seen(after, first_day).due == date(2027, 9, 1)  # counted from what was done under the old one
    listed = watch_list.narrowed([seen(before, last_day), seen(after, last_day)], watch_list.FilterForm({}))
    assert [watch.obligation for watch in listed] == [after]  # each once: nothing more is to come of the old one


def test_what_was_late_stays_with_the_old_paper_and_nothing_is_late_on_the_new_ones_first_day(
    municipality, coordinator, old
):
    before = watched(coordinator, old, from_on=date(2024, 1, 1))
    done(before, date(2025, 6, 1), coordinator)
    new = made_from(old, coordinator, municipality)
    new.agreement.starts_on, new.agreement.term_kind = date(2027, 2, 1), "until_further_notice"
    new.agreement.save()
    steps.register(new, by=coordinator, on=date(2027, 1, 20))
    assert seen(before, date(2027, 1, 31)).state == "late"
    stopped = seen(before, date(2027, 2, 1))
    assert stopped.state == "stopped"
    assert "Det skulle ha gjorts senast 1 juni 2026 och var ogjort när handlingen slutade gälla." in stopped.why
    watch = seen(Obligation.objects.get(document=new), date(2027, 2, 1))
    assert (watch.state, watch.due) == ("later", date(2028, 1, 31))
    assert watch.why.startswith(
        "Gjordes senast 1 juni 2025. Nu räknas tiden från 1 februari 2027, då den nya handlingen började gälla. Enligt"
    )


def test_commitments_go_on_without_the_day_of_the_old_time(municipality, police, coordinator, old):
    unsaved = Commitment(document=old, responsible="chefen", due_on=date(2026, 12, 1))
    marking.follow_up(unsaved, place_of(coordinator, old), [municipality, police], by=coordinator)
    row = Commitment.objects.get(document=made_from(old, coordinator, municipality))
    assert (row.responsible, row.due_on, str(row)) == ("chefen", None, REPORT)
    assert set(row.organisations.all()) == {municipality, police}


def test_what_is_stopped_done_once_or_without_words_stays_behind(municipality, coordinator, old):
    marking.stop(watched(coordinator, old), date(2026, 11, 1), by=coordinator)
    watched(coordinator, old, rhythm="once", number=None, due_on=date(2027, 1, 1))
    by_hand(municipality, coordinator, document=old)
    assert not Obligation.objects.filter(document=made_from(old, coordinator, municipality)).exists()


def test_nothing_of_what_the_owner_watches_goes_to_another(municipality, police, police_contact, coordinator):
    old = agreement_of(municipality, coordinator, open_for=[police]).document
    watched(coordinator, old)
    unsaved = Commitment(document=old, responsible="chefen")
    marking.follow_up(unsaved, place_of(coordinator, old), [], by=coordinator)
    new = made_from(old, police_contact, police)
    assert not new.obligations.exists()
    assert not new.commitments.exists()


def test_words_that_are_gone_are_told_of_on_both_pages(client, municipality, coordinator, old):
    watched(coordinator, old)
    new = made_from(old, coordinator, municipality)
    client.force_login(coordinator)
    page = reverse("documents:detail", args=[new.pk])
    assert "Meningen står inte längre så i texten" not in client.get(page).content.decode()
    section = new.sections.get(heading="Uppföljning")
    section.html = "<p>Vi samverkar.</p>"
    section.save()
    assert "Meningen står inte längre så i texten" in client.get(page).content.decode()
    after = Obligation.objects.get(document=new)
    assert "Meningen står inte längre så" in client.get(reverse("obligations:detail", args=[after.pk])).content.decode()


def test_a_successor_read_in_from_a_file_lists_what_it_lacks_and_proposes_the_rest(
    client, municipality, coordinator, old
):
    watched(coordinator, old, responsible="kommunpolisen", rhythm="months", number=6)
    watched(coordinator, old, "Lägesbilden uppdateras vartannat år.", number=24)
    new = agreement_of(municipality, coordinator, text=f"<p>{REPORT}</p>", starts_on=date(2027, 1, 1))
    new.follows, new.relation = old.agreement, Relation.SUCCESSOR
    new.save()
    client.force_login(coordinator)
    page = client.get(reverse("documents:detail", args=[new.pk])).content.decode()
    assert "Följde inte med från den förra" in page
    assert page.count("Lägesbilden uppdateras vartannat år.") == 1
    address = reverse("obligations:proposals", args=[new.pk])
    page = client.get(address).content.decode()
    assert "går vidare därifrån" in page
    key = page.split('name="mening" value="')[1].split('"')[0]
    client.post(address, {"mening": [key]})
    after = Obligation.objects.get(document=new.document)
    assert (after.responsible, after.number, after.continues.document) == ("kommunpolisen", 6, old)
