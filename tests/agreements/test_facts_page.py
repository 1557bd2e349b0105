"""Filling in what an agreement holds beside its text."""

from datetime import date

import pytest
from django.urls import reverse

from agreements import catalogue
from agreements.models import Agreement, Area, Relation, TermKind
from base.models import StoredFile
from documents import steps
from documents.access import access_of
from documents.content import content_of, read
from documents.from_reading import draft_from_reading
from documents.models import Document, Event, Import, ImportedPaper, State
from organisations.models import Body
from tests.agreements import factories
from tests.support.world import reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(municipality, police, coordinator) -> Agreement:
    return factories.agreement("", owner=municipality, state=State.DRAFT)


def address(agreement) -> str:
    return reverse("agreements:facts", args=[agreement.pk])


def form_of(client, agreement) -> dict:
    """What the page would send if nothing were changed."""
    page = client.get(address(agreement))
    data = {"seen": page.context["seen"]}
    for form in page.context["forms"].all():
        for each in getattr(form, "forms", [form]):
            data |= {bound.html_name: _typed(bound) for bound in each}
        if hasattr(form, "management_form"):
            data |= {bound.html_name: bound.value() for bound in form.management_form}
    return {name: value for name, value in data.items() if value is not None and value is not False}


def _typed(bound):
    value = bound.value()
    return "\n".join(value) if isinstance(value, list) else value


def test_the_term_is_saved_and_the_paper_says_it(client, coordinator, draft):
    client.force_login(coordinator)
    typed = form_of(client, draft) | {"term_kind": "fixed", "starts_on": "1 januari 2027", "ends_on": "2030-12-31"}
    assert client.post(address(draft), typed).status_code == 302
    draft.refresh_from_db()
    assert (draft.term_kind, draft.starts_on, draft.ends_on) == ("fixed", date(2027, 1, 1), date(2030, 12, 31))


def test_a_rolling_year_gets_its_first_period_by_itself(client, coordinator, draft):
    client.force_login(coordinator)
    typed = form_of(client, draft) | {"term_kind": "rolling_yearly", "starts_on": "2024-02-29"}
    assert client.post(address(draft), typed).status_code == 302
    draft.refresh_from_db()
    assert draft.ends_on == date(2025, 2, 28)


def test_areas_aims_and_bodies_are_saved_in_the_order_they_stand(client, coordinator, draft, municipality):
    catalogue.load()
    council = Body.objects.create(organisation=municipality, kind=Body.Kind.COUNCIL, name="Lokala Brå")
    party = draft.document.parties.first()
    client.force_login(coordinator)
    typed = form_of(client, draft) | {
        "areas-0-area": Area.objects.get(name="Trafik").pk,
        "areas-0-goal": "Lägre hastighet vid skolorna",
        "areas-1-own": "Badplatsen",
        "purposes": "Ökad trygghet\n\n  Färre brott ",
        "goals": "Halverad skadegörelse",
        "bodies-0-body": council.pk,
        f"bodies-0-what-{party.pk}": "Säkerhetschefen",
    }
    assert client.post(address(draft), typed).status_code == 302
    facts = draft.document.search_entries.get(revision=None).words
    assert "lägre hastighet" in facts
    assert [str(row) for row in draft.focus_areas.all()] == ["Trafik", "Badplatsen"]
    assert [aim.text for aim in draft.aims.filter(kind="purpose")] == ["Ökad trygghet", "Färre brott"]
    assert str(draft.bodies.get().seats.get()) == "Lindhaga kommun: Säkerhetschefen"
    assert Area.objects.get(name="Badplatsen").owner == municipality


