"""Which decisions are awaited, in sentences at the top of a paper and as rows of Start."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from base.rows import Row
from documents import kinds, permissions, ready, waiting
from documents.decision_plans import is_decided_about
from documents.models import Document, State
from documents.ready import Standing
from organisations.models import Organisation
from organisations.permissions import organisations_of

MOST = 8


def sentences(document: Document, organisation: Organisation) -> list[str]:
    """To the owner of a locked paper, the decisions that it awaits and has sent nobody a text for."""
    if organisation.pk != document.owner_id or document.state != State.LOCKED or not is_decided_about(document):
        return []
    asked = set(waiting.unanswered().filter(document=document).values_list("organisation", flat=True))
    rows = ready.standings(document)
    return [each.lack for each in rows if each.lack and each.party.organisation_id not in asked]


def rows(user) -> list[Row]:
    """Of the person's own papers: those that are ready to be signed, and those whose decisions are to be registered."""
    own = organisations_of(user, roles=permissions.REGISTERS)
    if not own:
        return []
    decided = [kind.code for kind in kinds.every() if is_decided_about(Document(kind=kind.code))]
    awaited = Q(state=State.LOCKED) | Q(state=State.FINAL) & ~Q(final_condition="")
    papers = Document.objects.filter(awaited, owner__in=own, kind__in=decided).order_by("-changed_at", "-pk")
    papers = list(papers[: 2 * MOST])
    standings = ready.standings_of(papers)
    found = [row for paper in papers if (row := _row(paper, standings[paper.pk]))]
    return found[:MOST]


def _row(document: Document, standings: list[Standing]) -> Row | None:
    words = {"title": document.title, "why": " ".join(ready.lacks(standings)), "condition": document.final_condition}
    waits = [each for each in standings if not each.is_done]
    if document.state == State.LOCKED and ready.is_ready(standings):
        if kinds.get(document.kind).final_by != Document.FinalBy.SIGNATURE:
            return None
        return Row(
            _("”%(title)s” är klar att skriva under.") % words,
            _("Öppna"),
            reverse("documents:detail", args=[document.pk]),
        )
    if not waits:
        return None
    url = f"{reverse('documents:decide', args=[document.pk])}?part={waits[0].party.pk}"
    if document.state == State.FINAL:
        said = _("”%(title)s” är undertecknad under förutsättning av %(condition)s. %(why)s")
        return Row(said % words, _("Registrera beslut"), url)
    return Row(_("”%(title)s”: %(why)s") % words, _("Registrera beslut"), url)
