"""Whole invented papers, in the shapes in which real ones come."""

import io
from collections import Counter

import docx


def kinds(reading):
    return Counter(party["kind"] for party in reading["parties"])


def signed_for(reading):
    return Counter(signatory["party"] for signatory in reading["signatories"])


def headings(reading):
    return [section["heading"] for section in reading["sections"]]


def test_an_agreement_with_numbered_headings_and_page_heads(readings_in, doubted):
    (reading,) = readings_in("numrerad_overenskommelse")
    assert (reading["type"], reading["registry_number"], reading["dated_on"]) == (
        "agreement",
        "KS 2023/114",
        "2023-05-22",
    )
    assert reading["title"].startswith("Samverkansöverenskommelse mellan Lindhaga kommun och Polismyndigheten")
    assert headings(reading)[1:4] == ["1. Parter", "2. Bakgrund", "3. Syfte"]
    assert len(reading["focus_areas"]) == 3
    assert len(reading["goals"]) == 2
    assert [(one["name"], one["signed_on"]) for one in reading["signatories"]] == [
        ("Karin Ahlbom", "2023-05-30"),
        ("Jonas Frimodt", "2023-05-30"),
    ]
    assert reading["term"]["ends_on"] == "2026-12-31"
    assert [(one["interval_months"], one["times_per_year"]) for one in reading["obligations"]] == [
        (None, 4),
        (None, 4),
        (12, None),
        (24, None),
    ]
    assert doubted(reading) == {"term"}


def test_page_heads_do_not_come_back_in_the_text(readings_in):
    (reading,) = readings_in("numrerad_overenskommelse")
    assert not [
        section for section in reading["sections"][1:] if "Lindhaga kommun Samverkansöverenskommelse" in section["text"]
    ]


def test_a_transcript_without_line_breaks(readings_in):
    (reading,) = readings_in("utskrift_utan_radbrytningar")
    assert reading["title"] == "Överenskommelse om samverkan för ett tryggare Norrvika"
    assert headings(reading)[1:] == ["Mål", "Prioriterade områden", "Organisation", "Avtalstid", "Ekonomi"]
    assert reading["term"]["kind"] == "rolling_yearly"
    assert (reading["term"]["starts_on"], reading["term"]["ends_on"]) == ("2014-03-01", "2015-12-31")
    assert [(one["title"], one["party"]) for one in reading["signatories"]] == [
        ("Kommunalråd", "Norrvika kommun"),
        ("Polisområdeschef", "Polisområde Västra Älvdalen"),
    ]


def test_a_pledge_set(readings_in, doubted):
    (reading,) = readings_in("medborgarlofte")
    assert reading["type"] == "pledge_set"
    assert Counter(tuple(pledge["responsible"]) for pledge in reading["pledges"]) == {
        ("police",): 2,
        ("municipality",): 2,
        ("police", "municipality"): 1,
    }
    assert (reading["term"]["starts_on"], reading["term"]["ends_on"]) == ("2025-02-01", "2026-01-31")
    assert reading["dated_on"] == "2025-01-28"
    assert not doubted(reading)


def test_an_agreement_until_further_notice_signed_on_two_days(readings_in):
    (reading,) = readings_in("avtal_tills_vidare")
    assert reading["term"]["kind"] == "until_further_notice"
    assert [signatory["signed_on"] for signatory in reading["signatories"]] == ["2010-08-24", "2010-08-30"]
    assert headings(reading) == ["§ 1 Bakgrund", "§ 2 Omfattning", "§ 3 Avtalstid", "§ 4 Uppföljning"]


def test_an_agreement_of_four_parties(readings_in, doubted):
    (reading,) = readings_in("fyra_parter")
    assert kinds(reading) == {"municipality": 2, "police": 1, "other": 1}
    assert reading["term"]["kind"] == "fixed_then_until_replaced"
    assert len(reading["focus_areas"]) == 3
    assert {"parties", "signatories"} <= doubted(reading)


def test_a_letter_to_a_board(readings_in):
    (reading,) = readings_in("tjansteskrivelse")
    assert reading["type"] == "board_letter"
    assert reading["title"] == "Ny samverkansöverenskommelse med polisen 2027–2030"
    assert (reading["registry_number"], reading["dated_on"]) == ("KS 2026/231", "2026-09-14")


def test_a_policy_document_with_a_table_of_contents(readings_in):
    (reading,) = readings_in("styrdokument")
    assert reading["title"] == "Lokal överenskommelse om samverkan mellan Polisen och Norrvika stad"
    assert headings(reading)[1:] == ["1 Inledning", "2 Syfte", "3 Mål", "4 Mötesforum", "5 Revidering"]
    assert (reading["term"]["starts_on"], reading["term"]["ends_on"]) == ("2020-01-01", "2023-12-31")
    assert len(reading["forums"]) == 3
    assert reading["obligations"][0]["interval_months"] == 18


def test_a_page_with_pledges_and_an_agreement_is_two_papers(readings_in):
    pledges, agreement = readings_in("loften_och_overenskommelse")
    assert (pledges["type"], agreement["type"]) == ("pledge_set", "agreement")
    assert len(pledges["pledges"]) == 3
    assert agreement["term"]["kind"] == "fixed_then_until_replaced"
    assert agreement["obligations"][0]["interval_months"] == 24
    assert {"name": "Norrvika kommun", "kind": "municipality"} in pledges["parties"]


