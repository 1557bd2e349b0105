"""Everything that an agreement holds beside its text, as one form to the one who fills it in."""

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext as _

from agreements.forms import AimsForm, BodyForm, FocusAreaForm, FollowForm, TermForm
from agreements.models import Agreement, Aim
from base.forms import ROWS, share_choices
from documents.editing.correcting import is_read_in
from documents.models import State


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


AreaSet = formset_factory(FocusAreaForm, formset=FocusAreaRows, extra=2, **ROWS)
BodySet = formset_factory(BodyForm, formset=BodyRows, extra=1, **ROWS)


class FactsForms:
    """Bound when data is given; `agreements.facts_saving` writes it.

    Of a final paper that was written here only what it follows is asked: the rest stands in its own text. What was
    read in an imported original can all be put right.
    """

    def __init__(self, agreement: Agreement, candidates, data=None):
        self.agreement, self.data = agreement, data
        document = agreement.document
        self.is_final = document.state == State.FINAL
        self.is_whole = not self.is_final or is_read_in(document)
        self.parties = list(document.parties.all())
        self.term = TermForm(data, instance=agreement)
        self.follow = FollowForm(data, instance=agreement, candidates=candidates)
        self.aims = AimsForm(data, initial=self._aims())
        # What stands is not given beside what was sent: a typed row that says the same would count as left empty.
        areas, bodies = (None, None) if data else (self._areas(), self._bodies())
        self.areas = AreaSet(data, prefix="areas", initial=areas, form_kwargs={"owner": document.owner})
        self.bodies = BodySet(
            data,
            prefix="bodies",
            initial=bodies,
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
        """What the page asks for."""
        return [self.term, self.follow, self.aims, self.areas, self.bodies] if self.is_whole else [self.follow]

    def is_valid(self) -> bool:
        answers = [form.is_valid() for form in self.all()]  # each is asked, so that all that is wrong is shown
        return all(answers)
