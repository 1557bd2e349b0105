"""Registering what a body did with the papers; a decision lands at once on the papers that it adopts.

The letter is opened first and then each paper, in the order of their keys, so that no two wait for each other.
"""

from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from base.models import StoredFile
from base.refusals import Refused
from base.steps import Lack
from boards.board_steps import record_mail, step_words
from boards.board_steps.expected import decided
from boards.board_steps.landing import Landing, decision_of, landings
from boards.board_steps.record_step import ADD, LAND, RECORD, WITHDRAW
from boards.handing_over.standing import standing_of
from boards.models import BoardLetter, BoardStep, Package
from documents.deciding import decision_rows
from documents.models import Document, RegisterEntry
from documents.moving import reason_given
from documents.registering import entries
from documents.writing import note_event, open_for_writing

Role = BoardStep.Role
_SAME = ("role", "outcome", "text")


@dataclass(frozen=True)
class Recorded:
    """The row, and why the decision does not lie on each of the papers."""

    step: BoardStep
    lacks: list[Lack] = field(default_factory=list)


class DoesNotLand(Refused):
    """A decision that cannot be laid on a paper; whoever registers it may do so all the same."""

    def __init__(self, lacks: list[Lack]):
        super().__init__(" ".join(lack.text for lack in lacks))
        self.lacks = lacks


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
        if twin := next((row for row in live if _is_same_place(row, step)), None):
            if all(getattr(twin, name) == getattr(step, name) for name in _SAME):
                twin.letter = letter
                return Recorded(twin)
            raise Refused(
                _("§ %(paragraph)s är redan registrerad. Är den fel: ta tillbaka den raden först.") % vars(step)
            )
        _refuse_second(live, step)
        step.letter, step.package = letter, _set_given(letter)
        step.registered_by, step.registered_for = by, step.registered_for or by_name
        plan = landings(step, is_changed=is_changed)
        lacks = [each.lack for each in plan if each.lack]
        if lacks and not anyway:
            raise DoesNotLand(lacks)
        step.save()
        lacks += _land(step, plan, by, by_name, anyway=anyway)
        said = step_words.sentence(step)
        note_event(taken, RECORD.name, by, note=said, by_name=by_name)
        _note_for_registrar(taken, step)
        record_mail.write_recorded(step, said, lacks, by, by_name)
    return Recorded(step, lacks)


def _is_same_place(row: BoardStep, step: BoardStep) -> bool:
    place = ("body_name", "decided_on", "paragraph")
    return all(getattr(row, name) == getattr(step, name) for name in place)


def _refuse_second(live: list[BoardStep], step: BoardStep) -> None:
    if step.role == Role.DECIDES and (row := decided(live)):
        raise Refused(
            _("Beslutet är redan registrerat. %(said)s Är det fel: ta tillbaka den raden först.")
            % {"said": step_words.sentence(row)}
        )


def _set_given(letter: BoardLetter) -> Package | None:
    """The set that the board was given: the one that was handed over, otherwise the latest of the text."""
    if package := standing_of(letter).package:
        return package
    return letter.packages.filter(state=Package.State.MADE).order_by("-number").first()


def _land(step: BoardStep, plan: list[Landing], by, by_name: str, *, anyway: bool) -> list[Lack]:
    """Lay the decision on the papers; gives what hindered. The papers' own refusals are raised unless `anyway`."""
    hindered = []
    for landing in plan:
        if landing.revision is None:
            continue
        decision = decision_of(step, landing)
        try:
            kept = decision_rows.decide(decision, by=by, by_name=by_name, of_owner=True)
        except Refused as refusal:
            lack = Lack(f"{landing.document}: {refusal.sentence}")
            if not anyway:
                raise DoesNotLand([lack]) from refusal
            hindered.append(lack)
        else:
            step.decisions.add(kept)
    return hindered


def land(step: BoardStep, *, by) -> list[Lack]:
    """Lay a registered decision on the papers that it does not lie on yet; gives what still hinders."""
    with open_for_writing(step.letter_id, *RECORD.sources) as taken:
        row = _current(step, taken)
        plan = landings(row)
        lacks = [each.lack for each in plan if each.lack]
        lacks += _land(row, plan, by, "", anyway=True)
        if any(each.revision for each in plan):
            note_event(taken, LAND, by, note=step_words.sentence(row))
    return lacks


def add(step: BoardStep, *, by, by_name: str = "", announced_on: date | None, excerpt: tuple | None) -> BoardStep:
    """What came after the decision: when it was announced, and the excerpt of the minutes as (file, name).

    What is registered already stays. Raises Refused for a day before the sitting, and for a row that is taken back.
    """
    with open_for_writing(step.letter_id, *RECORD.sources) as taken:
        row = _current(step, taken)
        if row.withdrawn_at:
            raise Refused(_("Raden är tillbakatagen."))
        if announced_on and announced_on < row.decided_on:
            raise Refused(_("Beslutet kan inte ha tillkännagetts före sammanträdet."))
        fields = []
        if announced_on and row.announced_on is None:
            row.announced_on = announced_on
            fields.append("announced_on")
        if excerpt and row.excerpt_id is None:
            row.excerpt, row.excerpt_name = excerpt
            fields += ["excerpt", "excerpt_name"]
        if fields:
            row.save(update_fields=fields)
            note_event(taken, ADD, by, note=step_words.sentence(row), by_name=by_name)
            _note_for_registrar(taken, row)
    return row


def withdraw(step: BoardStep, *, by, by_name: str = "", reason: str) -> None:
    """A row that is wrong stands no more, nor do the decisions that it became. Raises Refused without a reason.

    by: None for the secretary, who answers by a link and is named by `by_name`.
    """
    with open_for_writing(step.letter_id, *RECORD.sources) as taken:
        row = _current(step, taken)
        if row.withdrawn_at:
            return
        row.withdrawn_why, row.withdrawn_at = reason_given(reason)[:300], timezone.now()
        row.save(update_fields=["withdrawn_why", "withdrawn_at"])
        for decision in row.decisions.order_by("document"):
            decision_rows.withdraw(decision, by=by, by_name=by_name, reason=row.withdrawn_why)
        said = f"{step_words.sentence(row)} {row.withdrawn_why}"
        note_event(taken, WITHDRAW, by, note=said, by_name=by_name)
        record_mail.write_withdrawn(row, said, by, by_name)


def _current(step: BoardStep, taken: Document) -> BoardStep:
    """The row as it now is. Only within the opened letter."""
    row = BoardStep.objects.select_related("letter", "package", "body", "excerpt").get(pk=step.pk)
    row.letter.document = taken
    return row


def _note_for_registrar(taken: Document, step: BoardStep) -> None:
    """A decision with its excerpt; one that has become a decision on a paper stands there already."""
    if step.role != Role.DECIDES or not step.excerpt or step.decisions.filter(excerpt=step.excerpt_id).exists():
        return
    entries.note(
        taken.owner,
        taken,
        f"board_step:{step.pk}",
        RegisterEntry.Direction.MADE,
        on=step.decided_on,
        title=_("Beslut av %(who)s om %(title)s") % {"who": step.body_name, "title": taken.title[:200]},
        counterpart="",
        type_label=_("Protokollsutdrag"),
        file=step.excerpt,
        file_name=step.excerpt_name,
    )


def kept_excerpt(upload, media_type: str) -> tuple[StoredFile, str] | None:
    """An uploaded excerpt as it is kept; outside of any transaction, since it may be large."""
    if not upload:
        return None
    return StoredFile.objects.keep(upload.read(), media_type), upload.name[:200]
