"""The years of the agreement before, where the text of the new one still says them."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from agreements.missing import section_with_old_term
from agreements.models import Agreement, Relation
from base.dates import long_date
from base.searching import fold
from documents.advice.tips import Tip, code_of, find_and_replace, places
from documents.advice.words import PaperWords
from documents.models import Document


def tips(document: Document, words: PaperWords) -> Iterator[Tip]:
    """What hinders the lock, the old sentence on the term, is said there and not here."""
    agreement = Agreement.objects.select_related("follows__term_passage", "follows__document").get(pk=document.pk)
    old = agreement.follows if agreement.relation == Relation.SUCCESSOR else None
    if not old or not all((old.starts_on, old.ends_on, agreement.starts_on, agreement.ends_on)):
        return
    hinders = section_with_old_term(document, agreement)
    known = fold(old.term_passage.quote) if hinders else ""
    for pattern, was, now in _changed(old, agreement):
        spots = [
            spot
            for spot in words.spots(pattern)
            if fold(old.document.title) not in fold(spot.words) and not (known and was in known)
        ]
        if spots:
            until = _("till och med %(day)s") % {"day": now} if now == long_date(agreement.ends_on) else now
            values = {"was": was, "now": until, "left": places(len(spots))}
            said = _("Överenskommelsen gäller %(now)s, men texten säger %(was)s på %(left)s.") % values
            link = find_and_replace(document, was, now)
            yield Tip(code_of("old_years", was, now), said, "", tuple(spots), (link,))


def _changed(old: Agreement, new: Agreement) -> Iterator[tuple[re.Pattern, str, str]]:
    """What the old term looks like in a text: its years, and its last day."""
    if (was := _years(old)) and (now := _years(new)) and was != now:
        first, last = was.split("–")
        yield re.compile(rf"(?<!\d){first}\s?[-–—]\s?{last}(?!\d)"), was, now
    if old.ends_on != new.ends_on:
        was, now = long_date(old.ends_on), long_date(new.ends_on)
        in_words = r"\s+".join(was.split())
        yield re.compile(rf"(?i)(?<!\d)(?:{in_words}|{old.ends_on.isoformat()})(?!\d)"), was, now


def _years(agreement: Agreement) -> str:
    first, last = agreement.starts_on, agreement.ends_on
    return f"{first.year}–{last.year}" if first.year != last.year else ""
