"""A letter that was read in to be written on: its rows are printed where they stood, and no word is lost or doubled."""

import pytest

from boards.appendices import candidates, changing
from boards.letters.arranging import write_on
from boards.letters.calling import called_otherwise
from boards.models import BoardLetter
from documents.from_reading import draft_from_reading
from documents.models import Document, ImportedPaper, Section
from documents.recognising import recognise
from documents.recognising.periods import years_joined
from documents.search_words import plain
from pages import reading_in
from text.reading import read

HEAD = (
    "TJÄNSTESKRIVELSE 1(2) 2026-10-05 KS 2026/77 Handläggare Trygghetssamordnare Petra Solberg Kommunledningskontoret "
    "petra.solberg@lindhaga.example Kommunstyrelsens arbetsutskott föreslår kommunstyrelsen följande beslut: 1. "
    "Godkänna uppföljningen av samverkansöverenskommelse 2023 2026. Anta förslag till ny "
    "samverkansöverenskommelse 2027 2030 "
)
TEXT = (
    "Kommunen och polisen i Lindhaga har en överenskommelse som går ut vid årsskiftet (se bilaga 1). Rådet har gått "
    "igenom den och har det här att säga om dess områden: ANDT En grupp har bildats för arbetet i skolorna.\n\n"
    "2 (2) Generellt om överenskommelsen Den behöver bli kortare. Förslag till ny överenskommelse 2027 2030 bifogas "
    "(se bilaga 2). Barnperspektivet Förslaget är bra för barn och unga i hela kommunen. Ekonomiska konsekvenser "
    "Förslaget kostar inget utöver den tid som medarbetarna lägger ned. "
)
TAIL = (
    "1. Samverkansöverenskommelse 2023 2026 2. Förslag till samverkansöverenskommelse 2027 2030 Brottsförebyggande "
    "rådet Karin Ahlbom, lokalpolischef, lokalpolisområde Lindhaga Kommunledningskontoret Petra Solberg "
    "Trygghetssamordnare\n"
)
AGREEMENT = (
    "\n1(1) Samverkansöverenskommelse {years} Den här överenskommelsen är Lindhaga kommuns och lokalpolisområde "
    "Lindhagas gemensamma överenskommelse för ökad trygghet i Lindhaga kommun under {years}. Syfte och mål Syftet "
    "är att parterna ska samarbeta mer. Samverkansöverenskommelsens gällande Samverkansöverenskommelsen gäller "
    "under tiden 1 januari {first} till 31 december {last}. Budget Var och en bekostar sina egna insatser. "
    "Karin Almqvist Lindhaga kommun Petra Norling Lokalpolisområde Lindhaga\n"
)
NEW = AGREEMENT.format(years="20272030", first=2027, last=2030)
OLD = AGREEMENT.format(years="2023 2026", first=2023, last=2026)


@pytest.fixture
def bring(municipality, coordinator):
    """The papers of a text as drafts that are to be written on."""

    def brought(text: str) -> list[Document]:
        data = f"KS 2026/77\n\nTranskript:\n\n{text}".encode()
        found = reading_in.read_file(data, "skrivelse.txt")
        kept = reading_in.keep(found, data, owner=municipality, name="skrivelse.txt", by=coordinator)
        rows = ImportedPaper.objects.filter(source=kept).order_by("number")
        return [draft_from_reading(row, by=coordinator, to_write_on=True) for row in rows]

    return brought


def standing(document: Document) -> list[str]:
    return [section.slot or section.heading for section in document.sections.order_by("position")]


def words_of(document: Document) -> str:
    return " ".join(f"{section.heading} {plain(section.html)}" for section in document.sections.all())


def test_what_became_rows_is_printed_in_its_place_and_the_rest_stays(bring):
    letter = bring(HEAD + TEXT + TAIL)[0]
    assert standing(letter) == [
        "officer", "proposals", "Bakgrund", "ANDT", "Generellt om överenskommelsen", "consequences", "appendices",
        "recipients", "sender",
    ]  # fmt: skip
    assert [section.level for section in letter.sections.filter(slot="").order_by("position")] == [1, 2, 2]
    words = words_of(letter)
    assert "Handläggare Trygghetssamordnare" not in words
    assert "Godkänna" not in words
    assert "medarbetarna lägger ned" not in words
    assert (
        plain(letter.sections.get(heading="Bakgrund").html).strip().startswith("Kommunen och polisen i Lindhaga har en")
    )
    assert "ny överenskommelse 2027–2030 bifogas" in words
    assert [row.text for row in letter.board_letter.points.all()] == [
        "Godkänna uppföljningen av samverkansöverenskommelse 2023–2026",
        "Anta förslag till ny samverkansöverenskommelse 2027–2030",
    ]


