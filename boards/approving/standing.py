"""How it stands with the manager's approval of a letter's text."""

from dataclasses import dataclass

from boards.models import Approval, BoardLetter
from documents.content import canonical, digest, read
from documents.models import Revision, State


@dataclass(frozen=True)
class Standing:
    """The latest that was asked about the text as it is locked; None when nobody was.

    earlier: the latest approval of another text of the letter. is_used: whether a manager was ever asked about any.
    came_back: what a manager sent back, of whichever text, while nobody has been asked anew.
    """

    approval: Approval | None = None
    earlier: Approval | None = None
    is_used: bool = False
    came_back: Approval | None = None

    @property
    def is_waiting(self) -> bool:
        return self.approval is not None and not self.approval.outcome

    @property
    def is_approved(self) -> bool:
        return self.approval is not None and self.approval.outcome == Approval.Outcome.APPROVED

    @property
    def is_returned(self) -> bool:
        return self.approval is not None and self.approval.outcome == Approval.Outcome.RETURNED

    @property
    def lacks_approval(self) -> bool:
        """Whether the text goes on without the approval that was asked for it, or for an earlier one."""
        return self.is_used and not self.is_approved


def standing_of(letter: BoardLetter) -> Standing:
    """As the letter is locked, or final; of a draft nothing is asked, but what came back is put right in it."""
    is_fixed = letter.document.state in (State.LOCKED, State.FINAL)
    return standing_about(letter, letter.document.locked_revision if is_fixed else None)


def standing_about(letter: BoardLetter, revision: Revision | None) -> Standing:
    """An approval is about words: a text that is locked anew, or made final, and says the same is approved still."""
    return standing_in(list(_rows([letter])), revision)


def standings_of(letters: list[BoardLetter]) -> dict[int, Standing]:
    """The same for many letters in one query."""
    rows: dict[int, list[Approval]] = {letter.pk: [] for letter in letters}
    for row in _rows(letters):
        rows[row.letter_id].append(row)
    return {letter.pk: standing_in(rows[letter.pk], letter.document.locked_revision) for letter in letters}


def _rows(letters: list[BoardLetter]):
    related = ("asked_by", "answered_by", "link", "revision")
    return Approval.objects.filter(letter__in=letters).select_related(*related).order_by("-pk")


def standing_in(rows: list[Approval], revision: Revision | None) -> Standing:
    """rows: all that was asked about the letter, with their revisions, the latest first."""
    live = [row for row in rows if row.withdrawn_at is None]
    same = {row.pk for row in live if revision and _says_same(row.revision, revision)}
    approved = (row for row in live if row.outcome == Approval.Outcome.APPROVED and row.pk not in same)
    came_back = next((row for row in live[:1] if row.outcome == Approval.Outcome.RETURNED), None)
    about_this = next((row for row in live if row.pk in same), None)
    return Standing(about_this, next(approved, None), bool(rows), came_back)


def _says_same(one: Revision, other: Revision) -> bool:
    return one.sha256 == other.sha256 or _words(one) == _words(other)


def _words(revision: Revision) -> str:
    """What a manager answers for; not when it became final, nor numbers that registers have given it since."""
    content = read(revision)
    frame = {name: content["frame"][name] for name in ("title", "dated_on")}
    return digest(canonical({"frame": frame, "sections": content["sections"], "facts": content["facts"]}))
