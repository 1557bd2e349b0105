"""The files of a paper. What is frozen and has been fetched is kept, and the same bytes are given out ever after."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet

from base.models import StoredFile
from documents import printing
from documents.access import Access
from documents.audience import content_for
from documents.content import content_of, read
from documents.file_names import paper_name
from documents.models import Audience, Copy, Event, Revision
from documents.printing_word import paper_docx
from text.printing import cache

PDF, DOCX = "application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DRAFT_MARK, PROPOSAL_MARK, TRANSCRIPT_MARK, NO_MARK = "Utkast", "Förslag", "Avskrift", ""
_MEDIA = {Copy.Form.PDF: PDF, Copy.Form.DOCX: DOCX}


@dataclass(frozen=True)
class Print:
    """A paper to be printed: its content for an audience, the mark on it, and the revision when it is frozen."""

    content: dict
    mark: str
    audience: str
    revision: Revision | None = None

    def name(self, ending: str) -> str:
        return paper_name(self.content["frame"], ending)


def to_print(access: Access, *, audience: str = "parties", revision: Revision | None = None) -> Print:
    """What the person gets on paper: the parties' copy unless they may have, and asked for, the internal one."""
    chosen = revision or access.revision
    reach = audience if access.audience == Audience.INTERNAL else access.audience
    whole = read(chosen) if chosen else content_of(access.document)
    return Print(content_for(whole, reach), mark_of(chosen), reach, chosen)


def mark_of(revision: Revision | None) -> str:
    """What stands on every page: Utkast, Förslag for a text that was locked, nothing when it is final.

    A print of a paper that was read in is our reading of it, an Avskrift: the file that came is the original.
    """
    if revision is None:
        return DRAFT_MARK
    if read(revision)["frame"]["final"]:
        is_transcript = revision.copies.filter(form=Copy.Form.ORIGINAL).exists()
        return TRANSCRIPT_MARK if is_transcript else NO_MARK
    return PROPOSAL_MARK if revision.events.filter(step=Event.LOCK).exists() else DRAFT_MARK


def edition(wanted: Print, form: str) -> str | None:
    """A name for the bytes that the print gives, known without making them; it changes with text and printer.

    None for a Word file that is not kept: it is made as fast as it is told apart.
    """
    if kept := _copy(wanted, form):
        return kept.file_id
    if form == Copy.Form.DOCX:
        return None
    return cache.content_key(printing.paper_html(**_arguments(wanted)), f"{settings.PDF_VARIANT}-{form}")


def pdf_of(wanted: Print) -> bytes:
    return _kept(wanted, Copy.Form.PDF, lambda: printing.paper_pdf(**_arguments(wanted)))


def to_sign(revision: Revision, condition: str = "") -> Copy:
    """The locked text as it is signed: the parties' PDF without a mark, made once and kept.

    condition: what it is signed under the condition of, which then stands on it; a PDF of its own for each.
    """
    found = Copy.objects.filter(revision=revision, form=Copy.Form.TO_SIGN, condition=condition)
    if copy := found.select_related("file").first():
        return copy
    content = content_for(read(revision), Audience.PARTIES)
    if condition:
        content["frame"] = {**content["frame"], "condition": condition}
    wanted = Print(content, NO_MARK, Audience.PARTIES, revision)
    stored = StoredFile.objects.keep(printing.paper_pdf(**_arguments(wanted)), PDF)
    copy, _is_new = Copy.objects.get_or_create(
        revision=revision,
        audience=Audience.PARTIES,
        form=Copy.Form.TO_SIGN,
        condition=condition,
        defaults={"file": stored, "name": wanted.name("pdf")},
    )
    return copy


def docx_of(wanted: Print) -> bytes:
    return _kept(wanted, Copy.Form.DOCX, lambda: paper_docx(**_arguments(wanted)))


def html_of(wanted: Print, *, back: str) -> str:
    """The page that looks like the paper; back: the address that it leads back to."""
    return printing.paper_html(**_arguments(wanted), for_screen=True, back=back)


def _arguments(wanted: Print) -> dict:
    logos = logos_of(wanted.content)
    return {"content": wanted.content, "mark": wanted.mark, "audience": wanted.audience, "logos": logos}


def logos_of(content: dict) -> dict[str, tuple[str, bytes]]:
    """The pictures that the content names: SHA-256 → media type and bytes."""
    frame = content["frame"]
    names = {frame["owner"]["letterhead"]["logo"], *(party["logo"] for party in frame["parties"])} - {None}
    return {file.pk: (file.media_type, file.read()) for file in StoredFile.objects.filter(pk__in=names)}


def _kept(wanted: Print, form: str, make: Callable[[], bytes]) -> bytes:
    """The bytes that were given out before; otherwise new ones, kept when the text is one that was decided on."""
    if found := _copy(wanted, form):
        return found.file.read()
    if wanted.revision is None or wanted.mark == DRAFT_MARK:
        return make()
    return _keep(wanted, form, make).file.read()


def sent_copy(revision: Revision) -> Copy:
    """The parties' PDF of what is sent, made now unless it has left the house before; kept, also when it is a draft's.

    Slow, and so never called in a transaction.
    """
    audience = Audience.PARTIES
    wanted = Print(content_for(read(revision), audience), mark_of(revision), audience, revision)
    return _copy(wanted, Copy.Form.PDF) or _keep(
        wanted, Copy.Form.PDF, lambda: printing.paper_pdf(**_arguments(wanted))
    )


def _keep(wanted: Print, form: str, make: Callable[[], bytes]) -> Copy:
    stored = StoredFile.objects.keep(make(), _MEDIA[form])
    copy, _is_new = Copy.objects.get_or_create(
        revision=wanted.revision,
        audience=wanted.audience,
        form=form,
        defaults={"file": stored, "name": wanted.name(form)},
    )
    return copy


def _copy(wanted: Print, form: str) -> Copy | None:
    if wanted.revision is None:
        return None
    kept = Copy.objects.filter(revision=wanted.revision, audience=wanted.audience, form=form)
    return kept.select_related("file").first()


def received(access: Access) -> QuerySet[Copy]:
    """Files that came with the text that the person reads: the original that was read in, the scan of the signed paper.

    What was printed here is none of them, what is internal is for the owner's people only, and none is for somebody who
    reads the paper without being a party to it.
    """
    if not access.is_party:
        return Copy.objects.none()
    kept = Copy.objects.filter(revision=access.revision, form__in=Copy.CAME_FROM_OUTSIDE).select_related("file")
    return kept if access.audience == Audience.INTERNAL else kept.exclude(audience=Audience.INTERNAL)
