"""Files that make a word hard to find or to cover: it is gone all the same, or one is told to look."""

import base64
import io
import json

import pytest
from PIL import Image

from tests.support.hostile import DRAWN, FIRST, LAST, MASKED, SECRET
from text.printing.masking import pages

WORDS = json.dumps([{"words": SECRET, "whole": True}])


def halves(image: Image.Image) -> Image.Image:
    return image.convert("L").crop((0, 0, image.width // 2, image.height))


@pytest.mark.parametrize("how", MASKED)
def test_nothing_but_black_is_left_where_the_word_was(how):
    (page,) = pages.pictures(MASKED[how], WORDS)
    picture = halves(Image.open(io.BytesIO(base64.b64decode(page["picture"]))))
    greys = picture.histogram()
    assert sum(greys[:16]) > 500
    assert sum(greys[16:240]) == 0
    assert not any(word.casefold() in page["text"].casefold() for word in (FIRST, LAST, "Myr", "stack"))


@pytest.mark.parametrize("how", MASKED)
def test_it_is_told_that_it_was_found(how):
    (page,) = pages.inspect(MASKED[how], WORDS)
    assert (page["places"], page["found"]) == (1, {SECRET: 1})


@pytest.mark.parametrize("how", DRAWN)
def test_a_page_where_words_may_be_drawn_is_said_to_be_unsure(how):
    (page,) = pages.inspect(DRAWN[how], "[]")
    assert page["unsure"]


def test_a_hyphen_for_the_line_is_not_read_aloud_but_that_of_a_number_is():
    (page,) = pages.inspect(MASKED["hyphenated over a line"], "[]")
    assert page["text"] == SECRET
