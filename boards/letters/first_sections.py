"""The headings that a letter begins with, for what it is about."""

from django.utils.translation import gettext as _

from base.rows import upper_first
from boards.letters.planning import Plan
from documents.models import Document, Section


def background_heading() -> str:
    return _("Bakgrund")


def proposal_heading() -> str:
    return _("Förslag till ny överenskommelse")


def sections_of(plan: Plan) -> list[Section]:
    rows = [
        Section(heading=_("Handläggare"), slot="officer"),
        Section(heading=_("Förslag till beslut"), slot="proposals"),
        Section(
            heading=_("Sammanfattning"),
            guidance=_("Det viktigaste på högst fem meningar: vad det gäller, varför nu och vad det innebär."),
        ),
    ]
    if plan.old:
        rows.append(Section(heading=background_heading()))
        rows += _follow_up(plan.old)
    if plan.new:
        rows.append(Section(heading=proposal_heading()))
    return [
        *rows,
        Section(heading=_("Konsekvenser"), slot="consequences"),
        Section(heading=_("Beslutsunderlag"), slot="bases"),
        Section(heading=_("Bilagor"), slot="appendices"),
        Section(heading=_("Beslutet skickas till"), slot="recipients"),
        Section(heading="", slot="sender"),
    ]


def _follow_up(old: Document) -> list[Section]:
    """A chapter with a heading for each area that was agreed on, and one for what concerns them all."""
    ask = _("Vad har gjorts, vad har det gett, och vad blev inte av? Skriv eller klistra in.")
    areas = old.agreement.focus_areas.select_related("area")
    return [
        Section(heading=_("Uppföljning")),
        *(Section(level=2, heading=upper_first(row.area.name)[:300], guidance=_asked(row.goal, ask)) for row in areas),
        Section(
            level=2,
            heading=_("Generellt"),
            guidance=_("Det som gäller överenskommelsen i sin helhet: formerna, mötena, vad som bör ändras."),
        ),
    ]


def _asked(goal: str, ask: str) -> str:
    return f"{_('Målet var: %(goal)s') % {'goal': goal}} {ask}" if goal else ask
