"""Letters whose papers are put together without the worker, handed over, and treated by boards."""

from datetime import date

from django.urls import reverse
from django.utils import timezone

from base.models import OutgoingMail, StoredFile
from boards.board_steps import recording
from boards.handing_over import answering, handing
from boards.handing_over.answering import Answerer
from boards.handing_over.handing import Receiver
from boards.models import BoardLetter, BoardStep, Package, PackagePart, ProposalPoint
from documents import steps
from documents.models import Document, State
from tests.boards.bundles import letter_of, lock
from tests.documents.factories import paper

NINA = Receiver("Nina Ek", email="nina.ek@lindhaga.example")
BY_LINK = Answerer(name="Nina Ek")
AU, KS = "Kommunstyrelsens arbetsutskott", "Kommunstyrelsen"
MET = date(2026, 11, 3)


def locked_pledges(owner, by, police, title: str = "Medborgarlöften 2027") -> Document:
    return paper(owner, by, parties=[police], kind="pledge_set", state=State.LOCKED, title=title)


def letter(owner, by, *adopted: Document) -> BoardLetter:
    """A locked letter that proposes to approve a follow-up and to adopt the papers."""
    row = letter_of(owner, by)
    BoardLetter.objects.filter(pk=row.pk).update(proposing_name=AU, deciding_name=KS)
    Point = ProposalPoint
    Point.objects.create(
        letter=row, action="approve_follow_up", text="Godkänna uppföljningen av löftena för 2025–2026."
    )
    for place, document in enumerate(adopted, start=1):
        Point.objects.create(letter=row, position=place, action="adopt", text=f"Anta {document.title}.", about=document)
    lock(row.document, by)
    return BoardLetter.objects.select_related("document__owner").get(pk=row.pk)


def put_together(row: BoardLetter, by, *appended: Document) -> Package:
    """The next set of the letter as it is locked, with the papers as they are."""
    number, document = row.packages.count() + 1, Document.objects.get(pk=row.pk)
    package = Package.objects.create(
        letter=row,
        number=number,
        revision=document.locked_revision,
        state=Package.State.MADE,
        pdf=StoredFile.objects.keep(b"%PDF-1.7 all " + str(number).encode(), "application/pdf"),
        zip=StoredFile.objects.keep(b"PK " + str(number).encode(), "application/zip"),
        pages=3,
        asked_by=by,
        made_at=timezone.now(),
    )
    for place, each in enumerate([document, *(Document.objects.get(pk=each.pk) for each in appended)]):
        PackagePart.objects.create(
            package=package,
            number=place,
            title=each.title,
            form="paper" if place else "letter",
            document=each,
            revision=each.locked_revision,
            file=StoredFile.objects.keep(f"%PDF-1.7 part {place} {number}".encode(), "application/pdf"),
            file_name=f"Bilaga-{place}.pdf",
            pages=1,
            first_page=place + 1,
        )
    return package


def handed(row: BoardLetter, by, *appended: Document, to: Receiver = NINA):
    package = put_together(row, by, *appended)
    return handing.hand_over(row, to, number=package.number, by=by)


def taken(row: BoardLetter, by, *appended: Document):
    return answering.take_papers(handed(row, by, *appended), BY_LINK)


def corrected(row: BoardLetter, by) -> BoardLetter:
    """The letter unlocked, changed and locked anew."""
    document = Document.objects.get(pk=row.pk)
    steps.unlock(document, by=by, reason="Kommentaren från sekreteraren")
    document.sections.update(html="<p>Rättad text.</p>")
    lock(document, by)
    return BoardLetter.objects.select_related("document__owner").get(pk=row.pk)


def link_of(email: str = NINA.email) -> str:
    """The address in the latest mail to the secretary."""
    body = OutgoingMail.objects.filter(to=email).order_by("-pk").first().body
    secret = next(line for line in body.splitlines() if "/svar/" in line).rsplit("/svar/", 1)[1].strip("/ ")
    return reverse("base:answer", args=[secret])


def step(**fields) -> BoardStep:
    """An unsaved decision of the kommunstyrelse according to the proposal."""
    said = {"role": "decides", "outcome": "approved", "body_name": KS, "decided_on": MET, "paragraph": "123"}
    return BoardStep(**(said | fields))


def recorded(row: BoardLetter, by, **fields) -> BoardStep:
    return recording.record(row, step(**fields), by=by).step


def posted(**fields) -> dict:
    """What the form of a board's decision sends."""
    said = {
        "role": "decides",
        "outcome": "approved",
        "body_name": KS,
        "decided_on": "3 november 2026",
        "paragraph": "§ 123",
        "same_text": "on",  # the letters of the tests are locked today, whatever day that is
    }
    return said | fields
