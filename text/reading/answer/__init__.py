"""A Word file that came back: what was changed and said in it, section by section.

What cannot be told for certain is told as it is: words without a place are listed, and nothing is put anywhere by
guess. All that is answered is plain data, since it is read in a process of its own (`text.apart`).
"""

import base64
import json
from dataclasses import dataclass

from text import comparing, nodes
from text import runs as inline
from text.nodes import Node, Paragraph
from text.reading.answer import package as word
from text.reading.answer.body import Block, Body, Para, Table, flat, paragraphs
from text.reading.answer.comments import Remark, quote_of, remarks_of
from text.reading.answer.matching import restored
from text.reading.answer.package import Package, W
from text.reading.answer.pieces import Walk
from text.reading.answer.places import Known, parts_of
from text.reading.answer.rendering import NEW, OLD, Line, as_nodes, lines_of
from text.reading.source import Unreadable
from text.runs import Run

_BROKEN = "Filen är skadad och går inte att läsa. Öppna den i Word, spara den på nytt och försök igen."
_LONGEST_SECTION = 300_000
_LONGEST_PIECE = 20_000
_NOTES = {
    "looks": "Ändrat utseende, till exempel fetstil, typsnitt och indrag, är inte med: bara orden läses.",
    "moved": "Text som har flyttats visas som borttagen där den stod och tillagd där den står.",
    "hidden": "Text som är dold i filen är inte med.",
    "pictures": "Bilder och diagram är inte med.",
    "chunk": "Filen hänvisar till ett annat dokument som inte är med.",
}


def read_version(data: bytes) -> str:
    """Which text of ours the file says that it is; empty when it says nothing. Raises Unreadable."""
    return _read(lambda: word.version(word.opened(data)))


def read_answer(data: bytes, sections: str, made: str) -> dict:
    """What the file says of each section that it came from.

    sections: JSON, a list of `places.Known`. made: the file as we made it, in base64, to compare with.
    Answers {"sections": [...], "unplaced": [...], "notes": [...], "authors": [...]}; see `_section` and `_unplaced`.
    Raises Unreadable.
    """
    known = [Known(**each) for each in json.loads(sections)]
    return _read(lambda: _answer(_File(data, known), _File(base64.b64decode(made), known), known))


def _read(work):
    try:
        return work()
    except (MemoryError, Unreadable):
        raise
    except Exception as error:  # whatever is wrong with a file that somebody made by hand
        raise Unreadable(_BROKEN) from error


class _File:
    """One file, dealt out on the sections."""

    def __init__(self, data: bytes, known: list[Known]):
        self.package: Package = word.opened(data)
        self.walk = Walk(self.package)
        body = self.package.part("word/document.xml").find(f"{W}body")
        blocks = Body(self.walk).blocks(body)
        if not any(lines_of(blocks, text) for text in (NEW, OLD)):
            raise Unreadable("Dokumentet innehåller ingen text. Kontrollera att du valde rätt fil.")
        self.parts = parts_of(blocks, known)
        self.by_key = {part.key: part for part in self.parts if part.key}
        self.remarks = remarks_of(self.walk)

    def nodes_of(self, section: Known, text: str) -> tuple[str, list[Node]]:
        """The heading and the text of a section as they were read."""
        lines = lines_of(self.by_key[section.key].blocks, text)
        heading = ""
        if lines and section.heading and _is_heading(lines[0], section):
            heading = _plain_line(lines.pop(0))
        return heading, as_nodes(lines, text, self.package.lists, section.level)


def _is_heading(line: Line | Table, section: Known) -> bool:
    """By its style, or by its words: one that lost its style is still the heading."""
    return isinstance(line, Line) and (line.style.level > 0 or line.text == _as_read(section.heading))


def _plain_line(line: Line) -> str:
    return inline.as_text(inline.tidy(line.runs)).strip()


def _as_read(heading: str) -> str:
    return inline.as_text(inline.tidy([Run(heading)])).strip()


def _answer(came: _File, made: _File, known: list[Known]) -> dict:
    uncertain = _uncertain(came, known)
    sections = [_section(section, came, made, uncertain) for section in known if section.key in made.by_key]
    seen = came.walk.seen | ({"pictures"} if came.walk.pictures > made.walk.pictures else set())
    notes = [sentence for name, sentence in _NOTES.items() if name in seen]
    unplaced = _unplaced(came, made, known, uncertain)
    said = {number for each in [*sections, *unplaced] for number in each.pop("numbers")}
    unplaced += _loose_comments(came, said)
    names = [name for each in [*sections, *unplaced] for name in each["authors"]]
    names += [comment["author"] for each in [*sections, *unplaced] for comment in each["comments"]]
    order = [part.key for part in came.parts if part.key]
    wanted = [section.key for section in known if section.key in came.by_key]
    return {
        "sections": sections,
        "unplaced": unplaced,
        "notes": notes,
        "authors": list(dict.fromkeys(name for name in names if name)),
        "order": order if order != wanted else [],
    }


