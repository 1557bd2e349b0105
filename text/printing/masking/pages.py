"""Files from outside as pictures of their pages, with black boxes. Run in a process of its own (`text.apart`).

What is filled in and noted on a page is first made part of it, so that the words found are those that are seen. A
picture is drawn anew from what is seen: no text, property, attachment or earlier edition of the file comes along.
Boxes are [left, top, right, bottom] in thousandths of the page as it is seen.
"""

import base64
import io
import json
from collections.abc import Iterator
from ctypes import byref, c_double, c_int
from dataclasses import dataclass, field

import pikepdf
import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageOps
from pypdfium2 import raw

from base.refusals import Refused
from text.printing.masking.seen import unseen_letters
from text.printing.masking.words import bar_for, find, words_of

MOST_PAGES = 300
_RESOLUTION = 150
_LARGEST_SIDE = 3000
_FINE = 100_000
_PICTURE_SHARE = 0.02
_LARGEST_GREY = 14
# Around what is masked: strokes reach outside the boxes that a file gives its letters.
_ROOM = 0.0015
_BROKEN = "Filen är skadad och går inte att öppna. Lämna ut den på papper, eller läs in den på nytt."
_LOCKED = "Filen är lösenordsskyddad. Spara den utan lösenord, läs in den på nytt och försök igen."
_LONG = f"Filen har fler än {MOST_PAGES} sidor. Dela den och läs in delarna var för sig."
_LINE_ENDS = "\r\n"


@dataclass
class _Sign:
    """A letter, and its box in parts of the page; none for what was put in to part lines. ink: its strokes alone."""

    text: str
    box: tuple[float, float, float, float] | None
    ink: tuple[float, float, float, float] | None = None


@dataclass
class _Page:
    """A page as it is seen. size: in points. is_unsure: that it has pictures, or letters that nobody can read."""

    number: int
    size: tuple[float, float]
    signs: list[_Sign] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)
    is_unsure: bool = False

    @property
    def is_masked(self) -> bool:
        return bool(self.boxes)


def look(data: bytes, masks: str, number: str) -> dict:
    """One page as it will go out: {"pages", "picture", "width", "height", "words"}; raises Refused for no such page.

    words: [{"text", "box", "masked"}], each once, in the order of the file.
    """
    with _Opened(data) as file:
        if not 1 <= int(number) <= file.count:
            raise Refused("Sidan finns inte.")
        pages = file.pages(json.loads(masks))
        page = pages[int(number) - 1]
        return {"pages": file.count, "words": list(_words(page)), **file.picture(page)}


def inspect(data: bytes, masks: str) -> list[dict]:
    """Of each page {"text", "unsure", "unseen", "places"}: what can be read of it when it is masked.

    letters: all that stands there, before it is masked. unseen: whether the file has words there that cannot be seen,
    which do not go. places: how many are masked.
    """
    with _Opened(data) as file:
        chosen, told = json.loads(masks), []
        for page in file.pages(chosen):
            unseen = file.unseen(page)
            has_unseen = any(not unseen.isdisjoint(places) for places in _groups(page))
            said = {"unsure": page.is_unsure, "unseen": has_unseen, "places": len(page.boxes)}
            said["letters"] = "".join(sign.text for sign in page.signs)
            told.append({"text": _readable(page, chosen, unseen), **said})
        return told


def pictures(data: bytes, masks: str) -> list[dict]:
    """Every page as it goes out: {"picture", "media_type", "width", "height", "text"}; the sizes in points."""
    with _Opened(data) as file:
        chosen = json.loads(masks)
        return [
            {**file.picture(page), "text": _readable(page, chosen, file.unseen(page))} for page in file.pages(chosen)
        ]