def test_a_letter_with_two_agreements_after_a_list_of_links_is_three_papers(readings_in):
    letter, new, old = readings_in("skrivelse_med_bilagor")
    assert [paper["type"] for paper in (letter, new, old)] == ["board_letter", "agreement", "agreement"]
    assert letter["registry_number"] == "KS 2026/77"
    assert "Postadress" not in letter["sections"][0]["text"]
    assert [(paper["term"]["starts_on"], paper["term"]["ends_on"]) for paper in (new, old)] == [
        ("2027-01-01", "2030-12-31"),
        ("2023-01-01", "2026-12-31"),
    ]
    assert len(new["forums"]) == 3
    assert signed_for(new) == {"Lindhaga kommun": 2, "Lokalpolisområde Lindhaga": 2}
    assert len(old["focus_areas"]) == 2
    assert old["dated_on"] == "2022-11-23"


FORM = [("Handling", "Samverkansavtal"), ("Diarienummer", "NK 26/0457"), ("Datum", "2026-11-30")]
FORM += [("Parter", "Norrvika kommun Polismyndigheten, lokalpolisområde Lindhaga-Norrvika Norrvika Fastigheter AB")]
FORM += [("Avtalstid", "1/1 2027 – 31/12 2028, därefter tills vidare")]
PLAN = [("Område", "Mål", "Forum", "Hur ofta"), ("Trafik", "Färre olyckor", "Trafikgruppen", "Varje månad")]
PLAN += [("Inbrott", "Halverade inbrott", "Grannsamverkansrådet", "2 ggr/år")]
SIGNED = [("För Norrvika kommun", "För polisen", "För Norrvika Fastigheter AB")]
SIGNED += [("2026-11-30", "2026-12-02", "2026-12-02"), ("Maria Sundin", "Jonas Frimodt", "Erik Palm")]
SIGNED += [("Kommundirektör", "Lokalpolisområdeschef", "Vd")]


def word_file(*tables):
    document = docx.Document()
    for rows in tables:
        table = document.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words
        document.add_paragraph()
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_paper_of_nothing_but_tables(readings_of_file, doubted):
    (reading,) = readings_of_file(word_file(FORM, PLAN, SIGNED), "avtal.docx")
    assert (reading["type"], reading["title"]) == ("agreement", "Samverkansavtal")
    assert (reading["registry_number"], reading["dated_on"]) == ("NK 26/0457", "2026-11-30")
    assert kinds(reading) == {"municipality": 1, "police": 1, "other": 1}
    term = reading["term"]
    assert (term["kind"], term["starts_on"], term["ends_on"]) == (
        "fixed_then_until_replaced",
        "2027-01-01",
        "2028-12-31",
    )
    assert (reading["focus_areas"], reading["goals"]) == (["Trafik", "Inbrott"], ["Färre olyckor", "Halverade inbrott"])
    assert reading["forums"] == ["Trafikgruppen", "Grannsamverkansrådet"]
    assert [(one["interval_months"], one["times_per_year"]) for one in reading["obligations"]] == [(1, None), (None, 2)]
    assert [(one["name"], one["title"], one["signed_on"]) for one in reading["signatories"]] == [
        ("Maria Sundin", "Kommundirektör", "2026-11-30"),
        ("Jonas Frimodt", "Lokalpolisområdeschef", "2026-12-02"),
        ("Erik Palm", "Vd", "2026-12-02"),
    ]
    assert {"title", "signatories"} <= doubted(reading)


def test_a_page_of_the_police_with_lists_under_who_promises(readings_of_file, doubted):
    (reading,) = readings_of_file(
        "<main><h1>Medborgarlöften i Lindhaga 2027</h1><p>Polisen och Lindhaga kommun har lyssnat på dig.</p>"
        "<h2>Det här tycker ni är viktigast</h2><ul><li>Buskörning</li><li>Mörka gångvägar</li></ul>"
        "<h2>Polisen lovar</h2><ul><li>Gå till fots varje fredag- och lördagskväll</li>"
        "<li>Minst två trafikkontroller i veckan</li></ul>"
        "<h2>Kommunen lovar</h2><ul><li>Ringa Polisen vid buskörning</li></ul>"
        "<h2>Tillsammans</h2><ul><li>Vandringar i april</li><li>Kommunen bjuder in och polisen deltar</li></ul>"
        "<p>Löftena gäller under hela 2027.</p><p>Senast uppdaterad: 2026-12-04</p></main>",
        "loften.html",
    )
    assert [pledge["responsible"] for pledge in reading["pledges"]] == [
        *(["police"], ["police"], ["municipality"]),
        *(["police", "municipality"], ["municipality"]),
    ]
    assert (reading["term"]["starts_on"], reading["term"]["ends_on"]) == ("2027-01-01", "2027-12-31")
    assert [one["times_per_year"] for one in reading["obligations"]] == [52, 104]
    assert reading["dated_on"] is None
    assert {"pledges", "obligations", "dated_on"} <= doubted(reading)


def test_a_scanned_paper_with_paragraph_signs_and_two_days(readings_in, doubted):
    (reading,) = readings_in("skannad_overenskommelse")
    assert headings(reading)[1:] == ["1 § BAKGRUND", "2 § ORGANISATION", "3 § INSATSOMRÅDEN", "4 § GILTIGHET"]
    assert (reading["registry_number"], len(reading["focus_areas"])) == ("KS 2014-221", 3)
    term = reading["term"]
    assert (term["kind"], term["starts_on"], term["ends_on"]) == ("rolling_yearly", "2014-03-01", "2015-12-31")
    assert [one["times_per_year"] for one in reading["obligations"]] == [4, 26]
    assert [(one["name"], one["signed_on"]) for one in reading["signatories"]] == [
        ("Stig Lundmark", "2014-02-18"),
        ("Ann-Marie Fors", "2014-02-24"),
    ]
    assert {"registry_number", "dated_on", "forums", "term"} <= doubted(reading)
