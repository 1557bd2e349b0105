import pytest

from documents.recognising.signatures import find_signatures
from text.blocks import PARAGRAPH, TABLE, Block

BODY = """Samverkansöverenskommelse

mellan Lindhaga kommun och Polismyndigheten, lokalpolisområde Lindhaga

Syfte

Överenskommelsen ska minska brotten i kommunen.

"""
POLICE, MUNICIPALITY = "Polismyndigheten, lokalpolisområde Lindhaga", "Lindhaga kommun"
KARIN = ("Karin Ahlbom", "Kommunstyrelsens ordförande", MUNICIPALITY)
JONAS = ("Jonas Frimodt", "Lokalpolisområdeschef", POLICE)


def signed(paper):
    return [(one.name, one.title, one.party) for one in paper.signatures]


@pytest.mark.parametrize(
    "tail",
    [
        "Karin Ahlbom\nKommunstyrelsens ordförande\n\nJonas Frimodt\nLokalpolisområdeschef",
        "Karin Ahlbom, Kommunstyrelsens ordförande\nJonas Frimodt, Lokalpolisområdeschef",
        "För Lindhaga kommun:\n\n\nKarin Ahlbom\nKommunstyrelsens\nordförande\n\n"
        "För polisen:\n\nJonas Frimodt\nLokalpolisområdeschef",
        "Karin Ahlbom                    Jonas Frimodt\n\nKommunstyrelsens ordförande     Lokalpolisområdeschef",
        "Kommunstyrelsens ordförande Karin Ahlbom\n\nLokalpolisområdeschef Jonas Frimodt",
        "För Lindhaga kommun             För Polismyndigheten\n\n__________________     ______________\n\n"
        "Karin Ahlbom                    Jonas Frimodt\nKommunstyrelsens ordförande     Lokalpolisområdeschef",
    ],
)
def test_two_people_sign_for_a_party_each(paper_of, tail):
    assert signed(paper_of(BODY + tail)) == [KARIN, JONAS]


def test_names_without_titles_belong_to_the_party_after_them(paper_of):
    text = (
        BODY.replace("\n", " ")
        + "Karin Ahlbom Lindhaga kommun Jonas Frimodt Polismyndigheten, lokalpolisområde Lindhaga"
    )
    paper = paper_of(
        "1(1) " + text + " " + "Vi arbetar vidare. " * 30 + "Karin Ahlbom Lindhaga kommun Jonas Frimodt " + POLICE
    )
    assert signed(paper) == [("Karin Ahlbom", "", MUNICIPALITY), ("Jonas Frimodt", "", POLICE)]


def test_one_day_counts_for_all(paper_of):
    paper = paper_of(BODY + "Lindhaga den 26 oktober 2026\n\nKarin Ahlbom\nKommunchef\n\nJonas Frimodt\nKommunpolis")
    assert [one.signed_on for one in paper.signatures] == ["2026-10-26", "2026-10-26"]
    assert paper.dated_on == "2026-10-26"


def test_two_days_are_doubted(paper_of):
    paper = paper_of(
        BODY + "Lindhaga 2026-08-24          Norrvika 2026-08-30\n\n"
        "Karin Ahlbom          Jonas Frimodt\n\nKommunchef      Kommunpolis"
    )
    assert [one.signed_on for one in paper.signatures] == ["2026-08-24", "2026-08-30"]
    assert paper.doubts.about("signatories")
    assert paper.doubts.about("dated_on")


def test_the_signatures_are_not_left_in_the_text(paper_of):
    paper = paper_of(BODY + "Karin Ahlbom\nKommunchef\n\nJonas Frimodt\nKommunpolis")
    assert "Ahlbom" not in paper.sections[-1].text
    assert paper.sections[-1].text == "Överenskommelsen ska minska brotten i kommunen."


def test_a_missing_side_is_doubted(paper_of):
    paper = paper_of(BODY + "Karin Ahlbom\nKommunstyrelsens ordförande")
    assert "Ingen underskrift för polisen hittades." in [doubt["why"] for doubt in paper.doubts]


