"""What may be chosen as an appendix: a paper, the file that it came as, and its changes from an earlier text."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from base.dates import long_date
from base.rows import lower_first
from boards.appendices import readable
from boards.appendices.listed import listed
from boards.appendices.readable import Reading
from boards.models import Appendix, BoardLetter
from documents import kinds
from documents.content import read
from documents.models import Document, Revision
from documents.rows import Row, rows_for
from documents.searching import matching

MOST_FOUND = 20
PDF = "application/pdf"


@dataclass(frozen=True)
class Candidate:
    """One thing to choose. key: in the form. words: what it is, beside its title. is_there: among the appendices."""

    key: str
    form: str
    document: Document
    title: str
    words: str
    compared_with: Revision | None = None
    dated_on: date | None = None
    is_there: bool = False


@dataclass(frozen=True)
class Choice:
    """A paper with what may be chosen of it. note: why its file cannot be, when it cannot."""

    row: Row
    candidates: list[Candidate]
    note: str = ""


def near(letter: BoardLetter, user) -> list[Choice]:
    """The papers that the letter is about: what it follows up, what comes after that, and what its points name.

    First come those that lay in the same file as a letter that was read in.
    """
    found = [*listed(letter), letter.follows_up]
    if letter.follows_up:
        found += kinds.get(letter.follows_up.kind).later(letter.follows_up)
    found += [point.about for point in letter.points.select_related("about")]
    found += [basis.document for basis in letter.bases.select_related("document")]
    keys = list(dict.fromkeys(document.pk for document in found if document))
    allowed = {each.pk: each for each in _allowed(letter, user).filter(pk__in=keys)}
    return _choices(letter, user, [allowed[key] for key in keys if key in allowed])


def found(letter: BoardLetter, user, words: str, *, but: Iterable[Choice] = ()) -> list[Choice]:
    """The papers that hold the words, the latest changed first; without words the latest ones."""
    papers = _allowed(letter, user)
    if words.strip():
        papers = papers.filter(pk__in=matching(user, words).values("pk"))
    papers = papers.exclude(pk__in=[choice.row.document.pk for choice in but])
    return _choices(letter, user, list(papers.order_by("-changed_at", "-pk")[:MOST_FOUND]))


def chosen(letter: BoardLetter, user, keys: Iterable[str]) -> list[Candidate]:
    """Those that the keys name, in their order; a key of something that may not be chosen names nothing."""
    numbers = {key: int(part) for key in keys for part in key.split("-")[1:2] if part.isdecimal() and len(part) < 19}
    papers = list(_allowed(letter, user).filter(pk__in=numbers.values()))
    every = {each.key: each for choice in _choices(letter, user, papers) for each in choice.candidates}
    return [every[key] for key in dict.fromkeys(keys) if key in every]


def _allowed(letter: BoardLetter, user):
    """What the municipality reads and the person may open."""
    own = readable.papers(letter).filter(pk__in=Document.objects.openable_by(user).values("pk"))
    return own.select_related("owner", "locked_revision", "made_from")


def _choices(letter: BoardLetter, user, documents: list[Document]) -> list[Choice]:
    rows = rows_for(user, documents)
    there = {_mark(row) for row in letter.appendices.all()}
    mine = readable.family(letter.document.owner_id)
    readings = [(row, readable.reading(letter, row.document, mine=mine)) for row in rows]
    names = {document.pk: name for document, name in listed(letter).items()}
    return [
        _choice(letter, row, reading, there, mine, names.get(row.document.pk, ""))
        for row, reading in readings
        if reading
    ]


def _choice(letter: BoardLetter, row: Row, reading: Reading, there: set, mine: set[int], name: str) -> Choice:
    """name: what the letter's own list calls the paper, "" for its title."""
    document, on = row.document, _dated_on(reading)
    title = name or _title(reading)
    form, note = Appendix.Form, ""
    of_paper = Candidate(f"paper-{document.pk}", form.PAPER, document, title, _("Texten"), dated_on=on)
    candidates = [of_paper]
    copy = readable.outside_file(reading)
    if copy and copy.file.media_type == PDF:
        words = _("%(what)s, filen %(name)s") % {"what": copy.get_form_display(), "name": copy.name}
        named = _("%(title)s (%(what)s)") % {"title": title, "what": lower_first(copy.get_form_display())}
        candidates.append(Candidate(f"original-{document.pk}", form.ORIGINAL, document, named, words, dated_on=on))
    elif copy:
        note = _("Filen %(name)s är ingen PDF. Texten kan läggas till; filen följer med den bredvid.")
        note = note % {"name": copy.name}
    candidates += _changes(letter, reading, title, on, mine)
    return Choice(row, [_with_there(each, there) for each in candidates], note)


def _changes(letter: BoardLetter, reading: Reading, title: str, on: date | None, mine: set[int]):
    """The comparisons with each earlier generation that the municipality reads the frozen text of."""
    document = reading.document
    generations = [*kinds.get(document.kind).earlier(document), document.made_from]
    for earlier in {each.pk: each for each in generations if each and each.pk != document.pk}.values():
        before = readable.reading(letter, earlier, mine=mine)
        if before is None or before.revision is None:
            continue
        named = {"title": title, "earlier": _title(before)}
        words = _("Ändringarna mot ”%(earlier)s”") % named
        if before_on := _dated_on(before):
            words = _("Ändringarna mot ”%(earlier)s” (%(day)s)") % {**named, "day": long_date(before_on)}
        yield Candidate(
            f"changes-{document.pk}-{before.revision.pk}",
            Appendix.Form.CHANGES,
            document,
            _("Ändringar: %(title)s jämfört med %(earlier)s") % named,
            words,
            before.revision,
            on,
        )


def _with_there(candidate: Candidate, there: set) -> Candidate:
    mark = (candidate.form, candidate.document.pk, candidate.compared_with and candidate.compared_with.pk)
    return Candidate(**{**vars(candidate), "is_there": mark in there})


def _mark(row: Appendix) -> tuple:
    return (row.form, row.document_id, row.compared_with_id)


def _title(reading: Reading) -> str:
    return read(reading.revision)["frame"]["title"] if reading.revision else reading.document.title


def _dated_on(reading: Reading) -> date | None:
    """When it was signed or adopted, otherwise the day that it is dated."""
    if reading.revision is None:
        return reading.document.dated_on
    frame = read(reading.revision)["frame"]
    day = (frame["final"] or {}).get("on") or frame["dated_on"]
    return date.fromisoformat(day) if day else None
