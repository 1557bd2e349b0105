"""Letters to the board in the demo year: one that is nearly written, and one that lies with the manager."""

from datetime import date, timedelta

from boards.demo_on_the_way import SECRETARY, ask_manager
from boards.demo_writing import begun, fresh, say
from boards.models import Basis, BoardSettings, ConsequenceHeading
from documents import steps
from documents.models import Document
from documents.writing import open_for_writing
from organisations.demo import Cast
from organisations.models import Body

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
_SWIMMING = {
    "Ekonomi": "Fritidsförvaltningen betalar en vakt under tio veckor, vilket ryms i dess budget.",
    "Barn och unga": "Många av dem som badar är unga. Fler vuxna på plats är bra för dem.",
    "Brukare och invånare": _INHABITANTS,
    "Miljö och klimat": None,
    "Facklig samverkan": None,
}


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
    _with_the_manager(cast, swimming, day)


def _settings(cast: Cast) -> None:
    board = Body.objects.get(organisation=cast.lindhaga, short_name="KS")
    committee = Body.objects.get(organisation=cast.lindhaga, short_name="AU")
    BoardSettings.objects.create(
        organisation=cast.lindhaga,
        proposing=committee,
        deciding=board,
        secretary_name=SECRETARY.name,
        secretary_email=SECRETARY.email,
    )
    for position, (name, text) in enumerate(HEADINGS.items()):
        ConsequenceHeading.objects.create(organisation=cast.lindhaga, position=position, name=name, ready_text=text)


def _nearly_written(cast: Cast, agreement: Document, day: date) -> None:
    """What remains: one area of the follow-up, and one heading of consequences."""
    letter = begun(cast, agreement, "follow_up", day)
    with open_for_writing(letter.pk, by=cast.coordinator):
        say(letter, {"Barn och unga": _CHILDREN, "Brukare och invånare": _INHABITANTS, "Miljö och klimat": None})
        Basis.objects.create(letter=letter, text="Lokala Brås uppföljning", dated_on=day - timedelta(days=40))


def _with_the_manager(cast: Cast, agreement: Document, day: date) -> None:
    letter = begun(cast, agreement, "swimming", day)
    with open_for_writing(letter.pk, by=cast.coordinator):
        say(letter, _SWIMMING)
        Basis.objects.create(
            letter=letter, text="Fritidsförvaltningens rapport om sommaren", dated_on=day - timedelta(days=60)
        )
    steps.lock(letter.document, by=cast.coordinator)
    ask_manager(cast, fresh(letter.pk), "Hinner du läsa den här veckan?")
