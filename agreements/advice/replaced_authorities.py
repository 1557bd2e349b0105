"""Authorities and titles that are no more on the day of the paper; dated data beside that of the laws."""

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _

from agreements.law import asking
from base.dates import long_date
from documents.advice.tips import Tip, code_of
from documents.advice.words import PaperWords
from documents.models import Document

_DATA = Path(asking.__file__).with_name("authorities.json")


def tips(document: Document, words: PaperWords) -> Iterator[Tip]:
    day = asking.day_of(words.content)
    for pattern, since, row in _replaced():
        if since <= day and (spots := words.spots(pattern)):
            said = _("%(was)s finns inte sedan %(day)s. Skriv %(now)s.")
            said %= {"was": row["was"], "day": long_date(since), "now": row["now"]}
            yield Tip(code_of("replaced_authority", row["was"]), said, "", tuple(spots))


@cache
def _replaced() -> list[tuple[re.Pattern, date, dict]]:
    rows = json.loads(_DATA.read_text(encoding="utf-8"))
    return [(_pattern(row["pattern"]), date.fromisoformat(row["since"]), row) for row in rows]


def _pattern(words: str) -> re.Pattern:
    """Whole words in any case; an abbreviation in capitals only as it is written."""
    forms = (
        [form if form.isupper() else f"(?i:{form})" for form in words.split("|")]
        if "(" not in words
        else [f"(?i:{words})"]
    )
    return re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})(?![\w-])")
