"""How wide the columns of a table should be, judged from its words.

The renderer can find widths by itself, but lays out every cell several times to do so: a third of the time of a paper
with tables.
"""

from dataclasses import dataclass, field

# About so many letters fit side by side on the page.
LETTERS = 86
# A longer word may be hyphenated.
LONG_WORD = 16
PADDING = 4
# About so many letters in a cell make a row of a quarter of a page.
TALL = 500


@dataclass
class Table:
    """The cells of a table as they are read; spans are kept account of."""

    rows: list[dict[int, str]] = field(default_factory=list)
    _taken: dict[tuple[int, int], bool] = field(default_factory=dict)
    _cell: tuple[int, int] | None = None
    columns: int = 0

    def begin_row(self) -> None:
        self.rows.append({})

    def begin_cell(self, colspan: int, rowspan: int) -> None:
        if not self.rows:
            self.begin_row()
        row, column = len(self.rows) - 1, 0
        while (row, column) in self._taken:
            column += 1
        for down in range(rowspan):
            for right in range(colspan):
                self._taken[row + down, column + right] = True
        self.columns = max(self.columns, column + colspan)
        # What a cell over several columns holds says nothing of any one of them.
        self._cell = (row, column) if colspan == 1 else None

    def add_text(self, text: str) -> None:
        if self._cell:
            row, column = self._cell
            self.rows[row][column] = self.rows[row].get(column, "") + text

    def end_cell(self) -> None:
        self._cell = None

    def last_row_is_tall(self) -> bool:
        return bool(self.rows) and max(map(len, self.rows[-1].values()), default=0) > TALL

    def widths(self) -> list[int]:
        """Percent of the table for each column; together 100."""
        wishes = [self._wish(column) for column in range(self.columns)]
        wanted = [wish for wish, _ in wishes]
        if sum(wanted) > LETTERS:
            least = [need for _, need in wishes]
            left = max(LETTERS - sum(least), 0)
            surplus = [max(wish - need, 0) for wish, need in wishes]
            wanted = [need + left * more / (sum(surplus) or 1) for need, more in zip(least, surplus, strict=True)]
        return _whole_percent(wanted)

    def _wish(self, column: int) -> tuple[float, float]:
        """The letters that the column would like on a line, and those that it cannot do without."""
        cells = [" ".join(row.get(column, "").split()) for row in self.rows]
        longest_word = max((len(word) for cell in cells for word in cell.split(" ")), default=1)
        natural = max((len(cell) for cell in cells), default=1)
        # A column of long texts gains by width only as the square root: its height shrinks as it widens.
        wish = natural if natural <= LETTERS / 3 else (natural * LETTERS / 3) ** 0.5
        return wish + PADDING, min(longest_word, LONG_WORD) + PADDING


def _whole_percent(parts: list[float]) -> list[int]:
    total = sum(parts) or 1
    shares = [round(100 * part / total) for part in parts]
    if shares:
        widest = shares.index(max(shares))
        shares[widest] += 100 - sum(shares)
    return shares
