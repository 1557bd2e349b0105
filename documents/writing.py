"""The one door to a paper. Every write goes through it: it takes the paper's row first, and refuses in other states."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from base.refusals import Refused
from documents import search_words
from documents.content import canonical, content_of, digest, freeze
from documents.models import Document, Event, Revision, Sitting, State

Follow = Callable[[Document], None]
_following: list[Follow] = []
SITTING = timedelta(minutes=30)
JUST_NOW = timedelta(minutes=5)


@contextmanager
def open_for_writing(document_pk: int, *states: str, by=None) -> Iterator[Document]:
    """Take the paper's row for a transaction and yield it as it now is; a draft unless other states are given.

    The first statement is an UPDATE, which holds the row on PostgreSQL and the database on SQLite: between it and
    the end nobody else writes in the paper, and no state changes. by: who writes; then the text that was there is
    frozen once before each sitting. Raises Refused in another state. As it closes, the words to search by are
    written anew.
    Nothing slow may happen inside.
    """
    with transaction.atomic():
        taken = Document.objects.filter(pk=document_pk, state__in=states or (State.DRAFT,))
        if not taken.update(touched=F("touched") + 1, changed_at=timezone.now()):
            raise Refused(_why_closed(document_pk))
        document = Document.objects.select_related("owner__letterhead").get(pk=document_pk)
        if by is not None:
            _begin_or_continue_sitting(document, by)
        yield document
        written(document)


def add(follow: Follow) -> None:
    """Something that another module does after every change of a paper, in its transaction; once."""
    if follow not in _following:
        _following.append(follow)


def written(document: Document) -> None:
    """What follows from every change of a paper; the door does it as it closes."""
    for follow in _following:
        follow(document)
    search_words.refresh(document)


def others_writing(document: Document, user) -> list[str]:
    """The names of those besides the user who have written in the paper within the last minutes."""
    sittings = document.sittings.filter(last_at__gt=timezone.now() - JUST_NOW).exclude(by=user).select_related("by")
    return [str(sitting.by) for sitting in sittings]


def note_event(
    document: Document, step: str, by, *, before: str = "", revision=None, note: str = "", by_name: str = ""
) -> Event:
    """The row that says that somebody took a step; `before` is the state that it was taken from.

    by: None for somebody without an account, who is named by `by_name`.
    """
    return Event.objects.create(
        document=document,
        step=step,
        from_state=before,
        to_state=document.state,
        revision=revision,
        by=by,
        by_name=by_name[:200],
        note=note[:500],
    )


def freeze_if_changed(document: Document, reason: str, by, *, at=None) -> Revision | None:
    """A revision of the paper as it is, unless the latest one says the same."""
    latest = document.revisions.order_by("-number").values_list("sha256", flat=True).first()
    content = content_of(document)
    if latest == digest(canonical(content)):
        return None
    return freeze(document, reason, by, at=at, content=content)


def _begin_or_continue_sitting(document: Document, by) -> None:
    now = timezone.now()
    if not document.sittings.filter(by=by, last_at__gt=now - SITTING).exists():
        _freeze_earlier_sitting(document)
    Sitting.objects.update_or_create(document=document, by=by, defaults={"last_at": now})


def _freeze_earlier_sitting(document: Document) -> None:
    earlier = document.sittings.select_related("by").first()
    if earlier:
        freeze_if_changed(document, _("Så som texten lämnades"), earlier.by, at=earlier.last_at)
    else:
        freeze_if_changed(document, _("Så som utkastet började"), document.created_by, at=document.created_at)


def _why_closed(document_pk: int) -> str:
    state = Document.objects.filter(pk=document_pk).values_list("state", flat=True).first()
    return {
        State.DRAFT: _("Handlingen är ett utkast. Lås texten först."),
        State.LOCKED: _("Handlingen är låst och kan inte ändras. Lås upp den, eller gör en ny utifrån den."),
        State.FINAL: _("Handlingen är slutlig och ändras inte mer. Gör en ny utifrån den."),
        State.DISCARDED: _("Utkastet är kasserat och kan inte ändras. Gör ett nytt utifrån det."),
    }.get(state, _("Handlingen finns inte längre."))
