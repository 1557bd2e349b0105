"""References to appendices in a letter, such as `(se bilaga 1)`: they follow the papers when these change places.

A reference to an appendix that was taken away stands as it was written, with `[borttagen]` after it, so that it does
not seem to lead to the one that has got its number; the checks find it. What is another paper's appendix is left
alone: `bilaga 2 till överenskommelsen`.
"""

import re
from collections.abc import Mapping, Sequence
from uuid import UUID

from boards.models import BoardLetter
from documents.editing.section_writing import HEADING_LENGTH, write
from documents.models import Document

GONE = "[borttagen]"
_SPACE = r"(?:\s|&nbsp;|</?(?:strong|em)>)"
_NUMBER = rf"\d{{1,3}}(?![\w])(?![.,:]\d)(?!{_SPACE}*{re.escape(GONE)})"
_KEPT = rf"\d{{1,3}}{_SPACE}*{re.escape(GONE)}"
_AND = rf"(?:och|samt|eller|respektive|till{_SPACE}+och{_SPACE}+med)"
_BETWEEN = rf"(?:{_SPACE}*[,–&-]{_SPACE}*|{_SPACE}*,?{_SPACE}*\b{_AND}{_SPACE}+)"
_OWN = r"(?:denna|den\s+här|skrivelsen|tjänsteskrivelsen|tjänsteutlåtandet|detta)"
_REFERENCE = re.compile(
    rf"""(?P<tag><(?!/?(?:strong|em)>)[^>]*>)
    |(?P<word>\bbil(?:agorna|agor|agan|aga|\.)){_SPACE}+
     (?P<numbers>(?:{_NUMBER}|{_KEPT})(?:{_BETWEEN}(?:{_NUMBER}|{_KEPT}))*)
     (?!{_BETWEEN}\d)(?!{_SPACE}+till{_SPACE}+(?!{_OWN}\b))""",
    re.IGNORECASE | re.VERBOSE,
)
_ONE = re.compile(rf"(?P<kept>{_KEPT})|(?P<first>{_NUMBER})(?:(?P<dash>{_SPACE}*[–-]{_SPACE}*)(?P<last>{_NUMBER}))?")


def renumber(letter: BoardLetter, old_keys: Sequence[UUID], new_keys: Sequence[UUID], by) -> None:
    """Rewrite what the letter says of its appendices after their order has changed. Only within the opened paper.

    old_keys, new_keys: the keys of the appendices in their order before and after.
    """
    moves = moved(old_keys, new_keys)
    if not moves:
        return
    document = Document.objects.get(pk=letter.pk)
    for section in document.sections.exclude(slot="", html="", heading=""):
        html, heading = renumbered(section.html, moves), renumbered(section.heading, moves)
        if (html, heading) != (section.html, section.heading):
            write(section, heading[:HEADING_LENGTH], html, by)
    _rewrite(letter.points.all(), ["text"], moves)
    _rewrite(letter.consequences.all(), ["text"], moves)
    _rewrite(letter.bases.all(), ["text"], moves)


def moved(old_keys: Sequence, new_keys: Sequence) -> dict[int, int | None]:
    """From number to number for those that got another one; None for those that are gone."""
    places = {key: place for place, key in enumerate(new_keys, start=1)}
    now = {place: places.get(key) for place, key in enumerate(old_keys, start=1)}
    return {before: after for before, after in now.items() if before != after}


def renumbered(text: str, moves: Mapping[int, int | None]) -> str:
    """The text or HTML with the numbers of its references moved; nothing else in it is changed."""
    return _REFERENCE.sub(lambda found: _moved_reference(found, moves), text)


def references_in(text: str) -> list[int]:
    """The numbers that the references of a text or HTML name, in order, a range as all of its numbers."""
    found = (match for match in _REFERENCE.finditer(text) if match["word"])
    ones = (one for match in found for one in _ONE.finditer(match["numbers"]))
    return [number for one in ones if not one["kept"] for number in _numbers(one)]


def _numbers(one: re.Match) -> list[int]:
    first, last = int(one["first"]), int(one["last"] or one["first"])
    return list(range(first, last + 1)) or [first, last]


def _moved_reference(found: re.Match, moves: Mapping[int, int | None]) -> str:
    if found["tag"]:
        return found[0]
    numbers = _ONE.sub(lambda one: _moved_numbers(one, moves), found["numbers"])
    return found[0][: found.start("numbers") - found.start()] + numbers


def _moved_numbers(one: re.Match, moves: Mapping[int, int | None]) -> str:
    """A range whose papers do not stand beside each other any more is written as a list."""
    if one["kept"]:
        return one[0]
    before = _numbers(one)
    after = [moves.get(number, number) for number in before]
    if one["last"] and sorted(before) == sorted(number or 0 for number in after):
        return one[0]
    if one["last"] and None not in after and after == list(range(after[0], after[0] + len(after))):
        return f"{after[0]}{one['dash']}{after[-1]}"
    words = [f"{old} {GONE}" if new is None else str(new) for old, new in zip(before, after, strict=True)]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} och {words[-1]}"


def _rewrite(rows, fields: list[str], moves: Mapping[int, int | None]) -> None:
    changed = []
    for row in rows:
        before = [getattr(row, name) for name in fields]
        for name in fields:
            longest = row._meta.get_field(name).max_length
            text = renumbered(getattr(row, name), moves)
            if not longest or len(text) <= longest:
                setattr(row, name, text)
        if before != [getattr(row, name) for name in fields]:
            changed.append(row)
    if changed:
        type(changed[0]).objects.bulk_update(changed, fields)
