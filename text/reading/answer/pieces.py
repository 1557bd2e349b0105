"""The words of a paragraph with what was tracked in them: which were written, which were taken out, and by whom."""

import re
from dataclasses import dataclass, field, replace

from text.reading.answer.package import Package, Style, W, is_on, link_of, value
from text.runs import BREAK, Run

SAME, ADDED, REMOVED = "", "added", "removed"
# Written and taken out again before the file came: in neither text.
_NEITHER = "neither"
_CHANGES = {"ins": ADDED, "moveTo": ADDED, "del": REMOVED, "moveFrom": REMOVED}
_MOVES = ("moveTo", "moveFrom")
_BREAKS = ("br", "cr")
_LEFT_OUT = ("pPr", "rPr", "sdtPr", "sdtEndPr", "Fallback", "drawing", "pict", "object", "footnoteRef", "annotationRef")
_LINK = re.compile(r'\s*HYPERLINK\s+"([^"]+)"')


@dataclass(frozen=True)
class Piece:
    """Words with the same marks and the same fate."""

    run: Run
    change: str = SAME

    def stands_in(self, text: str) -> bool:
        """Whether it is part of the old text (REMOVED is asked for) or of the new one (ADDED)."""
        return self.change in (SAME, text)


@dataclass
class Words:
    """What stands in one paragraph. begins, ends: names of bookmarks. comments: those that begin here."""

    pieces: list[Piece] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    begins: list[str] = field(default_factory=list)
    ends: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)


@dataclass
class Walk:
    """What is carried on from one paragraph to the next: open fields, bookmarks and comments, and what was seen."""

    package: Package
    fields: list[dict] = field(default_factory=list)
    bookmarks: dict[str, str] = field(default_factory=dict)
    open_comments: set[str] = field(default_factory=set)
    quotes: dict[str, list[Piece]] = field(default_factory=dict)
    placed: set[str] = field(default_factory=set)
    boxes: list = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    pictures: int = 0
    signs: int = 0


def words_of(walk: Walk, paragraph) -> Words:
    """The words of a `w:p`. What the paragraph's style says of bold holds for headings, and is left out."""
    words = Words()
    _walk_within(walk, paragraph, words, SAME, "")
    return words


def combined(outer: str, inner: str) -> str:
    """What becomes of text that is within two changes."""
    if outer in (SAME, inner):
        return inner
    return outer if inner == SAME else _NEITHER


def note_author(words: Words, element) -> None:
    author = element.get(f"{W}author", "").strip()[:200]
    if author and author not in words.authors:
        words.authors.append(author)


def _walk_within(walk: Walk, parent, words: Words, change: str, href: str) -> None:
    for element in parent:
        if isinstance(element.tag, str):
            _walk_one(walk, element, words, change, href)


def _walk_one(walk: Walk, element, words: Words, change: str, href: str) -> None:
    name = element.tag.rpartition("}")[2]
    if name == "r":
        _read_run(walk, element, words, change, href)
    elif name in _CHANGES:
        note_author(words, element)
        if name in _MOVES:
            walk.seen.add("moved")
        _walk_within(walk, element, words, combined(change, _CHANGES[name]), href)
    elif name == "hyperlink":
        _walk_within(walk, element, words, change, link_of(walk.package, element) or href)
    elif not _note_place(walk, name, element, words) and name not in _LEFT_OUT:
        # Smart tags, content controls, simple fields and what is not known yet: what stands in them is text.
        _walk_within(walk, element, words, change, href)


def _note_place(walk: Walk, name: str, element, words: Words) -> bool:
    """Keep where a bookmark or comment begins or ends; whether the element was such a place."""
    number = element.get(f"{W}id", "")
    if name == "bookmarkStart":
        walk.bookmarks[number] = element.get(f"{W}name", "")
        words.begins.append(walk.bookmarks[number])
    elif name == "bookmarkEnd":
        words.ends.append(walk.bookmarks.get(number, ""))
    elif name == "commentRangeStart":
        walk.open_comments.add(number)
        _place_comment(walk, words, number)
    elif name == "commentRangeEnd":
        walk.open_comments.discard(number)
    elif name == "commentReference":
        _place_comment(walk, words, number)
    else:
        return False
    return True


def _place_comment(walk: Walk, words: Words, number: str) -> None:
    if number not in walk.placed:
        walk.placed.add(number)
        words.comments.append(number)


def _read_run(walk: Walk, run, words: Words, change: str, href: str) -> None:
    properties = run.find(f"{W}rPr")
    properties = _as_it_was(walk, properties)
    if is_on(properties, "vanish"):
        walk.seen.add("hidden")
        return
    marks = _marks(walk, properties)
    for element in run:
        if isinstance(element.tag, str):
            _read_in_run(walk, element, words, change, href, marks)


def _as_it_was(walk: Walk, properties):
    """The looks before a tracked change of them: only words are suggested."""
    changed = None if properties is None else properties.find(f"{W}rPrChange")
    if changed is None:
        return properties
    walk.seen.add("looks")
    return changed.find(f"{W}rPr")


def _marks(walk: Walk, properties) -> Run:
    style = walk.package.styles.get(value(properties, "rStyle"), Style())
    strong, em = is_on(properties, "b"), is_on(properties, "i")
    return Run(strong=style.strong if strong is None else strong, em=style.em if em is None else em)


def _read_in_run(walk: Walk, element, words: Words, change: str, href: str, marks: Run) -> None:
    name = element.tag.rpartition("}")[2]
    if name == "fldChar":
        _read_field(walk, element.get(f"{W}fldCharType", ""))
    elif name == "instrText":
        if walk.fields:
            walk.fields[-1]["code"] += element.text or ""
    elif name in ("t", "delText"):
        _add(walk, words, element.text or "", change, href, marks)
    elif name in ("tab", "ptab"):
        _add(walk, words, " ", change, href, marks)
    elif name == "noBreakHyphen":
        _add(walk, words, "\u2011", change, href, marks)
    elif name in _BREAKS and element.get(f"{W}type", "textWrapping") == "textWrapping":
        if _is_shown(walk):
            words.pieces.append(Piece(BREAK, change))
    elif name in ("drawing", "pict", "AlternateContent"):
        _keep_boxes(walk, element)
    elif name in ("footnoteReference", "endnoteReference"):
        walk.seen.add(name)
    elif name == "commentReference":
        _place_comment(walk, words, element.get(f"{W}id", ""))


def _keep_boxes(walk: Walk, element) -> None:
    boxes = list(element.iter(f"{W}txbxContent"))
    # The same box is written twice, the second time for older programs.
    walk.boxes += boxes[:1] if element.tag.endswith("}AlternateContent") else boxes
    if not boxes:
        walk.pictures += 1


def _read_field(walk: Walk, kind: str) -> None:
    if kind == "begin":
        walk.fields.append({"code": "", "shown": False})
    elif kind == "separate" and walk.fields:
        walk.fields[-1]["shown"] = True
    elif kind == "end" and walk.fields:
        walk.fields.pop()


def _is_shown(walk: Walk) -> bool:
    return all(each["shown"] for each in walk.fields)


def _add(walk: Walk, words: Words, text: str, change: str, href: str, marks: Run) -> None:
    if not text or not _is_shown(walk):
        return
    for each in walk.fields:
        found = _LINK.match(each["code"])
        href = found[1] if found else href
    piece = Piece(replace(marks, text=text, href=href), change)
    words.pieces.append(piece)
    walk.signs += len(text)
    for number in walk.open_comments:
        walk.quotes.setdefault(number, []).append(piece)
