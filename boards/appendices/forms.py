"""What is asked about appendices: files that are uploaded, and how one stands in the list."""

import re
from pathlib import PurePath

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from base.forms import PastDateField
from base.refusals import Refused
from boards.models import Appendix
from documents.uploads import LARGEST, media_type
from documents.views.common import storable
from text.printing.joining import judge

MOST_AT_ONCE = 30
_WORD = {"doc", "docx", "odt", "rtf", "pages", "xls", "xlsx", "ods", "ppt", "pptx", "odp", "txt", "htm", "html"}
_PICTURES = {"png", "jpg", "jpeg", "gif", "tif", "tiff", "bmp", "webp", "heic"}


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
            if sentence := _why_not(file):
                self.refusals.append(sentence)
            else:
                taken.append(file)
        if not taken:
            raise ValidationError(self.refusals)
        return taken


def _why_not(file) -> str:
    """Why the file cannot be an appendix, with its name first and what to do; empty for one that can."""
    beginning = file.read(1024)
    file.seek(0)
    name, ending = {"name": storable(file.name)}, PurePath(file.name).suffix.lower().removeprefix(".")
    kind = media_type(beginning)
    if kind == "application/pdf":
        return _why_not_pdf(file)
    if kind or ending in _PICTURES:
        return (
            _(
                "”%(name)s” är en bild. En bilaga är en PDF: öppna bilden, välj Skriv ut och spara som PDF, eller "
                "skanna om till PDF."
            )
            % name
        )
    if ending in _WORD:
        return _("”%(name)s” är ingen PDF. Öppna filen, välj Spara som PDF och ladda upp PDF:en.") % name
    return _("”%(name)s” är ingen PDF. Spara den som PDF och ladda upp den.") % name


def _why_not_pdf(file) -> str:
    if file.size > LARGEST:
        said = _("”%(name)s” är större än 25 MB. Spara den med lägre upplösning, eller dela upp den, och försök igen.")
        return said % {"name": storable(file.name)}
    try:
        file.judged = judge(file.read())
    except Refused as refusal:
        return f"”{storable(file.name)}”: {refusal.sentence}"
    finally:
        file.seek(0)
    return ""


def title_of(name: str) -> str:
    """A first title for a file: its name without the ending, as words."""
    words = re.sub(r"[_\s]+", " ", PurePath(storable(name)).stem).strip()
    return (words[:1].upper() + words[1:])[:300] or _("Bilaga")


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
