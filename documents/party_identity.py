"""Which party a row is of: by its organisation where that is known, otherwise by the party's own row.

A party may stand on the paper by name alone, since not everybody is in the register here.
"""

from django.db.models import Case, F, OuterRef, Q, Value, When

from documents.models import Decision, Document, Party, Release
from organisations.models import Organisation

# What a name says of the kind of who bears it: the first word that stands in it.
_NAMED = {"polis": Organisation.Kind.POLICE, "kommun": Organisation.Kind.MUNICIPALITY}
_UNNAMED = Organisation.Kind.OTHER

# `kind_of` for a query of parties.
KIND = Case(
    When(organisation__isnull=False, then=F("organisation__kind")),
    *(When(name_as_written__icontains=word, then=Value(kind.value)) for word, kind in _NAMED.items()),
    default=Value(_UNNAMED.value),
)


def kind_of(party: Party) -> str:
    """The kind of the organisation; until somebody has said which it is, what the name says."""
    return party.organisation.kind if party.organisation else kind_named(party.name_as_written)


def kind_named(name: str) -> str:
    """The kind of organisation that somebody is who is known by name alone."""
    return next((kind for word, kind in _NAMED.items() if word in name.casefold()), _UNNAMED).value


def by_name(document: Document) -> list[Party]:
    """The parties that nobody has said which organisation they are."""
    return list(document.parties.filter(organisation=None).exclude(name_as_written=""))


def is_of(row: Release | Decision, party: Party) -> bool:
    if row.organisation_id and party.organisation_id:
        return row.organisation_id == party.organisation_id
    return row.party_id is not None and row.party_id == party.pk


def of_party(party: Party) -> Q:
    """The releases to the party, or its decisions."""
    if party.organisation_id is None:
        return Q(party=party.pk)
    return Q(organisation=party.organisation_id) | Q(organisation=None, party=party.pk)


def of_same(row: Release | Decision) -> Q:
    """The rows of the one that the release went to, or that the decision is of."""
    if row.organisation_id is not None:
        return Q(organisation=row.organisation_id)
    return Q(organisation=None, party=row.party_id) if row.party_id else Q(pk__in=[])


def of_outer(prefix: str = "") -> Q:
    """The same, within a subquery of releases."""
    by_organisation = Q(**{f"{prefix}organisation": OuterRef("organisation")})
    return by_organisation | Q(**{f"{prefix}party": OuterRef("party")})
