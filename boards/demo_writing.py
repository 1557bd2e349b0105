"""How a letter of the demo year is written: begun from its agreement, with the texts of a file under its headings."""

from datetime import date
from pathlib import Path

from boards.letters.planning import plan_for
from boards.letters.starting import start
from boards.models import BoardLetter
from documents.demo import sections_from
from documents.models import Document
from documents.writing import open_for_writing
from organisations.demo import Cast

TEXTS = Path(__file__).parent / "demo_texts"


def begun(cast: Cast, agreement: Document, text: str, day: date) -> BoardLetter:
    plan = plan_for(agreement)
    document = start(plan, plan.title, by=cast.coordinator)
    written = {section.heading: section.html for section in sections_from((TEXTS / f"{text}.txt").read_text())}
    with open_for_writing(document.pk, by=cast.coordinator) as taken:
        for section in taken.sections.filter(slot="", heading__in=written):
            section.html = written[section.heading]
            section.save(update_fields=["html"])
        taken.dated_on = day
        taken.save(update_fields=["dated_on"])
        BoardLetter.objects.filter(pk=taken.pk).update(officer_department="Kommunledningskontoret")
    return fresh(document.pk)


def fresh(pk: int) -> BoardLetter:
    """The letter as it now is."""
    return BoardLetter.objects.select_related("document__owner", "document__locked_revision").get(pk=pk)


def say(letter: BoardLetter, consequences: dict[str, str | None]) -> None:
    """Under each heading what is meant; None where the proposal changes nothing. Only within the opened letter."""
    for heading, text in consequences.items():
        letter.consequences.filter(heading=heading).update(text=text or "", has_no_effect=text is None)
