"""A file from outside goes out as pictures of what is seen, and nothing else of it does."""

import base64
import io
import json

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from base.refusals import Refused
from tests.support.foreign import drawn, foreign, scan
from tests.support.verapdf import quick_failures
from tests.text.masking.bearing import carriers, where
from text.printing.masking import pages, signs
from text.printing.masking.pictured import pictured_html
from text.printing.pdf import render_pdf

SECRET = "Tordyvel Myrstack"
WORDS = [{"words": SECRET}]


def sent(data: bytes, masks: list[dict]) -> bytes:
    found = pages.pictures(data, json.dumps(masks))
    return render_pdf(pictured_html("Skannad", "Lindhaga kommun", found, without_words="Bild av en sida"))


def picture(data: bytes, masks: list[dict], number: int = 1) -> Image.Image:
    found = pages.pictures(data, json.dumps(masks))[number - 1]
    return Image.open(io.BytesIO(base64.b64decode(found["picture"]))).convert("L")


def test_the_word_lies_everywhere_in_the_file_that_came():
    """Otherwise it would be nowhere in the one that goes for the wrong reason."""
    places = where(foreign(SECRET, stand_in=SECRET), SECRET)
    assert {"bytes", "metadata", "pypdf", "pdfium"} <= set(places)
    assert any(place.startswith("attachment") for place in places)
    assert any(place.startswith("stream") for place in places)
    assert any(place.startswith("object") for place in places)


def test_it_is_nowhere_in_the_one_that_goes():
    out = sent(foreign(SECRET, stand_in=SECRET), WORDS)
    assert where(out, SECRET) == []
    assert where(out, "Tordyvel") == []
    assert not any(place.startswith("attachment") for place in carriers(out))
    assert not quick_failures(out, "2a")
    assert not quick_failures(out, "ua1")


@settings(max_examples=8, deadline=None)
@given(
    secret=st.sampled_from([SECRET, "Åskvigg Öberg", "850709-9805", "fjällräv@väg.example"]),
    at=st.tuples(st.integers(20, 240), st.integers(100, 780)),
    rotate=st.sampled_from([0, 90, 180, 270]),
)
def test_wherever_it_stands_its_pixels_are_black(secret, at, rotate):
    data = foreign(secret, at=at, rotate=rotate)
    found = pages.pictures(data, json.dumps([{"words": secret}]))[0]
    assert secret.casefold() not in found["text"].casefold()
    seen = Image.open(io.BytesIO(base64.b64decode(found["picture"]))).convert("L")
    across, down = seen.size
    boxes = _boxes_of(data, secret)
    assert boxes
    for left, top, right, bottom in boxes:
        inside = seen.crop((int(left * across), int(top * down), int(right * across) + 1, int(bottom * down) + 1))
        assert inside.getextrema()[1] < 40


def _boxes_of(data: bytes, secret: str) -> list[tuple[float, float, float, float]]:
    """Where the drawn words are by another reader's count: its own search, in parts of the page."""
    pdf = pypdfium2.PdfDocument(data)
    page = pdf[0]
    words = page.get_textpage()
    found = []
    searcher = words.search(secret)
    while hit := searcher.get_next():
        for place in range(hit[0], hit[0] + hit[1]):
            left, bottom, right, top = words.get_charbox(place)
            corners = [signs._point(page, x, y) for x in (left, right) for y in (bottom, top)]
            across, down = zip(*corners, strict=True)
            if max(across) > min(across):
                found.append((min(across), min(down), max(across), max(down)))
    return found


def test_words_that_are_said_to_stand_for_others_are_masked_where_they_are_drawn():
    data = foreign(SECRET, stand_in="Något helt annat som är mycket längre")
    plain = picture(data, [])
    masked = picture(data, WORDS)
    drawn = _dark(plain, (0.1, 0.1, 0.9, 0.2))
    assert drawn
    assert "helt annat" not in pages.pictures(data, "[]")[0]["text"]
    assert _dark(masked, (0.1, 0.1, 0.9, 0.2)) > 3 * drawn
    assert where(sent(data, WORDS), SECRET) == []


def _dark(image: Image.Image, part) -> int:
    across, down = image.size
    cut = image.crop((int(part[0] * across), int(part[1] * down), int(part[2] * across), int(part[3] * down)))
    return sum(cut.histogram()[:100])


def test_a_box_covers_what_is_drawn_and_says_none_of_it_aloud():
    data = foreign(SECRET)
    out = picture(data, [{"page": 1, "box": [0, 100, 1000, 200]}])
    assert out.crop((2, int(out.height * 0.11), out.width - 2, int(out.height * 0.19))).getextrema()[1] < 40
    text = pages.pictures(data, json.dumps([{"page": 1, "box": [0, 0, 1000, 1000]}]))[0]["text"]
    assert text == "[maskat]"


