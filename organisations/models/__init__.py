from organisations.models.bodies import Body, Seat, SeatHolding, SittingDate
from organisations.models.organisation import Department, Letterhead, Organisation, ServiceArea
from organisations.models.people import Person, Post, PostHolding
from organisations.models.users import Invitation, Membership, Role, User

__all__ = [
    "Body",
    "Department",
    "Invitation",
    "Letterhead",
    "Membership",
    "Organisation",
    "Person",
    "Post",
    "PostHolding",
    "Role",
    "Seat",
    "SeatHolding",
    "ServiceArea",
    "SittingDate",
    "User",
]