class _Opened:
    """A PDF or a picture, opened."""

    def __init__(self, data: bytes):
        self._picture = None if data[:1024].lstrip().startswith(b"%PDF") or b"%PDF-" in data[:1024] else data
        try:
            self._pdf = None if self._picture else pypdfium2.PdfDocument(without_stand_ins(data))
            if self._pdf:
                self._pdf.init_forms()  # what is filled in is drawn also where the file does not do it itself
            self.count = len(self._pdf) if self._pdf else 1
        except (pypdfium2.PdfiumError, pikepdf.PdfError) as error:
            raise Refused(_LOCKED if "password" in str(error).lower() else _BROKEN) from error
        if self._picture:
            self._image = _opened_image(self._picture)
        if not self.count:
            raise Refused(_BROKEN)
        if self.count > MOST_PAGES:
            raise Refused(_LONG)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        if self._pdf:
            self._pdf.close()

    def pages(self, masks: list[dict]) -> list[_Page]:
        """All pages, with what is to be hidden on each: words are looked for from page to page."""
        found = [self._read(number) for number in range(1, self.count + 1)]
        _hide_words(found, words_of(masks))
        for mask in masks:
            if "box" in mask and 1 <= mask["page"] <= len(found):
                box = tuple(side / 1000 for side in mask["box"])
                found[mask["page"] - 1].boxes.append(box)
        for page in found:
            page.hidden |= {place for place, sign in enumerate(page.signs) if _is_under(sign, page.boxes)}
        return found

    def _read(self, number: int) -> _Page:
        if not self._pdf:
            across, down = self._image.size
            return _Page(number, (across * 72 / _RESOLUTION, down * 72 / _RESOLUTION), is_unsure=True)
        self._flattened(number)
        page = self._pdf[number - 1]
        words = page.get_textpage()
        try:
            read = _Page(number, page.get_size())
            read.signs = list(_signs(page, words))
            read.is_unsure = _is_unsure(page, words, read)
        finally:
            words.close()
            page.close()
        return read

    def _flattened(self, number: int) -> None:
        """Make what is filled in and noted a part of the page."""
        page = self._pdf[number - 1]
        raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
        page.close()

    def unseen(self, page: _Page) -> set[int]:
        """The places of the letters and figures that cannot be seen in the picture, before anything is masked."""
        if not any(sign.text.isalnum() for sign in page.signs):
            return set()
        looked_at = self._pdf[page.number - 1]
        words = looked_at.get_textpage()
        try:
            found = unseen_letters(looked_at, words, [sign.ink for sign in page.signs], _scale(page))
        finally:
            words.close()
            looked_at.close()
        return {place for place in found if page.signs[place].text.isalnum()}

    def picture(self, page: _Page) -> dict:
        image = self._drawn(page)
        pen = ImageDraw.Draw(image)
        across, down = image.size
        for left, top, right, bottom in page.boxes:
            pen.rectangle(
                (int(left * across) - 1, int(top * down) - 1, int(right * across) + 1, int(bottom * down) + 1),
                fill=(0, 0, 0),
            )
        media_type, data = _encoded(image)
        width, height = page.size
        return {
            "picture": base64.b64encode(data).decode(),
            "media_type": media_type,
            "width": round(width, 2),
            "height": round(height, 2),
        }

    def _drawn(self, page: _Page) -> Image.Image:
        if not self._pdf:
            return self._image.copy()
        seen = self._pdf[page.number - 1]
        image = seen.render(scale=_scale(page), draw_annots=False, may_draw_forms=False).to_pil().convert("RGB")
        seen.close()
        return image


def _scale(page: _Page) -> float:
    return min(_RESOLUTION / 72, _LARGEST_SIDE / max(page.size))


def without_stand_ins(data: bytes) -> bytes:
    """The file without the words that it tells readers to take instead of what is drawn.

    Otherwise a word would be looked for, and found, where it does not stand.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.contents_coalesce()
            _without_properties(pdf, page.obj.get("/Contents"))
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream) and ("/BBox" in thing or thing.get("/Type") == "/Pattern"):
                _without_properties(pdf, thing)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def _without_properties(pdf, stream) -> None:
    """Leave of a marked piece of content its mark alone, but for layers, which may be hidden."""
    if not isinstance(stream, pikepdf.Stream) or b"BDC" not in stream.read_bytes():
        return
    kept = []
    for operands, operator in pikepdf.parse_content_stream(stream):
        if str(operator) == "BDC" and operands[0] != "/OC":
            kept.append(([operands[0]], pikepdf.Operator("BMC")))
        else:
            kept.append((operands, operator))
    stream.write(pikepdf.unparse_content_stream(kept))


def _opened_image(data: bytes) -> Image.Image:
    try:
        with Image.open(io.BytesIO(data), formats=["PNG", "JPEG"]) as found:
            upright = ImageOps.exif_transpose(found)
            image = Image.new("RGB", upright.size, (255, 255, 255))
            image.paste(upright, mask=upright.convert("RGBA").getchannel("A"))
    except MemoryError:
        raise
    except Exception as error:  # the library raises more than its own errors on broken files
        raise Refused(_BROKEN) from error
    image.thumbnail((_LARGEST_SIDE, _LARGEST_SIDE))
    return image


def _signs(page, words) -> Iterator[_Sign]:
    left, bottom, right, top = c_double(), c_double(), c_double(), c_double()
    loose = raw.FS_RECTF()
    for place in range(raw.FPDFText_CountChars(words)):
        code = raw.FPDFText_GetUnicode(words, place)
        text = chr(code) if code < 0x110000 else "\ufffd"
        if text in _LINE_ENDS:
            yield _Sign("\n", None)
            continue
        raw.FPDFText_GetCharBox(words, place, byref(left), byref(right), byref(bottom), byref(top))
        sides = strokes = (left.value, bottom.value, right.value, top.value)
        if raw.FPDFText_GetLooseCharBox(words, place, byref(loose)):
            sides = (
                min(sides[0], loose.left), min(sides[1], loose.bottom),
                max(sides[2], loose.right), max(sides[3], loose.top),
            )  # fmt: skip
        has_strokes = strokes[0] != strokes[2] and strokes[1] != strokes[3]
        box = _on_page(page, sides)
        yield _Sign(text, box, _on_page(page, strokes) if has_strokes else box)


def _on_page(page, sides: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """A box in the file's own measures as parts of the page, the way that it is turned and cut."""
    corners = [_point(page, x, y) for x in sides[::2] for y in sides[1::2]]
    across, down = zip(*corners, strict=True)
    return min(across), min(down), max(across), max(down)


