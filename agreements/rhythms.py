"""How often something is to be done, in words and as choices in a form."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.models import Obligation
from base.dates import MONTHS, long_date

Rhythm = Obligation.Rhythm
MOST_TIMES = 12  # a year; what comes oftener needs no reminder
MOST_MONTHS = 120
_NUMBERS = ("", "en gång", "två gånger", "tre gånger", "fyra gånger", "fem gånger", "sex gånger", "sju gånger")
_NUMBERS += ("åtta gånger", "nio gånger", "tio gånger", "elva gånger", "tolv gånger")
_INTERVALS = {
    1: gettext_lazy("en gång i månaden"),
    3: gettext_lazy("en gång i kvartalet"),
    6: gettext_lazy("en gång i halvåret"),
    12: gettext_lazy("en gång per år"),
    24: gettext_lazy("vartannat år"),
    36: gettext_lazy("vart tredje år"),
    48: gettext_lazy("vart fjärde år"),
}
OTHER_MONTHS, TIMES, FIXED_YEARLY = "months", "times", "yearly"
CHOICES = [
    *((f"months:{number}", _label) for number, _label in _INTERVALS.items()),
    (OTHER_MONTHS, gettext_lazy("med ett annat antal månader emellan")),
    (TIMES, gettext_lazy("flera gånger per år")),
    (FIXED_YEARLY, gettext_lazy("varje år, senast samma dag")),
    (Rhythm.BEFORE_PERIOD.value, gettext_lazy("inför varje ny avtalsperiod")),
    (Rhythm.ONCE.value, gettext_lazy("en gång, senast en viss dag")),
]


def in_words(rhythm: str, number: int | None, due_on: date | None) -> str:
    """How often, as it stands after "ska det göras"."""
    if rhythm == Rhythm.BEFORE_PERIOD:
        return _("inför varje ny avtalsperiod")
    if rhythm == Rhythm.ONCE:
        return _("senast %(day)s") % {"day": long_date(due_on)}
    if rhythm == Rhythm.TIMES_PER_YEAR:
        times = _NUMBERS[number] if number < len(_NUMBERS) else _("%(n)s gånger") % {"n": number}
        return _("minst %(times)s per år") % {"times": times}
    if due_on and number == 12:
        return _("varje år senast den %(day)s") % {"day": f"{due_on.day} {MONTHS[due_on.month - 1]}"}
    often = str(_INTERVALS.get(number) or _every(number))
    if due_on:
        return _("%(often)s, räknat från %(day)s") % {"often": often, "day": long_date(due_on)}
    return _("minst %(often)s") % {"often": often}


def _every(number: int) -> str:
    ending = "a" if number % 10 in (1, 2) and number % 100 not in (11, 12) else "e"
    return _("var %(n)s:%(ending)s månad") % {"n": number, "ending": ending}


def chosen(rhythm: str, number: int | None, due_on: date | None) -> str:
    """The choice of the form that stands for the rhythm."""
    if rhythm == Rhythm.MONTHS:
        if due_on:
            return FIXED_YEARLY
        return f"months:{number}" if number in _INTERVALS else OTHER_MONTHS
    return TIMES if rhythm == Rhythm.TIMES_PER_YEAR else rhythm


def of_choice(choice: str, number: int | None, due_on: date | None) -> dict:
    """`rhythm`, `number` and `due_on` of an obligation; what the choice does not ask for is left out."""
    if choice.startswith("months:"):
        return {"rhythm": Rhythm.MONTHS, "number": int(choice.removeprefix("months:")), "due_on": None}
    if choice == OTHER_MONTHS:
        return {"rhythm": Rhythm.MONTHS, "number": number, "due_on": None}
    if choice == FIXED_YEARLY:
        return {"rhythm": Rhythm.MONTHS, "number": 12, "due_on": due_on}
    if choice == TIMES:
        return {"rhythm": Rhythm.TIMES_PER_YEAR, "number": number, "due_on": None}
    return {"rhythm": choice, "number": None, "due_on": due_on if choice == Rhythm.ONCE else None}
