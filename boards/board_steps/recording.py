"""Registering what a body did with the papers; a decision lands at once on the papers that it adopts.

The letter is opened first and then each paper, in the order of their keys, so that no two wait for each other.
"""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from base.refusals import Refused
from base.steps import Lack
from boards.board_steps import record_mail, step_words
from boards.board_steps.expected import decided
from boards.board_steps.landing import landings
from boards.board_steps.laying import DoesNotLand, lay
from boards.board_steps.record_step import RECORD
from boards.board_steps.registered import note_for_registrar
from boards.handing_over.standing import standing_of
from boards.models import BoardLetter, BoardStep, Package
from documents.writing import note_event, open_for_writing

_SAME_PLACE = ("body_name", "decided_on", "paragraph")
_SAME_WORDS = ("role", "outcome", "text")


@dataclass(frozen=True)
class Recorded:
    """The row, and why the decision does not lie on each of the papers."""

    step: BoardStep
    lacks: list[Lack] = field(default_factory=list)


def record(
    letter: BoardLetter, step: BoardStep, *, by, by_name: str = "", anyway: bool = False, is_changed: bool = True
) -> Recorded:
    """Keep an unsaved row. by: None for the secretary, who answers by a link and is named by `by_name`.

    anyway: also when the decision cannot lie on a paper; it is laid there later. is_changed: a decision with changed
    text changes the papers too, and not only its own wording. Registered twice it is one row. Raises Refused for
    another row with the same paragraph, and when the board has decided; DoesNotLand when a paper is not locked or has
    another text than the board was given.
    """
    with open_for_writing(letter.pk, *RECORD.sources) as taken:
        letter.document = taken
        live = list(letter.steps.filter(withdrawn_at=None))
        if twin := _twin(live, step):
            twin.letter = letter
            return Recorded(twin)
        _refuse_second(live, step)
        step.letter, step.package = letter, _set_given(letter)
        step.registered_by, step.registered_for = by, step.registered_for or by_name
        lacks = _keep(step, by, by_name, anyway=anyway, is_changed=is_changed)
        said = step_words.sentence(step)
        note_event(taken, RECORD.name, by, note=said, by_name=by_name)
        note_for_registrar(taken, step)
        record_mail.write_recorded(step, said, lacks, by, by_name)
    return Recorded(step, lacks)


def _twin(live: list[BoardStep], step: BoardStep) -> BoardStep | None:
    """The same row, registered before. Raises Refused when the paragraph is there and says something else."""
    there = next((row for row in live if _are_alike(row, step, _SAME_PLACE)), None)
    if there and not _are_alike(there, step, _SAME_WORDS):
        raise Refused(_("§ %(paragraph)s är redan registrerad. Är den fel: ta tillbaka den raden först.") % vars(step))
    return there


def _are_alike(row: BoardStep, step: BoardStep, names: tuple[str, ...]) -> bool:
    return all(getattr(row, name) == getattr(step, name) for name in names)


def _refuse_second(live: list[BoardStep], step: BoardStep) -> None:
    if step.role == BoardStep.Role.DECIDES and (row := decided(live)):
        raise Refused(
            _("Beslutet är redan registrerat. %(said)s Är det fel: ta tillbaka den raden först.")
            % {"said": step_words.sentence(row)}
        )


def _set_given(letter: BoardLetter) -> Package | None:
    """The set that the board was given: the one that was handed over, otherwise the latest of the text."""
    if package := standing_of(letter).package:
        return package
    return letter.packages.filter(state=Package.State.MADE).order_by("-number").first()


def _keep(step: BoardStep, by, by_name: str, *, anyway: bool, is_changed: bool) -> list[Lack]:
    """The row saved, and its decision laid on the papers; gives what hindered where."""
    plan = landings(step, is_changed=is_changed)
    lacks = [each.lack for each in plan if each.lack]
    if lacks and not anyway:
        raise DoesNotLand(lacks)
    step.save()
    return lacks + lay(step, plan, by, by_name, anyway=anyway)
