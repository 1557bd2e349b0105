"""A page as one picture, in the form that takes the least room: lossless for text, JPEG for photographs."""

import io

import pypdfium2
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String
from PIL import Image

# Dots per inch and JPEG quality, from the best; the next is taken where the picture is larger than its share.
_STEPS = ((170, 80), (150, 60), (110, 45))
# A drawing of A0 is shown with fewer dots.
_MOST_PIXELS = 9_000_000
# Text in colour with its smoothed edges has fewer than this, a photograph more.
_DRAWN_COLOURS = 20_000
# A sharp picture may be somewhat larger than a blurred one.
_WORTH = 1.2


def picture_of(page, made: Pdf, share: int) -> Object:
    """What the page shows, held by the file that is made; with fewer dots where it would take more than its share."""
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
    # The best that can be done takes seven times as long and makes it a fortieth smaller.
    few.save(out, "PNG", compress_level=6)
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