def _point(page, x: float, y: float) -> tuple[float, float]:
    across, down = c_int(), c_int()
    raw.FPDF_PageToDevice(page, 0, 0, _FINE, _FINE, 0, x, y, byref(across), byref(down))
    return across.value / _FINE, down.value / _FINE


def _hide_words(pages: list[_Page], words) -> None:
    """Find the words in the whole file, so also over a page's end, and put boxes over them line by line."""
    text = "\n".join("".join(sign.text for sign in page.signs) for page in pages)
    spans, begin = find(text, words), 0
    for page in pages:
        end = begin + len(page.signs)
        for start, stop in spans:
            mine = range(max(start, begin) - begin, min(stop, end) - begin)
            page.hidden.update(mine)
            page.boxes += _boxes([page.signs[place] for place in mine])
        begin = end + 1


def _boxes(signs: list[_Sign]) -> list[tuple[float, float, float, float]]:
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


def _is_under(sign: _Sign, boxes) -> bool:
    if sign.box is None:
        return False
    left, top, right, bottom = sign.box
    return any(left < box[2] and box[0] < right and top < box[3] and box[1] < bottom for box in boxes)


def _groups(page: _Page) -> Iterator[list[int]]:
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


def _words(page: _Page) -> Iterator[dict]:
    for places in _groups(page):
        for left, top, right, bottom in _boxes([page.signs[place] for place in places])[:1]:
            sides = (max(0, left), max(0, top), min(1, right), min(1, bottom))
            text = "".join(page.signs[place].text for place in places if page.signs[place].text.isprintable())
            if sides[0] < sides[2] and sides[1] < sides[3] and text:
                is_masked = not page.hidden.isdisjoint(places)
                yield {"text": text, "box": [round(side * 1000) for side in sides], "masked": is_masked}


def _readable(page: _Page, masks: list[dict], unseen: set[int]) -> str:
    """The words of the page that are seen, every letter of them, and not hidden, not even in part."""
    words = words_of(masks)
    bar, read = bar_for(words), []
    for places in _groups(page):
        if not unseen.isdisjoint(places):
            continue
        if page.hidden.isdisjoint(places):
            read.append("".join(page.signs[place].text for place in places))
        elif read[-1:] != [bar]:
            read.append(bar)
    text = " ".join(read)
    for start, end in reversed(find(text, words)):
        text = text[:start] + bar + text[end:]
    return text


def _is_unsure(page, words, read: _Page) -> bool:
    if any(raw.FPDFText_HasUnicodeMapError(words, place) == 1 for place in range(len(read.signs))):
        return True
    letters = sum(sign.text.isalpha() for sign in read.signs)
    width, height = page.get_size()
    objects = list(page.get_objects(max_depth=5))
    shown = [each for each in objects if each.type == raw.FPDF_PAGEOBJ_IMAGE]
    if any(_area(each) > _PICTURE_SHARE * width * height for each in shown):
        return True
    return not letters and bool(objects)


def _area(thing) -> float:
    try:
        left, bottom, right, top = thing.get_bounds()
    except pypdfium2.PdfiumError:
        return float("inf")
    return (right - left) * (top - bottom)


def _encoded(image: Image.Image) -> tuple[str, bytes]:
    """As few bytes as it takes: grey where nothing has colour, and sixteen shades where that is text."""
    red, green, blue = image.split()
    spread = max(ImageChops.difference(one, other).getextrema()[1] for one, other in ((red, green), (green, blue)))
    grey = image.convert("L") if spread <= _LARGEST_GREY else None
    photo = io.BytesIO()
    (grey or image).save(photo, "JPEG", quality=75, optimize=True)
    if grey is None:
        return "image/jpeg", photo.getvalue()
    text = io.BytesIO()
    grey.quantize(16).save(text, "PNG", optimize=True)
    if len(text.getvalue()) < len(photo.getvalue()):
        return "image/png", text.getvalue()
    return "image/jpeg", photo.getvalue()
