"""Everything that an agreement holds beside its text, as one form to the one who fills it in."""

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext as _

from agreements.carrying import area_named
from agreements.forms import AimsForm, BodyForm, FocusAreaForm, FollowForm, TermForm
from agreements.models import Agreement, Aim, BodyPromise, FocusArea, PromisedSeat, TermKind
from base.forms import share_choices
from base.refusals import Refused
from documents.content import canonical, digest
from documents.models import Document
from documents.writing import open_for_writing


class NoRowTwice(BaseFormSet):
    """Refuses a second row with the same key; what is taken away does not count."""

    key_fields: tuple[str, ...] = ()
    message = ""

    def clean(self):
        chosen = [self.key(form.cleaned_data) for form in self.forms if self.is_kept(form)]
        known = [key for key in chosen if key]
        if len(known) != len(set(known)):
            raise forms.ValidationError(self.message)

    def kept(self) -> list[dict]:
        return [form.cleaned_data for form in self.forms if self.is_kept(form)]

    def is_kept(self, form) -> bool:
        data = getattr(form, "cleaned_data", {})
        return any(data.get(name) for name in self.key_fields) and not data.get("remove")

    def key(self, data):
        return data.get(self.key_fields[0])


class FocusAreaRows(NoRowTwice):
    key_fields = ("area", "own")

    @property
    def message(self):
        return _("Samma område står två gånger.")


class BodyRows(NoRowTwice):
    key_fields = ("body", "name")

    @property
    def message(self):
        return _("Samma forum står två gånger.")


AreaSet = formset_factory(FocusAreaForm, formset=FocusAreaRows, extra=2)
BodySet = formset_factory(BodyForm, formset=BodyRows, extra=1)


def fingerprint(document: Document, facts: dict) -> str:
    """Tells whether the facts are still those that somebody began to change."""
    return digest(canonical(facts))


class FactsForms:
    """Bound when data is given; `save` writes all of it through the paper's door."""

    def __init__(self, agreement: Agreement, candidates, data=None):
        self.agreement, self.data = agreement, data
        document = agreement.document
        self.parties = list(document.parties.all())
        self.term = TermForm(data, instance=agreement)
        self.follow = FollowForm(data, instance=agreement, candidates=candidates)
        self.aims = AimsForm(data, initial=self._aims())
        self.areas = AreaSet(data, prefix="areas", initial=self._areas(), form_kwargs={"owner": document.owner})
        self.bodies = BodySet(
            data,
            prefix="bodies",
            initial=self._bodies(),
            form_kwargs={"owner": document.owner, "parties": self.parties},
        )
        share_choices(self.areas, "area")
        share_choices(self.bodies, "body")

    def _aims(self) -> dict[str, list[str]]:
        aims = list(self.agreement.aims.all())
        return {
            "purposes": [aim.text for aim in aims if aim.kind == Aim.Kind.PURPOSE],
            "goals": [aim.text for aim in aims if aim.kind == Aim.Kind.GOAL],
        }

    def _areas(self) -> list[dict]:
        return [{"area": row.area_id, "goal": row.goal} for row in self.agreement.focus_areas.all()]

    def _bodies(self) -> list[dict]:
        rows = self.agreement.bodies.prefetch_related("seats")
        return [
            {"body": row.body_id, "name": row.name_as_written}
            | {f"what-{seat.party_id}": seat.what for seat in row.seats.all()}
            for row in rows
        ]

    def all(self) -> list:
        return [self.term, self.follow, self.aims, self.areas, self.bodies]

    def is_valid(self) -> bool:
        answers = [form.is_valid() for form in self.all()]  # each is asked, so that all that is wrong is shown
        return all(answers)

    def save(self, *, by, began_with: str, facts_of) -> None:
        """Raises Refused when the paper is no draft any more, or somebody else has changed the facts since."""
        with open_for_writing(self.agreement.pk, by=by) as document:
            now = fingerprint(document, facts_of(document))
            if began_with != now:
                raise Refused(
                    _(
                        "Någon annan har ändrat uppgifterna sedan du öppnade sidan. Det du skrev står kvar här: jämför "
                        "med handlingen, och spara igen om ditt ska gälla."
                    )
                )
            agreement = Agreement.objects.get(pk=document.pk)
            self._save_term(agreement)
            self._save_aims(agreement)
            self._save_areas(agreement)
            self._save_bodies(agreement)

    def _save_term(self, agreement: Agreement) -> None:
        if set(self.term.changed_data) & {"term_kind", "starts_on", "ends_on"}:
            agreement.term_passage = None  # the sentence in an imported text says something else now
        for name in TermForm.Meta.fields:
            setattr(agreement, name, self.term.cleaned_data[name])
        if agreement.term_kind == TermKind.UNTIL_FURTHER_NOTICE:
            agreement.ends_on = None
        agreement.follows = self.follow.cleaned_data["follows"]
        agreement.relation = self.follow.cleaned_data["relation"]
        agreement.save()

    def _save_aims(self, agreement: Agreement) -> None:
        """An aim whose words stand keeps its row, and so the place in the text that it points at."""
        for kind, name in ((Aim.Kind.PURPOSE, "purposes"), (Aim.Kind.GOAL, "goals")):
            texts = self.aims.cleaned_data[name]
            known = {aim.text: aim for aim in agreement.aims.filter(kind=kind)}
            agreement.aims.filter(kind=kind).exclude(text__in=texts).delete()
            for position, text in enumerate(texts):
                aim = known.get(text) or Aim(agreement=agreement, kind=kind, text=text)
                aim.position = position
                aim.save()

    def _save_areas(self, agreement: Agreement) -> None:
        known = {row.area_id: row for row in agreement.focus_areas.all()}
        kept = []
        for position, data in enumerate(self.areas.kept()):
            area = data["area"] or area_named(data["own"], agreement.document.owner)
            if area.pk in kept:
                continue
            row = known.get(area.pk) or FocusArea(agreement=agreement, area=area)
            row.goal, row.position = data["goal"], position
            row.save()
            kept.append(area.pk)
        agreement.focus_areas.exclude(area__in=kept).delete()

    def _save_bodies(self, agreement: Agreement) -> None:
        agreement.bodies.all().delete()
        for position, data in enumerate(self.bodies.kept()):
            promise = BodyPromise.objects.create(
                agreement=agreement, body=data["body"], name_as_written=data["name"], position=position
            )
            PromisedSeat.objects.bulk_create(
                PromisedSeat(promise=promise, party=party, what=data[f"what-{party.pk}"])
                for party in self.parties
                if data[f"what-{party.pk}"]
            )
