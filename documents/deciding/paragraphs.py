"""The number of a paragraph in the minutes, as somebody writes it."""

import re

from django import forms
from django.utils.translation import gettext as _

_SIGN = re.compile(r"^\s*(?:§+|paragraf)\s*", re.IGNORECASE)
# Some municipalities put the year after the number.
_NUMBER = re.compile(r"[1-9][0-9]{0,4} ?[a-zåäö]?( ?/ ?[0-9]{2}([0-9]{2})?)?", re.IGNORECASE)


def paragraph_number(written: str) -> str:
    """`45 b` of `§ 45 b`. Raises ValidationError for what is no number of a paragraph."""
    number = _SIGN.sub("", written).strip()
    if not _NUMBER.fullmatch(number):
        raise forms.ValidationError(_("Skriv paragrafens nummer, till exempel 123, 123 b eller 123/2026."))
    return number
