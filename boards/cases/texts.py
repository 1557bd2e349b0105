"""The texts of our own papers: the one that holds, those that were sent or decided about, and the draft."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from base.dates import long_date
from boards.cases import status
from boards.cases.items import Item, noon
from boards.cases.rows import Rows
from boards.cases.status import Status
from documents.legal_status import purpose_words
from documents.models import Case, Copy, Document, Release, Revision, State


def texts_of(case: Case, document: Document, rows: Rows) -> Iterator[Item]:
    mine = sorted((each for each in rows.revisions.values() if each.document_id == document.pk), key=lambda r: r.number)
    for revision in mine:
        if _is_paper(document, revision, rows):
            yield _text(case, document, revision, rows)
            if revision.pk in rows.with_internal:
                yield _internal(case, document, revision, rows)
    if document.state in (State.DRAFT, State.DISCARDED):
        what = _("%(type)s, utkast") % {"type": document.type_label}
        found, url = status.of_draft(case, document), reverse("documents:detail", args=[document.pk])
        yield Item(f"draft:{document.pk}", what, document.title, document.changed_at, found, document, url=url)


def _is_paper(document: Document, revision: Revision, rows: Rows) -> bool:
    """Whether the text is a paper of its own: the one that holds, or one that was sent or decided about."""
    return (
        revision.pk == document.locked_revision_id
        or bool(rows.releases[revision.pk])
        or any(decision.organisation_id == document.owner_id for decision in rows.decisions[revision.pk])
    )


def _text(case: Case, document: Document, revision: Revision, rows: Rows) -> Item:
    notes = [*_sent(rows.releases[revision.pk]), *_left(rows.copies[revision.pk])]
    return Item(
        f"revision:{revision.pk}", _what(document, revision), document.title, when_of(document, revision),
        status_of(case, document, revision, rows), document, revision, url=_url(document, revision), notes=tuple(notes),
    )  # fmt: skip


def _internal(case: Case, document: Document, revision: Revision, rows: Rows) -> Item:
    what = _("%(type)s, med interna avsnitt") % {"type": document.type_label}
    note = _("Internt är inte hemligt: det lämnas ut om det hör till en allmän handling och ingen sekretess gäller.")
    return Item(
        f"internal:{revision.pk}", what, document.title, when_of(document, revision),
        status_of(case, document, revision, rows), document, revision, url=_url(document, revision), notes=(note,),
    )  # fmt: skip


def status_of(case: Case, document: Document, revision: Revision, rows: Rows) -> Status:
    releases = rows.releases[revision.pk]
    own = [each for each in rows.decisions[revision.pk] if each.organisation_id == document.owner_id]
    since = rows.sets.by_revision.get(revision.pk)
    if document.state == State.FINAL and revision.pk == document.locked_revision_id:
        is_earlier = since and document.final_on and since.day < document.final_on
        return Status(True, since.sentence) if is_earlier else status.of_final(document, releases, own)
    found = status.of_text(case, document, releases, own)
    return Status(True, since.sentence) if since and not (releases and found.is_public) else found


def _what(document: Document, revision: Revision) -> str:
    if revision.pk != document.locked_revision_id:
        return _("%(type)s, text från %(day)s") % {
            "type": document.type_label,
            "day": long_date(localdate(revision.made_at)),
        }
    state = document.get_final_by_display() if document.state == State.FINAL else State.LOCKED.label
    return f"{document.type_label}, {state.lower()}"


def when_of(document: Document, revision: Revision) -> datetime:
    if document.state == State.FINAL and document.final_on and revision.pk == document.locked_revision_id:
        return noon(document.final_on)
    return revision.made_at


def _url(document: Document, revision: Revision) -> str:
    if revision.pk == document.locked_revision_id:
        return reverse("documents:detail", args=[document.pk])
    return reverse("documents:revision", args=[document.pk, revision.number])


def _sent(releases: Iterable[Release]) -> Iterator[str]:
    for release in releases:
        words = {
            "day": long_date(localdate(release.sent_at)),
            "purpose": purpose_words(release.purpose),
            "who": release.recipient,
        }
        said = _("Skickad %(purpose)s till %(who)s %(day)s.") % words
        yield f"{said} {_('Återtagen.')}" if release.withdrawn_at else said


def _left(copies: Iterable[Copy]) -> Iterator[str]:
    """What was made of the text here and has left the house."""
    for copy in copies:
        if copy.form not in Copy.CAME_FROM_OUTSIDE:
            words = {"what": copy.get_form_display(), "day": long_date(localdate(copy.made_at))}
            yield _("%(what)s hämtad eller skickad %(day)s.") % words
