"""Letters of the demo year whose papers are put together: one is with the secretary, one the board has decided about.

They are printed, which nothing is inside a transaction.
"""

from datetime import date, timedelta

from boards.approving import approving
from boards.approving.approving import Answer, Manager
from boards.board_steps import recording
from boards.demo_writing import begun, fresh, say
from boards.handing_over import answering, handing
from boards.handing_over.answering import Answerer
from boards.handing_over.handing import Receiver
from boards.models import Basis, BoardLetter, BoardStep, Handover
from boards.packages import asking, making
from documents import steps
from documents.models import Document
from documents.writing import open_for_writing
from organisations.demo import Cast
from organisations.models import Body, User

SECRETARY = Receiver("Sara Wik", email="sara.wik@lindhaga.example")
_TENANTS = {
    "Ekonomi": "Fortsättningen ryms i kommunledningskontorets ram. Lindhagabostäder betalar dörrar och belysning.",
    "Barn och unga": "Lekplatserna är en del av arbetet. Barnen på Backvägen har ritat var det känns mörkt.",
    "Miljö och klimat": "Ny belysning drar mindre ström än den gamla.",
    "Facklig samverkan": None,
    "Brukare och invånare": "Hyresgästerna har valt vad som görs först och tycker att svaren har dröjt.",
}
_SUMMER = {
    "Ekonomi": "Uppföljningen kostar inget. Värdarna betalades av arrangörerna.",
    "Barn och unga": "De flesta som besöker festivalen är unga. Färre av dem for illa än året före.",
    "Miljö och klimat": None,
    "Facklig samverkan": None,
    "Brukare och invånare": "Boende vid hamnplan har hört av sig mindre om buller.",
}


def load(cast: Cast, day: date) -> None:
    """After the other letters, outside of any transaction."""
    rest = _written(cast, "Överenskommelse om trygga bostadsområden", "tenants", day, _TENANTS)
    _approve(cast, rest)
    _hand_over(cast, rest)
    summer = _written(cast, "Överenskommelse om sommarens evenemang", "summer", day, _SUMMER)
    _decide(cast, _hand_over(cast, summer), day)


def _written(cast: Cast, title: str, text: str, day: date, consequences: dict) -> BoardLetter:
    agreement = Document.objects.get(owner=cast.lindhaga, title=title)
    letter = begun(cast, agreement, text, day)
    with open_for_writing(letter.pk, by=cast.coordinator):
        say(letter, consequences)
        Basis.objects.create(letter=letter, text="Kontaktpersonernas genomgång", dated_on=day - timedelta(days=30))
    steps.lock(letter.document, by=cast.coordinator)
    return fresh(letter.pk)


def ask_manager(cast: Cast, letter: BoardLetter, message: str = ""):
    """The manager who has an account is asked to approve the locked text."""
    carl = User.objects.get(email="carl@lindhaga.example")
    return approving.ask(letter, Manager(str(carl), carl.email, carl), message=message, by=cast.coordinator)


def _approve(cast: Cast, letter: BoardLetter) -> None:
    asked = ask_manager(cast, letter)
    approving.answer(letter, Answer("approved", "Bra och kort.", by=asked.to_user))


def _hand_over(cast: Cast, letter: BoardLetter) -> Handover:
    package = asking.put_together(letter, by=cast.coordinator)
    making.make(package.pk)
    return handing.hand_over(
        fresh(letter.pk),
        SECRETARY,
        number=package.number,
        message="Här är handlingarna till nästa sammanträde. Hör av dig om något saknas.",
        by=cast.coordinator,
    )


def _decide(cast: Cast, handover: Handover, day: date) -> None:
    answering.take_papers(handover, Answerer(name=SECRETARY.name))
    board = Body.objects.get(organisation=cast.lindhaga, short_name="KS")
    decided = BoardStep(
        role=BoardStep.Role.DECIDES, outcome=BoardStep.Outcome.APPROVED, body=board, body_name=board.name,
        decided_on=day, paragraph="204",
    )  # fmt: skip
    recording.record(fresh(handover.package.letter_id), decided, by=None, by_name=SECRETARY.name)
