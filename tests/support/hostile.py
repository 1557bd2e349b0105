"""Files from outside that make a word hard to find or to cover; nothing else stands on the left of their first page."""

import io

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.support.foreign import drawn, typeface

FIRST, LAST = "Tordyvel", "Myrstack"
SECRET = f"{FIRST} {LAST}"
_HEX = SECRET.encode("cp1252").hex()


def _at(x: int, y: int, words: str, before: str = "") -> str:
    return f"BT {before} /F1 14 Tf {x} {y} Td ({words}) Tj ET "


def _page(content: str, **of_page) -> bytes:
    """of_page: what the page has besides, its resources among it."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    font = typeface(pdf)
    resources = of_page.pop("resources", lambda _pdf, _font: {})(pdf, font)
    page.Resources = Dictionary(Font=Dictionary(F1=font, **resources.pop("fonts", {})), **resources)
    page.Contents = pdf.make_stream(content.encode("cp1252"))
    for name, value in of_page.items():
        page[f"/{name}"] = value
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def _small_letters(pdf, font) -> dict:
    """A typeface whose letters say that they are much smaller than they are."""
    drawings, names = Dictionary(), Array([32])
    for code in range(32, 127):
        sign = f"<{code:02x}>"
        drawings[f"/g{code}"] = pdf.make_stream(f"600 0 0 0 9 9 d1 BT /H 900 Tf {sign} Tj ET".encode())
        names.append(Name(f"/g{code}"))
    said = (
        b"begincmap 1 begincodespacerange <00><ff> endcodespacerange 1 beginbfrange <20><7e><0020> endbfrange endcmap"
    )
    small = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 9, 9], FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
        CharProcs=drawings, Encoding=Dictionary(Type=Name.Encoding, Differences=names), FirstChar=32, LastChar=126,
        Widths=Array([600] * 95), Resources=Dictionary(Font=Dictionary(H=font)), ToUnicode=pdf.make_stream(said),
    )  # fmt: skip
    return {"fonts": {"F3": small}}


def _form(pdf, font) -> dict:
    form = pdf.make_stream(f"BT /F1 14 Tf <{_HEX}> Tj ET".encode())
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, [-9, -9, 300, 30]
    form.Matrix, form.Resources = [0.8, 0.6, -0.6, 0.8, 0, 0], Dictionary(Font=Dictionary(F1=font))
    return {"XObject": Dictionary(X=form)}


def _pattern(pdf, font) -> dict:
    tile = pdf.make_stream(f"BT /F1 14 Tf 5 5 Td <{_HEX}> Tj ET".encode())
    tile.Type, tile.PatternType, tile.PaintType, tile.TilingType = Name.Pattern, 1, 1, 1
    tile.BBox, tile.XStep, tile.YStep, tile.Resources = [0, 0, 200, 40], 200, 40, Dictionary(Font=Dictionary(F1=font))
    return {"Pattern": Dictionary(P=tile)}


def _layer(pdf, _font) -> dict:
    return {"Properties": Dictionary(L=Dictionary(Type=Name.OCG, Name=SECRET))}


def _stand_in(_pdf, _font) -> dict:
    return {"Properties": Dictionary(A=Dictionary(ActualText="något annat"))}


def _strips(pdf, _font) -> dict:
    strip = pdf.make_stream(bytes(400), Width=200, Height=2, ColorSpace=Name.DeviceGray, BitsPerComponent=8)
    strip.Type, strip.Subtype = Name.XObject, Name.Image
    return {"XObject": Dictionary(I=strip)}


MASKED = {
    "hyphenated over a line": drawn(_at(72, 700, f"{FIRST} Myr-") + _at(72, 684, "stack")),
    "in a column that is told line by line": drawn(
        _at(72, 700, FIRST) + _at(350, 700, "Annat") + _at(72, 684, LAST) + _at(350, 684, "mera")
    ),
    "hyphenated in such a column": drawn(
        _at(72, 700, f"{FIRST} Myr-") + _at(350, 700, "Annat") + _at(72, 684, "stack") + _at(350, 684, "mera")
    ),
    "in letters that are said to be small": _page(f"BT /F3 14 Tf 72 700 Td <{_HEX}> Tj ET", resources=_small_letters),
    "aslant": drawn(f"BT /F1 14 Tf 0.7 0.7 -0.7 0.7 90 300 Tm ({SECRET}) Tj ET"),
    "upwards": drawn(f"BT /F1 14 Tf 0 1 -1 0 200 300 Tm ({SECRET}) Tj ET"),
    "aslant in a part of its own": _page("q 1 0 0 1 60 400 cm /X Do Q", resources=_form),
    "on a page that is cut and turned": _page(_at(72, 700, SECRET), CropBox=[50, 400, 500, 760], Rotate=270),
    "where the page begins elsewhere": _page(_at(-60, 500, SECRET), MediaBox=[-100, -200, 495, 642], UserUnit=2),
    "spaced with measures": drawn(_at(72, 700, SECRET, "4 Tc")),
    "parted into pieces": drawn("BT /F1 14 Tf 72 700 Td [(To) 40 (rdy) -60 (vel) -300 (Myr) 30 (stack)] TJ ET"),
    "in a layer": _page("/OC /L BDC " + _at(72, 700, SECRET) + "EMC", resources=_layer),
    "said to be another": _page("/Span /A BDC " + _at(72, 700, SECRET) + "EMC", resources=_stand_in),
    "cut out of a colour": drawn(f"q BT 7 Tr /F1 30 Tf 72 700 Td ({SECRET}) Tj ET 0 g 60 690 230 40 re f Q"),
}  # fmt: skip
DRAWN = {
    "in a pattern": _page("/Pattern cs /P scn 72 500 400 80 re f 0 g " + _at(72, 600, "Annat"), resources=_pattern),
    "in strips of a picture": _page(
        "".join(f"q 200 0 0 2 72 {300 + 2 * row} cm /I Do Q " for row in range(60)) + _at(72, 600, "Annat"),
        resources=_strips,
    ),
    "in drawn lines": drawn("72 300 m " + "80 310 90 320 95 300 c " * 300 + "S " + _at(72, 600, "Annat")),
}
