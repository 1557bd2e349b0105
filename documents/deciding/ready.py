"""Whether a paper is ready to be signed: derived from what each party is to decide, and has decided, about the text."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from base.dates import short_date
from base.refusals import Refused
from documents import kinds
from documents.deciding import decision_words
from documents.deciding.decision_plans import Plan, boards_of, is_decided_about, plan_of
from documents.models import Decision, DecisionWay, Document, Event, Party, Signatory, State
from documents.party_identity import is_of

APPROVED = Decision.Outcome.APPROVED


@dataclass(frozen=True)
class Standing:
    """Where a party is. decision: its latest about the text; earlier: its latest approval of another text."""

    party: Party
    plan: Plan
    decision: Decision | None = None
    earlier: Decision | None = None
    has_signed: bool = False

    @property
    def is_settled(self) -> bool:
        """Whether nothing is awaited from the party before the signatures."""
        return self.decision.outcome == APPROVED if self.decision else not self.plan.decides

    @property
    def is_done(self) -> bool:
        """Whether the party has done what it decides by: a decision, a signature, or nothing at all."""
        if self.decision is None and self.plan.way == DecisionWay.BY_SIGNATURE:
            return self.has_signed
        return self.is_settled

    @property
    def decider(self) -> str:
        """Whose decision is awaited, in the genitive: `kommunstyrelsens`, `Polisens`, `Lindhaga kommuns`."""
        if self.plan.body:
            return decision_words.genitive(decision_words.within(str(self.plan.body)))
        return decision_words.whose(self.party)

    @property
    def sentence(self) -> str:
        """What the party has decided, or what is awaited from it."""
        if self.decision:
            return decision_words.sentence(self.decision)
        if self.plan.decides and self.earlier:
            return decision_words.of_earlier_text(self.earlier)
        return self._without_decision

    @property
    def _without_decision(self) -> str:
        if self.plan.decides:
            return _("Väntar på %(whose)s beslut.") % {"whose": self.decider}
        if self.plan.way == DecisionWay.NONE:
            return _("Inget särskilt beslut behövs: %(why)s") % {"why": _as_sentence(self.plan.why)}
        return _("Har beslutat genom sin underskrift.") if self.has_signed else _("Beslutar genom sin underskrift.")

    @property
    def lack(self) -> str:
        """What is missing, when it is read apart from the party's name; empty when nothing is."""
        if self.is_settled:
            return ""
        if self.decision or self.earlier:
            return f"{self.party}: {self.sentence}"
        return self.sentence


def standings(document: Document, *, text: set[int] | None = None) -> list[Standing]:
    """Where each party is; text: the keys of the revisions that are the text, those decided about unless given."""
    return standings_of([document], texts=None if text is None else {document.pk: text})[document.pk]


def standings_of(
    documents: Iterable[Document], *, texts: dict[int, set[int]] | None = None
) -> dict[int, list[Standing]]:
    """The same for many papers, in a fixed number of queries."""
    documents = list(documents)
    texts = texts_decided_about(documents) if texts is None else texts
    found: dict[int, list[Standing]] = {document.pk: [] for document in documents}
    parties = list(
        Party.objects.filter(document__in=documents)
        .select_related("organisation", "decision_plan__body", "document")
        .prefetch_related("signatories")
    )
    unsaid = {party.organisation_id for party in parties if not hasattr(party, "decision_plan")} - {None}
    boards = boards_of(unsaid) if unsaid else {}
    decisions = _decisions(documents)
    for party in parties:
        own = [each for each in decisions[party.document_id] if is_of(each, party)]
        found[party.document_id].append(_standing(party, plan_of(party, boards), own, texts[party.document_id]))
    return found


def _decisions(documents: list[Document]) -> dict[int, list[Decision]]:
    found: dict[int, list[Decision]] = {document.pk: [] for document in documents}
    rows = Decision.objects.filter(document__in=documents, withdrawn_at=None).select_related("body", "organisation")
    for decision in rows:
        found[decision.document_id].append(decision)
    return found


def _standing(party: Party, plan: Plan, decisions: list[Decision], text: set[int]) -> Standing:
    """decisions: the party's, the latest first."""
    about = next((each for each in decisions if each.revision_id in text), None)
    other = (each for each in decisions if each.revision_id not in text and each.outcome == APPROVED)
    return Standing(party, plan, about, None if about else next(other, None), _has_signed(party))


def _has_signed(party: Party) -> bool:
    """Whether all who sign for the party have signed the locked text; on a signed paper every party has."""
    if party.document.state == State.FINAL:
        return True
    people = list(party.signatories.all())
    return party.document.state == State.LOCKED and bool(people) and all(each.signed_on for each in people)


