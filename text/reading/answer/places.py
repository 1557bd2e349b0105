"""Which of the file's blocks belong to which section: by the marks, or by a heading that stands as it stood."""

from dataclasses import dataclass, field

from text.reading.answer.body import Block, Para, Table, flat
from text.reading.answer.pieces import ADDED
from text.reading.answer.rendering import NEW, OLD, lines_of
from text.word_marks import read_mark


@dataclass(frozen=True)
class Known:
    """A section of the text that the file came from. has_rows: rows are printed after its own text."""

    key: str
    level: int
    heading: str
    html: str
    has_rows: bool = False


@dataclass
class Part:
    """What belongs to a section, or (key is empty) to none. rows: what stands where its rows were printed.

    by_heading: its mark was gone, and its heading was found. is_new: it begins with a heading that was not there.
    """

    key: str
    blocks: list[Block] = field(default_factory=list)
    rows: list[Block] = field(default_factory=list)
    by_heading: bool = False
    is_new: bool = False
    after: str = ""


def parts_of(blocks: list[Block], known: list[Known]) -> list[Part]:
    """The blocks dealt out, in the order of the file; the first part is what stands before every section."""
    by_key = {section.key: section for section in known}
    parts = _by_marks(blocks, by_key)
    parts = _by_headings(parts, known)
    return [piece for part in parts for piece in _without_new(part, by_key)]


def _by_marks(blocks: list[Block], by_key: dict[str, Known]) -> list[Part]:
    anchors = _anchors(blocks)
    parts, is_rows = [Part("")], False
    taken: set[tuple[str, bool]] = set()
    for number, block in enumerate(blocks):
        for mark in anchors.get(number, []):
            # A mark that stands twice is a copy, and stands where somebody has put it.
            if mark[0] not in by_key or mark in taken:
                continue
            taken.add(mark)
            if not mark[1]:
                parts.append(Part(mark[0]))
            is_rows = mark[1] and parts[-1].key == mark[0]
        (parts[-1].rows if is_rows else parts[-1].blocks).append(block)
    return parts


def _anchors(blocks: list[Block]) -> dict[int, list[tuple[str, bool]]]:
    """The marks of each block, by its place."""
    begins: dict[str, int] = {}
    ends: dict[str, int] = {}
    for number, block in enumerate(blocks):
        for para in [block] if isinstance(block, Para) else flat(block):
            for name in para.words.begins:
                begins.setdefault(name, number)
            for name in para.words.ends:
                ends[name] = number
    found: dict[int, list[tuple[str, bool]]] = {}
    for name, start in begins.items():
        if mark := read_mark(name):
            found.setdefault(_first_kept(blocks, start, ends.get(name, start)), []).append(mark)
    return found


def _first_kept(blocks: list[Block], start: int, end: int) -> int:
    """Where a mark over several paragraphs stands: at the first of them that is not wholly written anew."""
    for number in range(start, end + 1):
        block = blocks[number]
        if isinstance(block, Table) or any(piece.change != ADDED for piece in block.words.pieces):
            return number
    return start


def _by_headings(parts: list[Part], known: list[Known]) -> list[Part]:
    """Sections without a mark, where their heading stands once, as it stood and with the same rank."""
    there = {part.key for part in parts}
    found = []
    for part in parts:
        lost = [section for section in known if section.key not in there and section.heading]
        found += _split_at_headings(part, lost)
    counts: dict[str, int] = {}
    for part in found:
        counts[part.key] = counts.get(part.key, 0) + 1
    if any(key and count > 1 for key, count in counts.items()):
        return parts
    return found


def _split_at_headings(part: Part, lost: list[Known]) -> list[Part]:
    found = [part]
    blocks, part.blocks = part.blocks, []
    for block in blocks:
        section = next((each for each in lost if _is_heading_of(block, each)), None)
        if section:
            found.append(Part(section.key, by_heading=True))
        found[-1].blocks.append(block)
    return found


def _is_heading_of(block: Block, section: Known) -> bool:
    if not isinstance(block, Para) or block.style.level != section.level:
        return False
    return section.heading in (_text(block, NEW), _text(block, OLD))


def _text(block: Para, text: str) -> str:
    lines = lines_of([block], text)
    return lines[0].text if lines else ""


def _without_new(part: Part, by_key: dict[str, Known]) -> list[Part]:
    """The part, and after it what begins with a heading of the section's own rank or above: a section that is new."""
    section = by_key.get(part.key)
    if section is None:
        return [part]
    rank = section.level
    rest = part.blocks[1:] if section.heading else part.blocks
    kept = part.blocks[: len(part.blocks) - len(rest)]
    found = [part]
    part.blocks = kept
    for block in rest:
        if isinstance(block, Para) and 0 < block.style.level <= rank and _text(block, NEW):
            found.append(Part("", is_new=True, after=part.key))
        found[-1].blocks.append(block)
    return found
