"""Letters to the board in the demo year: one that is nearly written, and one whose text is locked."""

from datetime import date
from pathlib import Path

from boards.letters.starting import plan_for, start
from boards.models import Basis, BoardLetter, BoardSettings, ConsequenceHeading
from documents import steps
from documents.demo import sections_from
from documents.models import Case, Document, Filing
from documents.writing import open_for_writing
from organisations.demo import Cast
from organisations.models import Body

TEXTS = Path(__file__).parent / "demo_texts"
HEADINGS = {
    "Ekonomi": "Förslaget ryms inom beslutad budget.",
    "Barn och unga": "",
    "Miljö och klimat": "",
    "Facklig samverkan": "",
    "Brukare och invånare": "",
}
_CHILDREN = (
    "Två av områdena handlar om barn och unga, och de har fått säga sin mening på vandringarna. "
    "Förslaget bedöms vara bra för dem."
)
_INHABITANTS = "Fler ska känna sig trygga ute på kvällen. Det mäts varje höst."


def load(cast: Cast, day: date) -> None:
    """After the agreements, which the letters begin from."""
    _settings(cast)
    ending = Document.objects.get(
        owner=cast.lindhaga,
        agreement__starts_on__year=day.year - 3,
        kind="agreement",
        agreement__relation="successor",
        state="final",
    )
    _nearly_written(cast, ending, day)
    swimming = Document.objects.get(owner=cast.lindhaga, title="Överenskommelse om badplatsen")
    _locked(cast, swimming, day)


def _settings(cast: Cast) -> None:
    board = Body.objects.get(organisation=cast.lindhaga, short_name="KS")
    committee = Body.objects.get(organisation=cast.lindhaga, short_name="AU")
    BoardSettings.objects.create(
        organisation=cast.lindhaga,
        proposing=committee,
        deciding=board,
        secretary_name="Sara Wik",
        secretary_email="sara.wik@lindhaga.example",
    )
    for position, (name, text) in enumerate(HEADINGS.items()):
        ConsequenceHeading.objects.create(organisation=cast.lindhaga, position=position, name=name, ready_text=text)


def _nearly_written(cast: Cast, agreement: Document, day: date) -> None:
    """What remains: one area of the follow-up, and one heading of consequences."""
    letter = _begun(cast, agreement, "follow_up", day)
    case = Case.objects.create(
        organisation=cast.lindhaga,
        registry_number=f"KS {day.year}/402",
        title="Ny samverkansöverenskommelse",
        authority=Body.objects.get(organisation=cast.lindhaga, short_name="KS"),
    )
    with open_for_writing(letter.pk, by=cast.coordinator) as document:
        Filing.objects.filter(document=document).delete()
        Filing.objects.create(document=document, case=case)
        _say(letter, {"Barn och unga": _CHILDREN, "Brukare och invånare": _INHABITANTS, "Miljö och klimat": None})
        Basis.objects.create(letter=letter, text="Lokala Brås uppföljning", dated_on=date(day.year, 9, 6))


def _locked(cast: Cast, agreement: Document, day: date) -> None:
    letter = _begun(cast, agreement, "swimming", day)
    with open_for_writing(letter.pk, by=cast.coordinator):
        _say(
            letter,
            {
                "Barn och unga": "Många av dem som badar är unga. Fler vuxna på plats är bra för dem.",
                "Brukare och invånare": _INHABITANTS,
                "Miljö och klimat": None,
                "Facklig samverkan": None,
            },
        )
        Basis.objects.create(
            letter=letter, text="Fritidsförvaltningens rapport om sommaren", dated_on=date(day.year, 9, 20)
        )
    steps.lock(letter.document, by=cast.coordinator)


def _begun(cast: Cast, agreement: Document, text: str, day: date) -> BoardLetter:
    """The letter as it begins, with the texts of the file under its headings."""
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
    return BoardLetter.objects.select_related("document").get(pk=document.pk)


def _say(letter: BoardLetter, consequences: dict[str, str | None]) -> None:
    """Under each heading what is meant; None where the proposal changes nothing."""
    for heading, text in consequences.items():
        letter.consequences.filter(heading=heading).update(text=text or "", has_no_effect=text is None)
