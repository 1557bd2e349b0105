"""The parties by the names in the text that somebody reads, whatever the owner has written there since."""

from collections.abc import Iterable

from documents.access import Access
from documents.models import Audience, Party


def names_in(content: dict) -> set[str]:
    return {party["name"] for party in content["frame"]["parties"]}


def as_in(content: dict, parties: Iterable[Party]) -> list[Party]:
    """The same rows, not to be saved: one that the content does not name so goes by its organisation's own name."""
    names, found = names_in(content), list(parties)
    for party in found:
        if party.name_as_written not in names:
            party.name_as_written = str(party.organisation or "")
    return found


def as_read(access: Access, parties: Iterable[Party]) -> list[Party]:
    """To the owner's people as they stand, to others as in the text that was sent to them."""
    return list(parties) if access.audience == Audience.INTERNAL else as_in(access.content(), parties)
