"""Whole invented papers, in the shapes in which real ones come."""

from collections import Counter


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
