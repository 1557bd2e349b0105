"""The list that stands first in the file: of which ärende it is, and what is said of each paper."""

from django.utils.translation import gettext as _

from base.dates import long_date
from boards.models import DisclosedPaper, Disclosure


def about(disclosure: Disclosure) -> list[str]:
    case = disclosure.case
    named = ", ".join(filter(None, [case.registry_number, case.title]))
    lines = [_("Ärende %(case)s") % {"case": named}] if named else []
    return [*lines, _("Begärt %(day)s") % {"day": long_date(disclosure.asked_on)}]


def note(paper: DisclosedPaper, *, ground: str = "") -> str:
    """What stands below the title: what it is, of which day, and by what it is masked; no ground where nothing is."""
    day = long_date(paper.on) if paper.on else _("utan datum")
    lines = [f"{paper.what}, {day}.", paper.status]
    if ground:
        lines.append(_("Maskad enligt %(ground)s.") % {"ground": ground})
    else:
        lines.append(_("Inget är maskat."))
    return " ".join(filter(None, lines))
