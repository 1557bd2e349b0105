"""The typeface of the papers for a few signs that are put on finished pages."""

import io
from functools import lru_cache
from typing import NamedTuple

from fontTools import subset
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from text.printing import fonts

_ENCODING = "cp1252"
_FIRST, _LAST = 32, 255


class Face(NamedTuple):
    """A font in a file, and how wide each sign is in thousandths of its size, by code."""

    font: Object
    widths: list[int]

    def coded(self, text: str) -> bytes:
        """The text as it is written in a page; raises `fonts.Unprintable` for signs outside Western European."""
        try:
            return text.encode(_ENCODING)
        except UnicodeEncodeError as error:
            raise fonts.Unprintable([text[error.start]]) from error

    def width(self, text: str, size: float) -> float:
        """In points."""
        return sum(self.widths[code - _FIRST] for code in self.coded(text)) * size / 1000


def embedded(pdf: Pdf, style: str, text: str) -> Face:
    """The face, "Regular" or "Semibold", with the signs of the text and no others."""
    data, widths, box, heights = _subset(style, "".join(sorted(set(text))))
    file = Stream(pdf, data)
    file.Length1 = len(data)
    name = Name(f"/SMVRKA+SamverkaSans-{style}")
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=32,
        FontBBox=Array(box),
        ItalicAngle=0,
        Ascent=heights[0],
        Descent=heights[1],
        CapHeight=heights[2],
        StemV=90,
        FontFile2=pdf.make_indirect(file),
    )
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.TrueType,
        BaseFont=name,
        Encoding=Name.WinAnsiEncoding,
        FirstChar=_FIRST,
        LastChar=_LAST,
        Widths=Array(widths),
        FontDescriptor=pdf.make_indirect(descriptor),
    )
    return Face(pdf.make_indirect(font), widths)


@lru_cache(maxsize=16)
def _subset(style: str, text: str) -> tuple[bytes, list[int], list[int], tuple[int, int, int]]:
    fonts.files()
    with TTFont(fonts.FOLDER / f"SamverkaSans-{style}.ttf", recalcTimestamp=False) as face:
        scale = 1000 / face["head"].unitsPerEm
        about, head = face["OS/2"], face["head"]
        heights = tuple(round(each * scale) for each in (about.sTypoAscender, about.sTypoDescender, about.sCapHeight))
        box = [round(each * scale) for each in (head.xMin, head.yMin, head.xMax, head.yMax)]
        names, across = face.getBestCmap(), face["hmtx"]
        widths = [
            round(across[names[ord(sign)]][0] * scale) if sign in text and ord(sign) in names else 0
            for sign in (bytes([code]).decode(_ENCODING, "replace") for code in range(_FIRST, _LAST + 1))
        ]
        # A page uses none of the tables of layout, and they take a second to read.
        for table in {"GSUB", "GPOS", "GDEF"} & set(face.keys()):
            del face[table]
        cutter = subset.Subsetter(subset.Options(hinting=False, notdef_outline=True))
        cutter.populate(text=text)
        cutter.subset(face)
        out = io.BytesIO()
        face.save(out)
    return out.getvalue(), widths, box, heights
