"""A paper moves from one state to the next: what every such step writes, and how a paper becomes final."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from base.models import StoredFile
from base.refusals import Refused
from base.steps import Step
from documents import conditions, kinds, opening, sentences
from documents.content import content_of, freeze
from documents.models import Audience, Copy, Document, Party, Revision
from documents.registering import entries
from documents.sending import final_mail
from documents.unprintable import refuse_unprintable
from documents.writing import note_event
from organisations.models import Organisation

_FINAL_FIELDS = (
    "final_by",
    "final_on",
    "final_on_unknown",
    "final_place",
    "final_condition",
    "condition_outcome",
)


def move(
    document: Document, step: Step, by, *, revision: Revision | None, note: str = "", by_name: str = "", **fields
) -> None:
    """Change the state and note the event. Only within the opened paper, whose door has asked for the state.

    by: None for somebody without an account, who is named by `by_name`.
    """
    before, document.state = document.state, step.target
    Document.objects.filter(pk=document.pk).update(state=step.target, **fields)
    for name, value in fields.items():
        setattr(document, name, value)
    note_event(document, step.name, by, before=before, revision=revision, note=note, by_name=by_name)


def reason_given(reason: str) -> str:
    """The reason as it is kept. Raises Refused for none."""
    if not reason.strip():
        raise Refused(_("Skriv varför, så att andra förstår det efteråt."))
    return reason.strip()


@dataclass(frozen=True)
class Received:
    """A file that came with the final paper; already stored, so that the step writes few bytes."""

    form: str
    file: StoredFile
    name: str


def finish(
    taken: Document,
    step: Step,
    by,
    *,
    on: date | None,
    place: str = "",
    condition: str = "",
    files: Iterable[Received] = (),
    open_for: Iterable[Organisation | Party] = (),
    note: str = "",
    by_name: str = "",
) -> Revision:
    """Make the opened paper final, in the way of its kind, and freeze it so.

    on: the day, None when it is not known. condition: what it was signed under the condition of. What was read in from
    a file keeps the file as its original. open_for: who may read it from now on; a party that is in no register gets
    a link where it has had one. by_name: who does it, where that is somebody without an account; then `by` is who asked
    them. Raises Refused for a text that is not decided or cannot be printed.
    """
    _refuse_clashes(taken)
    taken.final_by = kinds.get(taken.kind).final_by
    taken.final_on, taken.final_on_unknown, taken.final_place = on, on is None, place.strip()[:100]
    taken.final_condition = condition.strip().rstrip(".")[:300]
    taken.condition_outcome = Document.Condition.AWAITED if taken.final_condition else ""
    content = content_of(taken)
    refuse_unprintable(taken, content)
    revision = freeze(taken, str(taken.get_final_by_display()), by, content=content)
    said = sentences.final_sentence(taken)
    _keep_files(taken, revision, files)
    final = {name: getattr(taken, name) for name in _FINAL_FIELDS}
    said = f"{said} {note}".strip()
    doer = {"by": None, "by_name": by_name} if by_name else {"by": by}
    move(taken, step, revision=revision, note=said, locked_revision=revision, **doer, **final)
    conditions.refresh(taken, tell=False)
    readers = list(open_for)
    organisations = [each for each in readers if isinstance(each, Organisation)]
    opening.open_to(taken, revision, organisations)
    entries.note_opened(taken, organisations)
    final_mail.write_final(taken, readers, by=by)
    return revision


def _refuse_clashes(document: Document) -> None:
    if document.clashes.filter(settled_at=None, section__isnull=False).exists():
        raise Refused(_("Två har skrivit i samma avsnitt. Välj först vilken text som gäller."))


def _keep_files(document: Document, revision: Revision, files: Iterable[Received]) -> None:
    keep = [(each.form, each.file, each.name) for each in files]
    imported = getattr(document, "imported_from", None)
    if imported:
        keep.append((Copy.Form.ORIGINAL, imported.source.file, imported.source.name))
    Copy.objects.bulk_create(
        Copy(revision=revision, audience=Audience.PARTIES, form=form, file=file, name=name[:200])
        for form, file, name in keep
    )
