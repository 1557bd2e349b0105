"""The questions about what a body did with the papers: a paragraph and a day are enough."""

from datetime import date

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from base.dates import long_date, today
from base.forms import PastDateField
from base.steps import Lack
from boards.board_steps.excerpt_forms import AsksForExcerpt, wrong_day
from boards.board_steps.expected import Expected, sittings, text_from
from boards.models import BoardLetter, BoardStep
from documents.asking_once import AsksOnce
from documents.deciding.deciding_forms import bodies_of
from documents.deciding.paragraphs import paragraph_number
from documents.number_warning import WarnsOfNumbers

ANYWAY = "anyway"


class BoardStepForm(AsksForExcerpt, AsksOnce, WarnsOfNumbers, forms.ModelForm):
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
        labels = {
            "body_name": gettext_lazy("Organets namn, om det inte går att välja"),
            "decided_on": gettext_lazy("Sammanträdesdag"),
            "text": gettext_lazy("Texten som den blev"),
        }
        help_texts = {
            "paragraph": gettext_lazy("Till exempel 123."),
            "text": gettext_lazy("Behövs bara när texten har ändrats."),
            "announced_on": gettext_lazy(
                "Dagen då protokollet tillkännagavs på kommunens anslagstavla. Det går bra att fylla i senare."
            ),
            "registered_for": gettext_lazy("Om någon har berättat det: vem, och hur."),
        }
        error_messages = {"outcome": {"required": gettext_lazy("Välj vad det blev.")}}

    def __init__(self, *args, letter: BoardLetter, expected: Expected | None, by_link: bool = False, **kwargs):
        self.text_from = text_from(letter)
        days = sittings(expected.body, since=self.text_from, until=today()) if expected else []
        usual = _usual(expected, days) | kwargs.pop("initial", {})
        super().__init__(*args, initial=usual, **kwargs)
        # Without the empty choice that a field of the model begins with.
        self.fields["role"].choices = BoardStep.Role.choices
        self.fields["outcome"].choices = BoardStep.Outcome.choices
        self.fields["body"].queryset = bodies_of([letter.document.owner_id])
        self.fields["body"].empty_label = _("Anges med ord nedanför")
        self.fields["body_name"].required = False
        if days:
            self.fields["decided_on"].help_text = _met(expected, days)
        if by_link:
            del self.fields["registered_for"]

    def clean_paragraph(self):
        return paragraph_number(self.cleaned_data["paragraph"])

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
        day = data.get("decided_on")
        if said := wrong_day(data.get("announced_on"), day):
            self.add_error("announced_on", said)
        elif data.get("announced_on") and data.get("outcome") == BoardStep.Outcome.TABLED:
            self.add_error("announced_on", _("Ett bordlagt ärende har inget beslut att tillkännage. Töm fältet."))
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


def _met(expected: Expected, days: list[date]) -> str:
    met = ", ".join(long_date(day) for day in days)
    return _("%(body)s sammanträdde %(days)s.") % {"body": expected.name, "days": met}
