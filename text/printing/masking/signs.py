"""The letters of a page where they stand, the words that they make, and the boxes that lie over them.

A box is (left, top, right, bottom) in parts of the page as it is seen, the way that it is turned and cut.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from ctypes import byref, c_double, c_int
from dataclasses import dataclass, field

from pypdfium2 import raw

_FINE = 100_000
_FAR = 1000
# Around what is masked: strokes reach outside the boxes that a file gives its letters.
_ROOM = 0.0015
_LINE_ENDS = "\r\n"

Box = tuple[float, float, float, float]


@dataclass
class Sign:
    """A letter, and its box in parts of the page; none for what was put in to part lines. ink: its strokes alone."""

    text: str
    box: Box | None
    ink: Box | None = None


@dataclass
class Page:
    """A page as it is seen. size: in points. is_unsure: that it has pictures, or letters that nobody can read.

    places: how many stretches of text and drawn boxes are hidden. found: how often each of the masked words stands
    there.
    """

    number: int
    size: tuple[float, float]
    signs: list[Sign] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    boxes: list[Box] = field(default_factory=list)
    places: int = 0
    found: Counter[str] = field(default_factory=Counter)
    is_unsure: bool = False


def signs_of(page, words) -> Iterator[Sign]:
    left, bottom, right, top = c_double(), c_double(), c_double(), c_double()
    loose, placed = raw.FS_RECTF(), _placing(page)
    for place in range(raw.FPDFText_CountChars(words)):
        code = raw.FPDFText_GetUnicode(words, place)
        text = chr(code) if code < 0x110000 else "\ufffd"
        if text in _LINE_ENDS:
            yield Sign("\n", None)
            continue
        raw.FPDFText_GetCharBox(words, place, byref(left), byref(right), byref(bottom), byref(top))
        sides = strokes = (left.value, bottom.value, right.value, top.value)
        if raw.FPDFText_GetLooseCharBox(words, place, byref(loose)):
            sides = (
                min(sides[0], loose.left), min(sides[1], loose.bottom),
                max(sides[2], loose.right), max(sides[3], loose.top),
            )  # fmt: skip
        has_strokes = strokes[0] != strokes[2] and strokes[1] != strokes[3]
        box = placed(sides)
        yield Sign(text, box, placed(strokes) if has_strokes else box)


def _placing(page) -> Callable[[Box], Box]:
    """What makes of a box in the file's own measures one in parts of the page, the way that it is turned and cut."""
    (x0, y0), (x1, y1), (x2, y2) = _point(page, 0, 0), _point(page, _FAR, 0), _point(page, 0, _FAR)
    right, up = ((x1 - x0) / _FAR, (y1 - y0) / _FAR), ((x2 - x0) / _FAR, (y2 - y0) / _FAR)

    def placed(sides: Box) -> Box:
        across = [x0 + x * right[0] + y * up[0] for x in sides[::2] for y in sides[1::2]]
        down = [y0 + x * right[1] + y * up[1] for x in sides[::2] for y in sides[1::2]]
        return min(across), min(down), max(across), max(down)

    return placed


def _point(page, x: float, y: float) -> tuple[float, float]:
    across, down = c_int(), c_int()
    raw.FPDF_PageToDevice(page, 0, 0, _FINE, _FINE, 0, x, y, byref(across), byref(down))
    return across.value / _FINE, down.value / _FINE


def boxes_over(signs: list[Sign]) -> list[Box]:
    """One box for what stands on a line; for every letter its own where lines cannot be told."""
    joined: list[list[float]] = []
    for sign in signs:
        if sign.box is None:
            continue
        left, top, right, bottom = sign.box
        last = joined[-1] if joined else None
        overlap = min(bottom, last[3]) - max(top, last[1]) if last else 0
        if last and overlap * 2 > min(bottom - top, last[3] - last[1]):
            last[:] = [min(left, last[0]), min(top, last[1]), max(right, last[2]), max(bottom, last[3])]
        else:
            joined.append([left, top, right, bottom])
    return [(left - _ROOM, top - _ROOM, right + _ROOM, bottom + _ROOM) for left, top, right, bottom in joined]


def is_under(sign: Sign, boxes) -> bool:
    if sign.box is None:
        return False
    left, top, right, bottom = sign.box
    return any(left < box[2] and box[0] < right and top < box[3] and box[1] < bottom for box in boxes)


def groups(page: Page) -> Iterator[list[int]]:
    """The words of the page, as the places of their letters."""
    word: list[int] = []
    for place, sign in enumerate(page.signs):
        if sign.text.isspace():
            if word:
                yield word
            word = []
        else:
            word.append(place)
    if word:
        yield word
