"""Correct what was read, settle what is unsure, and choose what the paper becomes."""

from datetime import date

import pytest
from django.urls import reverse

from agreements.models import TermKind
from documents.from_reading import draft_from_reading
from documents.models import Copy, Document, Doubt, ImportedPaper, State
from documents.search_words import plain
from organisations.models import Organisation
from pages import reading_in
from pages.reading_in import doubts_by_place, settle
from tests.pages.conftest import ONE, address, form_of, lines, press


@pytest.fixture(autouse=True)
def _in_the_municipality(client, coordinator):
    client.force_login(coordinator)


def test_the_page_shows_the_original_the_reading_and_each_doubt(client, one):
    page = client.get(address(one))
    text = page.content.decode()
    assert "Överenskommelsen ska ge parterna en fast form" in page.context["paper"].html
    assert 'value="KS 2023/114"' in text
    assert one.doubts.exists()
    for doubt in one.doubts.all():
        assert f'id="doubt-{doubt.pk}"' in text


def test_the_parties_are_proposed_from_the_register(client, one, municipality, police):
    parties = client.get(address(one)).context["forms"].parties
    assert [form["organisation"].value() for form in parties.initial_forms] == [municipality.pk, police.pk]


def test_somebody_elses_paper_is_tied_to_nobody(client, one):
    one.reading["parties"] = [
        {"name": "Sunnanby kommun", "kind": "municipality"}, {"name": "Polisen i Sunnanby", "kind": "police"},
    ]  # fmt: skip
    one.save()
    parties = client.get(address(one)).context["forms"].parties
    assert [form["organisation"].value() for form in parties.initial_forms] == [None, None]


def test_a_party_of_other_peoples_registers_is_not_offered(client, one, other_municipality):
    theirs = Organisation.objects.create(kind="other", name="Norrvikabostäder AB", parent=other_municipality)
    own = Organisation.objects.create(kind="other", name="Lindhagabostäder AB", parent=one.source.owner)
    choices = dict(client.get(address(one)).context["forms"].parties.forms[0].fields["organisation"].choices)
    assert own.pk in choices
    assert theirs.pk not in choices


def test_saving_what_stands_there_changes_nothing(client, one):
    before = one.reading
    response = press(client, one)
    assert response.status_code == 302
    one.refresh_from_db()
    known = {party.pop("organisation") for party in one.reading["parties"]}
    assert None not in known
    assert one.reading.pop("area_choices") == dict.fromkeys(before["focus_areas"], "new")
    assert one.reading == before


def test_everything_can_be_corrected(client, one):
    sent = {
        "title": "Samverkan i Lindhaga",
        "registry_number": "KS 2023/7",
        "dated_on": "1 juni 2023",
        "term_kind": TermKind.FIXED,
        "starts_on": "2023-06-01",
        "ends_on": "31 december 2027",
        "areas-0-name": "Trafik",
        "areas-1-name": "Skadegörelse",
        "areas-2-choice": "out",
        "obligations": ["Styrgruppen möts fyra gånger per år."],
        "signatories-0-name": "Karin Ahlbom-Ek",
        "signatories-0-signed_on": "30 maj 2023",
        "signatories-1-DELETE": "on",
        "sections-1-heading": "Varför",
        "sections-1-text": "En rad.\r\n\r\nEn till.",
    }
    assert press(client, one, **sent).status_code == 302
    one.refresh_from_db()
    reading = one.reading
    assert (reading["title"], reading["registry_number"], reading["dated_on"]) == (
        "Samverkan i Lindhaga", "KS 2023/7", "2023-06-01",
    )  # fmt: skip
    assert (reading["term"]["starts_on"], reading["term"]["ends_on"]) == ("2023-06-01", "2027-12-31")
    assert reading["focus_areas"][:2] == ["Trafik", "Skadegörelse"]
    assert not {"Situationsanpassade insatser"} & set(reading["focus_areas"])
    assert [row["name"] for row in reading["signatories"]] == ["Karin Ahlbom-Ek"]
    assert reading["signatories"][0]["signed_on"] == "2023-05-30"
    assert reading["sections"][1] == {"heading": "Varför", "text": "En rad.\n\nEn till.", "html": "", "level": 1}
    assert reading["sections"][2]["html"]


def test_a_party_and_a_signatory_can_be_added(client, one):
    sent = {
        "parties-2-name": "Region Mitthav",
        "parties-2-kind": "other",
        "signatories-2-name": "Ture Åberg",
        "signatories-2-party": "Region Mitthav",
    }
    assert press(client, one, **sent).status_code == 302
    one.refresh_from_db()
    assert one.reading["parties"][2]["name"] == "Region Mitthav"
    assert one.reading["signatories"][2]["party"] == "Region Mitthav"


