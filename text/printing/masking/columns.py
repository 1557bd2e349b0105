"""The text of a page as its columns and cells go down it: a file may tell its lines straight across them."""

from dataclasses import dataclass

from text.printing.masking.signs import Page

# Of the height of the letters.
_GAP = 1.5
_NEXT_LINE = 1.5
_MOST = 600


@dataclass
class _Piece:
    """Letters beside each other on a line; the sides in points, downwards."""

    places: list[int]
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def goes_on_in(self, left: float, top: float, right: float, bottom: float) -> bool:
        is_beside = min(bottom, self.bottom) - max(top, self.top) > min(self.height, bottom - top) / 2
        return is_beside and -self.height < left - self.right < _GAP * self.height


def columns(page: Page) -> list[list[int | None]]:
    """The places of the letters downwards, None where a line ends; none where every line is a column of its own."""
    pieces = _pieces(page)
    if len(pieces) > _MOST:
        return []
    following = {id(piece): below for piece in pieces if (below := _below(piece, pieces))}
    later = {id(piece) for piece in following.values()}
    return [_down(piece, following) for piece in pieces if id(piece) not in later and id(piece) in following]


def _pieces(page: Page) -> list[_Piece]:
    across, down = page.size
    pieces: list[_Piece] = []
    for place, sign in enumerate(page.signs):
        if sign.box is None or (sign.text.isspace() and not pieces):
            continue
        if sign.text.isspace():
            pieces[-1].places.append(place)
            continue
        left, top, right, bottom = (side * size for side, size in zip(sign.box, (across, down) * 2, strict=True))
        last = pieces[-1] if pieces else None
        if last and last.goes_on_in(left, top, right, bottom):
            last.places.append(place)
            last.right, last.top, last.bottom = max(last.right, right), min(last.top, top), max(last.bottom, bottom)
        else:
            pieces.append(_Piece([place], left, top, right, bottom))
    return pieces


def _below(piece: _Piece, pieces: list[_Piece]) -> _Piece | None:
    """The nearest piece on the next line that stands under it, the most to the left of those."""
    under = [
        other
        for other in pieces
        if other.left < piece.right and piece.left < other.right
        if piece.height / 2 < other.top - piece.top < _NEXT_LINE * max(piece.height, other.height)
    ]
    return min(under, key=lambda other: (abs(other.left - piece.left), other.top), default=None)


def _down(piece: _Piece, following: dict[int, _Piece]) -> list[int | None]:
    places: list[int | None] = list(piece.places)
    seen = {id(piece)}
    while (piece := following.get(id(piece))) and id(piece) not in seen:
        seen.add(id(piece))
        places += [None, *piece.places]
    return places
