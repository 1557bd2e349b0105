"""References to acts that held no more on the day of the paper, and what stands in their place."""

import re
from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext as _

from agreements.law.asking import day_of
from agreements.models import LawRule
from base.dates import long_date
from base.rows import upper_first
from documents.advice.tips import Tip, find_and_replace
from documents.advice.words import PaperWords
from documents.models import Document

# The number of an act stands after its name, or after SFS; alone it may be a number of a register.
_WORD = r"\w*(?:lag|lagen|lags|lagens|balk|balken|förordning|förordningen)\b"
_ACT = rf"(?:\b{_WORD}(?:\s(?!{_WORD})\w+){{0,6}}\s|\bSFS\s)\(?"
_NUMBER = re.compile(r"\((\d{4}:\d+)\)")


def tips(document: Document, words: PaperWords) -> Iterator[Tip]:
    replaced = {rule.sfs: rule for rule in LawRule.objects.replaced_on(day_of(words.content))}
    for rule in filter(lambda rule: _is_hinted(rule, words.text), replaced.values()):
        spots = words.spots(_pattern(rule))
        if spots:
            now = _stands_now(rule, replaced)
            said = _("%(act)s gäller inte sedan %(day)s. Nu gäller %(now)s.")
            said %= {"act": upper_first(rule.cited), "day": long_date(rule.to_on + timedelta(days=1)), "now": now}
            found = _pattern(rule).search(spots[0].words)
            links = (find_and_replace(document, found[0].strip(), now),) if found else ()
            yield Tip(f"replaced_act:{rule.sfs}", said, "", tuple(spots), links)


def _is_hinted(rule: LawRule, text: str) -> bool:
    """Whether it is worth looking closer: the number or a name stands somewhere."""
    folded = text.lower()
    return rule.sfs in text or any(name.lower() in folded for name in _names(rule))


def _names(rule: LawRule) -> list[str]:
    return [name for part in rule.known_as.split(",") if (name := part.strip())]


def _pattern(rule: LawRule) -> re.Pattern:
    """The act by its number or, where that can mean no other, by its name."""
    forms = [rf"{_ACT}{re.escape(rule.sfs)}(?!\d)\)?"]
    for name in _names(rule):
        # A name with another number behind it is another act; "offentlighets- och sekretesslagen" is not the older one.
        case = "" if name.isupper() or name[1:] != name[1:].lower() else "(?i:"
        close = ")" if case else ""
        forms.append(rf"(?<!-\soch\s)\b{case}{re.escape(name)}{close}\b(?!\s?\(\d{{4}}:)")
    return re.compile("|".join(forms))


def _stands_now(rule: LawRule, replaced: dict[str, LawRule]) -> str:
    """What took the act's place; where that has been replaced too, what stands last."""
    seen = {rule.sfs}
    while (number := _NUMBER.search(rule.replaced_by)) and number[1] in replaced and number[1] not in seen:
        rule = replaced[number[1]]
        seen.add(rule.sfs)
    return rule.replaced_by