def test_what_stands_beside_a_line_stays_with_it(client, one):
    sentence = "Styrgruppen möts fyra gånger per år."
    one.reading["obligations"] = [{"sentence": sentence, "interval_months": None, "times_per_year": 4}]
    one.save()
    press(client, one, obligations=[sentence, "Rådet redovisar varje höst."])
    one.refresh_from_db()
    assert one.reading["obligations"] == [
        {"sentence": sentence, "interval_months": None, "times_per_year": 4},
        {"sentence": "Rådet redovisar varje höst.", "interval_months": None, "times_per_year": None},
    ]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": ""}, "title"),
        ({"dated_on": "i går"}, "Skriv ett datum"),
        ({"starts_on": "2027-01-01", "ends_on": "2023-01-01"}, "Slutdatum kan inte ligga före startdatum"),
        ({"term_kind": "until_further_notice", "ends_on": "2023-01-01"}, "tills vidare har inget slutdatum"),
        ({"signatories-0-party": "Någon annan"}, "Skriv för vilken part"),
        ({"signatories-2-signed_on": "1 maj 2023"}, "Ange namn eller titel"),
        ({"parties-2-kind": "other"}, "parties-2-name"),
    ],
)
def test_an_error_keeps_everything_that_was_typed(client, one, changes, sentence):
    doubt = one.doubts.first()
    typed = {"term_sentence": "Som vi kom överens om.", "sections-1-text": "Omskrivet här.", "settled": [str(doubt.pk)]}
    sent = {**lines(form_of(client, one, **changes)), **typed, "settle_all": "1", "then": "original"}
    response = client.post(address(one), sent)
    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert "Som vi kom överens om." in page
    assert "Omskrivet här." in page
    assert f'id="doubt-{doubt.pk}" aria-describedby="why-{doubt.pk}" checked' in page
    assert 'id="settle-all" checked' in page
    assert not Document.objects.exists()
    assert not one.doubts.exclude(settled_at=None).exists()


def test_doubts_are_settled_one_by_one(client, three, coordinator):
    paper = three.papers.get(number=2)
    first, *others = paper.doubts.all()
    press(client, paper, settled=str(first.pk))
    first.refresh_from_db()
    assert first.settled_by == coordinator
    assert others
    assert paper.doubts.filter(settled_at=None).count() == len(others)
    assert "Kontrollerat av Karin Almqvist" in client.get(address(paper)).content.decode()


def test_who_changes_a_value_has_answered_what_was_unsure_of_it(client, one, coordinator):
    unsure = one.doubts.create(field="dated_on", why="Inget datum för papperet hittades.")
    press(client, one)
    unsure.refresh_from_db()
    assert unsure.settled_at is None
    press(client, one, dated_on="3 december 2018")
    unsure.refresh_from_db()
    assert unsure.settled_by == coordinator


def test_a_doubt_of_another_paper_is_not_settled_from_here(client, three):
    first, second = three.papers.filter(number__in=[1, 2])
    other = second.doubts.first()
    press(client, first, settled=str(other.pk))
    other.refresh_from_db()
    assert other.settled_at is None


def test_an_original_is_registered_only_when_nothing_is_unsure(client, one):
    response = press(client, one, "original")
    assert response.url == address(one)
    assert not Document.objects.exists()
    saved, refused = client.get(address(one)).context["messages"]
    assert saved.message == "Det du har ändrat är sparat."
    assert "ännu" in refused.message


def register(client, paper, **changes) -> Document:
    """Through to the end, as a person does: settle all, register, and confirm the day."""
    response = press(client, paper, "original", settle_all="1", **changes)
    document = Document.objects.get()
    assert response.url == reverse("documents:register", args=[document.pk])
    form = client.get(response.url).context["form"]
    sent = {"place": form["place"].value() or "", "on": form["on"].value() or "30 maj 2023"}
    assert client.post(response.url, sent).status_code == 302
    document.refresh_from_db()
    return document


def test_an_original_keeps_the_file_byte_for_byte_and_the_text_letter_by_letter(client, one):
    words = " ".join(row["text"].replace("•", "") for row in one.reading["sections"]).split()
    document = register(client, one)
    assert document.state == State.FINAL
    original = Copy.objects.get(revision=document.locked_revision, form=Copy.Form.ORIGINAL)
    assert original.file.read() == ONE.read_bytes()
    assert original.name == ONE.name
    text = " ".join(plain(row.html) for row in document.sections.all())
    assert text.split() == words


def test_who_registers_an_original_is_asked_right_then_what_to_watch(client, one):
    response = press(client, one, "original", settle_all="1")
    page = client.post(response.url, {"on": "30 maj 2023", "place": ""}, follow=True)
    text = page.content.decode()
    assert page.redirect_chain[-1][0] == reverse("obligations:proposals", args=[Document.objects.get().pk])
    assert "Vilka vill du bevaka?" in text
    assert "Inte nu" in text
    assert page.context["proposals"]
    assert " checked" not in text


