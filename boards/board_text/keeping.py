"""The text that the board got, when it came to the board in another way than as our PDF: kept, and read.

It may have been sent in Word, or come back from the secretary with other words. From then on it is the one that counts.
"""

import json
import uuid

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from base.models import StoredFile
from base.refusals import Refused
from boards.board_text.step import KEEP
from boards.models import BoardLetter, BoardText, Package
from documents.copies import DOCX, DRAFT_MARK, PDF, PROPOSAL_MARK
from documents.models import Document, Revision
from documents.recognising.files import FileRead, PaperRead, read_file
from documents.uploads import media_type
from documents.writing import note_event, open_for_writing
from text import scans
from text.apart import run_apart
from text.reading import Unreadable

LARGEST = 25 * 1024 * 1024
_ENDINGS = {DOCX: "docx", PDF: "pdf"}
_LETTER, _MARKS = "board_letter", (DRAFT_MARK, PROPOSAL_MARK)
_HEAVY = gettext_lazy("Filen är för tung att öppna. Spara den utan bilder och försök igen.")
_BROKEN = gettext_lazy("Filen är skadad och går inte att öppna. Spara den på nytt och försök igen.")


def keep(letter: BoardLetter, file: bytes, name: str, *, by=None, by_name: str = "") -> BoardText:
    """Keep the file, and what was read in it to be compared with ours; the very file that counts already is kept once.

    by: one of the owner's people; by_name: somebody without an account, such as a secretary by a link. Raises Refused
    for a file that is neither Word nor PDF or cannot be opened, and for a letter whose text is not locked.
    """
    if len(file) > LARGEST:
        raise Refused(_("Filen är större än 25 MB. Spara den utan bilder och försök igen."))
    found = _read(file, name)
    if found.media_type not in _ENDINGS:
        raise Refused(_("Filen är varken Word eller PDF. Spara den i något av de formaten."))
    stored = StoredFile.objects.keep(file, found.media_type)
    with open_for_writing(letter.pk, *KEEP.sources) as taken:
        latest = letter.board_texts.first()
        if latest and latest.file_id == stored.pk:
            return latest
        package = _package(letter)
        revision = package.revision if package else taken.locked_revision
        kept = BoardText.objects.create(
            letter=letter,
            package=package,
            file=stored,
            name=_named(name, found.media_type),
            content=json.dumps(_content(found, taken, revision), ensure_ascii=False),
            registered_by=by,
            registered_by_name="" if by else by_name[:200],
        )
        note_event(taken, KEEP.name, by, revision=revision, note=kept.name, by_name=by_name)
    return kept


def _read(file: bytes, name: str) -> FileRead:
    """A scanned PDF has no words to compare, and may be what the board got all the same."""
    try:
        return read_file(file, name)
    except Unreadable:
        if media_type(file) != PDF:
            raise
        run_apart(scans.check_scan, file, heavy=_HEAVY, broken=_BROKEN)
        return FileRead(PDF, [], [])


def _package(letter: BoardLetter) -> Package | None:
    """The set that the secretary has, or the latest that was made."""
    made = letter.packages.filter(state=Package.State.MADE).select_related("revision").order_by("-number")
    return made.filter(handovers__isnull=False).first() or made.first()


def _named(name: str, media_type: str) -> str:
    stem = name.rpartition(".")[0] or name
    return f"{stem[:190] or _('Nämndens text')}.{_ENDINGS[media_type]}"


def _content(found: FileRead, document: Document, revision: Revision) -> dict:
    """revision: the number of our text that it is compared with. sections: none for a file without words in it."""
    paper = _letter_in(found, document)
    sections = [] if paper is None else _below_head([_section(*row) for row in _rows(paper)], document.title)
    return {"revision": revision.number, "notes": found.notes, "sections": sections}


def _letter_in(found: FileRead, document: Document) -> PaperRead | None:
    """The letter among the papers of the file, which may hold the appendices too."""
    letters = [paper for paper in found.papers if paper.reading["type"] == _LETTER]
    title = document.title.casefold()
    named = [paper for paper in found.papers if title and title in (paper.reading["title"] or "").casefold()]
    return next(iter([*letters, *named, *found.papers]), None)


def _rows(paper: PaperRead):
    return zip(paper.reading["sections"], paper.marks, strict=True)


def _below_head(sections: list[dict], title: str) -> list[dict]:
    """Without what stands above the first heading, the mark on our PDF, and the heading that is the letter's title."""
    headed = [place for place, section in enumerate(sections) if section["heading"] not in ("", *_MARKS)]
    kept = sections[headed[0] :] if headed else sections
    named = [section for section in kept if section["heading"].casefold() == title.casefold()]
    for section in named:
        section["heading"] = ""
    return [section for section in kept if section["heading"] or section["html"]]


def _section(row: dict, marks: dict) -> dict:
    return {
        "key": str(uuid.uuid4()),
        "heading": row["heading"] or "",
        "level": marks["level"],
        "html": marks["html"],
        "slot": "",
        "audience": "parties",
    }
