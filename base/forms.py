"""How forms look and speak: one field template for all of them, Swedish dates, and the list of what is wrong.

A model's date becomes a `DateField` of this house with `class Meta: field_classes = {"starts_on": DateField}`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from base.dates import COMING, PAST, long_date, parse_date, today

FIRST_YEAR, LAST_YEAR = 1800, 2199
# Of every formset: no paper has more rows of one kind, and each row that is sent costs time.
MOST_ROWS = 400
ROWS = {"max_num": MOST_ROWS, "absolute_max": MOST_ROWS}


class Renderer(TemplatesSetting):
    """Makes `{{ form }}` and `{{ form.title.as_field_group }}` use the field template of the house."""

    form_template_name = "includes/_fields.html"
    field_template_name = "includes/_field.html"


class DateInput(forms.DateInput):
    """A text field: the pickers of browsers take neither `1 januari 2027` nor a pasted date."""

    def __init__(self, attrs=None):
        super().__init__(attrs={"autocomplete": "off", "size": 20, **(attrs or {})})

    def format_value(self, value):
        return long_date(value) if isinstance(value, date) else value


class DateField(forms.DateField):
    """A day typed as Swedes type it; shown again as `1 januari 2027`, or as it was typed when it is not understood.

    Under it stands an example.
    """

    widget = DateInput
    nearest = ""
    default_error_messages = {
        "required": _("Ange dagen."),
        "invalid": _("Skriv ett datum, till exempel 1 januari 2027 eller 2027-01-01."),
        "year": _("Kontrollera årtalet %(year)s."),
    }

    def to_python(self, value):
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return super().to_python(value)
        try:
            day = parse_date(str(value), nearest=self.nearest)
        except ValueError:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from None
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(self.error_messages["year"], code="year", params={"year": str(day.year)})
        return day

    def get_bound_field(self, form, field_name):
        bound = super().get_bound_field(form, field_name)
        bound.help_text = " ".join(filter(None, [str(bound.help_text), self._example()]))
        return bound

    def _example(self) -> str:
        return gettext("Till exempel %(day)s.") % {"day": long_date(today() + _FROM_TODAY[self.nearest])}


_FROM_TODAY = {"": timedelta(weeks=3), COMING: timedelta(weeks=3), PAST: timedelta(weeks=-3)}


class ComingDateField(DateField):
    """A day that is to come: `14/12` is the nearest coming one."""

    nearest = COMING


class PastDateField(DateField):
    """A day that has been: `14/12` is the nearest past one."""

    nearest = PAST


class LinesField(forms.CharField):
    """Short texts, one on each line; each at most `longest` characters, of any length without it."""

    def __init__(self, *, longest: int | None = None, rows: int = 4, **kwargs):
        kwargs.setdefault("help_text", _("Ett på varje rad."))
        super().__init__(required=False, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)
        self.longest = longest

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value) -> list[str]:
        lines = [" ".join(line.split()) for line in (value or "").splitlines()]
        return list(dict.fromkeys(filter(None, lines)))

    def validate(self, value):
        super().validate(value)
        if self.longest and any(len(line) > self.longest for line in value):
            raise forms.ValidationError(_("En rad är för lång: högst %(most)s tecken."), params={"most": self.longest})

    def run_validators(self, value):
        """The lines have been judged one by one."""


class RowField(forms.ModelChoiceField):
    """A choice of a row whose key is that of another table; there Django asks the database for a number of any size."""

    def to_python(self, value):
        try:
            return super().to_python(value)
        except OverflowError:
            raise forms.ValidationError(self.error_messages["invalid_choice"], code="invalid_choice") from None


class AsksForFilesAgain:
    """For a form: when it comes back with an error, what was chosen as a file is gone, and the field says so.

    A browser sends a file once. Without the sentence a person mends the error and sends the form without the file.
    """

    def full_clean(self):
        super().full_clean()
        if not self.is_bound or self.is_valid():
            return
        for name, field in self.fields.items():
            if isinstance(field, forms.FileField) and self.cleaned_data.get(name):
                self.add_error(name, gettext("Välj filen igen: den följer inte med när sidan kommer tillbaka."))


@dataclass(frozen=True)
class Problem:
    """One thing to correct; `anchor` is the id of the control, empty when it concerns the whole form."""

    message: str
    anchor: str = ""
    label: str = ""

    @property
    def sentence(self) -> str:
        """The label and what is wrong with it; a label that is a question keeps its own mark."""
        mark = " " if self.label.endswith(("?", ":", ".")) else ": "
        return f"{self.label}{mark}{self.message}" if self.label else self.message


def problems(*forms_and_formsets) -> list[Problem]:
    """What is wrong in these forms and formsets, in the order of their fields."""
    return [problem for each in forms_and_formsets for problem in _problems(each)]


def _problems(each) -> Iterator[Problem]:
    if isinstance(each, forms.BaseFormSet):
        yield from (Problem(message) for message in each.non_form_errors())
        for form in each.forms:
            yield from _problems(form)
        return
    yield from (Problem(message) for message in each.non_field_errors())
    for field in each:
        anchor = "" if field.is_hidden else anchor_of(field)
        yield from (Problem(message, anchor, str(field.label or "")) for message in field.errors)


def anchor_of(field: forms.BoundField) -> str:
    """The id that a link to a field jumps to: the control, or the first choice of a group."""
    return field.id_for_label or f"{field.auto_id}_0"


def share_choices(formset: forms.BaseFormSet, name: str) -> None:
    """Ask the database once for what all rows of a formset choose from, and not once a row.

    A row keeps what it holds already, though nobody may choose it any more. What is sent is checked as before.
    """
    shared = None
    for form in formset.forms:
        field = form.fields[name]
        shared = list(field.choices) if shared is None else shared
        held = getattr(form.instance, name, None) if isinstance(form, forms.ModelForm) and form.instance.pk else None
        is_known = held is None or held.pk in {getattr(value, "value", value) for value, _label in shared}
        field.choices = shared if is_known else [*shared, (held.pk, str(held))]