def test_an_original_carries_its_facts(client, one, police, municipality):
    agreement = register(client, one, starts_on="30 maj 2023").agreement
    document = agreement.document
    assert agreement.starts_on == date(2023, 5, 30)
    assert agreement.ends_on == date(2026, 12, 31)
    assert {party.organisation for party in document.parties.all()} == {municipality, police}
    assert [filing.case.registry_number for filing in document.filings.all()] == ["KS 2023/114"]
    assert {area.area.name for area in agreement.focus_areas.all()} == set(one.reading["focus_areas"])
    assert document.sections.filter(slot="signatures").count() == 1
    assert document.readers.count() == 1, "the other party reads nothing that nobody has opened"


def test_the_day_of_the_signatures_is_proposed(client, one):
    day = {"signatories-0-signed_on": "28 maj 2023", "signatories-1-signed_on": "30 maj 2023"}
    response = press(client, one, "original", settle_all="1", **day)
    page = client.get(response.url)
    assert page.context["form"]["on"].value() == date(2023, 5, 30)
    assert 'value="30 maj 2023"' in page.content.decode()
    assert ONE.name in page.content.decode()


def test_going_on_writing_gives_a_draft_with_its_doubts_open(client, one):
    response = press(client, one, "draft")
    document = Document.objects.get()
    assert response.url == reverse("documents:edit", args=[document.pk])
    assert document.state == State.DRAFT
    assert client.get(response.url).status_code == 200
    page = client.get(reverse("documents:detail", args=[document.pk])).content.decode()
    assert "Osäkert i inläsningen" in page


@pytest.mark.parametrize(("then", "page"), [("draft", "edit"), ("original", "register")])
def test_pressing_twice_makes_one_paper_and_leads_where_the_first_press_led(client, one, then, page):
    sent = {**lines(form_of(client, one)), "settle_all": "1", "then": then}
    client.post(address(one), sent)
    response = client.post(address(one), sent, follow=True)
    assert response.redirect_chain[-1][0] == reverse(f"documents:{page}", args=[Document.objects.get().pk])
    assert not [message for message in response.context["messages"] if message.level_tag == "error"]


def test_two_presses_at_once_lead_to_the_same_paper(client, one, coordinator, monkeypatch):
    """The first press has made the paper while the second one was reading the form."""
    sent = {**lines(form_of(client, one)), "settle_all": "1", "then": "original"}
    correct = reading_in.correct

    def overtaken(paper, reading, *, by):
        draft_from_reading(ImportedPaper.objects.get(pk=paper.pk), by=coordinator)
        correct(paper, reading, by=by)

    monkeypatch.setattr(reading_in, "correct", overtaken)
    response = client.post(address(one), sent)
    assert response.url == reverse("documents:register", args=[Document.objects.get().pk])


def test_days_are_written_in_swedish_and_what_the_paper_says_is_left_as_it_stands(client, one):
    one.reading["signatories"][0]["signed_on"] = "2023-05-28"
    one.save()
    Doubt.objects.create(paper=one, field="term", why="Perioden står som ”2023-06-01”; läst som 2023-06-01.")
    page = client.get(address(one)).content.decode().replace("\xa0", " ")
    assert 'value="28 maj 2023"' in page
    assert "Perioden står som ”2023-06-01”; läst som 1 juni 2023." in page


def test_a_paper_that_was_made_is_neither_skipped_nor_read_again(client, one):
    press(client, one, "draft")
    assert client.post(address(one, "import_skip")).status_code == 404
    assert client.get(address(one)).status_code == 302


def test_tables_and_lists_of_the_file_stay_when_the_words_are_not_changed(client, one):
    table = "<table><tbody><tr><td>Vandring</td><td>Maj</td></tr></tbody></table>"
    one.reading["sections"][0] |= {"text": "Vandring\tMaj", "html": table}
    one.save()
    press(client, one, "draft")
    assert table in Document.objects.get().sections.first().html


def test_a_heading_under_another_one_stays_under_it(client, one):
    press(client, one, "draft")
    levels = dict(Document.objects.get().sections.values_list("heading", "level"))
    assert levels["6. Organisation"] == 1
    assert levels["6.1 Styrgrupp"] == levels["6.2 Lokala brottsförebyggande rådet"] == 2
    assert levels["7. Uppföljning"] == 1


def test_every_doubt_stands_at_a_place(one, three):
    for paper in [one, *three.papers.all()]:
        placed = [doubt for doubts in doubts_by_place(paper).values() for doubt in doubts]
        assert sorted(doubt.pk for doubt in placed) == sorted(paper.doubts.values_list("pk", flat=True))


def test_settling_takes_no_keys_from_elsewhere(one, coordinator):
    settle(one, ["'; drop", "", "999999"], by=coordinator)
    assert not one.doubts.exclude(settled_at=None).exists()
