"""Which organisations in the register the parties of a reading seem to be; a person confirms each."""

from base.searching import fold
from organisations.models import Organisation


def organisations_for(reading: dict, owner: Organisation) -> dict[str, int]:
    """Maps a party's name as written to the key of an organisation. Names that could be several are left out."""
    found = {}
    for party in reading["parties"]:
        organisation = _by_name(party["name"]) or _by_kind(party["kind"], owner)
        if organisation and organisation not in found.values():
            found[party["name"]] = organisation
    return found


def _by_name(name: str) -> int | None:
    for candidate in (name, name.rpartition(",")[2]):
        keys = list(Organisation.objects.named(fold(candidate)).values_list("pk", flat=True)[:2])
        if len(keys) == 1:
            return keys[0]
    return None


def _by_kind(kind: str, owner: Organisation) -> int | None:
    """The owner itself; or the one police unit that serves the owner's municipality, whatever the paper calls it."""
    if kind == owner.kind:
        return owner.pk
    if kind == Organisation.Kind.POLICE and owner.kind == Organisation.Kind.MUNICIPALITY:
        serving = owner.served_by.filter(to_on__isnull=True, police_unit__police_level="local_area")
        keys = set(serving.values_list("police_unit", flat=True))
        return keys.pop() if len(keys) == 1 else None
    return None
