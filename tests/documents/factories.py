"""Papers in the states that they can be in. A state is asked for, not its fields."""

from datetime import date

from documents import steps
from documents.creating import create
from documents.models import Document, Party, Section, Signatory, State
from organisations.models import Organisation

TEXT = "<p>Parterna ska arbeta tillsammans mot brott.</p>"


def sections(count: int = 2) -> list[Section]:
    return [Section(heading=f"Avsnitt {number}", html=TEXT) for number in range(1, count + 1)]


def paper(
    owner: Organisation,
    by,
    *,
    state: str = State.DRAFT,
    parties: list[Organisation] | tuple = (),
    open_for: list[Organisation] | tuple = (),
    count: int = 2,
    kind: str = "plain",
    title: str = "Riktlinjer för trygga platser",
) -> Document:
    """A paper of the owner's in the state, taken there by the same steps as people use."""
    document = create(
        kind=kind,
        title=title,
        owner=owner,
        by=by,
        sections=sections(count),
        parties=[Party(organisation=each, name_as_written=each.name) for each in [owner, *parties]],
    )
    first = document.parties.first()
    Signatory.objects.create(party=first, name="Eva Lindgren", title="Kommunstyrelsens ordförande")
    if state == State.LOCKED:
        steps.lock(document, by=by)
    elif state == State.FINAL:
        steps.register(document, by=by, on=date(2026, 3, 2), place="Lindhaga", open_for=open_for)
    elif state == State.DISCARDED:
        steps.discard(document, by=by, reason="Ersätts av ett gemensamt program.")
    document.refresh_from_db()
    return document
