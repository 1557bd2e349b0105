"""The day and the words of whole papers."""


def test_the_end_of_a_period_is_not_the_day_of_the_paper(paper_of):
    paper = paper_of(
        "SAMVERKANSÖVERENSKOMMELSE\nMELLAN LINDHAGA KOMMUN OCH POLISEN\n\nGÄLLER FR O M 2027-01-01 T O M 2030-12-31\n\n"
        "SYFTE\nÖVERENSKOMMELSEN SKA MINSKA BROTTEN.\n"
    )
    assert paper.dated_on is None
    assert paper.doubts.about("dated_on")


def test_the_day_of_a_meeting_or_a_web_page_is_not_the_day_of_the_paper(paper_of):
    for label in ("Sammanträde", "Uppdaterad", "Senast reviderad", "Gäller t o m"):
        paper = paper_of(f"Samverkansöverenskommelse\n\n{label} 2026-11-12\n\nLindhaga kommun och polisen samverkar.\n")
        assert paper.dated_on is None


def test_two_days_at_the_top_are_doubted(paper_of):
    paper = paper_of(
        "Samverkansöverenskommelse\n\n2026-10-01\n\nDatum 2026-11-12\n\nLindhaga kommun och polisen samverkar.\n"
    )
    assert paper.dated_on == "2026-11-12"
    assert paper.doubts.about("dated_on")


def test_the_text_after_a_title_in_a_long_line_keeps_its_full_stop(paper_of):
    first = "Den här överenskommelsen är Lindhaga kommuns och polisens för mer trygghet och färre brott i kommunen."
    more = "Polisen och kommunen ska varje år ta fram en gemensam bild av läget i kommunen. " * 12
    paper = paper_of(f"Samverkansöverenskommelse 2027-2030 {first} Syfte {more}")
    assert paper.sections[0].text == first


CAPITALS = """SAMVERKANSÖVERENSKOMMELSE
MELLAN LINDHAGA KOMMUN OCH POLISEN, LOKALPOLISOMRÅDE LINDHAGA-NORRVIKA

GÄLLER FR O M 2027-01-01 T O M 2030-12-31

SYFTE
ÖVERENSKOMMELSEN SKA MINSKA BROTTEN I LINDHAGA OCH ÖKA TRYGGHETEN.

MÅL
FÄRRE INBROTT.

LINDHAGA DEN 12 NOVEMBER 2026

KARIN AHLBOM                       JONAS FRIMODT
KOMMUNSTYRELSENS ORDFÖRANDE        LOKALPOLISOMRÅDESCHEF
"""


def test_a_paper_all_in_capitals_is_read_as_others_are(paper_of):
    paper = paper_of(CAPITALS)
    assert paper.dated_on == "2026-11-12"
    assert [party["name"] for party in paper.parties] == ["Lindhaga kommun", "Lokalpolisområde Lindhaga-Norrvika"]
    assert [section.heading for section in paper.sections] == ["", "SYFTE", "MÅL"]
    assert [(one.name, one.title, one.signed_on) for one in paper.signatures] == [
        ("Karin Ahlbom", "Kommunstyrelsens ordförande", "2026-11-12"),
        ("Jonas Frimodt", "Lokalpolisområdeschef", "2026-11-12"),
    ]


RUNNING = (
    "LINDHAGA KOMMUN Ärendenummer KS 2026/118 Samverkansöverenskommelse mellan Lindhaga kommun och Polisen 2027-2030 "
    "Bakgrund Kommunen och Polisen har samverkat i många år och vill fortsätta med det i en fast form under flera år. "
    "Syfte Syftet med överenskommelsen är att minska brotten och öka tryggheten i hela kommunen och i alla dess delar. "
    "Organisation Styrgruppen leder arbetet och möts fyra gånger per år för att följa det och för att besluta om mer. "
    "Uppföljning Överenskommelsen följs upp varje år av parterna tillsammans och redovisas för deras ledningar. "
    "Lindhaga 2026-12-12 Lindhaga Karin Ahlbom Kommunstyrelsens ordförande Organisation Lindhaga kommun "
    "Jonas Frimodt Lokalpolisområdeschef Organisation Polisen"
)


def test_the_headings_of_a_transcript_on_two_short_pages_part_its_sections(paper_of):
    turn = RUNNING.index("Organisation Styr")
    for text in (RUNNING, f"{RUNNING[:turn]}\n\n{RUNNING[turn:]}"):
        paper = paper_of(text)
        assert paper.title == "Samverkansöverenskommelse mellan Lindhaga kommun och Polisen 2027-2030"
        assert [section.heading for section in paper.sections] == ["Bakgrund", "Syfte", "Organisation", "Uppföljning"]
        assert [(one.name, one.title) for one in paper.signatures] == [
            ("Karin Ahlbom", "Kommunstyrelsens ordförande"),
            ("Jonas Frimodt", "Lokalpolisområdeschef"),
        ]
        assert paper.doubts.about("sections")


