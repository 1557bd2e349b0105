"""The questions when papers are handed over, taken or sent back."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from boards.handing_over.handing import Receiver
from documents.number_warning import WarnsOfNumbers

BY_LINK, OTHERWISE = "link", "otherwise"


class HandOverForm(WarnsOfNumbers, forms.Form):
    sometimes_required = ("email", "how")
    number = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=10**6)
    name = forms.CharField(
        label=gettext_lazy("Nämndsekreterare"),
        max_length=200,
        error_messages={"required": gettext_lazy("Skriv vem som får handlingarna.")},
    )
    way = forms.ChoiceField(
        label=gettext_lazy("Hur"),
        choices=[
            (BY_LINK, gettext_lazy("Med ett mejl: sekreteraren får en länk till handlingarna")),
            (OTHERWISE, gettext_lazy("På annat sätt: jag lämnar dem själv")),
        ],
        widget=forms.RadioSelect,
    )
    email = forms.EmailField(label=gettext_lazy("Sekreterarens e-post"), required=False)
    message = forms.CharField(
        label=gettext_lazy("Meddelande"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    how = forms.CharField(
        label=gettext_lazy("Hur de lämnas"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Bara när de lämnas på annat sätt, till exempel ”i ärendehanteringssystemet 3 mars”."),
    )

    def clean(self):
        data = super().clean()
        if data.get("way") == BY_LINK:
            if not data.get("email") and "email" not in self.errors:
                self.add_error("email", _("Skriv adressen som länken ska skickas till."))
        elif data.get("way") == OTHERWISE and not data.get("how"):
            self.add_error("how", _("Skriv hur handlingarna lämnas, så att andra hittar dem."))
        return data

    def receiver(self) -> Receiver:
        said = self.cleaned_data
        if said["way"] == BY_LINK:
            return Receiver(said["name"], email=said["email"])
        return Receiver(said["name"], how=said["how"])


class TakenForm(WarnsOfNumbers, forms.Form):
    """What one of the owner's people registers for the secretary."""

    how = forms.CharField(
        label=gettext_lazy("Enligt"),
        max_length=200,
        help_text=gettext_lazy("Hur ni vet det, till exempel ”mejl från sekreteraren 4 mars”."),
        error_messages={"required": gettext_lazy("Skriv hur ni vet det, till exempel ett mejl eller ett samtal.")},
    )


class CommentForm(WarnsOfNumbers, forms.Form):
    """What the secretary wants changed."""

    comment = forms.CharField(
        label=gettext_lazy("Vad behöver ändras?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Skriv vad som behöver ändras, så att det blir rätt nästa gång.")},
    )


class SentBackForm(CommentForm, TakenForm):
    field_order = ["comment", "how"]
