"""A row that is registered: as it now is, completed, taken back, and told to the registrar."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from base.models import StoredFile
from base.refusals import Refused
from boards.board_steps import record_mail, step_words
from boards.board_steps.record_step import ADD, RECORD, WITHDRAW
from boards.models import BoardStep
from documents.deciding import decision_rows
from documents.models import Document, RegisterEntry
from documents.moving import reason_given
from documents.registering import entries
from documents.writing import note_event, open_for_writing


def as_it_is(step: BoardStep, taken: Document) -> BoardStep:
    """The row as it now is. Only within the opened letter."""
    row = BoardStep.objects.select_related("letter", "package", "body", "excerpt").get(pk=step.pk)
    row.letter.document = taken
    return row


def add(step: BoardStep, *, by, by_name: str = "", announced_on: date | None, excerpt: tuple | None) -> BoardStep:
    """What came after the decision: when it was announced, and the excerpt of the minutes as (file, name).

    What is registered already stays. Raises Refused for a day before the sitting, and for a row that is taken back.
    """
    with open_for_writing(step.letter_id, *RECORD.sources) as taken:
        row = as_it_is(step, taken)
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
            note_for_registrar(taken, row)
    return row


def withdraw(step: BoardStep, *, by, by_name: str = "", reason: str) -> None:
    """A row that is wrong stands no more, nor do the decisions that it became. Raises Refused without a reason.

    by: None for the secretary, who answers by a link and is named by `by_name`.
    """
    with open_for_writing(step.letter_id, *RECORD.sources) as taken:
        row = as_it_is(step, taken)
        if row.withdrawn_at:
            return
        row.withdrawn_why, row.withdrawn_at = reason_given(reason)[:300], timezone.now()
        row.save(update_fields=["withdrawn_why", "withdrawn_at"])
        for decision in row.decisions.order_by("document"):
            decision_rows.withdraw(decision, by=by, by_name=by_name, reason=row.withdrawn_why)
        said = f"{step_words.sentence(row)} {row.withdrawn_why}"
        note_event(taken, WITHDRAW, by, note=said, by_name=by_name)
        record_mail.write_withdrawn(row, said, by, by_name)


def note_for_registrar(taken: Document, step: BoardStep) -> None:
    """A decision with its excerpt; one that has become a decision on a paper stands there already."""
    if (
        step.role != BoardStep.Role.DECIDES
        or not step.excerpt
        or step.decisions.filter(excerpt=step.excerpt_id).exists()
    ):
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


def kept_excerpt(upload: tuple | None) -> tuple[StoredFile, str] | None:
    """An uploaded file with its media type, as it is kept; outside of any transaction, since it may be large."""
    if upload is None:
        return None
    file, media_type = upload
    return StoredFile.objects.keep(file.read(), media_type), file.name[:200]
