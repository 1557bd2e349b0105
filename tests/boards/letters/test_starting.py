"""A letter begins from an agreement: everything that the agreement knows is in it from the beginning."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from agreements.models import Area, FocusArea
from boards.kind import SLOTS
from boards.letters import planning, recomposing, starting
from boards.letters.missing import missing
from boards.models import BoardLetter, BoardSettings
from documents.content import content_of
from documents.creating import create_from_template
from documents.models import Case, Document, Filing, State, Template
from documents.printing import paper_html
from organisations.models import Body
from tests.agreements.factories import agreement
from tests.boards.letters.conftest import logged_in


@pytest.fixture
def old(municipality, police, coordinator):
    made = agreement(
        "fixed", date(2024, 1, 1), date(2026, 12, 31), owner=municipality, title="Samverkansöverenskommelse 2024–2026",
        final_on=date(2023, 12, 14),
    )  # fmt: skip
    for place, (name, goal) in enumerate([("ANDTS", "Färre unga prövar narkotika."), ("Trafik", "")]):
        area = Area.objects.get_or_create(owner=None, name=name)[0]
        FocusArea.objects.create(agreement=made, area=area, goal=goal, position=place)
    return made


@pytest.fixture
def new(old, municipality):
    made = agreement(
        "fixed", date(2027, 1, 1), date(2030, 12, 31), after=old, state=State.DRAFT, owner=municipality,
        title="Samverkansöverenskommelse 2027–2030",
    )  # fmt: skip
    case = Case.objects.create(organisation=municipality, registry_number="KS 2026/402")
    Filing.objects.create(document=made.document, case=case)
    return made


@pytest.fixture
def council(municipality):
    return Body.objects.create(organisation=municipality, kind="council", name="Lokala Brå i Lindhaga")


def start(document, by) -> BoardLetter:
    plan = planning.plan_for(document)
    letter = starting.start(plan, plan.title, by=by).board_letter
    letter.document = Document.objects.get(pk=letter.pk)
    return letter


def text_of(letter) -> str:
    return paper_html(content_of(letter.document), mark="").replace("\u00a0", " ")


def test_one_case_approves_the_follow_up_and_adopts_the_successor(old, new, council, coordinator, bodies):
    letter = start(new.document, coordinator)
    assert str(letter) == (
        "Uppföljning av samverkansöverenskommelse 2024–2026 och förslag till samverkansöverenskommelse 2027–2030"
    )
    assert [(point.action, point.about_id) for point in letter.points.all()] == [
        ("approve_follow_up", old.pk),
        ("adopt", new.pk),
    ]
    assert [row.document_id for row in letter.appendices.all()] == [old.pk, new.pk]
    assert [row.name for row in letter.recipients.all()] == [
        "Lokalpolisområde Lindhaga-Norrvika",
        "Lokala Brå i Lindhaga",
    ]
    assert letter.document.filings.get().case.registry_number == "KS 2026/402"
    assert letter.follows_up == old.document


def test_the_background_says_what_the_agreement_knows(old, new, coordinator, bodies):
    html = text_of(start(new.document, coordinator))
    assert (
        "Lindhaga kommun och Lokalpolisområde Lindhaga-Norrvika undertecknade samverkansöverenskommelse 2024–2026 "
        "den 14 december 2023 (se bilaga 1). Överenskommelsen gäller från och med den 1 januari 2024 till och med "
        "den 31 december 2026." in html
    )
    assert "Den har samverkansområdena ANDTS och Trafik." in html
    assert "har tagits fram (se bilaga 2). Den ska ersätta samverkansöverenskommelse 2024–2026." in html
    assert "För Lindhaga kommun beslutar kommunstyrelsen." in html


def test_there_is_a_heading_for_each_area_and_one_for_what_is_general(old, new, coordinator):
    letter = start(new.document, coordinator)
    sections = list(letter.document.sections.values_list("level", "heading", "guidance"))
    headings = [(level, heading) for level, heading, _guidance in sections]
    first = headings.index((1, "Uppföljning"))
    assert headings[first + 1 : first + 4] == [(2, "ANDTS"), (2, "Trafik"), (2, "Generellt")]
    assert "Färre unga prövar narkotika." in sections[first + 1][2]


def test_from_the_old_one_the_begun_successor_is_found(old, new):
    assert planning.plan_for(old.document) == planning.plan_for(new.document)


def test_an_agreement_without_a_successor_is_followed_up_only(old, coordinator):
    letter = start(old.document, coordinator)
    assert [point.action for point in letter.points.all()] == ["approve_follow_up"]
    assert str(letter) == "Uppföljning av samverkansöverenskommelse 2024–2026"


def test_the_first_agreement_of_all_is_adopted_only(municipality, coordinator):
    first = agreement("fixed", date(2027, 1, 1), date(2030, 12, 31), state=State.DRAFT, owner=municipality, title="Ny")
    letter = start(first.document, coordinator)
    assert [point.action for point in letter.points.all()] == ["adopt"]
    assert not letter.document.sections.filter(heading="Uppföljning").exists()


def test_the_letter_is_called_what_the_municipality_calls_it(old, municipality, coordinator):
    BoardSettings.objects.create(organisation=municipality, letter_label="Tjänsteutlåtande", council_decides=True)
    letter = start(old.document, coordinator)
    assert letter.document.type_label == "Tjänsteutlåtande"
    assert letter.deciding_name == "Kommunfullmäktige"


def test_nothing_is_said_of_consequences_that_nobody_has_written(old, municipality, coordinator):
    letter = start(old.document, coordinator)
    assert {row.text for row in letter.consequences.all()} == {""}
    municipality.consequence_headings.create(name="Ekonomi", ready_text="Ryms inom ramen.")
    assert [row.text for row in start(old.document, coordinator).consequences.all()] == ["Ryms inom ramen."]


def test_it_is_made_from_the_agreements_page_and_once(coordinator, old, new):
    karin = logged_in(coordinator)
    page = karin.get(reverse("documents:detail", args=[new.pk])).content.decode()
    assert reverse("boards:start", args=[new.pk]) in page
    url = reverse("boards:start", args=[new.pk])
    assert "KS 2026/402" in karin.get(url).content.decode()
    title = planning.plan_for(new.document).title
    first, second = karin.post(url, {"title": title}), karin.post(url, {"title": title})
    letter = BoardLetter.objects.get()
    assert first.url == reverse("documents:edit", args=[letter.pk])
    assert second.url == reverse("documents:detail", args=[letter.pk])
    assert str(letter) in karin.get(reverse("documents:detail", args=[old.pk])).content.decode()
    assert karin.get(url, {}).status_code == 200
    assert karin.post(url, {"title": " "}).status_code == 422


@pytest.mark.parametrize(("who", "answer"), [("reader", 403), ("stranger", 404), ("police_contact", 404)])
def test_only_those_who_write_begin_one(request, new, who, answer):
    client = logged_in(request.getfixturevalue(who))
    assert client.get(reverse("boards:start", args=[new.pk])).status_code == answer


def test_changed_data_are_shown_before_they_are_fetched(old, new, coordinator):
    karin, letter = logged_in(coordinator), start(new.document, coordinator)
    url = reverse("boards:recompose", args=[letter.pk])
    assert "stämmer med överenskommelsens uppgifter" in karin.get(url).content.decode()
    new.ends_on = date(2028, 12, 31)
    new.save()
    paper = karin.get(reverse("documents:detail", args=[letter.pk])).content.decode()
    assert "Uppgifterna om överenskommelsen har ändrats" in paper
    page = karin.get(url)
    assert "2028" in page.content.decode()
    assert "2028" not in text_of(letter)
    row = page.context["rows"][0]
    sent = {"section": f"{row['anew'].section.key}:{row['mark']}"}
    assert karin.post(url, sent).url == reverse("documents:detail", args=[letter.pk])
    assert "den 31 december 2028" in text_of(letter)
    assert letter.document.revisions.exists()
    assert recomposing.changed(letter) == []


def test_what_was_not_shown_is_not_fetched(old, new, coordinator):
    karin, letter = logged_in(coordinator), start(new.document, coordinator)
    url = reverse("boards:recompose", args=[letter.pk])
    new.ends_on = date(2028, 12, 31)
    new.save()
    row = karin.get(url).context["rows"][0]
    new.ends_on = date(2029, 12, 31)
    new.save()
    assert karin.post(url, {"section": f"{row['anew'].section.key}:{row['mark']}"}).url == url
    assert "2029" not in text_of(letter)


def test_appendices_that_change_places_are_no_changed_data(old, new, coordinator):
    letter = start(new.document, coordinator)
    letter.appendices.filter(document=old.document).update(position=5)
    assert recomposing.changed(letter) == []


def test_the_list_says_where_the_letter_is_and_the_menu_has_it_first_then(coordinator, old, reader):
    karin = logged_in(coordinator)
    url = reverse("boards:list")
    assert "Här finns inga handlingar till nämnden ännu" in karin.get(url).content.decode()
    assert f'href="{url}"' not in karin.get("/").content.decode()
    start(old.document, coordinator)
    page = karin.get(url).content.decode()
    assert "Utkast: text och förslag skrivs." in page
    assert f'href="{url}"' in karin.get("/").content.decode()
    assert "Uppföljning av" not in logged_in(reader).get(url).content.decode()


def test_the_common_template_has_a_place_for_all_that_a_letter_prints(municipality, coordinator):
    call_command("load_library", stdout=StringIO())
    template = Template.objects.get(owner=None, kind="board_letter")
    document = create_from_template(template, municipality, "Till styrelsen", coordinator)
    assert set(document.sections.exclude(slot="").values_list("slot", flat=True)) == set(SLOTS)
    assert "Skriv minst en beslutspunkt." in [lack.text for lack in missing(document)]
