from agreements.models.agreement import WITHIN_TERM, Agreement, Relation, Renewal, TermKind
from agreements.models.contents import Aim, Area, BodyPromise, FocusArea, PromisedSeat

__all__ = [
    "WITHIN_TERM",
    "Agreement",
    "Aim",
    "Area",
    "BodyPromise",
    "FocusArea",
    "PromisedSeat",
    "Relation",
    "Renewal",
    "TermKind",
]
