"""Which letters of a page's text can be seen in its picture. Run in a process of its own, as `pages` is.

The page is drawn with its text and without it: what makes no difference is not seen, whatever hides it (paper-coloured
ink, something laid over it, a layer that is off, a cut, the page's edge). Text that lies over other text is left out in
a drawing of its own, so that a label on a black box does not pass for the words below it.
"""

from PIL import Image
from pypdfium2 import raw

from text.printing.masking.inks import difference, drawn, key, texts_of, without

_MOST_LAYERS = 6
# Of a letter's own breadth and height that must be seen.
_SHARE = 1 / 3
# In points: what is smaller nobody reads.
_SMALLEST = 1.8
# Of a letter's longer side: what is thinner is no letter, but a line.
_THINNEST = 0.03
_MARGIN = 0.2


def unseen_letters(page, words, boxes: list[tuple[float, float, float, float] | None], scale: float) -> set[int]:
    """The places of the letters and figures that cannot be seen; boxes: of each sign on the page, in parts of it."""
    texts = texts_of(page)
    across, down = drawn(page, scale).size
    inks = [box and (box[0] * across, box[1] * down, box[2] * across, box[3] * down) for box in boxes]
    owners = [key(raw.FPDFText_GetTextObject(words, place)) for place in range(len(boxes))]
    signs_of: dict[int, list[int]] = {}
    for place, owner in enumerate(owners):
        if owner and inks[place]:
            signs_of.setdefault(owner, []).append(place)
    layers = _layers(signs_of, inks, (across, down))
    whole, unseen = drawn(page, scale), set(range(len(boxes)))
    for layer in layers:
        # What a reader of the text never meets, such as the second of two that lie on each other, is left out with all.
        gone = [text for text in texts if key(text) in layer or key(text) not in signs_of]
        ink = difference(whole, without(page, gone, scale))
        for owner in layer:
            unseen -= {place for place in signs_of[owner] if _is_seen(ink, inks[place], _SMALLEST * scale)}
    return unseen


def _layers(signs_of: dict[int, list[int]], inks: list, size: tuple[int, int]) -> list[set[int]]:
    """The pieces of text so that none lies over another in its layer. What lies deeper than that is in none."""
    layers: list[tuple[set[int], Image.Image]] = []
    for owner, places in signs_of.items():
        areas = [area for place in places if (area := _area(inks[place], size, _MARGIN))]
        free = (layer for layer in layers if not any(layer[1].crop(area).getbbox() for area in areas))
        found = next(free, None)
        if found is None and len(layers) < _MOST_LAYERS:
            found = (set(), Image.new("L", size))
            layers.append(found)
        if found:
            found[0].add(owner)
            for area in areas:
                found[1].paste(255, area)
    return [layer for layer, _taken in layers]


def _area(ink, size: tuple[int, int], margin: float = 0) -> tuple[int, int, int, int] | None:
    """The pixels of a box, with as much of each side left out; none outside the page."""
    left, top, right, bottom = ink
    inward, downward = (right - left) * margin, (bottom - top) * margin
    area = (
        max(0, int(left + inward)), max(0, int(top + downward)),
        min(size[0], int(right - inward) + 1), min(size[1], int(bottom - downward) + 1),
    )  # fmt: skip
    return area if area[0] < area[2] and area[1] < area[3] else None


def _is_seen(drawn_by_it: Image.Image, ink, smallest: float) -> bool:
    breadth, height = ink[2] - ink[0], ink[3] - ink[1]
    area = _area(ink, drawn_by_it.size)
    longer, shorter = max(breadth, height), min(breadth, height)
    if area is None or longer < smallest or shorter < longer * _THINNEST:
        return False
    found = drawn_by_it.crop(area).getbbox()
    return bool(found) and found[2] - found[0] >= breadth * _SHARE and found[3] - found[1] >= height * _SHARE
