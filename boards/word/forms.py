"""The file that a municipality uploads as its template."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from boards.word.templates import LARGEST


class TemplateForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Mallen"),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.dotx"}),
        help_text=gettext_lazy("En Wordfil, .docx eller .dotx, utan makron. Högst 10 MB."),
        error_messages={"required": gettext_lazy("Välj mallen.")},
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("Filen är större än 10 MB. Minska bilderna i mallen och försök igen."))
        return file
