"""Signs that papers need and that the packaged subsets of the typeface leave out, made of the shapes that are there."""

from fontTools.misc.transform import Identity
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

MARGIN = 60
# Signs that are written with the shape of another.
SAME_SHAPE = {"\u2010": "-", "\u2011": "-", "\u2012": "–", "\u202f": "\u00a0", "\u2007": "\u00a0", "▪": "•"}


class Drawing:
    """Closed outlines, in font units, that can be moved, turned, scaled and joined with `+`."""

    def __init__(self, contours):
        self.contours = contours

    @classmethod
    def of_glyph(cls, glyphs, name):
        pen = DecomposingRecordingPen(glyphs)
        glyphs[name].draw(pen)
        contours = []
        for step in pen.value:
            if step[0] == "moveTo":
                contours.append([])
            contours[-1].append(step)
        return cls(contours)

    @classmethod
    def polygon(cls, *points):
        steps = [("moveTo", (points[0],)), *(("lineTo", (point,)) for point in points[1:]), ("closePath", ())]
        return cls([steps])

    def __add__(self, other):
        return Drawing(self.contours + other.contours)

    def draw(self, pen):
        for contour in self.contours:
            for step, points in contour:
                getattr(pen, step)(*points)

    def bounds(self):
        pen = BoundsPen(None)
        self.draw(pen)
        return pen.bounds

    def transformed(self, transform):
        recording = DecomposingRecordingPen({})
        self.draw(TransformPen(recording, transform))
        steps = iter(recording.value)
        return Drawing([[next(steps) for _ in contour] for contour in self.contours])

    def moved(self, right, up):
        return self.transformed(Identity.translate(right, up))

    def turned(self, radians):
        """Turned round the middle of its own bounds."""
        left, bottom, right, top = self.bounds()
        middle = ((left + right) / 2, (bottom + top) / 2)
        return self.transformed(Identity.translate(*middle).rotate(radians).translate(-middle[0], -middle[1]))

    def scaled(self, factor):
        """Scaled from the middle of its own bounds."""
        left, bottom, right, top = self.bounds()
        middle = ((left + right) / 2, (bottom + top) / 2)
        return self.transformed(Identity.translate(*middle).scale(factor).translate(-middle[0], -middle[1]))


def rectangle(left, bottom, right, top, *, hole=False):
    corners = [(left, bottom), (left, top), (right, top), (right, bottom)]
    return Drawing.polygon(*(reversed(corners) if hole else corners))


def add_missing_signs(font):
    """Add arrows, boxes and some mathematical signs; a sign that the font has already is left as it is."""
    cmap = font.getBestCmap()
    names = {ord(sign): cmap[ord(like)] for sign, like in SAME_SHAPE.items()}
    drawings = {f"paper{ord(sign):04X}": (sign, drawing) for sign, drawing in signs(font).items()}
    font.setGlyphOrder([*font.getGlyphOrder(), *drawings])
    for name, (sign, drawing) in drawings.items():
        add_glyph(font, name, drawing)
        names[ord(sign)] = name
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update({code: name for code, name in names.items() if code not in table.cmap})


def signs(font):
    """The drawings by sign."""
    glyphs, cmap = font.getGlyphSet(), font.getBestCmap()
    shape = {sign: Drawing.of_glyph(glyphs, cmap[ord(sign)]) for sign in "↑<>=~%•H"}
    stem = bar_height(shape["="])
    return {**arrows(shape["↑"]), **boxes(shape, stem), **relations(shape, stem), "‰": per_mille(shape["%"])}


def bar_height(equals):
    """How thick the strokes of this weight are."""
    _, bottom, _, top = Drawing(equals.contours[:1]).bounds()
    return top - bottom


def arrows(up):
    right, left = up.turned(-1.5707963), up.turned(1.5707963)
    reach = right.bounds()[2] - right.bounds()[0]
    both = left + right.moved(reach * 0.45, 0)
    return {"→": right, "←": left, "↔": both}


def boxes(shape, stem):
    side = shape["H"].bounds()[3]
    frame = rectangle(0, 0, side, side) + rectangle(stem, stem, side - stem, side - stem, hole=True)
    third = side / 6
    tick = Drawing.polygon(
        (1.2 * third, 3 * third), (1.2 * third + stem, 3 * third + stem * 0.6), (2.6 * third, 2.3 * third),
        (4.4 * third, 4.9 * third), (4.4 * third + stem, 4.9 * third - stem * 0.6), (2.6 * third, 1.2 * third),
    )  # fmt: skip
    stroke = rectangle(third, 3 * third - stem / 2, 5 * third, 3 * third + stem / 2)
    cross = stroke.turned(0.7853982) + stroke.turned(-0.7853982)
    return {
        "☐": frame,
        "☑": frame + tick,
        "☒": frame + cross,
        "✓": tick.scaled(1.3),
        "■": rectangle(0, 0, side, side),
        "●": shape["•"].scaled(1.9),
    }


def relations(shape, stem):
    left, _, right, _ = shape["<"].bounds()
    bar = rectangle(left, 0, right, stem)
    slash = rectangle((left + right) / 2 - stem / 2, 30, (left + right) / 2 + stem / 2, 630).turned(-0.35)
    return {
        "≤": shape["<"].moved(0, stem * 1.4) + bar,
        "≥": shape[">"].moved(0, stem * 1.4) + bar,
        "≠": shape["="] + slash,
        "≈": shape["~"].moved(0, stem * 1.6) + shape["~"].moved(0, -stem * 1.6),
    }


def per_mille(percent):
    """The per cent sign with its last ring written twice."""
    ring = Drawing(percent.contours[3:5])
    left, _, right, _ = ring.bounds()
    return percent + ring.moved(right - left + MARGIN / 2, 0)


def add_glyph(font, name, drawing):
    """Fill the glyph of that name with the drawing, a margin on both sides."""
    left, _, right, _ = drawing.bounds()
    pen = TTGlyphPen(None)
    drawing.moved(MARGIN - left, 0).draw(pen)
    font["glyf"][name] = pen.glyph(dropImpliedOnCurves=True)
    font["hmtx"][name] = (round(right - left) + 2 * MARGIN, MARGIN)
