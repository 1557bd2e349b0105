"""The fields of a template as its author wrote them: which, where, and what is wrong with them."""

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from text.word_templates.package import parsed

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = "word/document.xml"
_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
_NAMES = {
    "header": "i sidhuvudet",
    "footer": "i sidfoten",
    "footnotes": "i en fotnot",
    "endnotes": "i en slutnot",
    "comments": "i en kommentar",
}
# What stands between two braces, up to where they are closed in the same paragraph.
_TAG = re.compile(r"\{\{(.*?)\}\}|\{%(.*?)%\}|\{#(.*?)#\}")
_LOOSE = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_LONGEST = 60
# What is said of a run and does not show on paper: its language, and whether its spelling is checked.
_UNSEEN = {f"{_W}lang", f"{_W}noProof"}
# Where a paragraph stands, when it is not in the running text.
IN_TABLE, IN_BOX = "i en tabell", "i en textruta"
NEVER_FILLED = ("i en slutnot", "i en kommentar")


@dataclass(frozen=True)
class Run:
    """Words that Word keeps together. look: how they look, equal for two that look alike."""

    text: str
    look: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the template. place: in words; is_body: in the running text or a table of it."""

    text: str
    place: str
    is_body: bool
    is_boxed: bool
    runs: tuple["Run", ...]

    @property
    def quote(self) -> str:
        words = " ".join(self.text.split())
        return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"

    @property
    def where(self) -> str:
        return f"{self.place}, i stycket ”{self.quote}”"


@dataclass(frozen=True)
class Tag:
    """One pair of braces. name: what stands in it; kind: "field", or "code" for what is no field of ours.

    is_split: Word has cut it in pieces with different looks. is_alone: nothing else stands in its paragraph.
    """

    kind: str
    name: str
    written: str
    paragraph: Paragraph
    is_split: bool
    is_alone: bool


def paragraphs(data: bytes) -> Iterator[Paragraph]:
    """Every paragraph of the file that can hold a field, in the order of the parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in sorted(package.namelist(), key=lambda each: (each != _BODY, each)):
            if found := _PARTS.fullmatch(name):
                root = parsed(package.read(name))
                for element in root.iter(f"{_W}p"):
                    yield _paragraph(element, found[1])


def has_tracked_changes(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = parsed(package.read(_BODY))
    return next(root.iter(f"{_W}ins", f"{_W}del", f"{_W}moveFrom", f"{_W}moveTo"), None) is not None


def tags_of(paragraph: Paragraph) -> list[Tag]:
    return [_tag(found, paragraph) for found in _TAG.finditer(paragraph.text)]


def loose_braces(paragraph: Paragraph) -> list[str]:
    """Braces that open or close a field without the other end in the same paragraph."""
    return _LOOSE.findall(_TAG.sub("", paragraph.text))


def single_braces(paragraph: Paragraph, names: frozenset[str]) -> list[str]:
    """Names of fields that stand within one brace instead of two."""
    inner = re.findall(r"(?<!\{)\{\s*([^{}%#]{1,60}?)\s*\}(?!\})", paragraph.text)
    return [name for name in map(normal, inner) if name in names]


def normal(name: str) -> str:
    """The name of a field as we write it, however its letters are put together."""
    return unicodedata.normalize("NFC", name).strip()


def _paragraph(element, part: str) -> Paragraph:
    kind = re.sub(r"\d+$", "", part)
    above = {each.tag for each in element.iterancestors()}
    is_boxed = f"{_W}txbxContent" in above
    is_body = kind == "document"
    place = IN_BOX if is_boxed else _NAMES.get(kind) or (IN_TABLE if f"{_W}tc" in above else "i texten")
    runs = tuple(Run(_words(run), _look(run)) for run in element.iter(f"{_W}r") if _nearest(run) is element)
    return Paragraph("".join(run.text for run in runs), place, is_body, is_boxed, runs)


def _nearest(element):
    """The paragraph that the run itself stands in: a text box is drawn within another paragraph."""
    return next(each for each in element.iterancestors() if each.tag == f"{_W}p")


def _words(run) -> str:
    signs = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
    return "".join(each.text or "" if each.tag == f"{_W}t" else signs.get(each.tag, "") for each in run)


def _look(run) -> str:
    """The properties of the run that are seen, in whatever order they were written; a language is not."""
    seen = [each for each in run.iterfind(f"{_W}rPr/*") if each.tag not in _UNSEEN]
    return "".join(sorted(_one_look(each) for each in seen))


def _one_look(element) -> str:
    """The property with what is said of it; the namespaces that its file knows are no part of it."""
    return repr((element.tag, sorted(element.items()), [_one_look(each) for each in element]))


def _tag(found: re.Match, paragraph: Paragraph) -> Tag:
    is_field = found[1] is not None
    name = normal(found[1]) if is_field else found[0]
    return Tag(
        "field" if is_field else "code",
        name,
        found[0],
        paragraph,
        _is_split(found, paragraph.runs),
        paragraph.text.strip() == found[0],
    )


def _is_split(found: re.Match, runs: tuple[Run, ...]) -> bool:
    """Whether the field's letters look different: Word parts runs also where it checks spelling, which is not seen."""
    start, looks = 0, set()
    for run in runs:
        end = start + len(run.text)
        if run.text and start < found.end() and found.start() < end:
            looks.add(run.look)
        start = end
    return len(looks) > 1
