"""Writing what the page of an agreement's facts says, through the paper's door, and only what somebody has changed."""

from agreements import typed_facts
from agreements.carrying import area_named
from agreements.facts_forms import FactsForms
from agreements.models import Agreement, Aim, BodyPromise, FocusArea, PromisedSeat, TermKind
from documents.editing import seen
from documents.editing.correcting import correct_reading
from documents.writing import open_for_writing


def save(forms: FactsForms, *, by, sent: str) -> None:
    """Write valid forms; sent: the marks that the page carried. Of a final paper it is our reading that is put right.

    Raises seen.Moved when somebody else has changed the same facts, and Refused when the paper has come into another
    state since the page was made.
    """
    state = forms.agreement.document.state
    with open_for_writing(forms.agreement.pk, state, by=None if forms.is_final else by) as document:
        agreement = Agreement.objects.select_related("follows__document").get(pk=document.pk)
        facts = typed_facts.standing(agreement)
        names = seen.names_to_write(document, typed_facts.CHANGED, sent, facts, typed_facts.typed(forms), by=by)
        if not names:
            return
        seen.note_change(document, typed_facts.CHANGED, facts, names, by=by)
        _save_term(agreement, forms, names)
        for name, kind in (("purposes", Aim.Kind.PURPOSE), ("goals", Aim.Kind.GOAL)):
            if name in names:
                _save_aims(agreement, kind, forms.aims.cleaned_data[name])
        if "areas" in names:
            _save_areas(agreement, forms.areas.kept())
        if "bodies" in names:
            _save_bodies(agreement, forms.bodies.kept(), forms.parties)
        if forms.is_final:
            correct_reading(document, by=by)


def _save_term(agreement: Agreement, forms: FactsForms, names: set[str]) -> None:
    if "term" in names:
        if not forms.is_final:
            agreement.term_passage = None  # the sentence in an imported text says something else now
        for name in forms.term.fields:
            setattr(agreement, name, forms.term.cleaned_data[name])
        if agreement.term_kind == TermKind.UNTIL_FURTHER_NOTICE:
            agreement.ends_on = None
    if "follows" in names:
        agreement.follows = forms.follow.cleaned_data["follows"]
        agreement.relation = forms.follow.cleaned_data["relation"]
    if names & {"term", "follows"}:
        agreement.save()


def _save_aims(agreement: Agreement, kind: str, texts: list[str]) -> None:
    """An aim whose words stand keeps its row, and so the place in the text that it points at."""
    known = {aim.text: aim for aim in agreement.aims.filter(kind=kind)}
    agreement.aims.filter(kind=kind).exclude(text__in=texts).delete()
    for position, text in enumerate(texts):
        aim = known.get(text) or Aim(agreement=agreement, kind=kind, text=text)
        aim.position = position
        aim.save()


def _save_areas(agreement: Agreement, rows: list[dict]) -> None:
    known = {row.area_id: row for row in agreement.focus_areas.all()}
    kept = []
    for position, data in enumerate(rows):
        area = data["area"] or area_named(data["own"], agreement.document.owner)
        if area.pk in kept:
            continue
        row = known.get(area.pk) or FocusArea(agreement=agreement, area=area)
        row.goal, row.position = data["goal"], position
        row.save()
        kept.append(area.pk)
    agreement.focus_areas.exclude(area__in=kept).delete()


def _save_bodies(agreement: Agreement, rows: list[dict], parties) -> None:
    agreement.bodies.all().delete()
    for position, data in enumerate(rows):
        promise = BodyPromise.objects.create(
            agreement=agreement, body=data["body"], name_as_written=data["name"], position=position
        )
        PromisedSeat.objects.bulk_create(
            PromisedSeat(promise=promise, party=party, what=data[f"what-{party.pk}"])
            for party in parties
            if data[f"what-{party.pk}"]
        )
