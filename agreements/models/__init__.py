from agreements.models.agreement import Agreement, Relation, Renewal, TermKind
from agreements.models.contents import Aim, Area, BodyPromise, FocusArea, PromisedSeat

__all__ = [
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
