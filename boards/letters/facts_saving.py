"""Writing what the page of a letter's facts says, through the paper's door, and only what somebody has changed."""

from base.searching import fold
from boards.letters import typed_consequences, typed_facts
from boards.letters.beginning import body_named
from boards.letters.facts_forms import FactsForms
from boards.models import Basis, BoardLetter, Consequence, ProposalPoint, Recipient
from documents.editing import seen
from documents.editing.correcting import correct_reading, is_read_in
from documents.models import Document, State
from documents.writing import open_for_writing
from organisations.models import Organisation


def may_be_changed(document: Document) -> bool:
    """A draft; of a letter that was read in, what was read wrongly can still be put right."""
    return document.state == State.DRAFT or (document.state == State.FINAL and is_read_in(document))


def save(forms: FactsForms, *, by, sent: str) -> None:
    """Write valid forms; sent: the marks that the page carried.

    Raises seen.Moved when somebody else has changed the same facts, and Refused when the paper has come into another
    state since the page was made.
    """
    state = forms.letter.document.state
    is_final = state == State.FINAL
    with open_for_writing(forms.letter.pk, state, by=None if is_final else by) as document:
        letter = BoardLetter.objects.get(pk=document.pk)
        letter.document = document
        facts, typed = typed_facts.standing(letter), typed_facts.typed(forms, sent)
        names = seen.names_to_write(document, typed_facts.CHANGED, sent, facts, typed, by=by)
        if not names:
            return
        seen.note_change(document, typed_facts.CHANGED, typed, names, by=by)
        _save(letter, {fact.name: fact.value for fact in typed if fact.name in names})
        rows = typed_consequences.merged(facts, typed, names)
        if rows is not None:
            fields = ("heading", "text", "has_no_effect")
            _rewrite(letter, Consequence, [dict(zip(fields, row, strict=True)) for row in rows])
        if is_final:
            correct_reading(document, by=by)


def _save(letter: BoardLetter, values: dict) -> None:
    if "officer" in values or "bodies" in values:
        _save_own(letter, values)
    if "points" in values:
        rows = [{"text": text, "action": action, "about_id": about} for text, action, about in values["points"]]
        _rewrite(letter, ProposalPoint, rows)
    if "recipients" in values:
        known = _organisations(values["recipients"])
        _rewrite(letter, Recipient, [{"name": name, "organisation": known.get(name)} for name in values["recipients"]])
    if "bases" in values:
        papers = {row.text: row.document_id for row in letter.bases.all()}
        rows = [{"text": text, "dated_on": day, "document_id": papers.get(text)} for text, day in values["bases"]]
        _rewrite(letter, Basis, rows)


def _save_own(letter: BoardLetter, values: dict) -> None:
    for name, value in zip(typed_facts.OFFICER, values.get("officer", ()), strict=False):
        setattr(letter, name, value)
    for name, value in zip(typed_facts.BODIES, values.get("bodies", ()), strict=False):
        setattr(letter, name, value)
        setattr(letter, name.removesuffix("_name"), body_named(value, letter.document.owner))
    letter.save()


def _organisations(names: list[str]) -> dict[str, Organisation]:
    """Those of the names that are an organisation's own."""
    wanted = {fold(name): name for name in names}
    return {wanted[fold(row.name)]: row for row in Organisation.objects.all() if fold(row.name) in wanted}


def _rewrite(letter: BoardLetter, model, rows: list[dict]) -> None:
    model.objects.filter(letter=letter).delete()
    model.objects.bulk_create(model(letter=letter, position=place, **row) for place, row in enumerate(rows))
