"""A file as its readings: what the process that reads it hands back to the one that keeps them."""

from dataclasses import dataclass
from pkgutil import resolve_name

from documents import recognising
from documents.recognising.paper import Paper
from documents.recognising.sections import levels
from text.apart import run_apart
from text.cleaning import clean
from text.reading import Unreadable, read
from text.reading.markup import as_html

_HEAVY = "Texten är för tung att läsa. Spara den utan bilder och diagram, eller ta en del i taget, och försök igen."
_BROKEN = "Filen är skadad och går inte att läsa. Spara den på nytt från det program som den är gjord i."


@dataclass(frozen=True)
class PaperRead:
    """The reading of one paper.

    html: the whole paper as safe HTML. marks: for each section of the reading its safe HTML and its level, with the
    lists, tables and emphasis that the words alone do not tell.
    """

    reading: dict
    html: str
    marks: list[dict]


@dataclass(frozen=True)
class FileRead:
    """A file and each paper in it. notes: Swedish sentences on what was left out, guessed or odd."""

    media_type: str
    notes: list[str]
    papers: list[PaperRead]

    @property
    def readings(self) -> list[dict]:
        return [paper.reading for paper in self.papers]


def read_file(data: bytes, name: str) -> FileRead:
    """The papers in a file. Raises text.reading.Unreadable with a sentence for what cannot be read, or not in time."""
    answer = run_apart(
        understood, data, name, *recognising.registered(), raises=Unreadable, heavy=_HEAVY, broken=_BROKEN
    )
    papers = [PaperRead(**paper) for paper in answer["papers"]]
    return FileRead(answer["media_type"], answer["notes"], papers)


def understood(data: bytes, name: str, *recognisers: str) -> dict:
    """A FileRead in plain types, made within this process. recognisers: what is registered, by name."""
    for recogniser in recognisers:
        recognising.register(resolve_name(recogniser))
    source = read(data, name)
    papers = [
        {"reading": reading, "html": clean(as_html(paper.blocks)), "marks": _marks(paper)}
        for paper, reading in recognising.readings(source)
    ]
    return {"media_type": source.media_type, "notes": source.notes, "papers": papers}


def _marks(paper: Paper) -> list[dict]:
    rows = zip(paper.sections, levels(paper.sections, paper.blocks), strict=True)
    return [{"html": clean(as_html(section.blocks)), "level": level} for section, level in rows]