def _uncertain(came: _File, known: list[Known]) -> set[str]:
    """Sections whose end is not certain, since the mark of the next one is gone: what follows may belong to either."""
    found, before = set(), ""
    for section in known:
        if section.key in came.by_key:
            before = section.key
        elif before:
            found.add(before)
    return found


@dataclass(frozen=True)
class _Wording:
    heading: str
    html: str


def _section(section: Known, came: _File, made: _File, uncertain: set[str]) -> dict:
    """One section: its suggested wording, who changed it, and what was said of it.

    is_missing: the file has no mark of it. is_open: where it ends cannot be told, so that no wording is suggested.
    is_untracked: something was changed without being tracked. rows: what stands where rows are printed, when changed.
    """
    part = came.by_key.get(section.key)
    found = _Wording(section.heading, section.html)
    is_untracked = False
    if part:
        found = _wording(section, came, made, NEW)
        is_untracked = _wording(section, came, made, OLD) != _Wording(section.heading, section.html)
    is_changed = found != _Wording(section.heading, section.html)
    if len(found.html) > _LONGEST_SECTION or len(found.heading) > 300:
        raise Unreadable(
            f"Texten under ”{section.heading[:80]}” är för lång för ett avsnitt. Dela den och försök igen."
        )
    is_open = section.key in uncertain and is_changed
    blocks = part.blocks + part.rows if part else []
    numbers = _comment_numbers(blocks)
    return {
        "key": section.key,
        "heading": section.heading,
        "is_missing": part is None,
        "is_open": is_open,
        "is_changed": is_changed and not is_open,
        "is_untracked": is_untracked,
        "by_heading": bool(part and part.by_heading),
        "suggested_heading": section.heading if is_open else found.heading,
        "suggested_html": section.html if is_open else found.html,
        "changed_html": comparing.changed_html(section.html, found.html) if is_changed and not is_open else "",
        "changed_heading": _changed_words(section.heading, found.heading),
        "rows": _changed_rows(section, came, made),
        "authors": _authors(blocks),
        "comments": _comments(came, numbers),
        "numbers": numbers,
    }


def _changed_words(old: str, new: str) -> str:
    """The words of a heading, with what was removed and added marked, as HTML."""
    as_html = [nodes.as_html([Paragraph([Run(words)])]) if words else "" for words in (old, new)]
    return comparing.changed_html(*as_html) if old != new else ""


def _wording(section: Known, came: _File, made: _File, text: str) -> _Wording:
    made_heading, made_nodes = made.nodes_of(section, NEW)
    heading, read = came.nodes_of(section, text)
    return _Wording(section.heading if heading == made_heading else heading, restored(section.html, made_nodes, read))


def _changed_rows(section: Known, came: _File, made: _File) -> str:
    """What now stands where the rows of the paper's facts were printed; empty when it is what we printed."""
    if not section.has_rows or section.key not in came.by_key:
        return ""
    new = _text_of(came.by_key[section.key].rows)
    return "" if new == _text_of(made.by_key[section.key].rows) else new[:_LONGEST_PIECE]


def _text_of(blocks: list[Block], text: str = NEW) -> str:
    return "\n".join(_texts(blocks, text))


def _texts(blocks: list[Block], text: str) -> list[str]:
    """The words, a line for each paragraph; those of tables too."""
    found = []
    for line in lines_of(blocks, text):
        if isinstance(line, Table):
            found += [inner for row in line.rows for cell in row.cells for inner in _texts(cell.blocks, text)]
        else:
            found.append(line.text)
    return found


