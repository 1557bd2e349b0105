"""The questions about what a letter says besides its prose: who it is from and to, and its rows."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from base.forms import DateField, LinesField
from boards.models import Basis, BoardLetter, Consequence, ProposalPoint, Recipient
from documents.models import Document


def _longest(model, name: str) -> int:
    return model._meta.get_field(name).max_length


class LetterForm(forms.ModelForm):
    """Who writes, who proposes and who decides."""

    class Meta:
        model = BoardLetter
        fields = [
            "proposing_name",
            "deciding_name",
            "officer_name",
            "officer_title",
            "officer_department",
            "officer_email",
        ]
        labels = {
            "proposing_name": gettext_lazy("Föreslår"),
            "deciding_name": gettext_lazy("Beslutar"),
            "officer_name": gettext_lazy("Namn"),
            "officer_email": gettext_lazy("E-post"),
        }
        help_texts = {
            "proposing_name": gettext_lazy("Till exempel Kommunstyrelsens arbetsutskott. Lämna tomt om ingen bereder."),
            "deciding_name": gettext_lazy("Till exempel Kommunstyrelsen."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("proposing_name", "deciding_name"):
            self.fields[name].widget.attrs["list"] = "bodies"

    def clean(self):
        data = super().clean()
        if data.get("proposing_name") and not data.get("deciding_name") and "deciding_name" not in self.errors:
            self.add_error("deciding_name", _("Skriv vilket organ som beslutar."))
        return data


class PointForm(forms.Form):
    """One point of what is to be decided."""

    text = forms.CharField(
        label=gettext_lazy("Vad nämnden ska besluta"),
        required=False,
        max_length=_longest(ProposalPoint, "text"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    action = forms.ChoiceField(
        label=gettext_lazy("Punkten gäller"), required=False, choices=ProposalPoint.Action.choices, initial="other"
    )
    about = forms.ModelChoiceField(
        Document.objects.none(),
        label=gettext_lazy("Handling"),
        required=False,
        empty_label=gettext_lazy("Ingen särskild"),
    )
    remove = forms.BooleanField(label=gettext_lazy("Ta bort punkten"), required=False)

    def __init__(self, *args, papers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["about"].queryset = papers

    def clean(self):
        data = super().clean()
        data["action"] = data.get("action") or ProposalPoint.Action.OTHER
        if data.get("remove"):
            return data
        if data.get("text"):
            data["text"] = " ".join(data["text"].split())
            if data["action"] == ProposalPoint.Action.ADOPT and "about" not in self.errors and not data.get("about"):
                self.add_error("about", _("Välj vilken handling som antas. Då hamnar beslutet på den."))
        elif data.get("about"):
            self.add_error("text", _("Skriv vad nämnden ska besluta."))
        return data


class ConsequenceForm(forms.Form):
    """What the proposal means under one heading."""

    heading = forms.CharField(
        label=gettext_lazy("Egen rubrik"), required=False, max_length=_longest(Consequence, "heading")
    )
    text = forms.CharField(
        label=gettext_lazy("Konsekvenser"), required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=20_000
    )
    has_no_effect = forms.BooleanField(label=gettext_lazy("Bedöms inte påverka"), required=False)
    remove = forms.BooleanField(label=gettext_lazy("Ta bort rubriken"), required=False)

    def clean(self):
        data = super().clean()
        if data.get("remove"):
            return data
        text, has_none = data.get("text"), data.get("has_no_effect")
        if text and has_none:
            self.add_error("text", _("Ta bort texten eller krysset: båda kan inte gälla."))
        if (text or has_none) and not data.get("heading") and "heading" not in self.errors:
            self.add_error("heading", _("Skriv en rubrik för konsekvenserna."))
        return data


class BasisForm(forms.Form):
    """Something that the proposal rests on."""

    text = forms.CharField(label=gettext_lazy("Underlag"), required=False, max_length=_longest(Basis, "text"))
    dated_on = DateField(label=gettext_lazy("Daterat"), required=False)
    remove = forms.BooleanField(label=gettext_lazy("Ta bort underlaget"), required=False)

    def clean(self):
        data = super().clean()
        if data.get("dated_on") and not data.get("text"):
            self.add_error("text", _("Skriv vilket underlag dagen gäller."))
        return data


class RecipientsForm(forms.Form):
    recipients = LinesField(
        label=gettext_lazy("Beslutet skickas till"),
        longest=_longest(Recipient, "name"),
        help_text=gettext_lazy("En på varje rad, till exempel Lokalpolisområde Lindhaga-Norrvika."),
    )
