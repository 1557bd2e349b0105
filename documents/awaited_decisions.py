"""Which decisions are awaited, in sentences at the top of a paper and as rows of Start."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from base.rows import Row
from documents import decision_words, kinds, permissions, ready, signing, waiting
from documents.decision_plans import is_decided_about
from documents.models import DecisionWay, Document, Purpose, State
from documents.ready import Standing
from organisations.models import Organisation
from organisations.permissions import organisations_of

MOST = 8


def sentences(document: Document, organisation: Organisation) -> list[str]:
    """To the owner of a locked paper: the decisions that it awaits and has sent nobody a text for, or that it is ready
    to be signed or out for that, and whose signatures it awaits."""
    if organisation.pk != document.owner_id or document.state != State.LOCKED or not is_decided_about(document):
        return []
    asked = set(waiting.unanswered().filter(document=document).values_list("organisation", flat=True))
    rows = ready.standings(document)
    lacks = [each.lack for each in rows if each.lack and each.party.organisation_id not in asked]
    return lacks + _signing(document, rows) if signing.is_signed_kind(document) else lacks


def _signing(document: Document, standings: list[Standing]) -> list[str]:
    """Where a paper is that is to be signed; whose signature is awaited of those that the text was sent to."""
    if request := signing.open_request(document):
        return [signing.out_sentence(request)]
    sent = waiting.open_releases().filter(document=document, purpose=Purpose.DECISION, body=None)
    sent_to = set(sent.values_list("organisation", flat=True))
    by_signing = [each for each in standings if each.plan.way == DecisionWay.BY_SIGNATURE and each.decision is None]
    awaited = [each for each in by_signing if not each.has_signed and each.party.organisation_id in sent_to]
    whose = [_("Ni väntar på %(whose)s underskrift.") % {"whose": decision_words.whose(each.party)} for each in awaited]
    return ([ready.sentence(document, standings)] if ready.is_ready(standings) else []) + whose


def rows(user) -> list[Row]:
    """Of the person's own papers: those that are ready to be signed, and those whose decisions are to be registered."""
    own = organisations_of(user, roles=permissions.REGISTERS)
    if not own:
        return []
    decided = [kind.code for kind in kinds.every() if is_decided_about(Document(kind=kind.code))]
    awaited = Q(state=State.LOCKED) | Q(condition_outcome=Document.Condition.AWAITED)
    papers = Document.objects.filter(awaited, owner__in=own, kind__in=decided).order_by("-changed_at", "-pk")
    papers = list(papers[: 2 * MOST])
    standings = ready.standings_of(papers)
    found = [row for paper in papers if (row := _row(paper, standings[paper.pk]))]
    return found[:MOST]


def _row(document: Document, standings: list[Standing]) -> Row | None:
    words = {"title": document.title, "why": " ".join(ready.lacks(standings)), "condition": document.final_condition}
    waits = [each for each in standings if not each.is_settled]
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
