"""Which organisations in the register the parties of a reading seem to be; a person confirms each."""

from base.searching import fold
from organisations.models import Organisation

# What papers call their parties when everybody knows which they are.
GENERAL = {"kommun", "kommunen", "polis", "polisen", "polismyndigheten"}


def organisations_for(reading: dict, owner: Organisation) -> dict[str, int]:
    """Maps a party's name as written to the key of an organisation. Names that could be several are left out."""
    found = {}
    by_kind = _by_kind(owner) if _concerns(reading, owner) else {}
    for party in reading["parties"]:
        organisation = _by_name(party["name"]) or by_kind.get(party["kind"])
        if organisation and organisation not in found.values():
            found[party["name"]] = organisation
    return found


def _concerns(reading: dict, owner: Organisation) -> bool:
    """Whether the paper is the owner's: it names the owner, or says no more than "kommunen" or "Polisen".

    A paper of somebody else's, brought to be learnt from, must not be tied to the owner's register by its kinds.
    """
    names = [fold(party["name"]) for party in reading["parties"] if party["kind"] == owner.kind]
    return not names or any(name in GENERAL or fold(owner.name).split()[0] in name for name in names)


def _by_name(name: str) -> int | None:
    for candidate in (name, name.rpartition(",")[2]):
        keys = list(Organisation.objects.named(fold(candidate)).values_list("pk", flat=True)[:2])
        if len(keys) == 1:
            return keys[0]
    return None


def _by_kind(owner: Organisation) -> dict[str, int]:
    """The owner itself; and the one police unit that serves the owner's municipality, whatever the paper calls it."""
    found = {owner.kind: owner.pk}
    if owner.kind == Organisation.Kind.MUNICIPALITY:
        serving = owner.served_by.filter(to_on__isnull=True, police_unit__police_level="local_area")
        keys = set(serving.values_list("police_unit", flat=True))
        if len(keys) == 1:
            found[Organisation.Kind.POLICE] = keys.pop()
    return found
