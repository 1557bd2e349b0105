"""What boards did with a letter, row by row, as its page shows it."""

from dataclasses import dataclass, field

from boards import legal_force
from boards.board_steps import step_words
from boards.board_steps.landing import Landing, landings
from boards.models import BoardLetter, BoardStep


@dataclass(frozen=True)
class Line:
    """A row in words: when it gains legal force, and on which papers the decision lies."""

    step: BoardStep
    said: str
    legal_force: str = ""
    landings: list[Landing] = field(default_factory=list)

    @property
    def can_be_added_to(self) -> bool:
        """Whether it can be filled in when the decision was announced, or the excerpt."""
        return not self.step.withdrawn_at and (self.step.excerpt_id is None or self.is_to_be_announced)

    @property
    def is_to_be_announced(self) -> bool:
        return self.step.may_be_announced and not self.step.announced_on

    @property
    def may_land(self) -> bool:
        return any(each.revision for each in self.landings)

    @property
    def is_waiting_to_land(self) -> bool:
        return any(each.decision is None for each in self.landings)


def lines(letter: BoardLetter) -> list[Line]:
    """All rows, the earliest first."""
    rows = letter.steps.select_related("body", "package", "registered_by", "excerpt").order_by("decided_on", "pk")
    return [_line(letter, row) for row in rows]


def _line(letter: BoardLetter, step: BoardStep) -> Line:
    step.letter = letter
    has_force = step.may_be_announced and not step.withdrawn_at
    force = legal_force.sentence(step.announced_on) if has_force else ""
    return Line(step, step_words.sentence(step), force, landings(step))
