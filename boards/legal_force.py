"""When a decision of a board or of the council gains legal force at the earliest: information, which hinders nothing.

An appeal shall have come in within three weeks from the day when it was announced on the notice board of the
municipality's web site that the minutes have been adjusted (13 kap. 5 § kommunallagen, 2017:725). Three weeks end on
the day that in its name corresponds to the one from which they are counted (1 § lagen, 1930:173, om beräkning av
lagstadgad tid). Is that a Saturday, a Sunday, another public holiday, Midsummer Eve, Christmas Eve or New Year's Eve,
the appeal may come in on the next working day (2 §). If nobody has appealed when that day is over, the decision has
gained legal force on the day after, whichever day that is.

A decision may be carried out before that, unless special reasons speak against it (13 kap. 14 § kommunallagen).
"""

from datetime import date, timedelta
from functools import cache

from django.utils.translation import gettext as _
from holidays import country_holidays
from holidays.constants import DE_FACTO, PUBLIC

from base.dates import long_date

TIME_TO_APPEAL = timedelta(weeks=3)
_DAY = timedelta(days=1)
_SATURDAY = 5


@cache
def _holidays(year: int) -> frozenset[date]:
    """The public holidays by law (1989:253), and the three eves that the law of 1930 names, which are so de facto."""
    return frozenset(country_holidays("SE", years=year, categories=(PUBLIC, DE_FACTO)))


def last_day_to_appeal(announced_on: date) -> date:
    """The last day on which an appeal may come in: a working day, three weeks after the announcement or soon after."""
    day = announced_on + TIME_TO_APPEAL
    while not is_working_day(day):
        day += _DAY
    return day


def earliest(announced_on: date) -> date:
    """The first day on which the decision has legal force, if nobody appeals."""
    return last_day_to_appeal(announced_on) + _DAY


def is_working_day(day: date) -> bool:
    """Whether time that the law counts may end on the day (2 § lagen 1930:173)."""
    return day.weekday() < _SATURDAY and day not in _holidays(day.year)


def sentence(announced_on: date | None) -> str:
    """`Laga kraft tidigast 5 januari 2027, om ingen överklagar.`; empty until the decision is announced."""
    if announced_on is None:
        return ""
    return _("Laga kraft tidigast %(day)s, om ingen överklagar.") % {"day": long_date(earliest(announced_on))}
