"""Finds words however they are written: in another case, over a line's end, hyphenated, decomposed, with ligatures."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

FEWEST_SIGNS = 2
LONGEST = 200
BAR = "[maskat]"
OTHER_BAR = "■"

# Two ways in which readers of PDF write a hyphen that stands at a line's end, and that end.
HYPHENS_AT_LINE_END = "\x02\ufffe"
_HYPHENS = dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-") | dict.fromkeys(HYPHENS_AT_LINE_END, "-\n")
_QUOTES = dict.fromkeys("\u2018\u2019\u00b4`", "'")
_LINE_ENDS = frozenset("\n\r\v\f\x85\u2028\u2029")
# A line end alone parts words; a hyphen before it may be there for the line.
_BETWEEN = r"(?:-\s*\n\s*)?"
_NO_MARK_AFTER = r"(?![\u0300-\u036f])"
_NUMBER = re.compile(r"\+?[\d\s()/-]+")
_FEWEST_DIGITS = 6


@dataclass(frozen=True)
class Words:
    """What is to be masked. whole: only where it stands as words of its own, not within longer ones."""

    text: str
    whole: bool = False


def words_of(masks: Iterable[dict]) -> tuple[Words, ...]:
    """Those of the masks, as they are kept in JSON, that are words and not boxes."""
    return tuple(Words(mask["words"], bool(mask.get("whole"))) for mask in masks if "words" in mask)


def covers(one: Words, other: Words) -> bool:
    """Whether the one is found wherever the other is: in either case, a number however its figures are parted."""
    return _pattern(one).pattern in {_pattern(other).pattern, _pattern(Words(other.text)).pattern}


def is_maskable(text: str) -> bool:
    """Whether there is enough of it to be looked for: two letters or digits."""
    return len(text) <= LONGEST and sum(map(str.isalnum, fold(text)[0])) >= FEWEST_SIGNS


def find(text: str, masks: Iterable[Words]) -> list[tuple[int, int]]:
    """Where the words stand in the text: from the first sign to after the last, in order and apart."""
    folded, places = fold(text)
    spans = []
    for mask in masks:
        for found in _pattern(mask).finditer(folded):
            start, end = places[found.start()], _after(text, places[found.end() - 1])
            spans.append((start, end))
    return _joined(spans)


def bar_for(masks: Iterable[Words]) -> str:
    """What stands instead of the words: read aloud as what it is, unless just that was masked."""
    return OTHER_BAR if find(BAR, masks) else BAR


def fold(text: str) -> tuple[str, list[int]]:
    """The text without differences of form, and for each of its signs the place that it has in the given one."""
    signs, places = [], []
    for place, sign in enumerate(text):
        for each in "-" if _ends_line(text, place) else _folded(sign):
            signs.append(each)
            places.append(place)
    return "".join(signs), places


def _ends_line(text: str, place: int) -> bool:
    """Whether it is a soft hyphen that is seen, since the line ends there."""
    return text[place] == "\u00ad" and text[place + 1 : place + 2] in _LINE_ENDS


@lru_cache(maxsize=4096)
def _folded(sign: str) -> str:
    if sign in _LINE_ENDS:
        return "\n"
    if sign in _HYPHENS or sign in _QUOTES:
        return _HYPHENS.get(sign) or _QUOTES[sign]
    if sign.isspace():
        return " "
    if unicodedata.category(sign) in {"Cf", "Cc"}:
        return ""  # soft hyphens and marks that nobody sees
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", sign).casefold())
    # An accent that stands by itself is written as one over a space; it belongs to the letter before.
    return plain.replace(" ", "") if len(plain) > 1 else plain


@lru_cache(maxsize=512)
def _pattern(mask: Words) -> re.Pattern:
    wanted = " ".join(fold(mask.text)[0].split())
    if _NUMBER.fullmatch(wanted) and sum(map(str.isdecimal, wanted)) >= _FEWEST_DIGITS:
        return _number(wanted)
    parts, before = [], ""
    for sign in wanted:
        if before and sign not in " -" and before not in " -":
            parts.append(_BETWEEN)
        parts.append({" ": r"\s*", "-": r"\s*-\s*"}.get(sign, re.escape(sign)))
        before = sign
    pattern = "".join(parts) + _NO_MARK_AFTER
    return re.compile(rf"(?<![^\W_]){pattern}(?:'?s)?(?![^\W_])" if mask.whole else pattern)


def _number(wanted: str) -> re.Pattern:
    """A number is the same however its figures are parted; a personal number also with its century or without."""
    digits = re.sub(r"\D", "", wanted)
    if len(digits) == 12 and digits[:2] in {"18", "19", "20"}:
        digits = digits[2:]
    century = r"(?:(?:18|19|20)[\s()/+-]*)?" if len(digits) == 10 else ""
    return re.compile(rf"(?<!\d){century}" + r"[\s()/+-]*".join(digits) + r"(?!\d)")


def _after(text: str, place: int) -> int:
    """The place after the sign, and after the accents that stand on it and what nobody sees."""
    place += 1
    while place < len(text) and (unicodedata.combining(text[place]) or unicodedata.category(text[place]) == "Cf"):
        place += 1
    return place


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