def _unplaced(came: _File, made: _File, known: list[Known], uncertain: set[str]) -> list[dict]:
    """Words that belong to no section for certain, and that the text did not have."""
    headings = {section.key: section.heading for section in known}
    ours = {line for part in made.parts for line in _texts(part.blocks + part.rows, NEW)}
    found = []
    for part in came.parts:
        if part.key and part.key not in uncertain:
            continue
        new = [line for line in _texts(part.blocks, NEW) if line not in ours]
        gone = [line for line in _texts(part.blocks, OLD) if line in ours and line not in _texts(part.blocks, NEW)]
        numbers = [] if part.key else _comment_numbers(part.blocks)
        if not (new or gone or numbers):
            continue
        found.append(
            {
                "kind": "new" if part.is_new else "open" if part.key else "before",
                "after": headings.get(part.after or part.key, ""),
                "text": "\n".join(new)[:_LONGEST_PIECE],
                "gone": "\n".join(gone)[:_LONGEST_PIECE],
                "authors": [] if part.key else _authors(part.blocks),
                "comments": _comments(came, numbers),
                "numbers": numbers,
            }
        )
    return found + _beside_the_text(came, made)


def _beside_the_text(came: _File, made: _File) -> list[dict]:
    """Notes at the foot of pages, text boxes, and heads and feet that say something else than ours."""
    boxes = [("box", box) for box in came.walk.boxes]
    notes = [
        ("footnote", note)
        for name, tag in (("footnotes", "footnote"), ("endnotes", "endnote"))
        for note in _children_of(came.package.part(f"word/{name}.xml"), tag)
    ]
    found = []
    for kind, element in boxes + notes:
        blocks = Body(Walk(came.package)).blocks(element)
        if text := _text_of(blocks):
            found.append(_piece(kind, text, _authors(blocks)))
    ours = {line for _kind, blocks in _margins(made.package) for line in _texts(blocks, NEW)}
    for kind, blocks in _margins(came.package):
        new = [line for line in _texts(blocks, NEW) if line not in ours]
        if new and any(para.words.authors for para in paragraphs(blocks)):
            found.append(_piece(kind, "\n".join(new), _authors(blocks)))
    return found


def _children_of(root, tag: str) -> list:
    """Notes that somebody wrote; Word's own have a type."""
    found = [] if root is None else root.findall(f"{W}{tag}")
    return [each for each in found if each.get(f"{W}type", "normal") == "normal"]


def _margins(package: Package) -> list[tuple[str, list[Block]]]:
    names = sorted(package.file.namelist())
    found = []
    for kind in ("header", "footer"):
        parts = [name for name in names if name.startswith(f"word/{kind}") and name.endswith(".xml")]
        found += [(kind, Body(Walk(package)).blocks(package.part(name))) for name in parts]
    return found


def _piece(kind: str, text: str, authors: list[str]) -> dict:
    return {
        "kind": kind,
        "after": "",
        "text": text[:_LONGEST_PIECE],
        "gone": "",
        "authors": authors,
        "comments": [],
        "numbers": [],
    }


def _loose_comments(came: _File, said: set[str]) -> list[dict]:
    """Comments that stand nowhere in the text, or in a head or foot."""
    loose = [number for number in came.remarks if number not in said]
    if not loose:
        return []
    return [{**_piece("loose", "", []), "comments": _comments(came, loose, with_answers=False)}]


def _authors(blocks: list[Block]) -> list[str]:
    found = [author for para in _paras(blocks) for author in para.words.authors]
    return list(dict.fromkeys(found))


def _paras(blocks: list[Block]) -> list[Para]:
    return [para for block in blocks for para in ([block] if isinstance(block, Para) else flat(block))]


def _comment_numbers(blocks: list[Block]) -> list[str]:
    return list(dict.fromkeys(number for para in _paras(blocks) for number in para.words.comments))


def _comments(came: _File, numbers: list[str], *, with_answers: bool = True) -> list[dict]:
    """The comments, each followed by those that answer it."""
    found = [came.remarks[number] for number in numbers if number in came.remarks]
    first = [remark for remark in found if remark.answers not in numbers]
    rows = []
    for remark in first:
        rows += [remark, *[other for other in found if other is not remark and _thread(came, other) == remark.number]]
    rows += [remark for remark in found if remark not in rows]
    return [_as_row(came, remark) for remark in rows]


def _thread(came: _File, remark: Remark) -> str:
    """The number of the comment that the row of answers began with."""
    seen = {remark.number}
    while remark.answers in came.remarks and remark.answers not in seen:
        seen.add(remark.answers)
        remark = came.remarks[remark.answers]
    return remark.number


def _as_row(came: _File, remark: Remark) -> dict:
    answered = came.remarks.get(remark.answers)
    return {
        "author": remark.author,
        "at": remark.at,
        "text": remark.text,
        "quote": quote_of(came.walk, remark.number),
        "answers": answered.author if answered else "",
    }
