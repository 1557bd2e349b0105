"""The file that the board got."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from boards.board_text.keeping import LARGEST


class BoardTextForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Texten som nämnden fick"),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.pdf"}),
        help_text=gettext_lazy("Skrivelsen, eller hela handlingarna, som .docx eller .pdf. Högst 25 MB."),
        error_messages={"required": gettext_lazy("Välj filen.")},
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("Filen är större än 25 MB. Spara den utan bilder och försök igen."))
        return file
