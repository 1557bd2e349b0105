"""Sentences that were cut off or grown together on the way, so that a person compares them with the original."""

import re

from documents.recognising.headings import WEAK_END
from documents.recognising.sentences import sentences

_MERGED = re.compile(r"\bdet\s(?:\w+ande|\w+ende|\w+iga|\w+liga|\w+ska|\w+ala)\s\w{3,}ens\b")
_LOST_SELF = re.compile(r"\båtar\satt\b")
_LOST_NOUN = re.compile(r"\b(?:till|av|för)\s(?:sker|görs|lämnas|ska|skall)\b")
_TWO_MODALS = re.compile(r"\b(?:ska|skall|bör)\s\w+\s(?:på|om)\s\w+\s(?:och\s)?\w+\s(?:ska|skall|bör)\b")
# Three letters and not a whole word: from every place in a very long one it would be read to its end again.
_NO_STOP = re.compile(r"[a-zåäö]{3}\s(?:Det|Detta|Dessa|Denna|Här|Vidare|Därför|Utöver)\s[a-zåäö]{2,}")
_OPEN = re.compile(r"(?:[-–,/(]|[a-zåäö]-)$")


def broken_sentences(text: str, *, last: bool = False) -> list[tuple[str, str]]:
    """Pairs of a broken sentence and what seems wrong with it. last: the text is the end of the paper."""
    found = []
    for sentence in sentences(text):
        why = _what_is_wrong(sentence)
        if why:
            found.append((sentence, why))
    tail = text.rstrip()
    if last and not found and len(tail) > 60 and tail[-1:].isalpha() and tail[-1:].islower():
        found.append((sentences(tail)[-1], "saknar punkt sist i papperet och kan vara avbruten"))
    return found


def _what_is_wrong(sentence: str) -> str | None:
    if len(sentence) > 25 and sentence[-1:] not in ".!?:;":
        word = re.sub(r"[^\wåäö]", "", sentence.rsplit(" ", 1)[-1].lower())
        if word in WEAK_END - {
            "med",
            "av",
            "om",
            "till",
            "på",
            "i",
            "hos",
            "från",
            "per",
            "den",
            "det",
            "en",
            "ett",
            "inom",
        } or word in {"varje", "denna", "mot", "enligt"}:
            return "verkar avbruten"
        if word in {"den", "en", "ett", "av", "till", "från", "med", "i", "på", "inom"} or _OPEN.search(sentence):
            return "verkar avbruten"
    if _MERGED.search(sentence):
        return "verkar vara två meningar som vuxit ihop"
    if _LOST_SELF.search(sentence) or _LOST_NOUN.search(sentence):
        return "verkar sakna ett ord"
    if _TWO_MODALS.search(sentence):
        return "verkar sakna ett ord"
    if _NO_STOP.search(sentence):
        return "verkar sakna punkt mellan två meningar"
    return None
