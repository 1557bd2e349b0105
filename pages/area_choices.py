"""What becomes of each area that was read: one in the catalogue, a new one of the owner's, or none at all.

A paper speaks of its areas in its own words. Those words become an area that others can choose only when somebody says
so, and a long phrase is not proposed as one.
"""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from agreements.forms import areas_for
from base.forms import ROWS
from base.searching import fold

NEW, OUT = "new", "out"
CHOICES = "area_choices"  # in the reading: what was chosen for words that are not in the catalogue
LONGEST_NAME = 40


class AreaChoiceForm(forms.Form):
    # As tall as its words, so that a long phrase can be read as a whole.
    name = forms.CharField(
        label=_("Så står det i handlingen"), max_length=200, widget=forms.Textarea(attrs={"rows": 1})
    )
    choice = forms.ChoiceField(label=_("Samverkansområde"), initial=NEW)

    def __init__(self, *args, areas: list[tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["choice"].choices = [
            (NEW, _("Nytt eget område med det namnet")),
            (OUT, _("Ta inte med som område")),
            (_("Finns i katalogen"), areas),
        ]
        if self.initial.get("choice") == OUT and is_phrase(self.initial["name"]):
            self.fields["name"].help_text = _("Långt för att vara ett namn. Korta det om det ska bli ett nytt område.")

    def clean_name(self):
        return " ".join(self.cleaned_data["name"].split())


AreaChoices = forms.formset_factory(AreaChoiceForm, extra=1, **ROWS)


def area_choices(reading: dict, owner, data=None) -> forms.BaseFormSet:
    """A row for each area of the reading, with what it seems to be in the owner's catalogue."""
    areas = [(str(area.pk), area.name) for area in areas_for(owner)]
    decided = reading.get(CHOICES, {})
    names = [*reading["focus_areas"], *(name for name, choice in decided.items() if choice == OUT)]
    rows = [{"name": name, "choice": decided.get(name) or proposed(name, areas)} for name in dict.fromkeys(names)]
    return AreaChoices(data, initial=rows, prefix="areas", form_kwargs={"areas": areas})


def proposed(name: str, areas: list[tuple[str, str]]) -> str:
    """The area that has the name, or the longest name among the words; otherwise a new one, if it could be a name."""
    words = fold(name)
    found = [(fold(known), key) for key, known in areas if re.search(rf"\b{re.escape(fold(known))}\b", words)]
    if found:
        return max(found, key=lambda each: len(each[0]))[1]
    return OUT if is_phrase(name) else NEW


def is_phrase(name: str) -> bool:
    """Whether it is more of a sentence than a name."""
    return len(name) > LONGEST_NAME or name.endswith((".", ":", ";"))


def chosen(formset) -> dict:
    """The part of the reading that valid rows give: the names that become areas, and the choices to be remembered."""
    rows = [form.cleaned_data for form in formset.forms if form.cleaned_data]
    names = [_name(form) for form in formset.forms if form.cleaned_data and form.cleaned_data["choice"] != OUT]
    remembered = {row["name"]: row["choice"] for row in rows if row["choice"] in (NEW, OUT)}
    return {"focus_areas": list(dict.fromkeys(names)), CHOICES: remembered}


def _name(form) -> str:
    row = form.cleaned_data
    known = dict(form.fields["choice"].choices[-1][1])
    return known.get(row["choice"], row["name"])