def texts_decided_about(documents: Iterable[Document]) -> dict[int, set[int]]:
    """The keys of the revisions that a decision counts for, by paper.

    The locked text; of a final paper that and the text as it was locked before it was signed, which says the same but
    for the signing. None of a draft.
    """
    found = {each.pk: {each.locked_revision_id} - {None} for each in documents}
    final = [each.pk for each in documents if each.state == State.FINAL]
    if not final:
        return found
    steps = Event.objects.filter(
        Q(step=Event.LOCK) | Q(from_state=State.LOCKED, to_state=State.FINAL), document__in=final
    )
    last_lock: dict[int, int] = {}
    for document, revision, step in steps.order_by("pk").values_list("document", "revision", "step"):
        if step == Event.LOCK:
            last_lock[document] = revision
        elif document in last_lock:
            found[document].add(last_lock[document])
    return found


def text_decided_about(document: Document) -> set[int]:
    return texts_decided_about([document])[document.pk]


def is_ready(standings: Iterable[Standing]) -> bool:
    """Whether every party that decides has approved the text."""
    rows = list(standings)
    return bool(rows) and all(each.is_settled for each in rows)


def is_sent_back(standings: Iterable[Standing]) -> bool:
    """Whether a party has decided about the text and not approved it, so that it cannot be signed as it is."""
    return any(each.decision and each.decision.outcome != APPROVED for each in standings)


def lacks(standings: Iterable[Standing]) -> list[str]:
    """What is missing, a sentence for each."""
    return [each.lack for each in standings if each.lack]


def sentence(document: Document, standings: list[Standing]) -> str:
    """`Klar att skriva under …`, or what is missing; empty for what is not locked or not decided about."""
    if document.state != State.LOCKED or not standings or not is_decided_about(document):
        return ""
    if missing := lacks(standings):
        return " ".join(missing)
    if not any(each.plan.decides for each in standings):
        return _("Klar att skriva under: parterna beslutar genom sina underskrifter.")
    return _("Klar att skriva under: alla som ska besluta har godkänt den låsta texten.")


def signatures_sentence(standings: Iterable[Standing]) -> str:
    """`Maria Holst har skrivit under 1 november. Ni väntar på Sten Hammar.`; empty unless some have and others not."""
    locked = [each.party for each in standings if each.party.document.state == State.LOCKED]
    people = [person for party in locked for person in party.signatories.all()]
    signed, left = [each for each in people if each.signed_on], [_name(each) for each in people if not each.signed_on]
    if not signed or not left:
        return ""
    said = [_("%(who)s har skrivit under %(day)s.") % {"who": _name(x), "day": short_date(x.signed_on)} for x in signed]
    return " ".join([*said, _("Ni väntar på %(who)s.") % {"who": _joined(left)}])


def _name(person: Signatory) -> str:
    return person.name or person.title


def _joined(names: list[str]) -> str:
    return names[0] if len(names) == 1 else _(" och ").join([", ".join(names[:-1]), names[-1]])


def refuse_new_lacks(document: Document, known: Iterable[str]) -> None:
    """Only within the opened paper. Raises Refused when something is missing that the person was not told of.

    known: what was missing when the person was asked. A decision may be taken back at that very moment.
    """
    if document.state != State.LOCKED or kinds.get(document.kind).final_by != Document.FinalBy.SIGNATURE:
        return
    known = set(known)
    if news := [lack for lack in lacks(standings(document)) if lack not in known]:
        raise Refused(_("%(lacks)s Så var det inte nyss. Läs igenom och försök igen.") % {"lacks": " ".join(news)})


def proposed_condition(standings: Iterable[Standing]) -> str:
    """`kommunstyrelsens godkännande`, to stand after `under förutsättning av`; empty when nothing is missing."""
    awaited = [each.decider for each in standings if not each.is_settled]
    if not awaited:
        return ""
    return _("%(whose)s godkännande") % {"whose": _joined(awaited)}


def condition_sentence(document: Document, standings: list[Standing]) -> str:
    """What has become of the condition that the paper was signed under; empty without one."""
    if not document.final_condition:
        return ""
    refused = [each for each in standings if each.decision and each.decision.outcome == Decision.Outcome.REJECTED]
    if refused:
        said = _(
            "Förutsättningen är inte uppfylld: %(why)s Handlingen är förfallen och ersätter inget. Gör en ny utifrån "
            "den, eller registrera det nya beslutet om frågan prövas igen."
        )
        return said % {"why": " ".join(each.sentence for each in refused)}
    if missing := lacks(standings):
        return _("Förutsättningen är inte uppfylld än. %(why)s") % {"why": " ".join(missing)}
    approved = [each.sentence for each in standings if each.decision]
    return _("Förutsättningen är uppfylld. %(how)s") % {"how": " ".join(approved)}


def condition_note(document: Document) -> str:
    """That the condition is not met, for everybody who reads the signed paper; empty when it is, and without one."""
    said = {
        Document.Condition.AWAITED: _("Förutsättningen är inte uppfylld än: %(condition)s."),
        Document.Condition.REFUSED: _("Förutsättningen är inte uppfylld: %(condition)s."),
    }.get(document.condition_outcome, "")
    return said % {"condition": document.final_condition} if said else ""


def _as_sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."
