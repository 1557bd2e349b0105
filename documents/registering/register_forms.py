"""The forms of Att diarieföra."""

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.models import RegisterEntry

REGISTERED, KEPT, WAITING = "diarieford", "har", "vantar"


class RegistrarForm(forms.Form):
    to = forms.EmailField(
        label=_("Registratorns e-post"),
        error_messages={
            "required": _("Skriv registratorns e-postadress."),
            "invalid": _("Skriv en e-postadress, till exempel registrator@kommunen.se."),
        },
    )


class Number(forms.CharField):
    """A diarienummer as it was typed, with single spaces."""

    def to_python(self, value):
        return " ".join(super().to_python(value).split())


class NumberForm(forms.Form):
    number = Number(label=_("Diarienummer"), max_length=60, error_messages={"required": _("Skriv diarienumret.")})


class EntryForm(forms.Form):
    """What is done with one entry; a number also for the paper's case, where that has none."""

    outcome = forms.ChoiceField(
        label=_("Var den hör hemma"),
        choices=[
            (REGISTERED, _("Diarieförd")),
            (KEPT, _("Hålls ordnad här")),
            (WAITING, _("Inte avgjort än")),
        ],
        widget=forms.RadioSelect,
        help_text=_(
            "En handling utan sekretess behöver inte diarieföras om den hålls så ordnad att det går att se att den "
            "har kommit in eller upprättats (5 kap. 1 § OSL)."
        ),
    )
    number = Number(
        label=_("Diarieförd nr"), max_length=60, required=False, help_text=_("Så som det står i ert diarium.")
    )
    on_case = forms.BooleanField(label=_("Sätt numret på handlingens ärende också"), required=False)

    def __init__(self, *args, entry: RegisterEntry, number: str, may_number_case: bool, **kwargs):
        # Who opens one that waits has come to say where it belongs, most often in the register.
        chosen = KEPT if entry.kept_here else REGISTERED
        initial = {"outcome": chosen, "number": number, "on_case": may_number_case}
        super().__init__(*args, initial=initial, **kwargs)
        if not may_number_case:
            del self.fields["on_case"]

    def clean(self):
        data = super().clean()
        if data.get("outcome") == REGISTERED and not data.get("number"):
            self.add_error("number", _("Skriv diarienumret."))
        return data
