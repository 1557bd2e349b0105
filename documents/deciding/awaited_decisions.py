"""Which decisions are awaited, in sentences at the top of a paper and as rows of Start."""

from collections.abc import Callable
from dataclasses import replace

from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from base.dates import short_date
from base.rows import Row
from documents import kinds, permissions, waiting
from documents.deciding import decision_words, ready, unsent
from documents.deciding.decision_plans import is_decided_about
from documents.deciding.ready import Standing
from documents.models import DecisionWay, Document, Party, Purpose, SigningRequest, State
from documents.party_identity import is_of
from documents.signing import signatures
from organisations.models import Organisation
from organisations.permissions import organisations_of

MOST = 8

# Called with papers of their owner's, gives by its key where the owner's decision about one is registered by way of
# another paper: label and address.
Way = Callable[[list[Document]], dict[int, tuple[str, str]]]
_ways: list[Way] = []


def register(way: Way) -> None:
    """For an app above, in `ready()`."""
    if way not in _ways:
        _ways.append(way)


def sentences(document: Document, organisation: Organisation) -> list[str]:
    """To the owner of a locked paper: the decisions that it awaits and has sent nobody a text for, or that it is ready
    to be signed or out for that, and whose signatures it awaits."""
    if organisation.pk != document.owner_id or document.state != State.LOCKED or not is_decided_about(document):
        return []
    asked = list(waiting.unanswered().filter(document=document))
    rows = ready.standings(document)
    lacks = [each.lack for each in rows if each.lack and not any(is_of(sent, each.party) for sent in asked)]
    if ready.is_sent_back(rows):
        return [*lacks, _("Lås upp och skriv om.")]
    return lacks + _signing(document, rows) if signatures.is_signed_kind(document) else lacks


def _signing(document: Document, standings: list[Standing]) -> list[str]:
    """Where a paper is that is to be signed: who has signed and who is left, and until somebody has, whose signature is
    awaited of those that the text was sent to."""
    if request := signatures.open_request(document):
        return [signatures.out_sentence(request)]
    sent = list(waiting.open_releases().filter(document=document, purpose=Purpose.DECISION, body=None))
    if begun := ready.signatures_sentence(standings):
        return [begun]
    by_signing = [each for each in standings if each.plan.way == DecisionWay.BY_SIGNATURE and each.decision is None]
    without_text = unsent.parties_of([document], {document.pk: standings}).get(document.pk, [])
    asked = [each for each in by_signing if each.party not in without_text]
    awaited = [each for each in asked if not each.has_signed and any(is_of(one, each.party) for one in sent)]
    whose = [_("Ni väntar på %(whose)s underskrift.") % {"whose": decision_words.whose(each.party)} for each in awaited]
    if not ready.is_ready(standings):
        return whose
    return [unsent.in_words(without_text) or ready.sentence(document, standings), *whose]


def rows(user) -> list[Row]:
    """Of the person's own papers: those that are ready to be signed, and those whose decisions are to be registered."""
    own = organisations_of(user, roles=permissions.REGISTERS)
    if not own:
        return []
    decided = [kind.code for kind in kinds.every() if is_decided_about(Document(kind=kind.code))]
    awaited = Q(state=State.LOCKED) | Q(condition_outcome=Document.Condition.AWAITED)
    papers = Document.objects.filter(awaited, owner__in=own, kind__in=decided).order_by("-changed_at", "-pk")
    papers = list(papers[: 2 * MOST])
    standings, out = ready.standings_of(papers), _out_for_signing(papers)
    by_way = {pk: where for way in _ways for pk, where in way(papers).items()}
    writes = organisations_of(user, roles=permissions.WRITES)
    to_send = unsent.parties_of([paper for paper in papers if paper.pk not in out], standings)
    found = []
    for paper in papers:
        may_write = paper.owner_id in writes
        if parties := to_send.get(paper.pk):
            found.append(_row_to_send(paper, parties, may_send=may_write))
            continue
        row = _row(paper, standings[paper.pk], out.get(paper.pk), may_unlock=may_write)
        if row:
            found.append(_led_on(row, paper, standings[paper.pk], by_way))
    return found[:MOST]


def _led_on(row: Row, document: Document, standings: list[Standing], by_way: dict[int, tuple[str, str]]) -> Row:
    """The row with the button of the paper by which the owner decides, where it is the owner that is awaited."""
    waits = next((each for each in standings if not each.is_settled), None)
    if document.pk not in by_way or waits is None or waits.party.organisation_id != document.owner_id:
        return row
    label, url = by_way[document.pk]
    return replace(row, label=label, url=url)


def _out_for_signing(papers: list[Document]) -> dict[int, SigningRequest]:
    requests = SigningRequest.objects.filter(document__in=papers, returned_at=None, cancelled_at=None)
    return {request.document_id: request for request in requests}


def _row(
    document: Document, standings: list[Standing], request: SigningRequest | None, *, may_unlock: bool
) -> Row | None:
    """request: the paper's errand in another service, while it is out there."""
    paper = reverse("documents:detail", args=[document.pk])
    words = {"title": document.title, "why": " ".join(ready.lacks(standings)), "condition": document.final_condition}
    waits = [each for each in standings if not each.is_settled]
    decide = f"{reverse('documents:decide', args=[document.pk])}?part={waits[0].party.pk}" if waits else ""
    if document.state == State.FINAL:
        said = _("”%(title)s” är undertecknad under förutsättning av %(condition)s. %(why)s")
        return Row(said % words, _("Registrera beslut"), decide) if waits else None
    is_signed = kinds.get(document.kind).final_by == Document.FinalBy.SIGNATURE
    words["signing"] = _signatures_awaited(standings, request) if is_signed else ""
    if ready.is_sent_back(standings):
        url = reverse("documents:unlock", args=[document.pk]) if may_unlock and not words["signing"] else paper
        label = _("Lås upp och skriv om") if url != paper else _("Öppna")
        return Row(_("”%(title)s”: %(why)s Lås upp och skriv om.") % words, label, url)
    if waits:
        return Row((_("”%(title)s”: %(why)s %(signing)s") % words).strip(), _("Registrera beslut"), decide)
    if words["signing"]:
        return Row(_("”%(title)s”: %(signing)s") % words, _("Öppna"), paper)
    return Row(_("”%(title)s” är klar att skriva under.") % words, _("Öppna"), paper) if is_signed else None


def _row_to_send(document: Document, parties: list[Party], *, may_send: bool) -> Row:
    """A paper that all have approved who decide, and that some have not got who sign it."""
    said = f"”{document.title}”: {unsent.in_words(parties)}"
    if may_send:
        return Row(said, _("Skicka för beslut"), reverse("documents:send_for_decision", args=[document.pk]))
    return Row(said, _("Öppna"), reverse("documents:detail", args=[document.pk]))


def _signatures_awaited(standings: list[Standing], request: SigningRequest | None) -> str:
    """Where a locked paper is that is being signed: out in another service, or signed by some; empty before that."""
    if request:
        words = {"service": request.service, "day": short_date(localdate(request.sent_at))}
        return _("Ute för underskrift i %(service)s sedan %(day)s.") % words
    return ready.signatures_sentence(standings)
