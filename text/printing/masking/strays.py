"""What masked letters draw outside the boxes that the file gives them, which a box over them would leave to be seen.

Typefaces may give their letters other measures than they have. Run in a process of its own, as `pages` is.
"""

from PIL import Image
from pypdfium2 import raw

from text.printing.masking.inks import difference, drawn, key, texts_of, without
from text.printing.masking.signs import Box, Page

# Of a letter's height: how far slanting and swung letters reach outside their boxes.
_REACH = 0.2
_MOST_ALONE = 20
_FEWEST_DOTS = 4


def stray_boxes(page, words, read: Page, scale: float) -> list[Box]:
    """A box over each whole piece of text with masked letters that draws outside the boxes of its letters."""
    owners = [key(raw.FPDFText_GetTextObject(words, place)) for place in range(len(read.signs))]
    masked = {owners[place] for place in read.hidden if owners[place]}
    pieces = [text for text in texts_of(page) if key(text) in masked]
    if not pieces:
        return []
    whole = drawn(page, scale)
    ink = difference(whole, without(page, pieces, scale))
    if not _has_strays(ink.copy(), read, range(len(read.signs))):
        return []
    if len(pieces) > _MOST_ALONE:
        return [_part(ink)]
    found = []
    for piece in pieces:
        own = difference(whole, without(page, [piece], scale))
        if _has_strays(own.copy(), read, [place for place, owner in enumerate(owners) if owner == key(piece)]):
            found.append(_part(own))
    return found or [_part(ink)]


def _has_strays(ink: Image.Image, read: Page, places) -> bool:
    """ink: is emptied where the letters are said to stand."""
    across, down = ink.size
    for left, top, right, bottom in (box for place in places if (box := read.signs[place].box)):
        reach = max(2, int((bottom - top) * down * _REACH))
        area = (
            int(left * across) - reach,
            int(top * down) - reach,
            int(right * across) + reach,
            int(bottom * down) + reach,
        )
        ink.paste(0, area)
    return sum(ink.histogram()[1:]) >= _FEWEST_DOTS


def _part(ink: Image.Image) -> Box:
    across, down = ink.size
    left, top, right, bottom = ink.getbbox() or (0, 0, across, down)
    return left / across, top / down, right / across, bottom / down