def test_words_that_no_row_holds_are_never_taken_away(bring):
    letter = bring(
        HEAD.replace("Kommunstyrelsens", "Till kännedom: brådskar mycket. Kommunstyrelsens", 1) + TEXT + TAIL
    )[0]
    assert "brådskar mycket" in words_of(letter)
    assert "proposals" not in standing(letter)


def test_consequences_stay_as_they_stand_when_more_is_said_under_one_of_them(bring):
    letter = bring(HEAD + TEXT + TAIL.rstrip() + " Detta brev ersätter det förra brevet i sin helhet.\n")[0]
    assert "ersätter det förra brevet" in words_of(letter)
    assert "consequences" not in standing(letter)
    assert "Barnperspektivet" in standing(letter)


def test_a_letter_with_headings_of_its_own_is_arranged_too(municipality, coordinator, bring):
    letter = bring(HEAD + TEXT + TAIL)[0]
    letter.sections.all().delete()
    for place, (heading, html) in enumerate(
        [
            ("Förslag till beslut", "<p>Kommunstyrelsen beslutar att</p><ol><li>godkänna uppföljningen av "
             "samverkansöverenskommelse 2023–2026</li><li>anta förslag till ny samverkansöverenskommelse 2027–2030"
             "</li></ol>"),
            ("Ärendet", '<p>Se <a href="https://lindhaga.example/20232026">sidan</a> om 2023 2026 &amp; mer.</p>'),
        ]
    ):  # fmt: skip
        Section.objects.create(document=letter, position=place, heading=heading, html=html)
    write_on(letter, {})
    assert standing(letter) == ["proposals", "Ärendet"]
    assert letter.sections.get(heading="Ärendet").html == (
        '<p>Se <a href="https://lindhaga.example/20232026">sidan</a> om 2023–2026 &amp; mer.</p>'
    )


def test_the_papers_of_the_same_file_are_offered_by_the_letters_own_list(bring, coordinator):
    letter, new, old = bring(HEAD + TEXT + TAIL + NEW + OLD)
    offered = candidates.near(BoardLetter.objects.get(pk=letter.pk), coordinator)
    assert [(choice.row.document, choice.candidates[0].title) for choice in offered] == [
        (old, "Samverkansöverenskommelse 2023–2026"),
        (new, "Förslag till samverkansöverenskommelse 2027–2030"),
    ]


def test_appendices_that_lie_in_the_wrong_order_are_moved_without_moving_the_numbers_that_were_right(
    bring, coordinator
):
    letter, new, old = bring(HEAD + TEXT + TAIL + NEW + OLD)
    written = BoardLetter.objects.get(pk=letter.pk)
    chosen = candidates.chosen(written, coordinator, [f"paper-{new.pk}", f"paper-{old.pk}"])
    first, second = changing.add(written, chosen, by=coordinator)
    assert [point.about for point in written.points.all()] == [old, new]
    titles = [first.title, second.title]
    assert [(each.number, each.right) for each in called_otherwise(words_of(letter), titles)] == [(2, 1)]
    changing.move(written, first.key, 1, by=coordinator)
    assert "årsskiftet (se bilaga 1)" in words_of(letter)
    assert not list(called_otherwise(words_of(letter), titles[::-1]))
    changing.move(written, first.key, -1, by=coordinator)
    assert "årsskiftet (se bilaga 2)" in words_of(letter)


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("under 2027 2030 och", "under 2027–2030 och"),
        ("Överenskommelse 20272030", "Överenskommelse 2027–2030"),
        ("2027–2030", "2027–2030"),
        ("2030 2027", "2030 2027"),
        ("tel. 2027 203045", "tel. 2027 203045"),
        ("20270101", "20270101"),
        ("dnr 2027/2030 2031", "dnr 2027/2030 2031"),
    ],
)
def test_a_dash_between_years_is_put_back_where_only_that_can_be_meant(text, mended):
    assert years_joined(text) == mended


def test_a_title_whose_years_ran_together_is_read_and_doubted():
    found = recognise(read(NEW.strip().encode(), "avtal.txt"))[0]
    assert found["title"] == "Samverkansöverenskommelse 2027–2030"
    assert any(doubt["field"] == "title" and "20272030" in doubt["why"] for doubt in found["doubts"])