def test_the_labels_of_a_form_are_no_headings(paper_of):
    paper = paper_of(
        "Ärendenummer\nKS 2026/118\nSamverkansöverenskommelse\nParter\nOrganisation\nLindhaga kommun\nOrganisation\n"
        "Lokalpolisområde Lindhaga-Norrvika\nBakgrund\nParterna har samverkat i många år.\nOrganisation\n"
        "Styrgruppen leder arbetet.\n"
    )
    assert [section.heading for section in paper.sections if section.heading] == ["Parter", "Bakgrund", "Organisation"]
    assert not paper.doubts.about("parties")


def test_the_days_of_a_web_page_are_not_in_its_title_or_text(papers_of_page):
    days = "Publicerad 12 mars 2026 Uppdaterad 3 april 2026"
    (paper,) = papers_of_page(
        f"<h1>Samverkansöverenskommelse för Lindhaga {days}</h1><p>{days}</p><h2>Syfte</h2>"
        "<p>Lindhaga kommun och polisen ska minska brotten.</p><h2>Mål</h2><p>Färre inbrott.</p>"
    )
    assert paper.title == "Samverkansöverenskommelse för Lindhaga"
    assert "Publicerad" not in "".join(section.text for section in paper.sections)
    assert paper.dated_on is None


def test_texts_side_by_side_that_are_read_as_rows_are_doubted(papers_of_pdf):
    cells = "".join(
        f"<tr><td>{one}</td><td>{other}</td></tr>" for one, other in [("Vandring", "Polisen"), ("Lampor", "Alla")]
    )
    (paper,) = papers_of_pdf(
        "<h1>Samverkansöverenskommelse mellan Lindhaga kommun och polisen</h1><h2>Insatser</h2>"
        f"<table>{cells}</table><p>Parterna ska tillsammans minska brotten i hela kommunen.</p>"
    )
    assert any("sida vid sida" in doubt["why"] for doubt in paper.doubts)


def test_the_sections_of_a_paper_in_two_columns_follow_each_other(papers_of_pdf):
    words = ["Syfte", "Mål", "Organisation", "Uppföljning"]
    text = "Parterna ska tillsammans minska brotten i kommunen och öka tryggheten för alla som bor och arbetar där."
    body = "".join(f"<h2>{word}</h2><p>{word} {text} {text}</p>" for word in words)
    (paper,) = papers_of_pdf(
        f"<h1>Samverkansöverenskommelse mellan Lindhaga kommun och polisen</h1><div style='columns: 2'>{body}</div>"
    )
    assert [(section.heading, section.text) for section in paper.sections] == [
        (word, f"{word} {text} {text}") for word in words
    ]


def test_a_title_above_the_clause_on_the_parties_keeps_its_place(paper_of):
    clause = (
        "mellan Lindhaga kommun, org.nr 212000-0001, som här heter kommunen, och\nPolismyndigheten genom "
        "lokalpolisområde Lindhaga-Norrvika, som här heter polisen."
    )
    paper = paper_of(f"Avtal om trygghet och förebyggande arbete i Lindhaga\n\n{clause}\n\nSyfte\nFärre brott.\n")
    assert paper.title == "Avtal om trygghet och förebyggande arbete i Lindhaga"
    assert paper.sections[0].text.startswith("mellan Lindhaga kommun")
    assert [party["kind"] for party in paper.parties] == ["municipality", "police"]


def test_a_numbered_heading_that_ends_in_a_preposition_is_a_heading(paper_of):
    paper = paper_of(
        "Samverkansöverenskommelse mellan Lindhaga kommun och polisen\n\n1. Syfte\nFärre brott.\n\n"
        "2. Platser som vi håller ögonen på\nTorget, badet och stationen\n\n3. Möten\nVi ses varje höst.\n"
    )
    assert [section.heading for section in paper.sections][-3:] == [
        "1. Syfte",
        "2. Platser som vi håller ögonen på",
        "3. Möten",
    ]


def test_the_row_with_the_title_in_a_form_gives_the_title_and_another_one_the_kind(papers_of_page):
    rows = (
        ("Handling", "Samverkansavtal"),
        ("Rubrik", "Lugna Lindhaga 2027–2028"),
        ("Parter", "Lindhaga kommun, polisen"),
    )
    table = "".join(f"<tr><td>{label}</td><td>{said}</td></tr>" for label, said in rows)
    (paper,) = papers_of_page(f"<table>{table}</table><p>Polisen och kommunen ska mötas varje månad.</p>")
    assert paper.title == "Lugna Lindhaga 2027–2028"
    assert paper.type == "agreement"
    assert paper.doubts.about("title")
