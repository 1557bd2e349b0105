"""The questions about what a body did with the papers: a paragraph and a day are enough."""

import re
from datetime import date

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from base.dates import long_date, today
from base.forms import AsksForFilesAgain, DateField, PastDateField
from base.steps import Lack
from boards.board_steps.expected import Expected, sittings, text_from
from boards.models import BoardLetter, BoardStep
from documents.asking_once import AsksOnce
from documents.deciding.deciding_forms import bodies_of
from documents.number_warning import WarnsOfNumbers
from documents.uploads import check_scan, media_type

_SIGN = re.compile(r"^\s*(?:§+|paragraf)\s*", re.IGNORECASE)
ANYWAY = "anyway"


class _ExcerptMixin:
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


class BoardStepForm(_ExcerptMixin, AsksForFilesAgain, AsksOnce, WarnsOfNumbers, forms.ModelForm):
    excerpt_file = forms.FileField(
        label=gettext_lazy("Protokollsutdrag"),
        required=False,
        help_text=gettext_lazy("PDF, PNG eller JPEG, högst 25 MB. Det går bra att lägga till senare."),
    )
    is_unchanged = forms.BooleanField(
        label=gettext_lazy("Ändringen gäller bara beslutets ordalydelse: handlingarna antogs som de är"), required=False
    )
    field_order = ["role", "body", "body_name", "outcome", "decided_on", "paragraph", "text", "is_unchanged"]

    class Meta:
        model = BoardStep
        fields = [
            "role",
            "body",
            "body_name",
            "outcome",
            "decided_on",
            "paragraph",
            "text",
            "announced_on",
            "registered_for",
        ]
        field_classes = {"decided_on": PastDateField, "announced_on": PastDateField}
        widgets = {"role": forms.RadioSelect, "outcome": forms.RadioSelect, "text": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, letter: BoardLetter, expected: Expected | None, by_link: bool = False, **kwargs):
        self.letter = letter
        self.text_from = text_from(letter)
        days = sittings(expected.body, since=self.text_from, until=today()) if expected else []
        usual = _usual(expected, days) | kwargs.pop("initial", {})
        super().__init__(*args, initial=usual, **kwargs)
        self.fields["role"].choices = BoardStep.Role.choices
        self.fields["outcome"].choices = BoardStep.Outcome.choices
        self.fields["outcome"].error_messages["required"] = _("Välj vad det blev.")
        self.fields["body"].queryset = bodies_of([letter.document.owner_id])
        self.fields["body"].empty_label = _("Anges med ord nedanför")
        self.fields["body_name"].required = False
        self.fields["body_name"].label = _("Organets namn, om det inte går att välja")
        self.fields["paragraph"].help_text = _("Till exempel 123.")
        self.fields["text"].label = _("Texten som den blev")
        self.fields["text"].help_text = _("Behövs bara när texten har ändrats.")
        self.fields["announced_on"].help_text = _(
            "Dagen då protokollet tillkännagavs på kommunens anslagstavla. Det går bra att fylla i senare."
        )
        self.fields["decided_on"].label = _("Sammanträdesdag")
        if days:
            met = ", ".join(long_date(day) for day in days)
            self.fields["decided_on"].help_text = _("%(body)s sammanträdde %(days)s.") % {
                "body": expected.name, "days": met
            }  # fmt: skip
        if by_link:
            del self.fields["registered_for"]
        else:
            self.fields["registered_for"].help_text = _("Om någon har berättat det: vem, och hur.")

    def clean_paragraph(self):
        number = _SIGN.sub("", self.cleaned_data["paragraph"]).strip()
        if not number:
            raise forms.ValidationError(_("Skriv paragrafens nummer."))
        return number

    def clean_decided_on(self):
        day = self.cleaned_data["decided_on"]
        if day > today():
            raise forms.ValidationError(_("Dagen ligger i framtiden. Registrera beslutet när det är fattat."))
        return day

    def clean(self):
        data = super().clean()
        if data.get("body"):
            data["body_name"] = str(data["body"])
        elif not data.get("body_name") and "body_name" not in self.errors:
            self.add_error("body_name", _("Ange vilket organ det var."))
        if data.get("outcome") == BoardStep.Outcome.CHANGED and not data.get("text"):
            self.add_error("text", _("Skriv texten som den blev."))
        day, announced = data.get("decided_on"), data.get("announced_on")
        if announced and announced > today():
            self.add_error("announced_on", _("Dagen ligger i framtiden. Fyll i den när beslutet är tillkännagivet."))
        elif day and announced and announced < day:
            self.add_error("announced_on", _("Beslutet kan inte ha tillkännagetts före sammanträdet."))
        self._ask_whether_earlier(day)
        return data

    def _ask_whether_earlier(self, day: date | None) -> None:
        """A body that met before the letter was locked has had another text, or the day is a slip."""
        if day and self.text_from and day < self.text_from:
            words = {"day": long_date(self.text_from)}
            question = _("Dagen är före %(day)s, då skrivelsens text låstes. Hade nämnden samma text?") % words
            self.ask_once("same_text", _("Ja, nämnden hade samma text"), question)

    def ask_whether_anyway(self, lacks: list[Lack]) -> None:
        """The decision cannot be laid on each paper: the person puts that right, or registers it all the same."""
        self.lacks = lacks
        self.fields[ANYWAY] = forms.BooleanField(
            label=_("Registrera ändå. Beslutet läggs på handlingen senare."), required=False
        )
        self.add_error(None, " ".join(lack.text for lack in lacks))

    @property
    def is_anyway(self) -> bool:
        return bool(self.data.get(ANYWAY))


def _usual(expected: Expected | None, days: list[date]) -> dict:
    """days: when the body has met since the text was locked, the latest first."""
    if expected is None:
        return {}
    return {
        "role": expected.role,
        "body": expected.body,
        "body_name": "" if expected.body else expected.name,
        "decided_on": days[0] if days else None,
    }


class AddForm(_ExcerptMixin, AsksForFilesAgain, forms.Form):
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
        if step.announced_on or step.role == BoardStep.Role.PROPOSES:
            del self.fields["announced_on"]
        if step.excerpt_id:
            del self.fields["excerpt_file"]
            self.clean_excerpt_file = None

    def clean_announced_on(self):
        day = self.cleaned_data["announced_on"]
        if day and day > today():
            raise forms.ValidationError(_("Dagen ligger i framtiden. Fyll i den när beslutet är tillkännagivet."))
        return day
