"""Writing what the page of facts says, through the paper's door, and only what the person has changed."""

from django.db import transaction
from django.utils.translation import gettext as _

from base.refusals import Refused
from documents.editing import frame_facts, seen
from documents.editing.correcting import correct_reading
from documents.filing import file_under, remove_number
from documents.models import Document, Party, Signatory
from documents.writing import open_for_writing

_FIELDS_OF = {"secrecy": frame_facts.SECRECY}


@transaction.atomic
def save(forms, *, by, sent: str) -> None:
    """Write valid `FrameForms`; sent: the marks that the page carried. Of a final paper only what registers say.

    Raises seen.Moved when somebody else has changed the same facts, and Refused when the paper has come into another
    state or a number cannot be its.
    """
    with open_for_writing(forms.document.pk, forms.document.state, by=None if forms.is_final else by) as document:
        facts = frame_facts.standing(document)
        names = seen.names_to_write(document, frame_facts.CHANGED, sent, facts, frame_facts.typed(forms), by=by)
        if not names:
            return
        seen.note_change(document, frame_facts.CHANGED, facts, names, by=by)
        if not forms.is_final:
            _save_fields(document, forms.frame, names)
        if "parties" in names:
            _save_parties(document, forms.parties)
        if "signatories" in names:
            _save_signatories(document, forms.signatories)
        if "number" in names:
            _save_number(document, forms.number)
        if forms.is_final:
            correct_reading(document, by=by)


def _save_fields(document: Document, form, names: set[str]) -> None:
    own = [field for name in names for field in _FIELDS_OF.get(name, (name,)) if field in form.cleaned_data]
    for field in own:
        setattr(document, field, form.cleaned_data[field])
    if own:
        document.save(update_fields=[*own, "sort_title"])


def _save_parties(document: Document, formset) -> None:
    rows = formset.save(commit=False)
    for row in formset.deleted_objects:
        row.delete()
    # One leads, and each organisation is party once: who leaves a place must do so before somebody else takes it.
    document.parties.update(leads=False)
    document.parties.filter(pk__in=[row.pk for row in rows]).update(organisation=None)
    for row in rows:
        row.document = document
        _take_place_of_twin(document, row)
        row.save()
    kept = [form for form in formset.forms if form.instance.pk and form not in formset.deleted_forms]
    for position, form in enumerate(kept):
        Party.objects.filter(pk=form.instance.pk).update(position=position, leads=bool(form.cleaned_data.get("leads")))


def _take_place_of_twin(document: Document, row: Party) -> None:
    """An organisation that somebody else has added as a party meanwhile is not added once more."""
    twin = document.parties.filter(organisation=row.organisation_id).exclude(pk=row.pk).first()
    if row.organisation_id is None or twin is None:
        return
    if row.pk:
        raise Refused(_("%(organisation)s är redan part i handlingen.") % {"organisation": row.organisation})
    row.pk = twin.pk


def _save_signatories(document: Document, formset) -> None:
    own = set(document.parties.values_list("pk", flat=True))
    for row in formset.save(commit=False):
        if row.party_id in own:
            row.save()
    for row in formset.deleted_objects:
        if row.pk:
            row.delete()
    kept = [form.instance.pk for form in formset.forms if form.instance.pk]
    for position, pk in enumerate(kept):
        Signatory.objects.filter(pk=pk).update(position=position)


def _save_number(document: Document, form) -> None:
    number = form.cleaned_data["number"]
    if number:
        file_under(document, number, authority=form.cleaned_data.get("authority"))
    else:
        remove_number(document)