LINE = "BT /F1 14 Tf 72 700 Td ({}) Tj ET "
BELOW = "BT /F1 14 Tf 72 400 Td (Beslut i dag) Tj ET "
BLACK = "0 g 60 690 400 30 re f "
UNSEEN = {
    "white": "1 g " + LINE + "0 g ",
    "nearly white": "0.95 g " + LINE + "0 g ",
    "under a black rectangle": LINE + BLACK,
    "black on a black rectangle": BLACK + LINE,
    "under a rectangle with a label": LINE + BLACK + "1 g BT /F1 14 Tf 72 700 Td (MASKAT ORD) Tj ET 0 g ",
    "under black letters": LINE + "BT /F1 80 Tf 60 680 Td (MMMMMM) Tj ET ",
    "below the page": "BT /F1 14 Tf 72 -60 Td ({}) Tj ET ",
    "beside the page": "BT /F1 14 Tf 700 700 Td ({}) Tj ET ",
    "not drawn": "BT 3 Tr /F1 14 Tf 72 700 Td ({}) Tj 0 Tr ET ",
    "for cutting only": "q BT 7 Tr /F1 14 Tf 72 700 Td ({}) Tj ET Q ",
    "tiny": "BT /F1 1 Tf 72 700 Td ({}) Tj ET ",
    "flat": "BT 100 0 0 0.2 72 700 Tm /F1 1 Tf ({}) Tj ET ",
    "cut away": "q 0 0 50 50 re W n " + LINE + "Q ",
    "under most of its height": LINE + "0 g 60 702 400 30 re f ",
}


@pytest.mark.parametrize("how", UNSEEN)
def test_words_that_cannot_be_seen_do_not_go(how):
    data = drawn(UNSEEN[how].format(SECRET) + BELOW)
    (page,) = pages.inspect(data, "[]")
    assert page["unseen"]
    assert "Beslut i dag" in page["text"]
    assert not any(word in page["text"] for word in SECRET.split())


@pytest.mark.parametrize(
    "how", ["", "1 0 0 rg ", "0.7 g ", "0.8 0.9 1 rg 60 690 400 30 re f 0 g ", BLACK + "1 g ", "1 Tr "]
)
@pytest.mark.parametrize("size", [5, 14])
def test_words_that_can_be_seen_go(how, size):
    (page,) = pages.inspect(drawn(how + LINE.format(SECRET).replace("14", str(size))), "[]")
    assert (page["text"], page["unseen"]) == (SECRET, False)


def test_words_that_are_marked_with_a_pen_or_written_twice_to_be_bold_go():
    pen = "/Multiply gs 1 1 0 rg 60 690 400 30 re f 0 g "
    twice = LINE.format(SECRET).replace("72", "72.3")
    (page,) = pages.inspect(drawn(LINE.format(SECRET) + twice + pen), "[]")
    assert (page["text"], page["unseen"]) == (SECRET, False)


@settings(max_examples=8, deadline=None)
@given(
    how=st.sampled_from(sorted(UNSEEN)),
    secret=st.sampled_from([SECRET, "850709-9805", "flit"]),
    rotate=st.sampled_from([0, 90, 180, 270]),
    ground=st.sampled_from(["", "0.9 g 50 600 500 200 re f 0 g ", "50 695 m 500 695 l S "]),
)
def test_however_it_is_hidden_nothing_of_it_goes(how, secret, rotate, ground):
    is_paper = "white" in how
    data = drawn(("" if is_paper else ground) + UNSEEN[how].format(secret) + BELOW, rotate=rotate)
    (page,) = pages.inspect(data, "[]")
    assert "Beslut i dag" in page["text"]
    assert not any(word in page["text"] for word in secret.split())


def test_a_scan_is_said_to_be_a_picture():
    (page,) = pages.inspect(scan(SECRET), json.dumps(WORDS))
    assert page == {"text": "", "unsure": True, "unseen": False, "places": 0, "found": {}}
    (page,) = pages.inspect(foreign(SECRET), json.dumps(WORDS))
    assert not page["unsure"]
    assert page["places"] == 3  # drawn, unseen and filled in


def test_a_picture_file_loses_its_properties():
    image, out = Image.new("RGB", (300, 400), "white"), io.BytesIO()
    properties = Image.Exif()
    properties[0x010E] = SECRET
    image.save(out, "JPEG", exif=properties)
    assert SECRET.encode() in out.getvalue()
    assert where(sent(out.getvalue(), []), SECRET) == []


def test_the_words_of_a_page_can_be_chosen():
    found = pages.look(foreign(SECRET, pages=2), json.dumps([{"words": "Myrstack"}]), "2")
    words = {word["text"]: word["masked"] for word in found["words"]}
    assert found["pages"] == 2
    assert words == {"Av": False, "Tordyvel": False, "Myrstack": True, "slut": False}
    assert all(0 <= side <= 1000 for word in found["words"] for side in word["box"])


@pytest.mark.parametrize("data", [b"%PDF-1.7 inget", b"\x89PNG\r\n\x1a\n trasig", b""])
def test_what_cannot_be_opened_is_refused_in_a_sentence(data):
    with pytest.raises(Refused, match="Filen är skadad"):
        pages.inspect(data, "[]")


def test_a_page_that_is_not_there_is_refused():
    with pytest.raises(Refused, match="Sidan finns inte"):
        pages.look(foreign(SECRET), "[]", "2")
