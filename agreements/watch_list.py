"""The list of what is watched: narrowed, sorted, and laid out over a year."""

from dataclasses import dataclass, field
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from agreements import clock
from agreements.models import Obligation
from agreements.watching import DONE, DUE_SOON, LATE, LATER, STOPPED, UNKNOWN, WAITING, Watch, watches
from base.dates import MONTHS, today
from base.forms import Renderer
from base.searching import asked, fold, sort_key

MOST = 1000  # an organisation has tens; more than this nobody watches
GOING_ON, TO_DO, OVER, EVERYTHING = "", "att-gora", "slut", "alla"
STATES = {TO_DO: (LATE, DUE_SOON), OVER: (DONE, STOPPED)}
_ORDER = [LATE, DUE_SOON, LATER, WAITING, UNKNOWN, DONE, STOPPED]
_NEVER = date.max
YEARS_AROUND = 5


class FilterForm(forms.Form):
    """What is shown of the list."""

    default_renderer = Renderer

    q = forms.CharField(label=_("Sök"), required=False, max_length=200)
    visa = forms.ChoiceField(
        label=_("Visa"),
        required=False,
        choices=[
            (GOING_ON, _("Det som bevakas")),
            (TO_DO, _("Att göra inom 30 dagar")),
            (OVER, _("Gjort eller avslutat")),
            (EVERYTHING, _("Alla")),
        ],
    )

    @property
    def is_narrowed(self) -> bool:
        return any(self[name].value() for name in self.fields)


def is_used(request) -> bool:
    """Whether the person's organisations watch anything; the line in the menu stays away until then."""
    return Obligation.objects.visible_to(request.user).exists()


def own(user) -> list[Watch]:
    """Everything that the user's organisations watch, as of today."""
    rows = Obligation.objects.visible_to(user).with_source().select_related("document__owner")
    return watches(rows.order_by("-pk")[:MOST], today())


def narrowed(found: list[Watch], form: FilterForm) -> list[Watch]:
    chosen = form.cleaned_data if form.is_valid() else {}
    shown, words = chosen.get("visa", GOING_ON), asked(chosen.get("q", ""))
    if shown == GOING_ON:
        found = _going_on(found)
    elif shown in STATES:
        found = [watch for watch in found if watch.state in STATES[shown]]
    return [watch for watch in found if words in _words(watch)] if words else found


def _going_on(found: list[Watch]) -> list[Watch]:
    """Each once: what waits in the next generation stands there when the one before has nothing more to come."""
    going = [watch for watch in found if watch.goes_on]
    due = {watch.obligation.pk for watch in going if watch.due}
    waiting = [watch for watch in going if watch.state == WAITING and watch.obligation.continues_id not in due]
    gone_on = {watch.obligation.continues_id for watch in waiting}
    now = [watch for watch in going if watch.state != WAITING and watch.obligation.pk not in gone_on]
    return [*now, *waiting]


def _words(watch: Watch) -> str:
    row = watch.obligation
    return fold(f"{row.text} {row.words} {who(row)} {watch.section} {row.law or ''} {_title(watch)}")


def _title(watch: Watch) -> str:
    document = watch.obligation.document
    return document.title if document and document.owner_id == watch.obligation.owner_id else ""


def who(row: Obligation) -> str:
    """Who does it, in words; empty when nobody is named."""
    return row.responsible or str(row.post or row.body or "")


def ordered(found: list[Watch], wanted: str) -> list[Watch]:
    """By a column, the way back with a minus; otherwise what is most urgent first. What has no day comes last."""
    column = _COLUMNS.get(wanted.removeprefix("-"))
    if column is None:
        return sorted(found, key=lambda watch: (_ORDER.index(watch.state), watch.due or _NEVER, watch.obligation.pk))
    known = [watch for watch in found if column(watch) not in ("", None)]
    unknown = [watch for watch in found if column(watch) in ("", None)]
    return [*sorted(known, key=column, reverse=wanted.startswith("-")), *unknown]


_COLUMNS = {
    "vad": lambda watch: sort_key(str(watch.obligation)),
    "nar": lambda watch: watch.due,
    "vem": lambda watch: sort_key(who(watch.obligation)),
    "senast": lambda watch: watch.proofs[0].on if watch.proofs else None,
}


@dataclass
class Entry:
    """Something that was done, or is to be, on a day."""

    day: date
    watch: Watch
    is_done: bool
    is_late: bool = False


@dataclass
class Month:
    name: str
    is_now: bool
    entries: list[Entry] = field(default_factory=list)


def year_of(found: list[Watch], year: int) -> list[Month]:
    """The twelve months with what was done in them, and what falls due if each is done on its last day."""
    day = today()
    months = [Month(name, (year, number) == (day.year, day.month)) for number, name in enumerate(MONTHS, start=1)]
    for watch in found:
        for entry in _entries(watch, year):
            months[entry.day.month - 1].entries.append(entry)
    for month in months:
        month.entries.sort(key=lambda entry: (entry.day, entry.watch.obligation.pk))
    return months


def _entries(watch: Watch, year: int) -> list[Entry]:
    own = [proof.on for proof in watch.proofs if proof.obligation_id == watch.obligation.pk]
    done = [Entry(day, watch, True) for day in own if day.year == year]
    if not watch.has_begun_or_will:
        return done
    to_come = clock.upcoming(watch.clock, watch.days_done, date(year, 12, 31))
    day = today()
    return [*done, *(Entry(due, watch, False, due < day) for due in to_come if due.year == year)]
