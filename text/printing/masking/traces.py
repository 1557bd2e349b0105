"""Parts and other forms of masked words that still stand in a text, and may tell what was taken out.

Whole words only, and of names only what is written with a capital: a hint that comes too often is read by nobody.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from text.printing.masking.markup import masked_text
from text.printing.masking.names import Name, names_of
from text.printing.masking.numbers import forms_of_numbers
from text.printing.masking.words import Words

# What is read as one address, file name or the like, where names are written small and run together.
_ADDRESS = re.compile(r"[^\s\"”'<>(),;]*(?:@|_|://|www\.)[^\s\"”'<>(),;]*|[\w-]+(?:\.[\w-]+)+")
_OVER_LINE = re.compile(r"(?<=\w)(?:[-\u2010\u00ad]\s*\n|[\x02\ufffe])\s*(?=[a-zåäöéü])")
_GONE = "\n"
_GENITIVE = r"(?:['\u2019:]?[sS])?"
_APART = r"[^\w\n]{0,3}"
_SPACES = re.compile(r"[^\w\n]+")
_BROKEN = re.compile(r"[a-zåäöéü]{2}- ?[a-zåäöéü]{2}")
_FEWEST_APART = 3
_FEWEST_IN_ADDRESS = 3


@dataclass(frozen=True)
class Trace:
    """text: what still stands there, as it is written. of: the masked words that it is a part or another form of."""

    text: str
    of: str


def traces(text: str, masks: Iterable[Words]) -> list[Trace]:
    """Each once, in the order of the text. Where the masked words themselves stand is no trace."""
    masks = tuple(masks)
    left = _OVER_LINE.sub("", _readable(_without(text, masks)))
    found: list[tuple[int, Trace]] = []
    for mask in masks:
        for look in (_in_addresses, _numbers, _letterspaced, _parts):
            for start, end in look(left, mask.text):
                found.append((start, Trace(" ".join(left[start:end].split()), mask.text)))
                left = left[:start] + _GONE * (end - start) + left[end:]
    once: dict[str, Trace] = {}
    for _start, trace in sorted(found, key=lambda each: each[0]):
        once.setdefault(trace.text, trace)
    return list(once.values())


def _without(text: str, masks: tuple[Words, ...]) -> str:
    return masked_text(text, masks) if masks else text


def _readable(text: str) -> str:
    """Without ligatures and signs that nobody sees."""
    whole = unicodedata.normalize("NFKC", text)
    return "".join(sign for sign in whole if sign == "\u00ad" or unicodedata.category(sign) != "Cf")


def _in_addresses(text: str, mask: str) -> Iterator[tuple[int, int]]:
    """E-mail and web addresses and file names, with the name in them run together or parted by signs."""
    wanted = {form for name in names_of(mask) for form in _run_together(name)}
    for found in _ADDRESS.finditer(text) if wanted else ():
        pieces = re.split(r"[^a-z]+", plain_letters(found[0]))
        if not wanted.isdisjoint(pieces):
            end = found.end() - (len(found[0]) - len(found[0].rstrip(".:-")))
            yield found.start(), end


def _run_together(name: Name) -> set[str]:
    first, last = plain_letters("".join(name.given[:1])), plain_letters(name.last)
    alone = {part for part in (first, last) if len(part) >= _FEWEST_IN_ADDRESS}
    if not first:
        return alone
    return alone | {first + last, last + first, first[0] + last, last + first[0], first + last[0]}


def plain_letters(text: str) -> str:
    """As names are written in addresses: small, and without rings, dots and accents."""
    taken_apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in taken_apart if not unicodedata.combining(sign))


def _numbers(text: str, mask: str) -> Iterator[tuple[int, int]]:
    for pattern in forms_of_numbers(mask):
        yield from (found.span() for found in pattern.finditer(text))


def _letterspaced(text: str, mask: str) -> Iterator[tuple[int, int]]:
    """Names with space between their letters, or with a hyphen in the middle of a line."""
    for name in names_of(mask):
        for found in _letterspaced_pattern(name).finditer(text):
            if 2 * len(_SPACES.findall(found[0])) >= sum(map(str.isalpha, found[0])) - 1 or _BROKEN.search(found[0]):
                yield found.span()


@lru_cache(maxsize=512)
def _letterspaced_pattern(name: Name) -> re.Pattern:
    words = (*name.given, name.last)
    each = [_APART.join(map(re.escape, word.replace("-", ""))) for word in words]
    alone = [spaced for spaced, word in zip(each, words, strict=True) if len(word) >= _FEWEST_APART]
    forms = [r"[^\w\n]{1,6}".join(each), *alone] if len(each) > 1 else alone
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms) or '(?!)'})(?!\w)", re.IGNORECASE)


def _parts(text: str, mask: str) -> Iterator[tuple[int, int]]:
    for name in names_of(mask):
        if name.given:
            yield from (found.span() for found in _parts_pattern(name).finditer(text))


@lru_cache(maxsize=512)
def _parts_pattern(name: Name) -> re.Pattern:
    """The last name, with initials before it or first names after; a first name that no other last name follows."""
    given, last = "|".join(map(_capital, name.given)), "|".join(map(_capital, name.lasts))
    initial = rf"(?:[{''.join(sorted({part[0] for part in name.given}))}]\.?\s?)"
    after = rf"(?:,\s*(?:(?:{given})|{initial}{{1,3}}(?!\w)))?"
    by_last = rf"(?:(?<!\w){initial}{{1,3}})?(?<!\w)(?:{last}){_GENITIVE}(?!\w){after}"
    by_first = rf"(?<!\w)(?:{given}){_GENITIVE}(?!\w|-\w)(?![^\S\n]+[^\W\d_a-zåäöéü])"
    return re.compile(f"{by_last}|{by_first}")


def _capital(word: str) -> str:
    """The word as a name is written, or all in capitals."""
    written = word[0].upper() + word[1:]
    return "|".join(map(re.escape, dict.fromkeys((written, word.title(), word.upper()))))
