"""Leftovers of a changed phrase: written anew in some places of the draft, and still standing in others.

What the draft said when it began is its first revision. Advice is given only where it is sure to be about the same
thing: a name, a period of years, or words that were changed in the same way more than once.
"""

import re
from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _

from base.searching import fold
from documents.advice.replaced import Phrase, changed_phrases, is_name, is_reordered, is_years
from documents.advice.tips import Spot, Tip, code_of, find_and_replace, places
from documents.advice.words import PaperWords
from documents.models import Document

_YEAR = re.compile(r"^(?:19|20)\d\d$")
# Numbers and how often: changed in one place, they may well stay in another.
_COUNTS = re.compile(r"(?i)^(?:\d+|minst|högst|gånger|varje|månad\w*|vecka\w*|dagar\w*|andra|tredje|fjärde)$")


def tips(document: Document, words: PaperWords) -> Iterator[Tip]:
    before = words.before
    if before is None:
        return
    yield from _of_title(document, words, before)
    yield from renamed(document, words, _party_names(before), _party_names(words.content))
    yield from _of_phrases(document, words, before)


def _of_title(document: Document, words: PaperWords, before: dict) -> Iterator[Tip]:
    """The title that the paper had, or that of the owner's paper that it was made from."""
    made_from = Document.objects.filter(pk=document.made_from_id, owner=document.owner_id).values_list(
        "title", flat=True
    )
    for old in dict.fromkeys([before["frame"]["title"], *made_from]):
        if len(old.split()) > 1 and fold(old) != fold(document.title):
            yield from _tip(document, words, Phrase(old, document.title), of_title=True)


def _party_names(content: dict) -> list[str]:
    return [party["name"] for party in content["frame"]["parties"]]


def renamed(document: Document, words: PaperWords, before: list[str], now: list[str]) -> Iterator[Tip]:
    """For rows with names: where one name has been changed to another, and the text still says the old one."""
    gone = [name for name in before if name not in now]
    new = [name for name in now if name not in before]
    if len(gone) == len(new) == 1:
        yield from _tip(document, words, Phrase(gone[0], new[0]))


def _of_phrases(document: Document, words: PaperWords, before: dict) -> Iterator[Tip]:
    changed = Counter(changed_phrases(before["sections"], words.content["sections"]))
    turned = {(fold(phrase.new), fold(phrase.old)) for phrase in changed}
    was = PaperWords(before)
    for phrase, count in changed.items():
        both_ways = (fold(phrase.old), fold(phrase.new)) in turned
        if both_ways or not _is_sure(phrase, count):
            continue
        # As often as before: the words were moved, and not changed.
        if len(_standing(words, phrase)) < len(_standing(was, phrase)):
            yield from _tip(document, words, phrase, count=count)


def _is_sure(phrase: Phrase, count: int) -> bool:
    """Whether the old words are so sure to mean the same elsewhere that it is worth a sentence."""
    tokens = phrase.old.split()
    if is_years(phrase.old) or is_reordered(phrase):
        return True
    if is_name(phrase):
        return count >= (1 if len(tokens) > 1 else 2)
    if _YEAR.match(phrase.old):
        return count >= 2 and bool(_YEAR.match(phrase.new))
    telling = [token for token in tokens if len(token) >= 5 and not _COUNTS.match(token)]
    return bool(telling) and count >= (2 if len(tokens) > 1 else 3)


def pattern_of(phrase: Phrase) -> re.Pattern:
    """The old words, not within the new ones and not within longer words; the genitive of a name is the same name.

    With "nationella" before it the name is another's: the agency Brå is no local council.
    """
    old = _any_space_or_dash(phrase.old)
    before, found, after = phrase.new.lower().partition(phrase.old.lower())
    lead = f"(?<!{re.escape(before)})" if found and before else ""
    rest = f"(?!{re.escape(after)})" if found and after else ""
    return re.compile(rf"(?<![\w-])(?<!nationella\s){lead}{old}{rest}(?=s?(?![\w-]))", re.IGNORECASE)


def _any_space_or_dash(words: str) -> str:
    tokens = (re.escape(token) for token in words.split())
    return re.sub(r"\\-|[–—]", r"\\s?[-–—]\\s?", r"\s+".join(tokens))


def _standing(words: PaperWords, phrase: Phrase) -> list[Spot]:
    return words.spots(pattern_of(phrase))


def _tip(
    document: Document, words: PaperWords, phrase: Phrase, *, count: int = 0, of_title: bool = False
) -> Iterator[Tip]:
    spots = _standing(words, phrase)
    if spots:
        sentence = _sentence(phrase, len(spots), count, of_title=of_title)
        link = find_and_replace(document, phrase.old, phrase.new)
        yield Tip(code_of("leftover", phrase.old, phrase.new), sentence, "", tuple(spots), (link,))


def _sentence(phrase: Phrase, left: int, count: int, *, of_title: bool) -> str:
    values = {"old": phrase.old, "new": phrase.new, "left": places(left), "count": places(count)}
    if of_title:
        return _("Titeln är ”%(new)s”, men texten säger ”%(old)s” på %(left)s.") % values
    if count:
        return _("”%(old)s” är ändrat till ”%(new)s” på %(count)s men står kvar på %(left)s.") % values
    return _("Det heter nu ”%(new)s” bland uppgifterna, men i texten står ”%(old)s” kvar på %(left)s.") % values
