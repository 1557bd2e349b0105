import pytest

BOTH = ["police", "municipality"]


@pytest.fixture
def pledges_of(reading_of):
    return lambda text: [(pledge["text"], pledge["responsible"]) for pledge in reading_of(text)["pledges"]]


def test_the_subject_of_a_pledge_is_responsible(pledges_of):
    text = (
        "Medborgarlöfte 2025\n\n- Polisen ska cykla i parken.\n- Kommunen ska laga lampor.\n"
        "- Polisen och kommunen ska prata.\n"
        "- Lindhaga kommun lovar att lyssna.\n- Under året ska kommunen plantera träd.\n- Vi lovar att mötas."
    )
    assert [responsible for _, responsible in pledges_of(text)] == [
        ["police"],
        ["municipality"],
        BOTH,
        ["municipality"],
        ["municipality"],
        BOTH,
    ]


def test_the_line_before_a_list_tells_who_promises(pledges_of):
    text = (
        "Medborgarlöfte 2025\n\nPolisen lovar att:\n\n- cykla i parken\n\n"
        "Lindhaga kommun lovar att:\n\n- laga lampor\n\n"
        "Polisen tillsammans med kommunen lovar att:\n\n- prata med eleverna\n\nKommunen ska:\n\n- sanera klotter\n"
    )
    assert pledges_of(text) == [
        ("cykla i parken", ["police"]),
        ("laga lampor", ["municipality"]),
        ("prata med eleverna", BOTH),
        ("sanera klotter", ["municipality"]),
    ]


def test_it_is_doubted_when_nobody_is_said_to_be_responsible(reading_of):
    reading = reading_of(
        "Medborgarlöfte 2025\n\nPolisen och Lindhaga kommun har pratat.\n\n"
        "Det här ska vi göra\n\n- Fler besök i parken.\n- Lagade lampor.\n"
    )
    assert [pledge["responsible"] for pledge in reading["pledges"]] == [BOTH, BOTH]
    assert "pledges" in {doubt["field"] for doubt in reading["doubts"]}


@pytest.mark.parametrize(
    "lead",
    [
        "Vid samtalen framkom följande önskemål:",
        "Utifrån enkäten framkommer en bild av problem. Här i rangordning.",
        "Syftet med medborgarlöftet är:",
        "Gruppen har följande sammansättning:",
    ],
)
def test_wishes_problems_and_purposes_are_no_pledges(pledges_of, lead):
    text = (
        f"Medborgarlöfte 2025\n\n{lead}\n\n- fler poliser\n- mindre buller\n\nPolisen lovar att:\n\n- cykla i parken\n"
        "- åka tåg\n"
    )
    assert [pledge for pledge, _ in pledges_of(text)] == ["cykla i parken", "åka tåg"]


def test_pledges_in_running_text_are_found_with_a_doubt(reading_of):
    reading = reading_of(
        "Medborgarlöfte 2025\n\nLindhaga kommun och polisen har pratat med många. Polisen lovar att cykla i parken. "
        "Kommunen lovar att laga lampor. Medborgarlöftet ska synas."
    )
    assert [pledge["text"] for pledge in reading["pledges"]] == [
        "Polisen lovar att cykla i parken.",
        "Kommunen lovar att laga lampor.",
    ]
    assert "pledges" in {doubt["field"] for doubt in reading["doubts"]}


def test_an_agreement_has_no_pledges_unless_it_promises(reading_of):
    text = (
        "Samverkansöverenskommelse mellan Lindhaga kommun och polisen\n\nMål\n\n- Polisen ska synas.\n- Färre brott.\n"
    )
    assert reading_of(text)["pledges"] == []


def test_a_line_that_was_drawn_into_the_item_above_it_still_leads_its_list(pledges_of):
    text = (
        "Medborgarlöfte 2025\n\nPolisen lovar\n- att synas\nKommunen lovar\n"
        "- att hålla badplatsen öppen lördagar och söndagar\nTillsammans lovar vi\n"
        "- att prata med eleverna"
    )
    assert pledges_of(text)[-1] == ("att prata med eleverna", BOTH)


def test_an_agreement_with_pledges_is_both_and_says_so(reading_of, doubted):
    reading = reading_of(
        "Samverkansavtal med medborgarlöften mellan Lindhaga kommun och polisen\n\n"
        "Avtalsperiod 2022-01-01 – 2025-12-31\n\n"
        "Polisen lovar att:\n\n- cykla i parken\n- åka tåg\n"
    )
    assert reading["type"] == "agreement"
    assert len(reading["pledges"]) == 2
    assert reading["term"]["ends_on"] == "2025-12-31"
    assert "type" in doubted(reading)
