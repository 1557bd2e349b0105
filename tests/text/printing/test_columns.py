from hypothesis import given
from hypothesis import strategies as st

from text.printing.columns import Table


def read(rows):
    table = Table()
    for row in rows:
        table.begin_row()
        for cell in row:
            text, across, down = cell if isinstance(cell, tuple) else (cell, 1, 1)
            table.begin_cell(across, down)
            table.add_text(text)
            table.end_cell()
    return table


def test_a_column_of_long_texts_is_wider_than_one_of_numbers():
    number, text = read([["12", "En mening som är så lång att den bryts på flera rader " * 3]]).widths()
    assert number < 20 < 60 < text


def test_a_short_word_is_never_squeezed():
    long = "Kultur- och fritidsförvaltningen med alla sina enheter och verksamheter " * 2
    widths = read([["Kostnad", long, long, long]]).widths()
    assert widths[0] >= 9


def test_a_cell_over_two_columns_counts_as_two():
    table = read([[("Rubrik över två", 2, 1), "C"], ["a", "b", "c"]])
    assert len(table.widths()) == 3


def test_a_cell_over_two_rows_keeps_its_place():
    table = read([[("Forum", 1, 2), "x"], ["En lång text om vad parten deltar med"]])
    assert table.columns == 2
    assert table.widths()[1] > table.widths()[0]


@given(st.lists(st.lists(st.text(max_size=80), min_size=1, max_size=6), min_size=1, max_size=6))
def test_widths_make_a_whole(rows):
    widths = read(rows).widths()
    assert sum(widths) == 100
    assert min(widths) > 0
