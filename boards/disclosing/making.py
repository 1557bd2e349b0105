"""Making the one PDF that is handed out: a list first, then each paper as it was masked. The work of the worker.

Nothing but what is printed here goes into it: files from outside come as pictures, and no original is attached.
"""

import logging

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from base.models import StoredFile
from base.refusals import Refused
from boards.disclosing import grounds, masks, seeing, the_list
from boards.models import DisclosedPaper, Disclosure
from documents.file_names import registered_name
from documents.models import RegisterEntry
from documents.registering import entries
from text.printing import fonts
from text.printing.joining import Joined, Part, join
from text.printing.masking import Words, masked_text

PDF = "application/pdf"
_log = logging.getLogger(__name__)


class _TakenOver(Exception):
    """Somebody has opened the disclosure again."""


def make(pk: int) -> None:
    """Make the file of a disclosure that waits for it; one that is done, or was opened again, is left alone.

    What hinders is written in its row as a sentence, and it can be changed and asked for again.
    """
    disclosure = Disclosure.objects.select_related("case__organisation", "asked_by").filter(pk=pk).first()
    if disclosure is None or not _begin(disclosure):
        return
    try:
        papers = list(disclosure.papers.select_related("document", "revision", "file"))
        _finish(disclosure, papers, _joined(disclosure, papers))
    except _TakenOver:
        return
    except Refused as refusal:
        _fail(disclosure, refusal.sentence)
    except Exception:
        _log.exception("Disclosure %s could not be made.", pk)
        _fail(disclosure, _("Filen kunde inte göras. Försök igen. Händer det igen, säg till den som driver Samverka."))
    except BaseException:  # the worker is told to stop at once
        _fail(disclosure, _("Arbetet avbröts när arbetsprocessen stängdes av. Försök igen."))
        raise


def _begin(disclosure: Disclosure) -> bool:
    """Whether it is ours to make; `heard_at` is what it is known by while it is."""
    before, disclosure.heard_at = disclosure.heard_at, timezone.now()
    waiting = Disclosure.objects.filter(pk=disclosure.pk, state=Disclosure.State.MAKING, heard_at=before)
    return bool(waiting.update(heard_at=disclosure.heard_at))


def _ours(disclosure: Disclosure):
    return Disclosure.objects.filter(pk=disclosure.pk, state=Disclosure.State.MAKING, heard_at=disclosure.heard_at)


def _tell(disclosure: Disclosure, done: int) -> None:
    now = timezone.now()
    if not _ours(disclosure).update(done_parts=min(done, disclosure.parts), heard_at=now):
        raise _TakenOver
    disclosure.heard_at = now


def _fail(disclosure: Disclosure, sentence: str) -> None:
    _ours(disclosure).update(state=Disclosure.State.BEGUN, failure=sentence[:500])


def _joined(disclosure: Disclosure, papers: list[DisclosedPaper]) -> Joined:
    words = masks.all_words(disclosure)
    owner = disclosure.case.organisation.name
    made_on = localdate(disclosure.heard_at)
    parts = []
    for number, paper in enumerate(papers, 1):
        parts.append(_part(number, paper, words, owner))
        _tell(disclosure, 0)  # that somebody is at work
    return join(
        parts,
        title=_("Utlämnande av allmän handling"),
        author=masked_text(owner, words),
        numbers=[masked_text(line, words) for line in the_list.about(disclosure)],
        made_on=made_on,
        variant=settings.PDF_VARIANT,
        contents_heading=_("Det här lämnas ut"),
        running=_("Utlämnande, sida {page} av {pages}"),
        progress=lambda done: _tell(disclosure, done),
    )


def _part(number: int, paper: DisclosedPaper, words: tuple[Words, ...], owner: str) -> Part:
    label = _("Handling %(number)s") % {"number": number}
    try:
        html = seeing.html_of(paper, words, masked_text(owner, words))
        ground = grounds.used(paper, seeing.readable(paper)) if paper.masks else ""
        fonts.refuse_missing(html)
    except Refused as refusal:
        raise Refused(f"{label}: {refusal.sentence}") from refusal
    title = masked_text(fonts.printable(paper.title), words)
    return Part(label=label, title=title, html=html, note=masked_text(the_list.note(paper, ground=ground), words))


def _finish(disclosure: Disclosure, papers: list[DisclosedPaper], joined: Joined) -> None:
    stored, now = StoredFile.objects.keep(joined.pdf, PDF), timezone.now()
    for paper, placed in zip(papers, joined.parts, strict=True):
        paper.first_page, paper.pages = placed.first_page, placed.pages
    number = masked_text(disclosure.case.registry_number, masks.all_words(disclosure))
    name = registered_name(number, localdate(now), _("Utlämnade handlingar"), "pdf")
    with transaction.atomic():
        DisclosedPaper.objects.bulk_update(papers, ["first_page", "pages"])
        made = {"pdf": stored, "pages": joined.pages, "file_name": name, "done_at": now, "failure": ""}
        made |= {"done_by": disclosure.asked_by, "done_parts": len(papers)}
        if not _ours(disclosure).update(state=Disclosure.State.DONE, **made):
            raise _TakenOver
        _register(disclosure, papers, stored, name)


def _register(disclosure: Disclosure, papers: list[DisclosedPaper], stored: StoredFile, name: str) -> None:
    case = disclosure.case
    said = _("Utlämnade handlingar ur %(case)s") % {"case": case}
    entries.note(
        case.organisation,
        papers[0].document,
        f"disclosure:{disclosure.pk}",
        RegisterEntry.Direction.OUT,
        on=localdate(),
        title=said,
        counterpart=_("den som begärde dem"),
        type_label=_("Utlämnande"),
        file=stored,
        file_name=name,
    )
