"""SVG drawings made safe: only shapes, colours and text; nothing that runs, loads or moves."""

import re

from lxml import etree

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
# Not spreadMethod: a repeated gradient can have more stripes than a printer ever gets to the end of.
# fmt: off
_ELEMENTS = frozenset((
    "svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
    "text", "tspan", "linearGradient", "radialGradient", "stop", "clipPath", "mask", "title", "desc", "style",
))
_ATTRIBUTES = frozenset((
    "id", "class", "style", "transform", "viewBox", "width", "height", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy",
    "r", "rx", "ry", "fx", "fy", "dx", "dy", "d", "points", "offset", "preserveAspectRatio", "version",
    "fill", "fill-opacity", "fill-rule", "clip-rule", "clip-path", "clipPathUnits", "mask", "maskUnits",
    "maskContentUnits", "opacity", "color", "display", "visibility", "stroke", "stroke-width", "stroke-linecap",
    "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset", "stroke-opacity", "stop-color",
    "stop-opacity", "gradientUnits", "gradientTransform", "font-family", "font-size", "font-weight",
    "font-style", "text-anchor", "letter-spacing", "dominant-baseline", "vector-effect", "paint-order",
))
# fmt: on
_ACTIVE = frozenset(("script", "foreignObject", "iframe", "a", "animate", "animateTransform", "animateMotion", "set"))
_PICTURES = frozenset(("image", "feImage", "video", "audio"))
_MOST_ELEMENTS = 5000
_DEEPEST = 60
_MOST_TO_DRAW = 10_000
# Each begins only where something begins, so that none is tried anew from every letter of a long text.
_RULE = re.compile(r"(?:^|(?<=[{}]))([^{}]*)\{([^{}]*)\}")
_SELECTOR = re.compile(r"[.#]?[\w-]+|\*")
# Of what may hold an address, only that of a part of the drawing itself.
_OWN_URL = re.compile(r"""url\(\s*['"]?#([\w.:-]+)['"]?\s*\)""", re.IGNORECASE)
_FUNCTION = re.compile(r"(?<![\w-])([\w-]*)(?<!\s)\s*\(")
_FUNCTIONS = frozenset(
    ("rgb", "rgba", "hsl", "hsla", "matrix", "translate", "translatex", "translatey")
    + ("scale", "scalex", "scaley", "rotate", "skewx", "skewy", "not")
)
_OUTSIDE_RULES = re.compile(r"[@\\<]|javascript:", re.IGNORECASE)
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s*(px|pt|mm|cm|in)?")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?", re.IGNORECASE)
_LARGEST = 100_000
_ODD_SIZE = "SVG-filen har en orimlig storlek. Spara den på nytt, eller som PNG."
_PIXELS = {None: 1, "px": 1, "pt": 4 / 3, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}


class BadImage(Exception):
    """The picture cannot be used; `str()` of it is a Swedish sentence that says what to do instead."""


def clean_svg(data: bytes) -> tuple[int, int, bytes]:
    """Width and height in pixels, and the drawing written anew from what is allowed in it; raises BadImage."""
    root = _parsed(data)
    _check_cost(root)
    clean = _copied(root)
    width, height = _size(clean)
    return width, height, etree.tostring(clean, encoding="utf-8")


def size(data: bytes) -> tuple[int, int]:
    """Width and height in pixels of a drawing that has been made safe."""
    return _size(etree.fromstring(data))


def _parsed(data: bytes) -> etree._Element:
    if b"<!ENTITY" in data.replace(b"\x00", b""):
        raise BadImage("SVG-filen innehåller något som inte är bild. Spara den på nytt som vanlig SVG, eller som PNG.")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BadImage("SVG-filen är skadad och går inte att läsa. Spara den på nytt, eller som PNG.") from error
    if root.tag != f"{_SVG}svg":
        raise BadImage("Filen är ingen SVG-bild. Spara logotypen som SVG eller PNG.")
    if sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        raise BadImage("SVG-filen har för många delar. Förenkla den, eller spara den som PNG.")
    return root


def _check_cost(root: etree._Element) -> None:
    """Refuses what takes long to draw once everything that it points to is drawn anew in each place, or never ends."""
    targets = {element.get("id"): element for element in root.iter(etree.Element) if element.get("id")}
    rules = _rules("".join(style.text or "" for style in root.iter(f"{_SVG}style")))
    costs: dict[etree._Element, int] = {}

    def cost(element: etree._Element, depth: int) -> int:
        if depth > _DEEPEST:
            raise BadImage("SVG-filen har för många led. Förenkla den, eller spara den som PNG.")
        if element not in costs:
            drawn = [targets[name] for name in _drawn_by(element, rules) if name in targets]
            parts = [*element.iterchildren(etree.Element), *drawn]
            costs[element] = _own_cost(element) + sum(cost(part, depth + 1) for part in parts)
        return costs[element]

    if cost(root, 0) > _MOST_TO_DRAW:
        raise BadImage("SVG-filen tar för lång tid att rita. Spara den utan upprepningar, eller som PNG.")


