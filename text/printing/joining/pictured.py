"""A file whose pages are pictures of another's, each with the words of its page for those who do not see it."""

import io
import unicodedata
from collections.abc import Callable
from contextlib import closing

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String
from PIL import Image

# Dots per inch and JPEG quality, from the best; the next is taken where the picture is larger than its share.
_STEPS = ((170, 80), (150, 60), (110, 45))
_LARGEST_IN_ALL = 40 * 1024 * 1024
_SMALLEST_SHARE = 150 * 1024
# A drawing of A0 is shown with fewer dots.
_MOST_PIXELS = 9_000_000
_SIDES = (72.0, 14_400.0)
_MOST_WORDS = 30_000
# Text in colour with its smoothed edges has fewer than this, a photograph more.
_DRAWN_COLOURS = 20_000
# A sharp picture may be somewhat larger than a blurred one.
_WORTH = 1.2


def pictured(data: bytes, title: str, strip: float, is_free: Callable) -> tuple[bytes, bool]:
    """The new file, tagged, and whether any page has words. Where the strip at the top is not free it is made so."""
    has_words = False
    made = Pdf.new()
    root, part, numbers = _begun(made)
    with closing(pypdfium2.PdfDocument(data)) as source:
        if source.get_formtype():
            source.init_forms()
        count = len(source)
        share = max(_LARGEST_IN_ALL // count, _SMALLEST_SHARE)
        for number in range(count):
            with closing(source[number]) as page:
                words = _words(page)
                has_words = has_words or bool(words)
                told = _told(number + 1, count, title, words)
                element = _add(made, _size(page), _compressed(made, page, share), 0 if is_free(page, strip) else strip)
                element.Alt, element.P = String(told), part
                part.K.append(element)
                numbers += [number, Array([element])]
                made.pages[number].obj.StructParents = number
    root.ParentTree = made.make_indirect(Dictionary(Nums=Array(numbers)))
    out = io.BytesIO()
    made.save(out, deterministic_id=True)
    return out.getvalue(), has_words


def _begun(made: Pdf) -> tuple[Object, Object, list]:
    root = made.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    part = made.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Part, P=root, K=Array()))
    root.K = Array([part])
    made.Root.StructTreeRoot, made.Root.MarkInfo = root, Dictionary(Marked=True)
    return root, part, []


def _words(page) -> str:
    with closing(page.get_textpage()) as text:
        said = unicodedata.normalize("NFC", text.get_text_range(errors="ignore"))
    shown = "".join(sign if unicodedata.category(sign) not in {"Cc", "Cf", "Co", "Cs"} else " " for sign in said)
    return " ".join(shown.split())[:_MOST_WORDS]


def _told(number: int, count: int, title: str, words: str) -> str:
    if words:
        return f"Sida {number} av {count}. {words}"
    return f"Sida {number} av {count} i {title}. Sidan är en bild utan text som går att läsa upp."


def _size(page) -> tuple[float, float]:
    width, height = page.get_size()
    least, most = _SIDES
    return min(max(width, least), most), min(max(height, least), most)


def _compressed(made: Pdf, page, share: int) -> Object:
    """The picture in the form that takes the least room: lossless for text, JPEG for photographs."""
    most = _dots_of_scan(page)
    for dots, quality in _STEPS:
        shown = _shown(page, min(dots, most))
        photograph, drawing = _jpeg(shown, quality), _png(shown)
        is_drawn = drawing and len(drawing) < len(photograph) * _WORTH
        picture = _drawing(made, shown, drawing) if is_drawn else _photograph(made, shown, photograph)
        if len(picture.read_raw_bytes()) <= share:
            break
    return made.make_indirect(picture)


def _dots_of_scan(page) -> float:
    """How finely the page was scanned, where it is one picture and nothing else; more dots would show nothing more."""
    things = [thing for thing, _place in zip(page.get_objects(max_depth=1), range(2), strict=False)]
    if len(things) != 1 or not isinstance(things[0], pypdfium2.PdfImage):
        return _STEPS[0][0]
    across, down = things[0].get_px_size()
    left, bottom, right, top = things[0].get_bounds()
    return max(across / max(right - left, 1), down / max(top - bottom, 1)) * 72


def _shown(page, dots: float) -> Image.Image:
    width, height = page.get_size()
    scale = min(dots / 72, (_MOST_PIXELS / max(width * height, 1)) ** 0.5)
    picture = page.render(scale=scale, may_draw_forms=True).to_pil().convert("RGB")
    red, green, blue = picture.split()
    is_grey = red.tobytes() == green.tobytes() == blue.tobytes()
    return red if is_grey else picture


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()


def _png(picture: Image.Image) -> bytes:
    """The picture with few colours, which is sharp for text; nothing for a photograph in colour."""
    if picture.mode == "L":
        few = picture.quantize(16, dither=Image.Dither.NONE)
    elif picture.getcolors(_DRAWN_COLOURS):
        few = picture.quantize(128, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    else:
        return b""
    out = io.BytesIO()
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


def _photograph(made: Pdf, picture: Image.Image, data: bytes) -> Stream:
    colours = Name.DeviceGray if picture.mode == "L" else Name.DeviceRGB
    return _image(made, picture, data, Name.DCTDecode, colours, bits=8)


def _drawing(made: Pdf, picture: Image.Image, png: bytes) -> Stream:
    chunks = dict(_chunks(png))
    palette = chunks[b"PLTE"]
    colours = Array([Name.Indexed, Name.DeviceRGB, len(palette) // 3 - 1, String(palette)])
    data = b"".join(body for name, body in _chunks(png) if name == b"IDAT")
    bits = chunks[b"IHDR"][8]
    stream = _image(made, picture, data, Name.FlateDecode, colours, bits=bits)
    stream.DecodeParms = Dictionary(Predictor=15, Colors=1, BitsPerComponent=bits, Columns=picture.width)
    return stream


def _chunks(png: bytes):
    place = 8
    while place < len(png):
        length = int.from_bytes(png[place : place + 4], "big")
        yield png[place + 4 : place + 8], png[place + 8 : place + 8 + length]
        place += 12 + length


def _image(made: Pdf, picture: Image.Image, data: bytes, form: Name, colours: Object, bits: int) -> Stream:
    stream = Stream(made, data)
    stream.Type, stream.Subtype = Name.XObject, Name.Image
    stream.Width, stream.Height = picture.size
    stream.ColorSpace, stream.BitsPerComponent, stream.Filter = colours, bits, form
    return stream


def _add(made: Pdf, size: tuple[float, float], picture: Object, strip: float) -> Object:
    """A page of the size with the picture, below the strip, and the element that stands for it."""
    width, height = size
    scale = (height - strip) / height
    left = width * (1 - scale) / 2
    box = [round(each, 3) for each in (left, 0, left + width * scale, height * scale)]
    across, up = box[2] - box[0], box[3]
    said = f"/Figure <</MCID 0>> BDC q {across:.3f} 0 0 {up:.3f} {box[0]:.3f} 0 cm /Picture Do Q EMC"
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, round(width, 3), round(height, 3)]),
        Resources=Dictionary(XObject=Dictionary(Picture=picture)),
        Contents=made.make_indirect(Stream(made, said.encode())),
        Tabs=Name.S,
    )
    made.pages.append(pikepdf.Page(page))
    about = Dictionary(O=Name.Layout, BBox=Array(box), Placement=Name.Block)
    place = made.pages[-1].obj
    return made.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Figure, K=0, Pg=place, A=about))
