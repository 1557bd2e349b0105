import pytest

from base.numbers import whole_number


@pytest.mark.parametrize(("text", "number"), [("7", 7), ("0", 0), ("999999999", 999_999_999), (12, 12)])
def test_a_plain_number_is_read(text, number):
    assert whole_number(text) == number


@pytest.mark.parametrize("text", ["", None, "²", "٣", "-1", "1.0", " 1", "1" * 10, "9" * 5000, ["1"]])
def test_what_is_no_such_number_is_none(text):
    assert whole_number(text) is None
