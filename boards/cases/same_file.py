"""The same file in several places of an ärende is one paper: what is masked in it is masked wherever it lies."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext as _

from boards.cases.items import Item


def once(items: Iterable[Item]) -> list[Item]:
    """Each file once, with what is said of all its places; what is no file as it was."""
    by_file: dict[str, list[Item]] = defaultdict(list)
    found = []
    for item in items:
        if item.file is None:
            found.append(item)
        else:
            by_file[item.file.pk].append(item)
    return found + [_one(same) for same in by_file.values()]


def _one(same: list[Item]) -> Item:
    """Under the marking of secrecy if there is one, and public if it is so in any place."""
    first, *others = sorted(same, key=lambda item: (not item.secrecy, not item.status.is_public, item.at))
    if not others:
        return first
    public = next((item.status for item in (first, *others) if item.status.is_public), first.status)
    notes = [*first.notes]
    for other in others:
        notes += [_("Samma fil ligger också här: %(title)s, %(what)s.") % {"title": other.title, "what": other.what}]
        notes += [other.secrecy, *other.notes]
    known = (first.status.sentence, first.secrecy)
    said = tuple(dict.fromkeys(note for note in notes if note and note not in known))
    return replace(first, status=public, notes=said, also=tuple(item.source for item in others))
