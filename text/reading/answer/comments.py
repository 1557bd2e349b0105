"""The comments in the margin of a Word file: who wrote what when, on which words, and in answer to whom."""

from dataclasses import dataclass

from text import runs as inline
from text.reading.answer.body import Body
from text.reading.answer.package import W14, W15, W
from text.reading.answer.pieces import ADDED, Piece, Walk

_LONGEST, _LONGEST_QUOTE = 20_000, 1000
_MOST = 2000


@dataclass(frozen=True)
class Remark:
    """A comment. at: as the file says, ISO or empty. answers: the number of the comment that it answers."""

    number: str
    author: str
    at: str
    text: str
    answers: str = ""


def remarks_of(walk: Walk) -> dict[str, Remark]:
    """The comments by their number in the text."""
    root = walk.package.part("word/comments.xml")
    found, by_paragraph = {}, {}
    for element in [] if root is None else root.findall(f"{W}comment")[:_MOST]:
        number = element.get(f"{W}id", "")
        for paragraph in element.iter(f"{W}p"):
            by_paragraph[paragraph.get(f"{W14}paraId", "").upper()] = number
        found[number] = Remark(
            number,
            element.get(f"{W}author", "").strip()[:200],
            element.get(f"{W}date", "")[:30],
            _text(walk, element)[:_LONGEST],
        )
    for number, parent in _answers(walk, by_paragraph).items():
        if number in found and parent in found and parent != number:
            found[number] = Remark(**{**found[number].__dict__, "answers": parent})
    return {number: remark for number, remark in found.items() if remark.text}


def _text(walk: Walk, element) -> str:
    blocks = Body(Walk(walk.package)).blocks(element, in_table=True)
    lines = [_words(block.words.pieces) for block in blocks]
    return "\n".join(line for line in lines if line)


def _answers(walk: Walk, by_paragraph: dict[str, str]) -> dict[str, str]:
    root = walk.package.part("word/commentsExtended.xml")
    found = {}
    for element in [] if root is None else root.iter(f"{W15}commentEx"):
        number = by_paragraph.get(element.get(f"{W15}paraId", "").upper())
        parent = by_paragraph.get(element.get(f"{W15}paraIdParent", "").upper())
        if number and parent:
            found[number] = parent
    return found


def quote_of(walk: Walk, number: str) -> str:
    """The words that the comment is about, as they stand in the new text, or in the old one where none is left."""
    pieces = walk.quotes.get(number, [])
    words = _words(pieces) or _words([Piece(piece.run) for piece in pieces])
    return words[:_LONGEST_QUOTE]


def _words(pieces: list[Piece]) -> str:
    kept = [piece.run for piece in pieces if piece.stands_in(ADDED)]
    return inline.as_text(inline.tidy(kept)).strip()
