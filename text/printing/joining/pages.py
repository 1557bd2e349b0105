"""Pages as they are read: which part is shown, which way up, and the strip at the top that stamps stand in."""

from pikepdf import Array, Object

# In points. No paper of ours has anything there; a page from outside is given one where it is not free.
STRIP = 34.0


def _seen_box(page: Object) -> list[float]:
    """The part of the page that is shown, before it is turned: left, bottom, right, top."""
    outer = _ordered(page.MediaBox)
    inner = _ordered(page.get("/CropBox", page.MediaBox))
    return [max(outer[0], inner[0]), max(outer[1], inner[1]), min(outer[2], inner[2]), min(outer[3], inner[3])]


def _turned(page: Object) -> int:
    """How many quarters the page is turned clockwise when it is shown."""
    return int(page.get("/Rotate", 0)) // 90 % 4


def make_strip(page: Object) -> None:
    """A strip above what the page shows, as it is read; nothing on it is moved."""
    box = _seen_box(page)
    side, direction = {0: (3, 1), 1: (0, -1), 2: (1, -1), 3: (2, 1)}[_turned(page)]
    box[side] += direction * STRIP
    for name in ("/MediaBox", "/CropBox"):
        page[name] = Array(box)
    for name in ("/TrimBox", "/BleedBox", "/ArtBox"):
        if name in page:
            del page[name]


def seen_size(page: Object) -> tuple[float, float]:
    """Width and height in points as the page is read."""
    left, bottom, right, top = _seen_box(page)
    across, up = right - left, top - bottom
    return (up, across) if _turned(page) % 2 else (across, up)


def upright(page: Object, *, x: float, below_top: float, scale: float) -> str:
    """The matrix, as a page writes it, for a drawing that begins x points from the left and below_top from the top."""
    left, bottom, right, top = _seen_box(page)
    matrices = {
        0: (scale, 0, 0, scale, left + x, top - below_top),
        1: (0, scale, -scale, 0, left + below_top, bottom + x),
        2: (-scale, 0, 0, -scale, right - x, bottom + below_top),
        3: (0, -scale, scale, 0, right - below_top, top - x),
    }
    return " ".join(f"{number:.3f}" for number in matrices[_turned(page)])


def _ordered(box: Object) -> list[float]:
    one, two, three, four = (float(each) for each in box)
    return [min(one, three), min(two, four), max(one, three), max(two, four)]
