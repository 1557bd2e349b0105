"""What is asked for a basis for a decision."""

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.number_warning import WarnsOfNumbers


class BasisForm(WarnsOfNumbers, forms.Form):
    """Both fields begin with a proposal that can be used as it stands."""

    recommendation = forms.CharField(
        label=_("Förslag till beslut"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Så att beslutet går att förstå för sig: vad som godkänns, och mellan vilka."),
    )
    background = forms.CharField(
        label=_("Bakgrund"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 5})
    )

    @property
    def words(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("recommendation", "background")}
