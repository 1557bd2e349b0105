"""What was typed on the page of a letter's facts, with a point put in or moved; for a page without scripts."""

from django.http import QueryDict

from boards.letters.phrases import Phrase

_FIELDS = ("text", "action", "about", "remove")
MOST = 400


def with_phrase(data: QueryDict, phrase: Phrase) -> QueryDict:
    """The phrase in the first empty row of points, and an empty row after it."""
    changed = data.copy()
    count = _count(changed)
    place = next((row for row in range(count) if not changed.get(f"points-{row}-text", "").strip()), count)
    changed[f"points-{place}-text"] = phrase.text
    changed[f"points-{place}-action"] = str(phrase.action)
    changed[f"points-{place}-about"] = str(phrase.document.pk)
    changed["points-TOTAL_FORMS"] = str(min(MOST, max(count, place + 2)))
    return changed


def with_point_moved(data: QueryDict, place: str) -> QueryDict:
    """The point one step up; as it was for a place that there is not."""
    changed = data.copy()
    row = int(place) if place.isdecimal() and len(place) < 4 else 0
    if not 0 < row < _count(changed):
        return changed
    for field in _FIELDS:
        names = f"points-{row - 1}-{field}", f"points-{row}-{field}"
        values = [changed.getlist(name) for name in names]
        for name, value in zip(names, reversed(values), strict=True):
            changed.setlist(name, value)
            if not value:
                del changed[name]
    return changed


def _count(data: QueryDict) -> int:
    sent = data.get("points-TOTAL_FORMS", "")
    return min(MOST, int(sent)) if sent.isdecimal() and len(sent) < 6 else 0
