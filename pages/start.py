"""What Start says: where the person was, what has happened since, and what is next, in sentences."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from base.rows import Row, lower_first
from boards import start as boards
from documents import history, waiting
from documents.deciding import awaited_decisions
from documents.models import Clash, Document, Event, ImportedPaper, State, Visit
from documents.models.querysets import read_at_home_by
from documents.registering import register_rows
from documents.replies import incoming
from documents.rows import rows_for
from documents.sending import news
from organisations.permissions import WRITES, organisations_of

RECENT = timedelta(days=30)
MOST = 8
LOOKED_THROUGH = 100


def last_visit(user) -> Visit | None:
    """The paper that the person was in last and may still open; `title` is that of the text that they read."""
    openable = Document.objects.openable_by(user).exclude(state=State.DISCARDED)
    visit = Visit.objects.filter(user=user, document__in=openable).select_related("document").first()
    if visit:
        visit.title = rows_for(user, [visit.document])[0].title
    return visit


@dataclass(frozen=True)
class Happening:
    """What somebody else did with a paper that the person reads. title: that of the text that they read.

    url: where it is read.
    """

    who: str
    what: str
    url: str
    title: str
    at: datetime


def happenings(user) -> list[Happening]:
    """The latest that others did with the person's own papers, and what others have sent or opened to them."""
    found = [*_steps_of_others(user), *_from_others(user)]
    return sorted(found, key=lambda happening: happening.at, reverse=True)[:MOST]


def _steps_of_others(user) -> list[Happening]:
    """The same by the same person stands there once."""
    events = (
        Event.objects.filter(document__owner__in=organisations_of(user), at__gte=timezone.now() - RECENT)
        .filter(document__in=Document.objects.visible_to(user).filter(read_at_home_by(user)))
        .exclude(by=user)
        .select_related("by", "document")
    )
    latest = {}
    for event in events[:LOOKED_THROUGH]:
        latest.setdefault((event.by_id, event.by_name, event.step, event.document_id), event)
    return [
        Happening(
            str(event.by or event.by_name),
            lower_first(str(history.DONE.get(event.step, event.step))),
            reverse("documents:detail", args=[event.document_id]),
            event.document.title,
            event.at,
        )
        for event in list(latest.values())[:MOST]
    ]


def _from_others(user) -> list[Happening]:
    """What came from other organisations, each thing once."""
    latest = news.latest(user, since=timezone.now() - RECENT, most=MOST)
    titles = {row.document.pk: row.title for row in rows_for(user, list({each.document for each in latest}))}
    return [
        Happening(str(each.document.owner), each.what, each.url, titles[each.document.pk], each.at) for each in latest
    ]


def to_do(user) -> list[Row]:
    """What waits for the person in the papers, most urgent first."""
    own = organisations_of(user, roles=WRITES)
    asked = [*waiting.rows(user), *awaited_decisions.rows(user), *boards.rows(user)]
    return [*asked, *_own_to_do(own), *register_rows.for_start(user)]


def _own_to_do(own) -> list[Row]:
    return [*_clashes(own), *incoming.rows_for_start(own), *_imports(own)] if own else []


def _clashes(own) -> list[Row]:
    clashes = Clash.objects.filter(
        settled_at=None, section__isnull=False, document__owner__in=own, document__state=State.DRAFT
    ).select_related("document", "section")
    return [
        Row(
            _of_clash(clash) % {"section": clash.section, "title": clash.document},
            _("Välj text"),
            reverse("documents:clash", args=[clash.document_id, clash.pk]),
        )
        for clash in clashes[:MOST]
    ]


def _of_clash(clash: Clash) -> str:
    if clash.by_id and clash.by_id == clash.section.saved_by_id:
        return _("Det finns två texter i ”%(section)s” i %(title)s.")
    return _("Två har skrivit samtidigt i ”%(section)s” i %(title)s.")


def _imports(own) -> list[Row]:
    waiting = ImportedPaper.objects.filter(document=None, skipped_at=None, source__owner__in=own)
    count = waiting.count()
    if not count:
        return []
    sentence = ngettext(
        "En inläst handling väntar på att du bekräftar uppgifterna.",
        "%(n)d inlästa handlingar väntar på att du bekräftar uppgifterna.",
        count,
    )
    return [Row(sentence % {"n": count}, _("Granska"), reverse("pages:import_new"))]
