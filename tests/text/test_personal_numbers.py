import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.personal_numbers import find


def with_check_digit(nine):
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(nine)]
    return nine + str(-sum(value // 10 + value % 10 for value in doubled) % 10)


TEN = with_check_digit("811218987")
COORDINATION = with_check_digit("811278987")


@pytest.mark.parametrize("separator", ["-", "+", "", " - ", "\u2011"])
@pytest.mark.parametrize("century", ["", "19"])
@pytest.mark.parametrize("number", [TEN, COORDINATION])
def test_it_finds_the_ways_to_write_one(separator, century, number):
    written = f"{century}{number[:6]}{separator}{number[6:]}"
    assert find(f"Kontakta {written}, som bor i Lindhaga.") == [written]


def test_it_finds_several():
    assert len(find(f"{TEN} och {COORDINATION[:6]}-{COORDINATION[6:]}.")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Org.nr: 212000-0985",
        "Bankgiro: 866-3494",
        "Telefon: 0451-26 70 00",
        "070-123 45 67",
        "KS 2016/123",
        "2018-11-07 1234",
        "2017-2018",
        f"{TEN[:9]}{(int(TEN[9]) + 1) % 10}",
        f"1{TEN}2",
        f"2099{TEN[2:]}",
        with_check_digit("811318987"),
        with_check_digit("810230987"),
    ],
)
def test_other_numbers_are_left_alone(text):
    assert find(text) == []


def test_a_mobile_number_is_one_only_when_it_is_said_to_be_a_personal_number():
    number = with_check_digit("070112123")
    assert find(f"Ring {number}") == []
    assert find(f"personnummer {number}") == [number]


@given(st.text(alphabet="0123456789-+ aå/:", max_size=80))
def test_any_text_can_be_searched(text):
    assert all(found in text for found in find(text))
