"""Letters with papers behind them, finished files from outside, and a worker that works when it is told to."""

import io
from datetime import date

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from django_tasks_db.models import DBTaskResult

from base.models import StoredFile
from boards.models import Appendix, BoardLetter, Package
from documents.models import Copy, Document, State
from tests.documents.factories import paper
from text.printing.joining import Joined, Placed


def letter_of(owner, by, *, state: str = State.DRAFT, title: str = "Ny samverkansöverenskommelse") -> BoardLetter:
    document = paper(owner, by, kind="board_letter", title=title, count=1)
    Document.objects.filter(pk=document.pk).update(dated_on=date(2026, 11, 2))
    if state == State.LOCKED:
        lock(document, by)
    return BoardLetter.objects.select_related("document__owner").get(pk=document.pk)


def lock(document: Document, by) -> None:
    from documents import steps

    steps.lock(Document.objects.get(pk=document.pk), by=by)


def append(letter: BoardLetter, *documents: Document) -> list[Appendix]:
    """The papers behind the letter, whatever its state."""
    first = letter.appendices.count()
    return [
        Appendix.objects.create(letter=letter, position=place, form="paper", title=each.title, document=each)
        for place, each in enumerate(documents, first)
    ]


def pdf_file(pages: int = 1) -> bytes:
    """A finished PDF without tags or words, as a scanner makes it."""
    pdf, target = pikepdf.new(), io.BytesIO()
    for _page in range(pages):
        pdf.add_blank_page(page_size=(595, 842))
    pdf.save(target, deterministic_id=True)
    return target.getvalue()


def upload(name: str = "skannad_karta.pdf", data: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, pdf_file() if data is None else data)


def signed_file(document: Document, data: bytes = b"%PDF-1.7 signed") -> Copy:
    """The file that was signed elsewhere, of the paper's final text."""
    file = StoredFile.objects.keep(data, "application/pdf")
    revision = Document.objects.get(pk=document.pk).locked_revision
    return Copy.objects.create(revision=revision, form=Copy.Form.SIGNED, file=file, name="Avtal signerat.pdf")


def work() -> None:
    """Everything that waits is done in this process; the worker itself is tried in a test of its own."""
    for row in DBTaskResult.objects.ready():
        row.claim("prov")
        row.task.call(*row.args_kwargs["args"])
        row.set_successful(None)


def joined_quickly(parts, *, progress, **_about) -> Joined:
    """In place of the printer: a line for each part, two pages each, after a page of contents."""
    placed = []
    for place, part in enumerate(parts):
        data = part.pdf or f"%PDF-1.7 {part.html}".encode()
        placed.append(Placed(2 + 2 * place, 2, "", data))
        progress(place + 1)
    return Joined(b"%PDF-1.7 joined " + b" ".join(each.pdf for each in placed), 1 + 2 * len(placed), placed)


def made(letter: BoardLetter, by) -> Package:
    """A package of the locked letter, made with whatever printer there is."""
    from boards.packages import asking

    package = asking.put_together(letter, by=by)
    work()
    package.refresh_from_db()
    return package
