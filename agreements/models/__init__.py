from agreements.models.agreement import WITHIN_TERM, Agreement, Relation, Renewal, TermKind
from agreements.models.contents import Aim, Area, BodyPromise, FocusArea, PromisedSeat
from agreements.models.obligations import Commitment, Fulfilment, LawRule, Obligation
from agreements.models.upkeep import UpkeepEvent

__all__ = [
    "WITHIN_TERM",
    "Agreement",
    "Aim",
    "Area",
    "BodyPromise",
    "Commitment",
    "FocusArea",
    "Fulfilment",
    "LawRule",
    "Obligation",
    "PromisedSeat",
    "Relation",
    "Renewal",
    "TermKind",
    "UpkeepEvent",
]
