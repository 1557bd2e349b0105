from datetime import date

import pytest
from django.urls import reverse

from agreements.models import Obligation
from agreements.proposing import proposals, put_away
from agreements.recognising.deadlines import deadline
from base.dates import today
from base.models import StoredFile
from documents.access import access_of
from documents.models import DismissedTip, Import, ImportedPaper
from tests.agreements.obliging import SECRET, agreement_of

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 22)
SENTENCES = {
    "Rapporten tas upp minst en gång per år.": "minst en gång per år",
    "Lägesbilden uppdateras vartannat år.": "minst vartannat år",
    "Rådet träffas ca tre gånger per år.": "minst tre gånger per år",
    "Parterna rapporterar till rådet varje kvartal.": "minst en gång i kvartalet",
    "En diskussion ska föras inför varje ny avtalsperiod.": "inför varje ny avtalsperiod",
    "Kommunen redovisar arbetet varje år senast den 1 mars.": "varje år senast den 1 mars",
}
TEXT = "".join(f"<p>{sentence}</p>" for sentence in [*SENTENCES, "Polisen patrullerar varje dag.", "Vi samverkar."])


@pytest.fixture
def paper(municipality, police, coordinator):
    return agreement_of(municipality, coordinator, text=TEXT, open_for=[police]).document


def page_of(client, paper) -> str:
    return client.get(reverse("obligations:proposals", args=[paper.pk])).content.decode().replace("\xa0", " ")


def test_what_comes_back_is_found_with_how_often_and_its_section(coordinator, municipality, paper):
    found = {each.place.quote: each for each in proposals(access_of(coordinator, paper), municipality)}
    assert {quote: found[quote].how_often for quote in SENTENCES} == SENTENCES
    assert all(found[quote].place.section == "Uppföljning" for quote in SENTENCES)
    assert not {"Polisen patrullerar varje dag.", "Vi samverkar."} & set(found)


def test_a_sentence_that_only_says_how_often_the_one_before_it_holds_goes_with_that_one(municipality, coordinator):
    text = "<p>Målen ska följas upp av kommunchefen och kommunpolisen. Detta med två års mellanrum.</p>"
    paper = agreement_of(municipality, coordinator, text=text).document
    access = access_of(coordinator, paper)
    found = {each.place.quote: each for each in proposals(access, municipality)}
    whole = "Målen ska följas upp av kommunchefen och kommunpolisen. Detta med två års mellanrum."
    assert set(found) == {whole, SECRET}
    put_away(access, municipality, [found[whole].key], by=coordinator)
    assert [each.place.quote for each in proposals(access, municipality)] == [SECRET]


def test_none_is_ticked_and_the_chosen_start_today(client, coordinator, paper):
    client.force_login(coordinator)
    page = page_of(client, paper)
    assert " checked" not in page
    found = proposals(access_of(coordinator, paper), paper.owner)
    chosen = [each.key for each in found[:2]]
    for _press in range(2):
        client.post(reverse("obligations:proposals", args=[paper.pk]), {"mening": [*chosen, "påhittad"]})
    rows = Obligation.objects.filter(document=paper)
    assert {row.passage.quote for row in rows} == {each.place.quote for each in found[:2]}
    assert {row.from_on for row in rows} == {today()}
    assert found[0].place.quote not in page_of(client, paper)


def test_what_was_put_away_stays_away_for_the_own_organisation_only(client, coordinator, police_contact, paper):
    client.force_login(coordinator)
    first = proposals(access_of(coordinator, paper), paper.owner)[0]
    said = {"mening": [first.key, "x" * 300], "bort": "1"}
    for _press in range(2):
        client.post(reverse("obligations:proposals", args=[paper.pk]), said)
    assert first.place.quote not in page_of(client, paper)
    assert DismissedTip.objects.count() == 1
    client.force_login(police_contact)
    assert first.place.quote in page_of(client, paper)


def test_nothing_ticked_is_said(client, coordinator, paper):
    client.force_login(coordinator)
    response = client.post(reverse("obligations:proposals", args=[paper.pk]), {}, follow=True)
    assert "Kryssa först" in response.content.decode()
    assert not Obligation.objects.exists()


def test_the_other_party_is_proposed_what_it_reads_and_no_periods_of_anothers_term(police_contact, police, paper):
    found = {each.place.quote for each in proposals(access_of(police_contact, paper), police)}
    assert "Hemlig plan ses över varje kvartal." not in found
    assert "En diskussion ska föras inför varje ny avtalsperiod." not in found
    assert "Lägesbilden uppdateras vartannat år." in found


def test_what_the_import_read_is_proposed_where_it_stands(coordinator, municipality):
    paper = agreement_of(municipality, coordinator, text="<p>Vi ses igen om vintern.</p>").document
    file = StoredFile.objects.keep(b"original", "text/plain")
    kept = Import.objects.create(owner=municipality, file=file, name="fil.txt")
    read = [
        {"sentence": "Vi ses igen om vintern.", "interval_months": 12, "times_per_year": None},
        {"sentence": "Det här rättades bort.", "interval_months": 12, "times_per_year": None},
    ]
    ImportedPaper.objects.create(source=kept, number=1, reading={"obligations": read}, document=paper)
    found = {each.place.quote: each.how_often for each in proposals(access_of(coordinator, paper), municipality)}
    assert found == {
        "Vi ses igen om vintern.": "minst en gång per år",
        "Hemlig plan ses över varje kvartal.": "minst en gång i kvartalet",
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Planen ska vara klar senast den 1 mars 2027.", (date(2027, 3, 1), True)),
        ("Rapporten lämnas senast 1 december.", (date(2026, 12, 1), False)),
        ("Rapporten lämnas senast den 1 mars.", (date(2027, 3, 1), False)),
        ("Planen ska vara klar senast den 31 februari.", None),
        ("Senast den 1 mars var det kallt.", None),
        ("Planen ska vara klar i tid.", None),
    ],
)
def test_the_last_day_is_read(sentence, expected):
    assert deadline(sentence, seen_from=DAY) == expected
