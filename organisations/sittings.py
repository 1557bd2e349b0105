"""Sitting dates pasted from an agenda, a mail or a calendar: one or several a line, as Swedes write them."""

import re
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from base.dates import MONTHS, parse_date
from organisations.models import Body, SittingDate

_MONTH = "|".join(f"{name[:3]}[a-zåäö]*" for name in MONTHS)
_DATE = re.compile(
    rf"\b(?:\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}}|\d{{8}}"
    rf"|\d{{1,2}}(?::?[ae])?\s+(?:{_MONTH})\b\.?,?(?:\s+\d{{4}})?"
    rf"|\d{{1,2}}\s*/\s*\d{{1,2}}(?:[-/ ]+\d{{4}})?)(?!\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20|21)\d{2}\b")
_PAPERS_DUE = re.compile(r"\b(?:handling\w*|senast|inlämning\w*|stoppdag|utskick)\b", re.IGNORECASE)


@dataclass
class Sittings:
    """What was understood: days with the last day for papers where one is given, and sentences on the rest."""

    days: dict[date, date | None] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def read_sittings(text: str) -> Sittings:
    """Each line's days; a line with only a year, such as a heading, gives the year of the lines below it."""
    read = Sittings()
    year = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        found = list(_DATE.finditer(line))
        if not found and (heading := _YEAR.search(line)):
            year = heading[0]
            continue
        if not found:
            read.problems.append(_("Rad %(number)s: hittar inget datum i ”%(line)s”.") % _about(number, line))
            continue
        _take_line(read, number, line, found, year)
    return read


def _take_line(read: Sittings, number: int, line: str, found: list[re.Match], year: str) -> None:
    marker = _PAPERS_DUE.search(line)
    days, due = [], None
    for match in found:
        try:
            day = parse_date(_with_year(match[0], year))
        except ValueError:
            read.problems.append(
                _("Rad %(number)s: ”%(line)s” är inget datum. Skriv dag, månad och år.") % _about(number, match[0])
            )
            return
        if marker and match.start() > marker.start():
            due = day
        else:
            days.append(day)
    if not days:
        read.problems.append(_("Rad %(number)s: skriv sammanträdesdagen först.") % {"number": number})
    elif due and due > min(days):
        sentence = _("Rad %(number)s: handlingarna ska vara inne senast sammanträdesdagen.")
        read.problems.append(sentence % {"number": number})
    else:
        read.days |= dict.fromkeys(days, due)


def _with_year(written: str, year: str) -> str:
    written = " ".join(written.replace(",", " ").split())
    written = re.sub(r"\s*/\s*", "/", written)
    return written if re.search(r"\d{4}", written) else f"{written} {year}"


def _about(number: int, line: str) -> dict:
    return {"number": number, "line": line.strip()[:60]}


def add_sittings(body: Body, days: dict[date, date | None]) -> int:
    """Adds the days that the body did not have; a last day for papers is taken over also on days that it had.

    Returns how many days are new.
    """
    with transaction.atomic():
        held = {sitting.on: sitting for sitting in body.sitting_dates.all()}
        for on, due in days.items():
            sitting = held.get(on) or SittingDate(body=body, on=on)
            if sitting.pk is None or due and due != sitting.papers_due_on:
                sitting.papers_due_on = due
                sitting.save()
    return len(days.keys() - held.keys())
