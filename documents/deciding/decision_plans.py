"""How each party is going to decide about a paper: what somebody has said, and until then what is usual."""

from collections.abc import Iterable
from dataclasses import dataclass

from base.rows import lower_first
from documents import kinds
from documents.deciding.decision_words import OF_POLICE, is_police
from documents.models import DecisionWay, Document, Party, Purpose, Release
from documents.party_identity import is_of, kind_of
from organisations.models import Body, Organisation

_DECIDED = {Document.FinalBy.SIGNATURE, Document.FinalBy.DECISION}


@dataclass(frozen=True)
class Plan:
    """A party's way to decide. is_proposed: nobody has said it yet, it is only what is usual."""

    way: str
    body: Body | None = None
    by_whom: str = ""
    why: str = ""
    is_proposed: bool = False
    is_of_police: bool = False

    @property
    def decides(self) -> bool:
        """Whether there will be a decision apart from the signature."""
        return self.way in (DecisionWay.BOARD, DecisionWay.DELEGATED)

    @property
    def words(self) -> str:
        """`Nämndbeslut, Kommunstyrelsen`; `Inget särskilt beslut: …`."""
        is_by_post = self.is_of_police and self.way == DecisionWay.DELEGATED
        label = str(OF_POLICE if is_by_post else DecisionWay(self.way).label)
        if self.way == DecisionWay.NONE:
            return f"{label}: {lower_first(self.why)}"
        who = str(self.body) if self.body else self.by_whom
        return f"{label}, {who}" if who and self.decides else label


def is_decided_about(document: Document) -> bool:
    """Whether papers of the kind are decided about at all."""
    return kinds.get(document.kind).final_by in _DECIDED


def boards_of(organisations: Iterable[int]) -> dict[int, Body]:
    """The board that usually decides, by organisation: the kommunstyrelse, else the only board that there is."""
    found: dict[int, list[Body]] = {}
    for body in Body.objects.filter(organisation__in=organisations, kind=Body.Kind.BOARD, to_on=None):
        found.setdefault(body.organisation_id, []).append(body)
    return {key: chosen for key, bodies in found.items() if (chosen := _leading(bodies))}


def _leading(bodies: list[Body]) -> Body | None:
    leading = [body for body in bodies if body.name.casefold().startswith("kommunstyrelse") or body.short_name == "KS"]
    return next(iter(leading), bodies[0] if len(bodies) == 1 else None)


def plan_of(party: Party, boards: dict[int, Body]) -> Plan:
    """What is said of the party, or what is usual: a municipality's board decides, the police by signing (A8)."""
    said = getattr(party, "decision_plan", None)
    if said:
        return Plan(said.way, said.body, said.by_whom, said.why, is_of_police=is_police(party))
    if kind_of(party) == Organisation.Kind.MUNICIPALITY:
        return Plan(DecisionWay.BOARD, boards.get(party.organisation_id), is_proposed=True)
    return Plan(DecisionWay.BY_SIGNATURE, is_proposed=True)


def signing_parties(document: Document) -> list[Party]:
    """The parties that make no decision apart from their signature."""
    rows = document.parties.select_related("organisation", "decision_plan__body", "document")
    return [party for party in rows if not plan_of(party, {}).decides]


def is_decided_by_signing(release: Release) -> bool:
    """Whether what was sent for decision asks for no decision but a signature."""
    is_asked = release.purpose == Purpose.DECISION and release.body_id is None
    return is_asked and any(is_of(release, party) for party in signing_parties(release.document))
