"""The parts of a Word file that the reading of an answer needs, parsed without reaching for anything outside it."""

import re
import zipfile
from dataclasses import dataclass, field

from lxml import etree

from text.reading import guard
from text.word_marks import PROPERTY

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DEEPEST_STYLE = 20


@dataclass(frozen=True)
class Style:
    """A paragraph's or sign's style. level: of a heading, 0 for other text. numbering: (list, level) or None."""

    name: str = ""
    level: int = 0
    numbering: tuple[str, int] | None = None
    strong: bool = False
    em: bool = False


@dataclass(frozen=True)
class ListLevel:
    ordered: bool
    start: int = 1


@dataclass
class Package:
    """What is known of the file besides its text."""

    file: zipfile.ZipFile
    styles: dict[str, Style] = field(default_factory=dict)
    default_style: Style = Style()
    lists: dict[tuple[str, int], ListLevel] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)

    def part(self, name: str):
        """The root element of a part, None when the file has none of the name."""
        if name not in self.file.namelist():
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        return etree.fromstring(self.file.read(name), parser)  # noqa: S320 - no entities, no network; see also guard


def opened(data: bytes) -> Package:
    """The package, when it is a Word document that is safe to unpack; otherwise raises Unreadable."""
    package = Package(guard.opened_docx(data))
    styles = package.part("word/styles.xml")
    package.styles = {} if styles is None else _styles(styles)
    package.default_style = next(
        (package.styles[each.get(f"{W}styleId", "")] for each in _defaults(styles)), package.default_style
    )
    numbering = package.part("word/numbering.xml")
    package.lists = {} if numbering is None else _lists(numbering)
    package.links = _links(package.part("word/_rels/document.xml.rels"))
    return package


def version(package: Package) -> str:
    """Which text of ours the file says that it is; empty when it says nothing."""
    properties = package.part("docProps/custom.xml")
    for found in [] if properties is None else properties:
        if found.get("name") == PROPERTY:
            return "".join(found.itertext()).strip()[:100]
    return ""


def value(element, name: str, default: str = "") -> str:
    """The `w:val` of a child; the default when there is none, or when it says nothing."""
    child = None if element is None else element.find(f"{W}{name}")
    return default if child is None else child.get(f"{W}val", default)


def whole(text: str, default: int = 0) -> int:
    return int(text) if re.fullmatch(r"\d{1,6}", text) else default


def is_on(element, name: str) -> bool | None:
    """Whether a property such as bold is on; None when nothing is said of it."""
    child = None if element is None else element.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val", "true") not in ("0", "false", "off")


def _defaults(styles) -> list:
    found = [] if styles is None else styles.findall(f"{W}style")
    return [each for each in found if each.get(f"{W}type") == "paragraph" and each.get(f"{W}default") in ("1", "true")]


def _styles(root) -> dict[str, Style]:
    elements = {each.get(f"{W}styleId", ""): each for each in root.findall(f"{W}style")}
    return {style_id: _style(elements, style_id) for style_id in elements}


def _style(elements: dict, style_id: str) -> Style:
    name, level, numbering, strong, em = value(elements[style_id], "name"), None, None, None, None
    for element in _ancestry(elements, style_id):
        paragraph, run = element.find(f"{W}pPr"), element.find(f"{W}rPr")
        level = _heading_level(element, paragraph) if level is None else level
        numbering = numbering or numbering_of(paragraph)
        strong = is_on(run, "b") if strong is None else strong
        em = is_on(run, "i") if em is None else em
    return Style(name.lower(), level or 0, numbering, bool(strong), bool(em))


def _ancestry(elements: dict, style_id: str) -> list:
    found = []
    while style_id in elements and len(found) < _DEEPEST_STYLE:
        found.append(elements[style_id])
        style_id = value(elements[style_id], "basedOn")
    return found


def _heading_level(style, paragraph) -> int | None:
    found = re.fullmatch(r"heading (\d)", value(style, "name").lower())
    if found:
        return int(found[1])
    outline = value(paragraph, "outlineLvl")
    return whole(outline, 9) + 1 if outline and whole(outline, 9) < 9 else None


def numbering_of(paragraph) -> tuple[str, int] | None:
    """(list, level) by a paragraph's properties; the list "0" is Word's way to say that it stands in none."""
    numbering = None if paragraph is None else paragraph.find(f"{W}numPr")
    if numbering is None:
        return None
    return value(numbering, "numId", "0"), whole(value(numbering, "ilvl"))


def _lists(root) -> dict[tuple[str, int], ListLevel]:
    abstract = {
        each.get(f"{W}abstractNumId"): {level.get(f"{W}ilvl", "0"): level for level in each.findall(f"{W}lvl")}
        for each in root.findall(f"{W}abstractNum")
    }
    found = {}
    for each in root.findall(f"{W}num"):
        levels = dict(abstract.get(value(each, "abstractNumId"), {}))
        starts = {}
        for override in each.findall(f"{W}lvlOverride"):
            level = override.get(f"{W}ilvl", "0")
            starts[level] = value(override, "startOverride")
            if override.find(f"{W}lvl") is not None:
                levels[level] = override.find(f"{W}lvl")
        for level, element in levels.items():
            ordered = value(element, "numFmt", "decimal") not in ("bullet", "none")
            start = whole(starts.get(level) or value(element, "start", "1"), 1)
            found[each.get(f"{W}numId", ""), whole(level)] = ListLevel(ordered, start)
    return found


def _links(relations) -> dict[str, str]:
    found = [] if relations is None else relations
    return {each.get("Id", ""): each.get("Target", "") for each in found if each.get("Type", "").endswith("/hyperlink")}


def link_of(package: Package, element) -> str:
    """The address that a `w:hyperlink` leads to; empty for a place in the same file."""
    return package.links.get(element.get(f"{_R}id", ""), "")
