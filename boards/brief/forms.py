"""Whom the brief is sent to."""

import re

from django import forms
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MOST = 60
_LINE = re.compile(r"^(?P<name>.*?)[\s,;<]*(?P<email>[^\s<>,;]+@[^\s<>,;]+)>?\s*$")


class BriefForm(forms.Form):
    """One person a line, as an address list gives them."""

    people = forms.CharField(
        label=gettext_lazy("Till"),
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off"}),
        help_text=gettext_lazy("En person på varje rad: namn och e-postadress."),
    )

    def clean_people(self) -> list[tuple[str, str]]:
        """Name and address, each address once."""
        found: dict[str, tuple[str, str]] = {}
        for line in filter(None, (line.strip() for line in self.cleaned_data["people"].splitlines())):
            name, email = _person(line)
            found.setdefault(email.lower(), (name, email))
        if len(found) > MOST:
            raise forms.ValidationError(_("Skicka till högst %s personer åt gången.") % MOST)
        return list(found.values())


def _person(line: str) -> tuple[str, str]:
    match = _LINE.match(line)
    try:
        validate_email(match["email"] if match else "")
    except forms.ValidationError:
        raise forms.ValidationError(
            _("På raden ”%s” saknas en e-postadress, eller så är den fel skriven.") % line
        ) from None
    return match["name"].strip(' ,;"')[:200] or match["email"].partition("@")[0], match["email"]