def test_an_area_that_is_ticked_away_is_removed(client, coordinator, draft):
    draft.focus_areas.create(area=Area.objects.create(name="Trafik"))
    client.force_login(coordinator)
    assert client.post(address(draft), form_of(client, draft) | {"areas-0-remove": "on"}).status_code == 302
    assert not draft.focus_areas.exists()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"term_kind": "fixed", "starts_on": "2027-01-01", "ends_on": "2026-01-01"}, "före startdatum"),
        ({"term_kind": "until_further_notice", "ends_on": "2026-01-01"}, "inget slutdatum"),
        ({"term_kind": "fixed", "starts_on": "någon gång"}, "Skriv ett datum"),
        ({"relation": "successor"}, "Välj den överenskommelse"),
        ({"areas-0-goal": "Färre brott"}, "vilket område målet gäller"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_survives(client, coordinator, draft, typed, sentence):
    client.force_login(coordinator)
    page = client.post(address(draft), form_of(client, draft) | typed | {"goals": "Mitt långa mål"})
    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert "Mitt långa mål" in page.content.decode()


def test_two_who_fill_in_at_once_do_not_overwrite_each_other_unawares(client, coordinator, second_coordinator, draft):
    client.force_login(coordinator)
    mine = form_of(client, draft)
    client.force_login(second_coordinator)
    client.post(address(draft), form_of(client, draft) | {"goals": "Det andra målet"})
    client.force_login(coordinator)
    page = client.post(address(draft), mine | {"goals": "Mitt mål"})
    assert page.status_code == 409
    assert "Björn Sandell ändrade samma uppgifter" in page.content.decode()
    assert [(each.label, each.now, each.typed) for each in page.context["moved"].differences] == [
        ("Mål", "Det andra målet", "Mitt mål")
    ]
    assert "Mitt mål" in page.content.decode()
    assert draft.aims.get().text == "Det andra målet"
    again = mine | {"goals": "Mitt mål", "seen": page.context["seen"]}
    assert client.post(address(draft), again).status_code == 302
    assert draft.aims.get().text == "Mitt mål"


def test_two_who_change_different_facts_at_once_both_get_theirs(client, coordinator, second_coordinator, draft):
    client.force_login(coordinator)
    mine = form_of(client, draft)
    client.force_login(second_coordinator)
    client.post(address(draft), form_of(client, draft) | {"goals": "Det andra målet", "areas-0-own": "Badplatsen"})
    client.force_login(coordinator)
    typed = mine | {"term_kind": "fixed", "starts_on": "2027-01-01", "ends_on": "2030-12-31"}
    assert client.post(address(draft), typed).status_code == 302
    draft.refresh_from_db()
    assert (draft.term_kind, draft.starts_on) == ("fixed", date(2027, 1, 1))
    assert draft.aims.get().text == "Det andra målet"
    assert str(draft.focus_areas.get()) == "Badplatsen"


def test_a_row_of_ones_own_is_still_there_to_read_when_somebody_else_was_first(
    client, coordinator, second_coordinator, draft
):
    client.force_login(coordinator)
    mine = form_of(client, draft) | {"areas-0-own": "Torget", "areas-0-goal": "Fler besökare"}
    client.force_login(second_coordinator)
    area = Area.objects.create(name="Trafik")
    client.post(address(draft), form_of(client, draft) | {"areas-0-area": area.pk})
    client.force_login(coordinator)
    page = client.post(address(draft), mine)
    assert page.status_code == 409
    assert 'value="Torget"' in page.content.decode()
    assert 'value="Fler besökare"' in page.content.decode()


def test_the_same_form_sent_twice_keeps_what_it_said(client, coordinator, draft):
    party = draft.document.parties.first()
    client.force_login(coordinator)
    typed = form_of(client, draft) | {
        "areas-0-own": "Badplatsen",
        "bodies-0-name": "Lokala Brå",
        f"bodies-0-what-{party.pk}": "Säkerhetschefen",
        "goals": "Ett mål",
    }
    for _turn in range(2):
        assert client.post(address(draft), typed).status_code == 302
    assert str(draft.focus_areas.get()) == "Badplatsen"
    assert str(draft.bodies.get().seats.get()) == "Lindhaga kommun: Säkerhetschefen"
    assert Event.objects.filter(document=draft.pk, step="change_facts").count() == 1


def test_an_agreement_cannot_follow_one_that_follows_it(client, coordinator, draft):
    later = factories.agreement(TermKind.FIXED, after=draft, state=State.DRAFT)
    client.force_login(coordinator)
    page = client.post(address(draft), form_of(client, draft) | {"follows": later.pk, "relation": "successor"})
    assert page.status_code == 422
    assert "följer själv på den här" in page.content.decode()


def test_the_end_of_the_mandate_period_is_proposed(client, coordinator, municipality):
    agreement = factories.agreement(TermKind.MANDATE_PERIOD, date(2023, 5, 2), owner=municipality, state=State.DRAFT)
    client.force_login(coordinator)
    assert "31\xa0december\xa02026" in client.get(address(agreement)).content.decode()


def test_a_discussion_is_registered_on_a_signed_agreement(client, coordinator, municipality):
    agreement = factories.agreement(TermKind.ROLLING_YEARLY, date(2025, 10, 15), owner=municipality)
    client.force_login(coordinator)
    page = client.get(address(agreement))
    assert page.context["renewal"]["starts_on"].value() == date(2026, 10, 15)
    typed = {"discussed_on": "2026-09-01", "starts_on": "2026-10-15", "ends_on": "2027-10-14"}
    assert client.post(reverse("agreements:renew", args=[agreement.pk]), typed).status_code == 302
    assert agreement.renewals.get().ends_on == date(2027, 10, 14)
    assert Event.objects.get(document=agreement.pk, step="renew").by == coordinator
    again = client.post(reverse("agreements:renew", args=[agreement.pk]), typed)
    assert again.status_code == 422
    assert "redan registrerad" in again.content.decode()


def test_a_discussion_that_was_registered_by_mistake_is_taken_back_and_remembered(client, coordinator, municipality):
    agreement = factories.agreement(TermKind.ROLLING_YEARLY, date(2025, 10, 15), owner=municipality)
    row = factories.renewal(agreement, date(2026, 10, 15), date(2027, 10, 14))
    client.force_login(coordinator)
    client.post(reverse("agreements:remove_renewal", args=[agreement.pk, row.pk]))
    assert not agreement.renewals.exists()
    history = client.get(reverse("documents:history", args=[agreement.pk])).content.decode()
    assert "Tog bort en registrerad diskussion" in history


def test_only_a_rolling_agreement_is_renewed(client, coordinator, municipality):
    agreement = factories.agreement(TermKind.FIXED, date(2025, 1, 1), date(2025, 12, 31), owner=municipality)
    client.force_login(coordinator)
    typed = {"discussed_on": "2026-09-01", "starts_on": "2026-10-15", "ends_on": "2027-10-14"}
    page = client.post(reverse("agreements:renew", args=[agreement.pk]), typed)
    assert page.status_code == 422
    assert not agreement.renewals.exists()


def test_the_term_of_a_signed_agreement_stands_unless_it_was_read_in(client, coordinator, municipality):
    agreement = factories.agreement(TermKind.FIXED, date(2025, 1, 1), date(2025, 12, 31), owner=municipality)
    client.force_login(coordinator)
    typed = {"term_kind": "fixed", "starts_on": "2025-01-01", "ends_on": "2027-12-31"}
    assert "ends_on" not in form_of(client, agreement)
    client.post(address(agreement), form_of(client, agreement) | typed)
    agreement.refresh_from_db()
    assert agreement.ends_on == date(2025, 12, 31)


def test_a_signed_agreement_is_tied_to_the_one_before_it(client, coordinator, municipality):
    old = factories.agreement(TermKind.FIXED, date(2019, 1, 1), date(2022, 12, 31), owner=municipality)
    new = factories.agreement(TermKind.FIXED, date(2023, 1, 1), date(2026, 12, 31), owner=municipality)
    client.force_login(coordinator)
    typed = form_of(client, new) | {"follows": old.pk, "relation": Relation.SUCCESSOR}
    assert client.post(address(new), typed).status_code == 302
    new.refresh_from_db()
    assert new.follows == old


def test_the_second_who_ties_it_to_another_one_sees_what_stands_there(
    client, coordinator, second_coordinator, municipality
):
    old = factories.agreement(TermKind.FIXED, date(2019, 1, 1), date(2022, 12, 31), owner=municipality)
    new = factories.agreement(TermKind.FIXED, date(2023, 1, 1), date(2026, 12, 31), owner=municipality)
    client.force_login(coordinator)
    seen = form_of(client, new)
    client.post(address(new), seen | {"follows": old.pk, "relation": Relation.SUCCESSOR})
    client.force_login(second_coordinator)
    page = client.post(address(new), seen | {"follows": old.pk, "relation": Relation.EXTENSION})
    assert page.status_code == 409
    assert "Karin Almqvist ändrade samma uppgifter" in page.content.decode()
    new.refresh_from_db()
    assert new.relation == Relation.SUCCESSOR


def test_a_number_that_no_database_keeps_is_no_choice(client, coordinator, draft):
    client.force_login(coordinator)
    page = client.post(address(draft), form_of(client, draft) | {"follows": "9" * 40, "relation": "successor"})
    assert page.status_code == 422
    assert client.post(address(draft), form_of(client, draft) | {"areas-INITIAL_FORMS": "9" * 5000}).status_code == 422


def test_days_of_a_term_that_is_not_decided_are_not_printed(client, coordinator, draft):
    client.force_login(coordinator)
    typed = form_of(client, draft) | {"term_kind": "", "starts_on": "2027-01-01", "ends_on": "2030-12-31"}
    assert client.post(address(draft), typed).status_code == 302
    assert content_of(draft.document)["facts"]["term"]["sentence"] == ""


@pytest.fixture
def original(municipality, coordinator):
    """An agreement that was read in from a file and registered as the original that it is."""
    file = StoredFile.objects.keep(b"original", "text/plain")
    kept = Import.objects.create(owner=municipality, file=file, name="avtal.txt")
    sentence = "Avtalet gäller till och med den 31 december 2027."
    words = reading() | {
        "term": {"kind": "fixed", "starts_on": "2024-01-01", "ends_on": "2027-12-31", "sentence": sentence},
        "sections": [{"heading": "Tid", "text": sentence}],
        "goals": ["Färre ska råka ut för brot"],
    }
    document = draft_from_reading(ImportedPaper.objects.create(source=kept, number=1, reading=words), by=coordinator)
    steps.register(document, by=coordinator, on=None, open_for=[factories.local_police()])
    return Agreement.objects.get(pk=document.pk)


def test_what_was_read_wrong_in_an_original_is_put_right_and_the_paper_stays(client, coordinator, original):
    before = original.document.locked_revision
    client.force_login(coordinator)
    page = client.get(address(original)).content.decode()
    assert "papperet självt ändras inte" in page
    typed = form_of(client, original) | {
        "ends_on": "2028-12-31",
        "goals": "Färre ska råka ut för brott",
        "areas-1-own": "Badplatsen",
    }
    assert client.post(address(original), typed).status_code == 302
    after = Document.objects.get(pk=original.pk).locked_revision
    facts, sections = read(after)["facts"], read(after)["sections"]
    assert (facts["term"]["ends_on"], facts["goals"]) == ("2028-12-31", ["Färre ska råka ut för brott"])
    assert [row["name"] for row in facts["focus_areas"]][-1] == "Badplatsen"
    assert sections == read(before)["sections"]
    assert "31 december 2027" in facts["term"]["sentence"]
    event = Event.objects.get(document=original.pk, step="change_facts")
    assert event.note == "Avtalstid, Samverkansområden, Mål"


def test_who_had_the_earlier_reading_opened_to_them_goes_on_reading_that(client, coordinator, police_contact, original):
    client.force_login(coordinator)
    client.post(address(original), form_of(client, original) | {"ends_on": "2031-12-31"})
    client.force_login(police_contact)
    for name in ("documents:detail", "documents:list", "agreements:list"):
        page = client.get(reverse(name, args=[original.pk] if name == "documents:detail" else []))
        assert "2031" not in page.content.decode()
    shown = access_of(police_contact, original.document).content()["facts"]
    assert shown["term"]["ends_on"] == "2027-12-31"
    assert "goals" not in shown


def test_a_reader_is_refused_with_a_reason_and_a_stranger_finds_nothing(client, registrar, stranger, draft):
    client.force_login(registrar)
    refused = client.get(address(draft))
    assert refused.status_code == 403
    assert "inte ändra" in refused.content.decode()
    client.force_login(stranger)
    assert client.get(address(draft)).status_code == 404


def test_a_paper_of_another_kind_has_no_such_page(client, coordinator, municipality):
    letter = factories.document(owner=municipality, kind="board_letter", state=State.DRAFT)
    client.force_login(coordinator)
    assert client.get(reverse("agreements:facts", args=[letter.pk])).status_code == 404


def test_a_locked_paper_says_why_nothing_is_changed(client, coordinator, draft):
    factories.move(draft.document, State.LOCKED)
    client.force_login(coordinator)
    assert "Lås upp" in client.get(address(draft)).content.decode()
    assert Document.objects.get(pk=draft.pk).state == State.LOCKED


def test_the_page_of_the_paper_shows_the_agreement(client, coordinator, municipality):
    catalogue.load()
    old = factories.agreement(
        TermKind.FIXED, date(2019, 1, 1), date(2022, 12, 31), owner=municipality, title="Samverkan 2019–2022"
    )
    new = factories.agreement(TermKind.FIXED, date(2023, 1, 1), date(2099, 12, 31), after=old, state=State.DRAFT)
    new.focus_areas.create(area=Area.objects.get(name="SSPF"), goal="Tidigare samtal")
    client.force_login(coordinator)
    page = client.get(reverse("documents:detail", args=[new.pk])).content.decode()
    assert "Samverkan 2019–2022" in page
    assert "SSPF: Tidigare samtal" in page
