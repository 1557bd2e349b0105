"""What a new agreement drops of the old one: areas, bodies, seats, purposes, goals, and what the text obliged to."""

from django.utils.translation import gettext as _

from agreements.recognising.frequency import how_often, without_named
from base.searching import fold
from documents.changes import dropping
from documents.changes.dropping import Line, NewText, dropped_sentences, said


def dropped(old: dict, new: dict) -> list[Line]:
    """What is gone, and what stands in other words, in the order in which a board would ask."""
    before, after = old["facts"], new["facts"]
    text = NewText(sentence for _heading, sentence, _promised in said(new))
    return [
        *_areas(before, after, text),
        *_bodies(before, after, text),
        *_seats(before, after),
        *_aims(_("Syften"), before.get("purposes"), after.get("purposes"), text),
        *_aims(_("Mål"), before.get("goals"), after.get("goals"), text),
        *dropped_sentences(old, new, is_duty=_is_duty, is_recurring=_is_recurring),
    ]


def _is_recurring(sentence: str) -> bool:
    return any(how_often(sentence)) or dropping.is_recurring(without_named(sentence))


def _is_duty(sentence: str) -> bool:
    return _is_recurring(sentence) or dropping.is_duty(without_named(sentence))


def _areas(before: dict, after: dict, text: NewText) -> list[Line]:
    group = _("Samverkansområden")
    return _names(group, *([row["name"] for row in facts.get("focus_areas") or []] for facts in (before, after)), text)


def _bodies(before: dict, after: dict, text: NewText) -> list[Line]:
    group = _("Råd och grupper")
    return _names(group, *([row["name"] for row in facts.get("bodies") or []] for facts in (before, after)), text)


def _names(group: str, old: list[str], new: list[str], text: NewText) -> list[Line]:
    """Names that are no longer among the new ones; a name that is only put another way is said to be."""
    same = {fold(name) for name in new}
    others = NewText(name for name in new if fold(name) not in map(fold, old))
    lines = [others.became(group, name) for name in old if fold(name) not in same]
    return [_noted(line, text) for line in lines if line]


def _noted(line: Line, text: NewText) -> Line:
    if line.now or not text.tells(line.text):
        return line
    return Line(line.group, line.text, note=_("Orden står kvar i texten."))


def _seats(before: dict, after: dict) -> list[Line]:
    """Who was promised to a body that both have."""
    group, lines = _("Utlovad representation"), []
    new = {fold(row["name"]): row["promises"] for row in after.get("bodies") or []}
    for row in before.get("bodies") or []:
        if fold(row["name"]) not in new:
            continue
        promised = {fold(seat["party"]): seat["what"] for seat in new[fold(row["name"])]}
        for seat in row["promises"]:
            now = promised.get(fold(seat["party"]))
            if now is None or fold(now) != fold(seat["what"]):
                lines.append(_seat(group, row["name"], seat, now))
    return lines


def _seat(group: str, body: str, seat: dict, now: str | None) -> Line:
    line = _("%(body)s: %(party)s – %(what)s")
    words = line % {"body": body, **seat}
    if now is None:
        return Line(group, words)
    return Line(group, words, now=dropping.changed_line(words, line % {"body": body, **seat, "what": now}))


def _aims(group: str, old: list[str] | None, new: list[str] | None, text: NewText) -> list[Line]:
    standing = NewText(new or [])
    lines = []
    for aim in old or []:
        line = standing.became(group, aim)
        if line and not line.now:
            line = text.became(group, aim)
        lines += [line] if line else []
    return lines
