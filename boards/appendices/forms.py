"""What is asked about appendices: files that are uploaded, and how one stands in the list."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from base.forms import PastDateField
from boards.appendices.uploads import why_not
from boards.models import Appendix

MOST_AT_ONCE = 30


class _Files(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once: a list of those that may be taken. Why the others may not stands in `refusals`."""

    widget = _Files

    def clean(self, data, initial=None):
        files = [file for file in (data if isinstance(data, list | tuple) else [data]) if file]
        if not files:
            raise ValidationError(self.error_messages["required"], code="required")
        if len(files) > MOST_AT_ONCE:
            raise ValidationError(_("Välj högst %(most)s filer åt gången.") % {"most": MOST_AT_ONCE})
        return files


class UploadForm(forms.Form):
    """Files to lay behind the letter. Those that may be are taken although others may not.

    Each one that is taken has `judged`: how it will be put in.
    """

    files = FilesField(
        label=gettext_lazy("PDF-filer"),
        widget=_Files(attrs={"accept": ".pdf,application/pdf"}),
        help_text=gettext_lazy(
            "En eller flera, högst 25 MB var och 30 MB åt gången. De läggs sist, i den ordning du väljer dem."
        ),
        error_messages={
            "required": gettext_lazy("Välj minst en PDF-fil."),
            "empty": gettext_lazy("Filen är tom. Välj en annan."),
        },
    )

    def clean_files(self):
        taken, self.refusals = [], []
        for file in self.cleaned_data["files"]:
            if sentence := why_not(file):
                self.refusals.append(sentence)
            else:
                taken.append(file)
        if not taken:
            raise ValidationError(self.refusals)
        return taken


class DescribeForm(forms.Form):
    """How an appendix stands in the list."""

    title = forms.CharField(
        label=gettext_lazy("Rubrik i bilageförteckningen"),
        max_length=300,
        error_messages={"required": gettext_lazy("Skriv vad bilagan ska heta i förteckningen.")},
    )
    dated_on = PastDateField(label=gettext_lazy("Daterad"), required=False)

    def __init__(self, *args, appendix: Appendix, **kwargs):
        self.key = appendix.key
        initial = {"title": appendix.title, "dated_on": appendix.dated_on}
        super().__init__(*args, initial=initial, prefix=f"bilaga-{appendix.key}", **kwargs)
