"""What stands in the file and belongs to no section for certain: shown as it is, and put nowhere."""

from text.reading.answer.body import Block, Body, paragraphs
from text.reading.answer.file import File, authors, comment_numbers, text_of, texts
from text.reading.answer.package import Package, W
from text.reading.answer.pieces import Walk
from text.reading.answer.places import Known
from text.reading.answer.rendering import NEW, OLD
from text.reading.answer.said import comments
from text.reading.answer.sections import LONGEST_PIECE


def unplaced(came: File, made: File, known: list[Known], uncertain: set[str]) -> list[dict]:
    """Words that belong to no section for certain, and that the text did not have."""
    headings = {section.key: section.heading for section in known}
    ours = {line for part in made.parts for line in texts(part.blocks + part.rows, NEW)}
    found = []
    for part in came.parts:
        if part.key and part.key not in uncertain:
            continue
        stands = texts(part.blocks, NEW)
        new = [line for line in stands if line not in ours]
        lost = ours.difference(stands)
        gone = [line for line in texts(part.blocks, OLD) if line in lost]
        numbers = [] if part.key else comment_numbers(part.blocks)
        if not (new or gone or numbers):
            continue
        found.append(
            {
                "kind": "new" if part.is_new else "open" if part.key else "before",
                "after": headings.get(part.after or part.key, ""),
                "text": "\n".join(new)[:LONGEST_PIECE],
                "gone": "\n".join(gone)[:LONGEST_PIECE],
                "authors": [] if part.key else authors(part.blocks),
                "comments": comments(came, numbers),
                "numbers": numbers,
            }
        )
    return found + _beside_the_text(came, made)


def _beside_the_text(came: File, made: File) -> list[dict]:
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
        if text := text_of(blocks):
            found.append(_piece(kind, text, authors(blocks)))
    ours = {line for _kind, blocks in _margins(made.package) for line in texts(blocks, NEW)}
    for kind, blocks in _margins(came.package):
        new = [line for line in texts(blocks, NEW) if line not in ours]
        if new and any(para.words.authors for para in paragraphs(blocks)):
            found.append(_piece(kind, "\n".join(new), authors(blocks)))
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
        "text": text[:LONGEST_PIECE],
        "gone": "",
        "authors": authors,
        "comments": [],
        "numbers": [],
    }


def loose_comments(came: File, said: set[str]) -> list[dict]:
    """Comments that stand nowhere in the text, or in a head or foot."""
    loose = [number for number in came.remarks if number not in said]
    if not loose:
        return []
    return [{**_piece("loose", "", []), "comments": comments(came, loose, with_answers=False)}]