def _own_cost(element: etree._Element) -> int:
    """1 for a small element; long paths cost by their points, and words by their letters."""
    letters = f"{element.text or ''}{element.tail or ''}".strip()
    return 1 + sum(map(len, element.attrib.values())) // 100 + len(letters) // 2


def _drawn_by(element: etree._Element, rules: dict[str, set[str]]) -> set[str]:
    """The ids of what is drawn, or drawn through, where the element stands."""
    names = set(_OWN_URL.findall(" ".join(element.attrib.values()))) | {_href(element).lstrip("#")}
    own = {f".{name}" for name in element.get("class", "").split()} | {f"#{element.get('id')}", "*"}
    for selector in own | {etree.QName(element).localname}:
        names |= rules.get(selector, set())
    return names


def _rules(css: str) -> dict[str, set[str]]:
    """For each class, id or tag that the style sheet speaks of, the ids that it may make an element draw."""
    rules: dict[str, set[str]] = {}
    for selectors, declarations in _RULE.findall(css):
        if names := set(_OWN_URL.findall(declarations)):
            for selector in _SELECTOR.findall(selectors):
                rules.setdefault(selector, set()).update(names)
    return rules


def _copied(element: etree._Element, depth: int = 0) -> etree._Element:
    if depth > _DEEPEST:
        raise BadImage("SVG-filen har för många led. Förenkla den, eller spara den som PNG.")
    copy = etree.Element(element.tag, nsmap={None: _SVG[1:-1]} if not depth else None)
    for name, value in element.attrib.items():
        _copy_attribute(copy, name, value)
    name = etree.QName(element).localname
    if name in ("text", "tspan", "title", "desc", "style"):
        copy.text = element.text
    if name == "style":
        _check_css(element.text or "")
    for child in element:
        if _is_kept(child):
            copy.append(_copied(child, depth + 1))
            if name in ("text", "tspan"):
                copy[-1].tail = child.tail
    return copy


def _is_kept(element: etree._Element) -> bool:
    """Whether the element is drawn; what programs note for themselves is left out, what could do harm is refused."""
    if not isinstance(element.tag, str):
        return False
    name = etree.QName(element).localname
    if name in _ACTIVE:
        raise BadImage("SVG-filen innehåller skript, länkar eller rörelse. Spara den som ren bild, eller som PNG.")
    if name in _PICTURES:
        raise BadImage("SVG-filen innehåller en inlagd bild. Spara logotypen som PNG i stället.")
    return element.tag == f"{_SVG}{name}" and name in _ELEMENTS


def _copy_attribute(copy: etree._Element, name: str, value: str) -> None:
    local = etree.QName(name).localname
    if local.lower().startswith("on"):
        raise BadImage("SVG-filen innehåller skript. Spara den som ren bild, eller som PNG.")
    if name in ("href", _XLINK_HREF):
        if not re.fullmatch(r"#[\w.:-]+", value):
            raise BadImage("SVG-filen hämtar något från en annan plats. Spara den som ren bild, eller som PNG.")
        copy.set("href", value)
    elif name in _ATTRIBUTES:
        _check_css(value)
        if name == "viewBox":
            _box(value)
        copy.set(name, value)


def _check_css(css: str) -> None:
    functions = {name.lower() for name in _FUNCTION.findall(_OWN_URL.sub("", css))}
    if functions - _FUNCTIONS or _OUTSIDE_RULES.search(css):
        raise BadImage("SVG-filen hämtar något från en annan plats. Spara den som ren bild, eller som PNG.")


def _href(element: etree._Element) -> str:
    return element.get("href") or element.get(_XLINK_HREF) or ""


def _size(root: etree._Element) -> tuple[int, int]:
    sides = [_LENGTH.fullmatch(root.get(name, "").strip()) for name in ("width", "height")]
    if all(sides):
        width, height = (float(side[1]) * _PIXELS[side[2]] for side in sides)
    else:
        width, height = _box(root.get("viewBox", ""))
    _check_size(width, height)
    return max(round(width), 1), max(round(height), 1)


def _box(view_box: str) -> tuple[float, float]:
    """Width and height of a viewBox; raises BadImage for one that says no size that could be drawn."""
    numbers = view_box.replace(",", " ").split()
    if len(numbers) != 4 or not all(map(_NUMBER.fullmatch, numbers)):
        raise BadImage("SVG-filen säger inte hur stor den är. Spara den med bredd och höjd, eller som PNG.")
    left, top, width, height = map(float, numbers)
    _check_size(width, height)
    if max(abs(left), abs(top)) >= _LARGEST:
        raise BadImage(_ODD_SIZE)
    return width, height


def _check_size(width: float, height: float) -> None:
    if not (0 < width < _LARGEST and 0 < height < _LARGEST):
        raise BadImage(_ODD_SIZE)