def test_missing_signatures_are_doubted(paper_of):
    assert paper_of(BODY).signatures == []
    assert paper_of(BODY).doubts.about("signatories")


def test_a_contact_list_holds_no_signatures(paper_of):
    paper = paper_of(BODY + "Kontakt\n\nKarin Ahlbom, kommunchef\n\nJonas Frimodt, kommunpolis")
    assert paper.signatures == []


def test_a_sentence_that_says_who_signed_is_read_with_a_doubt(paper_of):
    paper = paper_of(
        BODY + "Den 5 maj 2026 undertecknade kommunstyrelsens ordförande Karin Ahlbom (C) "
        "och Jonas Frimodt, lokalpolisområdeschef, papperet."
    )
    assert [(one.name, one.signed_on) for one in paper.signatures] == [
        ("Karin Ahlbom", "2026-05-05"),
        ("Jonas Frimodt", "2026-05-05"),
    ]
    assert paper.doubts.about("signatories")


@pytest.mark.parametrize(
    "table",
    [
        "För Lindhaga kommun\tFör Polismyndigheten\n____\t____\nKarin Ahlbom\tJonas Frimodt\n"
        "Kommunstyrelsens ordförande\tLokalpolisområdeschef",
        "För Lindhaga kommun Karin Ahlbom Kommunstyrelsens ordförande\t"
        "För Polismyndigheten Jonas Frimodt Lokalpolisområdeschef",
        "Karin Ahlbom\tKommunstyrelsens ordförande\nJonas Frimodt\tLokalpolisområdeschef",
    ],
)
def test_signatures_in_a_table(table):
    blocks = [Block(PARAGRAPH, "Vi är överens om detta."), Block(TABLE, table)]
    signed = find_signatures(blocks, [MUNICIPALITY, POLICE])
    assert [(one.name, one.title, one.party_kind) for one in signed.signatures] == [
        ("Karin Ahlbom", "Kommunstyrelsens ordförande", "municipality"),
        ("Jonas Frimodt", "Lokalpolisområdeschef", "police"),
    ]


def test_a_table_of_measures_holds_no_signatures():
    table = "Åtgärd\tAnsvarig\nFotpatrullera varje kväll i parken\tKommunpolis Jonas Frimodt"
    assert find_signatures([Block(TABLE, table)], [MUNICIPALITY]).signatures == []


def test_a_day_in_a_sentence_is_not_the_day_of_the_paper(paper_of):
    paper = paper_of(
        "Förlängning av samverkansöverenskommelse mellan Lindhaga kommun och Lokalpolisområde Lindhaga\n\n"
        "Parterna förlänger den överenskommelse som undertecknades 2019-03-01 till och med 2024-12-31.\n\n"
        "Lindhaga den 14 december 2022\n\nKarin Ahlbom\nKommunchef\n\nJonas Frimodt\nKommunpolis"
    )
    assert paper.dated_on == "2022-12-14"


def test_three_sign_side_by_side_and_a_title_stays_in_its_own_column(papers_of_page):
    rows = (
        ("För Lindhaga kommun", "För Polismyndigheten", "För Lindhaga Bostäder AB"),
        ("Karin Ahlbom", "Jonas Frimodt", "Petra Solberg"),
        ("Kommunstyrelsens ordförande", "Lokalpolisområdeschef", "Vd"),
    )
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    (paper,) = papers_of_page(
        "<h1>Samverkansöverenskommelse mellan Lindhaga kommun, polisen och Lindhaga Bostäder AB</h1><h2>Syfte</h2>"
        f"<p>Parterna ska minska brotten.</p><h2>Underskrifter</h2><table>{table}</table>"
    )
    assert signed(paper) == [
        ("Karin Ahlbom", "Kommunstyrelsens ordförande", "Lindhaga kommun"),
        ("Jonas Frimodt", "Lokalpolisområdeschef", "Polisen"),
        ("Petra Solberg", "Vd", "Lindhaga Bostäder AB"),
    ]


