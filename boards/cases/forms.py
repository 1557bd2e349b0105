"""What an ärende is about, who handles it, and when it was closed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from base.dates import today
from base.forms import PastDateField
from documents.models import Case


class CaseForm(forms.ModelForm):
    class Meta:
        model = Case
        fields = ["title", "case_officer", "closed_on"]
        field_classes = {"closed_on": PastDateField}
        help_texts = {
            "closed_on": _("Töm fältet för att öppna ärendet igen."),
            "title": _("Vad ärendet gäller, så som det står i diariet."),
        }

    def clean_closed_on(self):
        day = self.cleaned_data["closed_on"]
        if day and day > today():
            raise forms.ValidationError(_("Ett ärende avslutas i dag eller tidigare."))
        return day
