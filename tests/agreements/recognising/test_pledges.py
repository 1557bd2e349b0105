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


def test_a_list_of_which_one_item_promises_is_read_as_a_whole(reading_of, doubted):
    reading = reading_of(
        "Medborgarlöfte 2027\n\nLindhaga kommun och polisen har pratat.\n\nDetta gäller i år.\n\n"
        "1. Polisen lovar att ha öppet hus.\n2. Nattvandringar.\n3. Belysta gångvägar.\n"
    )
    assert [pledge["text"] for pledge in reading["pledges"]] == [
        "Polisen lovar att ha öppet hus.",
        "Nattvandringar.",
        "Belysta gångvägar.",
    ]
    assert "pledges" in doubted(reading)


def test_a_list_that_may_hold_pledges_and_a_sentence_that_promises_are_doubted(reading_of):
    for other in ("Övrigt\n\n- Trygghetsvandringar\n- Klotter\n", "Övrigt\n\nKommunen lovar att laga alla lampor.\n"):
        reading = reading_of(
            f"Medborgarlöfte 2027\n\nPolisen och Lindhaga kommun har pratat.\n\n"
            f"Polisen lovar att:\n\n- cykla\n- gå\n\n{other}"
        )
        assert len(reading["pledges"]) == 2
        assert any(doubt["field"] == "pledges" for doubt in reading["doubts"])


@pytest.mark.parametrize(
    ("item", "responsible"),
    [
        ("Polisen patrullerar i centrum.", ["police"]),
        ("Områdespoliserna besöker skolorna.", ["police"]),
        ("Lindhaga kommun klipper buskar.", ["municipality"]),
        ("Polisen och kommunen vandrar tillsammans.", BOTH),
        ("Nattvandring.", BOTH),
    ],
)
def test_whoever_an_item_begins_with_is_responsible_whatever_the_verb(pledges_of, item, responsible):
    text = f"Medborgarlöfte 2027\n\nPolisen och Lindhaga kommun lovar att:\n\n- {item}\n- Vi ska lyssna.\n"
    assert pledges_of(text)[0] == (item, responsible)


def test_we_below_what_one_party_promises_is_that_party(pledges_of):
    text = (
        "Medborgarlöfte 2027\n\nKommunens löften\n\n- Vi ska laga lampor.\n- Snabb sanering.\n\n"
        "Polisen lovar:\n\n- Vi ska synas.\n- Vi går.\n"
    )
    assert [responsible for _, responsible in pledges_of(text)] == [["municipality"]] * 2 + [["police"]] * 2


@pytest.mark.parametrize(
    ("item", "responsible"),
    [
        ("Polisen bjuds in till skolorna.", ["municipality"]),
        ("Fler poliser på torget.", ["municipality"]),
        ("Vi ska tillsammans med polisen besöka skolorna.", BOTH),
    ],
)
def test_an_item_that_names_the_other_party_is_not_given_to_both_without_a_doubt(reading_of, item, responsible):
    reading = reading_of(f"Medborgarlöfte 2027\n\nLindhaga kommun lovar att:\n\n- {item}\n- Laga lampor.\n")
    assert reading["pledges"][0]["responsible"] == responsible
    assert "Fler" in item or any(doubt["field"] == "pledges" for doubt in reading["doubts"])


@pytest.mark.parametrize("above", ["Detta lovar {}", "Så här arbetar {}", "Under året ska {}"])
def test_a_heading_that_ends_in_the_one_who_promises_tells_whose_list_it_is(reading_of, above):
    reading = reading_of(
        f"Medborgarlöfte 2027\n\nPolisen och Lindhaga kommun har lyssnat på er.\n\n{above.format('kommunen')}\n\n"
        "- Vi ska röja sly vid stigen.\n- Våra fritidsledare ska vara ute sent.\n\n"
        f"{above.format('polisen')}\n\n- Vi ska cykla genom parken.\n- Vi ska mäta farten.\n"
    )
    assert [pledge["responsible"] for pledge in reading["pledges"]] == [["municipality"]] * 2 + [["police"]] * 2
    assert not any(doubt["field"] == "pledges" for doubt in reading["doubts"])


def test_we_below_words_that_name_only_one_is_doubted_when_they_do_not_say_that_it_promises(reading_of):
    reading = reading_of(
        "Medborgarlöfte 2027\n\nPolisen och Lindhaga kommun har lyssnat på er.\n\n"
        "Aktiviteter från kommunen\n\n- Vi ska röja sly.\n- Vi ska måla om.\n"
    )
    assert any(doubt["field"] == "pledges" for doubt in reading["doubts"])
