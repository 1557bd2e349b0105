"""The warning for personnummer where words are written that others are shown: once, and then the person decides."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from text.personal_numbers import find

CONFIRMED = "confirmed"
LABEL = gettext_lazy("Spara ändå, jag är säker")


def sentence_on(numbers: list[str]) -> str:
    return _(
        "Det här ser ut som personnummer: %(numbers)s. Ta bort det, eller kryssa i att det ska sparas om du är säker."
    ) % {"numbers": ", ".join(numbers)}


class WarnsOfNumbers:
    """For a form: what looks like a personnummer is refused once, with a box to save it all the same.

    What stood in the form before is not warned of again.
    """

    def full_clean(self):
        super().full_clean()
        if not self.is_bound or not hasattr(self, "cleaned_data"):
            return
        if numbers := list(dict.fromkeys(self._numbers())):
            box = forms.BooleanField(label=LABEL, required=False)
            self.fields[CONFIRMED] = box
            if not box.widget.value_from_datadict(self.data, self.files, self.add_prefix(CONFIRMED)):
                self.add_error(CONFIRMED, sentence_on(numbers))

    def _numbers(self):
        for name, field in self.fields.items():
            value = self.cleaned_data.get(name)
            if isinstance(value, str):
                yield from set(find(value)) - set(find(str(self.get_initial_for_field(field, name) or "")))