@pytest.mark.parametrize(
    "tail",
    [
        "För kommunen: Karin Ahlbom, säkerhetschef\nFör polisen: Jonas Frimodt, gruppchef",
        "För polisen: Jonas Frimodt, gruppchef\nFör kommunen: Karin Ahlbom, säkerhetschef",
        "För kommunen\nKarin Ahlbom\nsäkerhetschef\n\nFör polisen\nJonas Frimodt\ngruppchef",
    ],
)
def test_the_one_who_signs_for_the_municipality_is_its_own_though_it_is_not_named(paper_of, tail):
    paper = paper_of(BODY + tail)
    assert sorted(signed(paper)) == [
        ("Jonas Frimodt", "gruppchef", POLICE),
        ("Karin Ahlbom", "säkerhetschef", MUNICIPALITY),
    ]
    assert not any("Ingen underskrift" in doubt["why"] for doubt in paper.doubts)


@pytest.mark.parametrize(
    "below",
    [
        "Rätt avskrivet intygar\nPetra Solberg, kommunsekreterare",
        "Avskriftens riktighet intygas: Petra Solberg, kommunsekreterare",
        "Bevittnas:\nPetra Solberg, handläggare",
    ],
)
def test_the_one_who_certifies_a_copy_or_witnesses_has_not_signed_but_stands_in_the_text(paper_of, below):
    paper = paper_of(
        BODY + f"Karin Ahlbom\nKommunstyrelsens ordförande\n\nJonas Frimodt\nLokalpolisområdeschef\n\n{below}\n"
    )
    assert signed(paper) == [KARIN, JONAS]
    assert "Petra Solberg" in paper.sections[-1].text
    assert any("Petra Solberg" in doubt["why"] for doubt in paper.doubts)


def test_names_titles_and_days_with_labels_side_by_side_in_a_table():
    table = (
        "För kommunen\tFör polisen\nNamn: Karin Ahlbom\tNamn: Jonas Frimodt\n"
        "Titel: Kommunchef\tTitel: Lokalpolisområdeschef\nDatum: 2026-10-11\tDatum: 2026-10-13"
    )
    blocks = [Block(PARAGRAPH, "Vi är överens om detta."), Block(TABLE, table)]
    found = find_signatures(blocks, [MUNICIPALITY, POLICE]).signatures
    assert [(one.name, one.title, one.party_kind, one.signed_on) for one in found] == [
        ("Karin Ahlbom", "Kommunchef", "municipality", "2026-10-11"),
        ("Jonas Frimodt", "Lokalpolisområdeschef", "police", "2026-10-13"),
    ]


def test_names_side_by_side_below_two_columns_of_text_are_no_part_of_the_columns(papers_of_pdf):
    words = "Parterna arbetar tillsammans för att färre ska drabbas av brott och för att fler ska våga gå ut. " * 4
    paper = papers_of_pdf(
        f"<h1>Samverkansöverenskommelse mellan Lindhaga kommun och polisen</h1>"
        f"<div style='column-count: 2; column-gap: 12mm'><h2>Syfte</h2><p>{words}</p><h2>Arbetssätt</h2><p>{words}</p>"
        f"<h2>Uppföljning</h2><p>{words}</p></div><table style='width: 100%; margin-top: 2em'><tr>"
        "<td>Karin Ahlbom<br>kommunstyrelsens ordförande<br>Lindhaga 2026-06-01</td>"
        "<td>Jonas Frimodt<br>lokalpolisområdeschef<br>Lindhaga 2026-06-04</td></tr></table>"
    )[0]
    assert [(one.name, one.title, one.signed_on) for one in paper.signatures] == [
        ("Karin Ahlbom", "kommunstyrelsens ordförande", "2026-06-01"),
        ("Jonas Frimodt", "lokalpolisområdeschef", "2026-06-04"),
    ]
    assert not any("Ahlbom" in section.text for section in paper.sections)
