"""What is filled in when papers are handed out. Nothing is asked about whoever wants them (2 kap. 18 § TF)."""

from collections.abc import Collection

from django import forms
from django.utils.translation import gettext_lazy as _

from base.dates import today
from base.forms import PastDateField
from boards.models import Disclosure
from documents.asking_once import AsksOnce
from text.printing.masking.words import LONGEST
from text.provisions import looks_like_provision

USUAL_GROUNDS = (
    "18 kap. 1 § OSL", "18 kap. 8 § OSL", "19 kap. 3 § OSL", "21 kap. 1 § OSL", "21 kap. 3 § OSL", "21 kap. 7 § OSL",
    "23 kap. 1 § OSL", "26 kap. 1 § OSL", "31 kap. 16 § OSL", "35 kap. 1 § OSL",
)  # fmt: skip
HERE, EVERYWHERE = "har", "overallt"


class BeginForm(forms.ModelForm):
    class Meta:
        model = Disclosure
        fields = ["asked_on", "note"]
        field_classes = {"asked_on": PastDateField}
        help_texts = {"note": _("Skriv inte vem som frågar: den som begär ut en allmän handling får vara anonym.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["asked_on"].initial = today()

    def clean_asked_on(self):
        day = self.cleaned_data["asked_on"]
        if day and day > today():
            raise forms.ValidationError(_("Ange den dag då handlingarna begärdes, i dag eller tidigare."))
        return day


class _GroundForm(AsksOnce, forms.Form):
    """known: the provisions that something in the disclosure is masked by already, of which nothing is asked."""

    ground = forms.CharField(
        label=_("Lagrum"),
        max_length=100,
        help_text=_("Den bestämmelse som uppgiften är hemlig enligt. Till exempel 21 kap. 7 § OSL."),
        widget=forms.TextInput(attrs={"list": "grounds", "autocomplete": "off"}),
        error_messages={"required": _("Ange det lagrum som det maskas enligt.")},
    )

    def __init__(self, *args, known: Collection[str] = (), **kwargs):
        super().__init__(*args, **kwargs)
        self._known = known

    def clean(self):
        data = super().clean()
        ground = " ".join(data.get("ground", "").split())
        if ground and ground not in self._known and not looks_like_provision(ground):
            question = _("Är ”%(ground)s” ett lagrum? Skriv helst kapitel, paragraf och lag, som 21 kap. 7 § OSL.")
            self.ask_once("ground_is_so", _("Ja, skriv lagrummet så"), question % {"ground": ground})
        return data


class WordsForm(_GroundForm):
    """Words that somebody types."""

    words = forms.CharField(
        label=_("Ord att maska"),
        max_length=LONGEST,
        help_text=_("Ett namn, ett nummer eller en mening. Varje ställe där det står maskas."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Skriv det som ska maskas.")},
    )
    parts = forms.BooleanField(
        label=_("Också inuti längre ord"), help_text=_("Då maskas Ola också i Skolan."), required=False
    )
    in_all = forms.BooleanField(label=_("I alla handlingar som lämnas ut"), required=False, initial=True)

    field_order = ["words", "parts", "in_all", "ground"]


class PlacesForm(_GroundForm):
    """Places that somebody chooses on a page: among its words, by drawing, or in figures."""

    reach = forms.ChoiceField(
        label=_("Maska de valda orden"),
        choices=[(EVERYWHERE, _("Överallt i handlingen")), (HERE, _("Bara här"))],
        widget=forms.RadioSelect,
        initial=EVERYWHERE,
        required=False,
    )
    left, top, right, bottom = (
        forms.IntegerField(label=label, min_value=0, max_value=100, required=False)
        for label in (_("Vänster"), _("Uppe"), _("Höger"), _("Nere"))
    )

    def clean(self):
        data = super().clean()
        sides = [data.get(name) for name in ("left", "top", "right", "bottom")]
        if any(side is not None for side in sides) and None in sides:
            self.add_error("left", _("Fyll i alla fyra sidorna av rutan, i procent av sidan."))
        return data

    @property
    def box(self) -> list[int] | None:
        """The box in figures, in thousandths."""
        sides = [self.cleaned_data.get(name) for name in ("left", "top", "right", "bottom")]
        return None if None in sides else [side * 10 for side in sides]
