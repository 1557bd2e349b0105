"""Everything about a paper besides its text: title, date, parties, who signs, numbers and secrecy marking."""

from copy import copy

from django import forms
from django.forms import BaseModelFormSet, modelformset_factory
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from base.forms import ROWS, DateField, PastDateField, share_choices
from documents import kinds
from documents.editing.correcting import is_read_in
from documents.editing.frame_facts import SECRECY
from documents.editing.sent_rows import without_gone
from documents.filing import case_of
from documents.forms import possible_parties
from documents.models import Document, Party, Signatory, State
from organisations.models import Body, Organisation


class FrameForm(forms.ModelForm):
    class Meta:
        model = Document
        fields = ["title", "type_label", "dated_on", "place", "secrecy_ground", "secrecy_on", "secrecy_authority"]
        field_classes = {"dated_on": DateField, "secrecy_on": DateField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        labels = kinds.get(self.instance.kind).type_labels
        self.fields["type_label"].help_text = _("Så som det står på papperet, till exempel %(labels)s.") % {
            "labels": ", ".join(labels[:3])
        }

    def clean(self):
        data = super().clean()
        given = [name for name in SECRECY if data.get(name)]
        if given:
            for name in SECRECY:
                if name not in given and name not in self.errors:
                    self.add_error(
                        name, _("En sekretessmarkering har både lagrum, datum och den myndighet som gjort den.")
                    )
        return data


class PartyForm(forms.ModelForm):
    class Meta:
        model = Party
        fields = ["organisation", "name_as_written", "registry_number", "leads"]

    def __init__(self, *args, document: Document, **kwargs):
        super().__init__(*args, **kwargs)
        owner = self.owner = document.owner
        self.fields["name_as_written"].required = False
        if self.instance.organisation_id == owner.pk:
            del self.fields["registry_number"]  # which is that of the case
        if document.state == State.FINAL:
            self._keep_what_is_on_paper(document)
        chosen = Organisation.objects.filter(pk=self.instance.organisation_id)
        self.fields["organisation"].queryset = possible_parties(owner) | chosen
        self.fields["organisation"].empty_label = _("Finns inte i registret")

    def _keep_what_is_on_paper(self, document: Document) -> None:
        """What a register says may be completed; who a party is may be put right where it was read from a file."""
        for name in ("name_as_written", "leads"):
            self.fields[name].disabled = True
        self.fields["organisation"].disabled = self.instance.organisation_id is not None and not is_read_in(document)

    def clean(self):
        """The name of the organisation is the name on the paper, unless something else is written there."""
        data = super().clean()
        if data.get("registry_number") and data.get("organisation") == self.owner:
            self.add_error("registry_number", _("Ert eget nummer skrivs ovanför, under Diarienummer."))
        if not data.get("name_as_written"):
            if not data.get("organisation"):
                self.add_error("name_as_written", _("Välj en organisation eller skriv partens namn."))
            else:
                data["name_as_written"] = data["organisation"].name
        return data


class Rows(BaseModelFormSet):
    def add_fields(self, form, index):
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = _("Ta bort")


class PartyFormSet(Rows):
    def clean(self):
        super().clean()
        rows = [form.cleaned_data for form in self.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")]
        known = [row["organisation"].pk for row in rows if row.get("organisation")]
        if len(known) != len(set(known)):
            raise forms.ValidationError(_("Samma organisation står två gånger bland parterna."))
        if sum(bool(row.get("leads")) for row in rows) > 1:
            raise forms.ValidationError(_("Bara en part leder arbetet."))


class SignatoryForm(forms.ModelForm):
    class Meta:
        model = Signatory
        fields = ["party", "name", "title", "signed_on", "place"]
        field_classes = {"signed_on": PastDateField}

    def __init__(self, *args, parties, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["party"].queryset = parties
        self.fields["party"].empty_label = _("Välj part")

    def clean(self):
        data = super().clean()
        if not data.get("name") and not data.get("title"):
            self.add_error("name", _("Ange namn eller titel."))
        return data


class NumberForm(forms.Form):
    """The number in the owner's own register, and whose register it is when there are several."""

    number = forms.CharField(label=gettext_lazy("Diarienummer"), max_length=60, required=False)
    authority = forms.ModelChoiceField(
        Body.objects.none(),
        label=gettext_lazy("Nämnd eller styrelse"),
        required=False,
        empty_label=gettext_lazy("Anges inte"),
    )

    def __init__(self, *args, document: Document, **kwargs):
        self.case = case_of(document)
        initial = {"number": self.case.registry_number, "authority": self.case.authority_id} if self.case else {}
        super().__init__(*args, initial=initial, prefix="number", **kwargs)
        self.fields["number"].label = _("Diarienummer hos %(organisation)s") % {"organisation": document.owner}
        authorities = Body.objects.filter(organisation=document.owner_id, is_authority=True)
        self.fields["authority"].queryset = authorities
        if not authorities:
            del self.fields["authority"]

    @property
    def authority_pk(self) -> int | None:
        """The board that was chosen; where there is none to choose, the one that the case has."""
        if "authority" in self.fields:
            chosen = self.cleaned_data.get("authority")
            return chosen.pk if chosen else None
        return self.case.authority_id if self.case else None


PartyRows = modelformset_factory(Party, form=PartyForm, formset=PartyFormSet, extra=2, can_delete=True, **ROWS)
PartyRowsOfFinal = modelformset_factory(Party, form=PartyForm, formset=PartyFormSet, extra=0, **ROWS)
SignatoryRows = modelformset_factory(Signatory, form=SignatoryForm, formset=Rows, extra=2, can_delete=True, **ROWS)


def _signatories(document: Document):
    rows = Signatory.objects.filter(party__document=document).select_related("party")
    return rows.order_by("party__position", "position", "pk")


def _has_parties(document: Document) -> bool:
    """Whether others are asked for: not of an owner's own paper, unless it names somebody already."""
    return not kinds.get(document.kind).is_of_owner or document.parties.exclude(organisation=document.owner).exists()


class FrameForms:
    """All of it as one form to the one who fills it in; of a final paper only what registers say of it."""

    def __init__(self, document: Document, data=None):
        self.document, self.is_final = document, document.state == State.FINAL
        self.has_parties = _has_parties(document)
        rows = PartyRowsOfFinal if self.is_final else PartyRows
        parties = document.parties.select_related("organisation")
        data = without_gone(data, "parties", {party.pk for party in parties})
        data = without_gone(data, "signatories", set(_signatories(document).values_list("pk", flat=True)))
        # A form writes what is typed into its instance, and the page still says what the paper is called.
        self.frame = FrameForm(data, instance=copy(document))
        self.parties = rows(data, queryset=parties, prefix="parties", form_kwargs={"document": document})
        self.signatories = SignatoryRows(
            data,
            queryset=_signatories(document),
            prefix="signatories",
            form_kwargs={"parties": document.parties.all()},
        )
        share_choices(self.parties, "organisation")
        share_choices(self.signatories, "party")
        self.number = NumberForm(data, document=document)

    def all(self) -> list:
        """What the page asks for."""
        own = [self.number, self.parties] if self.has_parties else [self.number]
        if self.is_final:
            return own
        return [self.frame, *own, self.signatories] if self.has_parties else [self.frame, *own]

    def is_valid(self) -> bool:
        answers = [form.is_valid() for form in self.all()]  # each is asked, so that all that is wrong is shown
        return all(answers)
