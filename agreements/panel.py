"""What the page of a paper shows of the agreement beside the text."""

from dataclasses import dataclass

from django.urls import reverse

from agreements import timeline
from agreements.models import Agreement, Aim
from agreements.terms import TermStatus, status_on
from base.dates import today
from documents.models import Document, State


@dataclass
class Line:
    """One generation on the time line."""

    title: str
    url: str
    relation: str
    status: TermStatus
    span: timeline.Span | None
    bar: timeline.Bar | None = None


def context(document: Document) -> dict:
    """Status today, generations as bars, areas, aims and bodies; for those who work with the paper."""
    agreement = Agreement.objects.with_term().get(pk=document.pk)
    day = today()
    aims = list(agreement.aims.all())
    lines, scale = _generations(agreement, day)
    return {
        "agreement": agreement,
        "status": status_on(agreement, day),
        "lines": lines,
        "scale": scale,
        "focus_areas": agreement.focus_areas.select_related("area"),
        "purposes": [aim for aim in aims if aim.kind == Aim.Kind.PURPOSE],
        "goals": [aim for aim in aims if aim.kind == Aim.Kind.GOAL],
        "bodies": agreement.bodies.prefetch_related("seats__party"),
        "own_url": reverse("documents:detail", args=[document.pk]),
        "facts_url": reverse("agreements:facts", args=[document.pk]),
        "is_draft": document.state == State.DRAFT,
    }


def _generations(agreement: Agreement, day) -> tuple[list[Line], timeline.Scale | None]:
    """The agreement before, the paper itself and those that follow, of the same owner: others may not be known of."""
    near = {agreement.pk, agreement.original_id, agreement.follows_id}
    near |= set(agreement.original.papers_of_term.values_list("pk", flat=True))
    near |= set(agreement.followed_by.values_list("pk", flat=True))
    found = Agreement.objects.with_term().filter(pk__in=near - {None}, document__owner=agreement.document.owner_id)
    papers = found.exclude(document__state=State.DISCARDED).order_by("starts_on", "pk")
    lines = [_line(each, day) for each in papers]
    scale = timeline.scale([line.span for line in lines if line.span], day)
    for line in lines:
        line.bar = timeline.bar(line.span, scale) if line.span and scale else None
    return lines, scale


def _line(agreement: Agreement, day) -> Line:
    status = status_on(agreement, day)
    url = reverse("documents:detail", args=[agreement.pk])
    return Line(str(agreement), url, agreement.get_relation_display(), status, timeline.span(agreement, status))
