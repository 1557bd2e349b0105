"""The excerpt of the minutes and when the decision was announced: what may come some days after the decision."""

from datetime import date

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from base.dates import today
from base.forms import AsksForFilesAgain, DateField
from boards.models import BoardStep
from documents.uploads import check_scan, media_type


class AsksForExcerpt(AsksForFilesAgain):
    def clean_excerpt_file(self):
        file = self.cleaned_data["excerpt_file"]
        if file:
            check_scan(file)
        return file

    def excerpt(self) -> tuple | None:
        """The uploaded file and its media type; None without one."""
        file = self.cleaned_data.get("excerpt_file")
        if not file:
            return None
        file.seek(0)
        beginning = file.read(16)
        file.seek(0)
        return file, media_type(beginning)


def wrong_day(announced: date | None, decided: date | None) -> str:
    """Why a decision of that day cannot have been announced then; empty when it can."""
    if announced and announced > today():
        return _("Dagen ligger i framtiden. Fyll i den när beslutet är tillkännagivet.")
    if announced and decided and announced < decided:
        return _("Beslutet kan inte ha tillkännagetts före sammanträdet.")
    return ""


class AddForm(AsksForExcerpt, forms.Form):
    """What comes some days after the decision."""

    announced_on = DateField(
        label=gettext_lazy("Tillkännagivet på anslagstavlan"),
        required=False,
        help_text=gettext_lazy("Dagen då det tillkännagavs att protokollet är justerat."),
    )
    excerpt_file = forms.FileField(
        label=gettext_lazy("Protokollsutdrag"),
        required=False,
        help_text=gettext_lazy("PDF, PNG eller JPEG, högst 25 MB."),
    )

    def __init__(self, *args, step: BoardStep, **kwargs):
        super().__init__(*args, **kwargs)
        self.step = step
        if step.announced_on or not step.may_be_announced:
            del self.fields["announced_on"]
        if step.excerpt_id:
            del self.fields["excerpt_file"]
            self.clean_excerpt_file = None

    def clean_announced_on(self):
        day = self.cleaned_data["announced_on"]
        if said := wrong_day(day, self.step.decided_on):
            raise forms.ValidationError(said)
        return day
