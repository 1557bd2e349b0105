"""What was changed in some places of a draft and still stands in others; silent wherever it could be meant."""

import pytest

from documents import advice
from documents.content import content_of
from documents.editing.section_writing import save_section
from documents.models import Section
from tests.documents.factories import paper

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(municipality, police, coordinator):
    return paper(municipality, coordinator, parties=[police], count=3, title="Riktlinjer för trygga platser")


def begin(draft, *htmls: str) -> None:
    for section, html in zip(draft.sections.all(), htmls, strict=True):
        Section.objects.filter(pk=section.pk).update(html=html)


def write(draft, place: int, html: str, heading: str | None = None) -> None:
    section = draft.sections.all()[place]
    save_section(
        draft.pk,
        section.key,
        heading=section.heading if heading is None else heading,
        html=html,
        base_version=section.version,
        token="",
        by=draft.created_by,
    )


def told(draft) -> list[str]:
    draft.refresh_from_db()
    tips = advice.tips_for(draft, content_of(draft))
    assert all(tip.code.startswith("leftover:") for tip in tips)
    return [tip.sentence for tip in tips]


def test_a_draft_that_nobody_has_changed_has_none(draft):
    assert told(draft) == []


def test_the_order_of_words_changed_in_one_place(draft):
    begin(draft, "<p>För ökad trygghet och säkerhet.</p>", "<p>Mer trygghet och säkerhet i byn.</p>", "<p>Slut.</p>")
    write(draft, 0, "<p>För ökad säkerhet och trygghet.</p>")
    assert told(draft) == [
        "”trygghet och säkerhet” är ändrat till ”säkerhet och trygghet” på ett ställe men står kvar på ett ställe."
    ]
    write(draft, 1, "<p>Mer säkerhet och trygghet i byn.</p>")
    assert told(draft) == []


def test_the_name_of_a_council_with_the_place_and_the_words_to_replace(draft):
    begin(
        draft,
        "<p>Arbetet leds av lokala samverkansgruppen.</p>",
        "<p>Frågan lyfts i lokala samverkansgruppens möten.</p>",
        "<p>Slut.</p>",
    )
    write(draft, 0, "<p>Arbetet leds av strategiska trygghetsrådet.</p>")
    tip = advice.tips_for(draft, content_of(draft))[0]
    assert tip.sentence == (
        "”lokala samverkansgruppen” är ändrat till ”strategiska trygghetsrådet” på ett ställe men står kvar på ett "
        "ställe."
    )
    assert [(spot.section, spot.words) for spot in tip.spots] == [
        ("Avsnitt 2", "Frågan lyfts i lokala samverkansgruppens möten.")
    ]
    assert (tip.links[0].find, tip.links[0].replacement) == ("lokala samverkansgruppen", "strategiska trygghetsrådet")


def test_the_national_agency_of_the_same_name_is_another(draft):
    begin(draft, "<p>I Brå möts vi.</p>", "<p>Frågan lyfts i Brå.</p>", "<p>Statistik från nationella Brå.</p>")
    write(draft, 0, "<p>I Trygghetsrådet möts vi.</p>")
    write(draft, 1, "<p>Frågan lyfts i Trygghetsrådet.</p>")
    assert told(draft) == []


def test_a_period_of_years_whatever_the_dash(draft):
    begin(draft, "<p>Gäller 2022–2025.</p>", "<p>Målen för 2022-2025 är tre.</p>", "<p>Ersätter planen 2022–2025.</p>")
    write(draft, 0, "<p>Gäller 2026–2029.</p>")
    assert told(draft) == ["”2022–2025” är ändrat till ”2026–2029” på ett ställe men står kvar på ett ställe."]


@pytest.mark.parametrize(
    ("before", "now", "elsewhere"),
    [
        ("träffas minst en gång per år", "träffas minst två gånger per år", "Planen ses över minst en gång per år."),
        ("bygger på mätningen 2022", "bygger på mätningen 2024", "Lagen kom 2022."),
        ("regelbundet i gruppen", "varje vecka i gruppen", "Läget följs regelbundet."),
        ("Mötet leds av Polisen", "Mötet leds av kommunen", "Polisen svarar för statistiken."),
        ("Allt ska vara klart före mötet", "Det mesta ska vara klart", "Allt ska vara klart före mötet i maj."),
    ],
)
def test_words_changed_once_that_may_well_stand_elsewhere(draft, before, now, elsewhere):
    begin(draft, f"<p>Parterna {before}.</p>", f"<p>{elsewhere}</p>", "<p>Slut.</p>")
    write(draft, 0, f"<p>Parterna {now}.</p>")
    assert told(draft) == []


def test_the_same_words_changed_twice_and_left_once(draft):
    begin(draft, *(f"<p>{word} gemensamma problembilden hämtas målen.</p>" for word in ("Ur", "Från", "Av")))
    write(draft, 0, "<p>Ur lokala lägesbilden hämtas målen.</p>")
    assert told(draft) == []
    write(draft, 1, "<p>Från lokala lägesbilden hämtas målen.</p>")
    assert told(draft) == [
        "”gemensamma problembilden” är ändrat till ”lokala lägesbilden” på två ställen men står kvar på ett ställe."
    ]


def test_a_clause_that_was_moved_is_no_change(draft):
    begin(draft, "<p>Lindhaga kommun leder.</p>", "<p>Norrvika kommun följer.</p>", "<p>Slut.</p>")
    write(draft, 0, "<p>Norrvika kommun leder.</p>")
    write(draft, 1, "<p>Lindhaga kommun följer.</p>")
    assert told(draft) == []


def test_the_name_of_a_party(draft):
    begin(draft, "<p>Lokalpolisområde Lindhaga-Norrvika leder.</p>", "<p>Slut.</p>", "<p>Slut.</p>")
    write(draft, 1, "<p>Slutet.</p>")
    draft.parties.filter(position=1).update(name_as_written="Lokalpolisområde Norra Lindhaga")
    assert told(draft) == [
        "Det heter nu ”Lokalpolisområde Norra Lindhaga” bland uppgifterna, men i texten står "
        "”Lokalpolisområde Lindhaga-Norrvika” kvar på ett ställe."
    ]


def test_the_title_of_the_paper_that_it_was_made_from(draft, coordinator, municipality):
    old = paper(municipality, coordinator, title="Plan för torget")
    type(draft).objects.filter(pk=draft.pk).update(made_from=old)
    begin(draft, "<p>Plan för torget beskriver arbetet.</p>", "<p>Den ersätter Plan för torget.</p>", "<p>Slut.</p>")
    write(draft, 2, "<p>Slutet.</p>")
    assert told(draft) == [
        "Titeln är ”Riktlinjer för trygga platser”, men texten säger ”Plan för torget” på ett ställe."
    ]
    type(draft).objects.filter(pk=old.pk).update(owner=draft.parties.get(position=1).organisation)
    assert told(draft) == []
