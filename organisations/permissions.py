"""What each role may do, and which organisations a user acts in. `tests/organisations` holds the truth tables."""

from organisations.models import Membership, Organisation, Role

READS_DRAFTS = frozenset({Role.COORDINATOR, Role.POLICE_CONTACT, Role.REGISTRAR, Role.MANAGER, Role.ADMINISTRATOR})
WRITES = frozenset({Role.COORDINATOR, Role.POLICE_CONTACT, Role.ADMINISTRATOR})
ADMINISTERS = frozenset({Role.ADMINISTRATOR})


def memberships_of(user) -> list[Membership]:
    """The user's memberships, asked for once per user object; none for somebody who has not logged in."""
    return user.held_memberships if user.is_authenticated and user.is_active else []


def organisations_of(user, *, roles=frozenset(Role)) -> set[int]:
    """Primary keys of the organisations where the user has one of the roles, with those that they have succeeded."""
    own = {membership.organisation_id for membership in memberships_of(user) if membership.role in roles}
    return own | _predecessors(user, own)


def _predecessors(user, organisations: set[int]) -> set[int]:
    if not organisations:
        return set()
    if not hasattr(user, "_succession"):
        user._succession = list(Organisation.objects.exclude(successor=None).values_list("pk", "successor_id"))
    found = set()
    fresh = organisations
    while fresh:
        fresh = {old for old, new in user._succession if new in fresh} - found - organisations
        found |= fresh
    return found


def has_role(user, organisation_id: int, roles) -> bool:
    """Whether the user has one of the roles in the organisation, or in the one that has succeeded it."""
    return organisation_id in organisations_of(user, roles=roles)


def can_see_register(user, organisation: Organisation) -> bool:
    """The organisation's own page: for everybody who works there."""
    return user.is_superuser or has_role(user, organisation.pk, frozenset(Role))


def can_administer(user, organisation: Organisation) -> bool:
    """Change the register, invite colleagues and give them roles."""
    return user.is_superuser or has_role(user, organisation.pk, ADMINISTERS)
