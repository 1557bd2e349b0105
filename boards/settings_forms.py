"""What a municipality chooses for its letters to boards, as forms."""

from django import forms
from django.db import transaction
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from base.forms import ROWS
from boards.models import BoardSettings, ConsequenceHeading
from boards.settings_of import headings_of
from organisations.models import Body, Organisation

_LAST = 999
_PROPOSES = (Body.Kind.BOARD, Body.Kind.COMMITTEE)


class SettingsForm(forms.ModelForm):
    class Meta:
        model = BoardSettings
        fields = ["letter_label", "proposing", "deciding", "council_decides", "secretary_name", "secretary_email"]
        help_texts = {
            "letter_label": gettext_lazy("Till exempel Tjänsteskrivelse eller Tjänsteutlåtande."),
            "proposing": gettext_lazy("Till exempel styrelsens arbetsutskott."),
            "secretary_email": gettext_lazy("Dit handlingarna lämnas. Går att ändra varje gång."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        bodies = self.instance.organisation.bodies.all()
        self.fields["proposing"].queryset = bodies.filter(kind__in=_PROPOSES)
        self.fields["deciding"].queryset = bodies.filter(kind=Body.Kind.BOARD)
        for name in ("proposing", "deciding"):
            self.fields[name].empty_label = gettext_lazy("Väljs i varje skrivelse")

    def clean(self):
        data = super().clean()
        proposing, deciding = data.get("proposing"), data.get("deciding")
        if proposing and proposing == deciding:
            self.add_error("proposing", _("Ett organ föreslår inte till sig självt. Välj ett annat, eller inget."))
        return data


class HeadingForm(forms.Form):
    position = forms.IntegerField(
        label=gettext_lazy("Plats"), required=False, min_value=1, max_value=_LAST,
        widget=forms.NumberInput(attrs={"size": 3}),
    )  # fmt: skip
    name = forms.CharField(label=gettext_lazy("Rubrik"), max_length=200, required=False)
    ready_text = forms.CharField(
        label=gettext_lazy("Färdig text att börja med"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    remove = forms.BooleanField(label=gettext_lazy("Ta bort rubriken"), required=False)

    def clean(self):
        data = super().clean()
        if data.get("ready_text") and not data.get("name") and not data.get("remove"):
            self.add_error("name", _("Skriv rubriken som texten hör till."))
        return data


class _Headings(BaseFormSet):
    def clean(self):
        names = [row["name"].casefold() for row in self.kept()]
        if len(names) != len(set(names)):
            raise forms.ValidationError(_("Samma rubrik står två gånger."))

    def kept(self) -> list[dict]:
        """The rows in their order; one without a place stands last."""
        rows = [form.cleaned_data for form in self.forms if hasattr(form, "cleaned_data")]
        rows = [row for row in rows if row.get("name") and not row.get("remove")]
        return sorted(rows, key=lambda row: row.get("position") or _LAST)


_HeadingSet = formset_factory(HeadingForm, formset=_Headings, extra=2, **ROWS)


def heading_set(organisation: Organisation, data=None):
    """One row for each heading, and two empty ones."""
    # What stands is not given beside what was sent: a typed row that says the same would count as left empty.
    initial = None if data else [
        {"position": place, "name": row.name, "ready_text": row.ready_text}
        for place, row in enumerate(headings_of(organisation), start=1)
    ]  # fmt: skip
    return _HeadingSet(data, prefix="headings", initial=initial)


@transaction.atomic
def save(form: SettingsForm, headings) -> BoardSettings:
    """Keeps what was chosen; the headings of letters that are written already stay in them."""
    kept = form.save()
    organisation = Organisation.objects.select_for_update().get(pk=kept.pk)
    organisation.consequence_headings.all().delete()
    ConsequenceHeading.objects.bulk_create(
        ConsequenceHeading(
            organisation=organisation, position=place, name=row["name"], ready_text=row["ready_text"]
        )
        for place, row in enumerate(headings.kept())
    )  # fmt: skip
    return kept
