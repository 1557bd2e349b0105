"""Where the papers of a letter are: which set is handed over, to whom, and what came of it."""

from dataclasses import dataclass

from boards.models import BoardLetter, Handover, Package
from documents.models import Document, State

# The states in which a set may lie with somebody.
LIVING = (State.DRAFT, State.LOCKED, State.FINAL)


@dataclass(frozen=True)
class Standing:
    """The set that was handed over last and those who have it. A set may lie with several secretaries: one answers."""

    package: Package | None = None
    handovers: tuple[Handover, ...] = ()
    # Whether the letter still says what the set says.
    is_current: bool = True

    @property
    def taken(self) -> Handover | None:
        return next((each for each in self.handovers if each.taken_at), None)

    @property
    def returned(self) -> Handover | None:
        return next((each for each in self.handovers if each.returned_at), None)

    @property
    def latest(self) -> Handover | None:
        return self.handovers[-1] if self.handovers else None

    @property
    def is_waiting(self) -> bool:
        """Whether a secretary has the papers and has not answered."""
        return bool(self.handovers) and not self.taken and not self.returned and self.is_current


def standing_of(letter: BoardLetter) -> Standing:
    return standings_of([letter])[letter.pk]


def standing_within(letter: BoardLetter, taken: Document) -> Standing:
    """As the letter is now that it is opened."""
    letter.document = taken
    return standing_of(letter)


def standings_of(letters) -> dict[int, Standing]:
    """The same for many letters with their documents, in one query."""
    letters = {letter.pk: letter for letter in letters}
    rows = Handover.objects.filter(package__letter__in=letters, replaced_at=None).order_by("pk")
    found: dict[int, list[Handover]] = {pk: [] for pk in letters}
    for row in rows.select_related("package__revision", "sent_by", "link").defer("package__revision__content"):
        found[row.package.letter_id].append(row)
    return {pk: _standing(letters[pk].document, found[pk]) for pk in letters}


def _standing(document: Document, rows: list[Handover]) -> Standing:
    if not rows:
        return Standing()
    package = rows[-1].package
    return Standing(package, tuple(rows), _says_the_same(document, package))


def _says_the_same(document: Document, package: Package) -> bool:
    """A letter that is final was made so of the set; one that is locked may have been locked anew."""
    if document.state == State.LOCKED:
        return document.locked_revision_id == package.revision_id
    return document.state == State.FINAL


def set_to_hand_over(letter: BoardLetter, document: Document) -> Package | None:
    """The latest set that was made of the text as it is locked; of a final letter the set that became final."""
    made = letter.packages.filter(state=Package.State.MADE).order_by("-number")
    if document.state == State.FINAL:
        taken = made.filter(handovers__taken_at__isnull=False).first()
        return taken or made.first()
    if document.state != State.LOCKED:
        return None
    return made.filter(revision=document.locked_revision_id).first()
