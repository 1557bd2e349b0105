import io

import pytest
from PIL import Image

from base.refusals import Refused
from tests.text.printing.joining import files
from text.printing.previews import pages_as_png, pictures


def test_a_page_is_as_wide_as_asked_for():
    picture = Image.open(io.BytesIO(pages_as_png(files.accessible(), 1, 360)))
    assert (picture.format, picture.width) == ("PNG", 360)
    assert picture.convert("L").getextrema()[0] < 100


def test_several_are_made_at_once():
    data = files.scanned(3)
    made = pictures(data, [3, 1], 200)
    assert [Image.open(io.BytesIO(each)).width for each in made] == [200, 200]


@pytest.mark.parametrize("number", [0, 4])
def test_a_page_that_is_not_there_is_refused(number):
    with pytest.raises(Refused, match="Sidan finns inte"):
        pages_as_png(files.scanned(3), number, 200)


def test_a_broken_file_is_refused():
    with pytest.raises(Refused, match="går inte att visa"):
        pages_as_png(b"%PDF-1.7 trasig", 1, 200)
