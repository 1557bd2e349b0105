"""What each part of a package prints: a paper as it was frozen, its changes, or a file as it is."""

from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from base.dates import long_date
from base.models import StoredFile
from base.refusals import Refused
from boards.appendices import readable
from boards.appendices.readable import Reading
from boards.models import Appendix, BoardLetter, PackagePart
from documents import printing
from documents.audience import content_for
from documents.changes import change_reasons
from documents.changes.changes_printing import changes_html
from documents.changes.comparison import compare
from documents.changes.turnover import turnover
from documents.content import canonical, content_of, digest, read
from documents.copies import logos_of, mark_of
from documents.models import Audience, Document, Revision
from documents.steps import LOCK
from documents.writing import freeze_if_changed, open_for_writing

LETTER = "letter"
COPY, COPY_OF_PROPOSAL = "Kopia", "Kopia av förslag"


@dataclass(frozen=True)
class Printed:
    """What an appendix prints now. revision: None where the living text of a draft is printed.

    source: the file that is put in as it is. original: the file that lies unchanged beside the print.
    """

    form: str
    document: Document | None = None
    revision: Revision | None = None
    compared_with: Revision | None = None
    source: StoredFile | None = None
    original: StoredFile | None = None
    original_name: str = ""
    mark: str = ""

    @property
    def is_living(self) -> bool:
        """Whether it is the text of a draft, which is written in still."""
        return self.revision is None and self.document is not None


def appendix_print(appendix: Appendix) -> Printed:
    """What the appendix would print if the papers were put together now.

    Raises Refused, with a sentence, for a paper that the municipality no longer reads, and for a file that is gone.
    """
    form = appendix.form
    if form == Appendix.Form.FILE:
        return Printed(form, source=appendix.file)
    found = _reading(appendix)
    printed = Printed(form, appendix.document, found.revision)
    if form == Appendix.Form.CHANGES:
        return replace(printed, compared_with=appendix.compared_with)
    if form == Appendix.Form.ORIGINAL:
        copy = readable.outside_file(found)
        if copy is None:
            said = _("”%(title)s” har ingen inläst fil. Ta bort bilagan och välj texten i stället.")
            raise Refused(said % {"title": appendix.title})
        return replace(printed, source=copy.file)
    copy = readable.kept_file(found)
    beside = {"original": copy.file, "original_name": copy.name} if copy else {}
    return replace(printed, mark=copy_mark(found.revision), **beside)


def _reading(appendix: Appendix) -> Reading:
    found = readable.reading(appendix.letter, appendix.document)
    if found is None:
        raise Refused(not_read(appendix))
    return replace(found, revision=appendix.revision) if appendix.revision else found


def not_read(appendix: Appendix) -> str:
    """The sentence about a paper that was taken back, or discarded, after it was chosen."""
    said = _("Bilagan ”%(title)s” går inte att läsa längre. Ta bort den eller välj en annan handling.")
    return said % {"title": appendix.title}


def copy_mark(revision: Revision | None) -> str:
    """What stands on each page of a paper that is printed anew: what it is a copy of, or that it is a draft still."""
    if revision is None:
        return mark_of(None)
    if read(revision)["frame"]["final"]:
        return COPY
    return COPY_OF_PROPOSAL if revision.events.filter(step=LOCK.name).exists() else mark_of(revision)


def fixed(printed: Printed, *, by) -> Printed:
    """The same with the text of a draft frozen as it now is, so that what is made of it stays what it is."""
    if not printed.is_living:
        return printed
    with open_for_writing(printed.document.pk) as document:
        same = document.revisions.filter(sha256=digest(canonical(content_of(document)))).order_by("-number").first()
        revision = same or freeze_if_changed(document, _("Lades till handlingarna till nämnden"), by)
    return replace(printed, revision=revision, mark=copy_mark(revision) if printed.form == Appendix.Form.PAPER else "")


def part_of_letter(letter: BoardLetter, revision: Revision) -> PackagePart:
    """The letter itself, without a mark: it is the paper and no copy of one."""
    frame = read(revision)["frame"]
    return PackagePart(number=0, form=LETTER, title=frame["type_label"], document=letter.document, revision=revision)


def part_of_appendix(number: int, appendix: Appendix, printed: Printed) -> PackagePart:
    return PackagePart(
        number=number,
        form=appendix.form,
        title=appendix.title,
        document=printed.document,
        revision=printed.revision,
        compared_with=printed.compared_with,
        source=printed.source,
        dated_on=appendix.dated_on,
        mark=printed.mark,
        original=printed.original,
        original_name=printed.original_name,
    )


def html_of(part: PackagePart) -> str:
    """The whole paper that the part prints; empty for a file, which is put in as it is."""
    if part.source_id:
        return ""
    content = content_for(read(part.revision), Audience.PARTIES)
    if part.form == Appendix.Form.CHANGES:
        return _changes(part, content)
    return printing.paper_html(content, mark=part.mark, audience=Audience.PARTIES, logos=logos_of(content))


def _changes(part: PackagePart, new: dict) -> str:
    old = content_for(read(part.compared_with), Audience.PARTIES)
    is_two_papers = part.compared_with.document_id != part.document_id
    comparison = compare(old, new, of_two_papers=is_two_papers)
    after = None if is_two_papers else part.compared_with.made_at
    reasons = change_reasons.reasons_between(part.document, after, part.revision.made_at)
    shown = {section.key for section in comparison.sections}
    return changes_html(
        new,
        comparison,
        sentence=_("%(new)s jämfört med %(old)s.") % {"new": _named(new), "old": _named(old)},
        reasons={key: text for key, text in reasons.items() if key in shown},
        turnover=turnover(old, new) if is_two_papers else None,
    )


def _named(content: dict) -> str:
    frame = content["frame"]
    day = (frame["final"] or {}).get("on") or frame["dated_on"]
    return _("”%(title)s” (%(day)s)") % {"title": frame["title"], "day": _day(day)} if day else f"”{frame['title']}”"


def _day(iso_day: str) -> str:
    return long_date(date.fromisoformat(iso_day))
