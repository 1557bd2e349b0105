"""Letters to a board with a row behind every address of theirs, and a word in all that is written about them."""

from datetime import date

from django.utils import timezone

from base.models import StoredFile
from boards.models import Appendix, BoardLetter, BoardStep, Handover, Package, PackagePart
from documents import steps
from documents.creating import create
from documents.models import Document, Party, Section, State
from documents.opening import open_to

MET = date(2026, 3, 2)


def add(world, word: str) -> None:
    """`letters`: "draft", locked and opened to nobody; "sent", locked and opened to the police; "opened", handed over.

    `letter_rows`: by letter, a row of each kind that stands in an address.
    """
    texts = {"draft": word, "sent": "", "opened": ""}  # the police read what they were sent
    world.letters = {which: _letter(world, which, text) for which, text in texts.items()}
    world.letter_rows = {which: _rows(world, document, word) for which, document in world.letters.items()}


def letter_of(world, which: str) -> Document:
    """The letter that stands for a paper of the world; of one that has none of its own, the one that is nobody's."""
    return world.letters.get(which, world.letters["draft"])


def arguments(world, which: str) -> dict[str, list]:
    """What stands in the addresses of a letter besides its own key."""
    pk, rows = letter_of(world, which).pk, world.letter_rows.get(which, world.letter_rows["draft"])
    of_step = ("add_to_board_step", "withdraw_board_step", "land_board_step", "step_excerpt")
    return {
        "boards:remind_secretary": [pk, rows["handover"].pk],
        **{f"boards:{name}": [pk, rows["board_step"].pk] for name in of_step},
    }


def _letter(world, which: str, word: str) -> Document:
    karin, lindhaga = world.people["coordinator"], world.municipality
    document = create(
        kind="board_letter", title=f"{word} Skrivelse {which}".strip(), owner=lindhaga, by=karin,
        sections=[Section(heading=f"{word} Bakgrund", html=f"<p>{word} Vi föreslår.</p>")],
        parties=[Party(organisation=lindhaga, name_as_written=lindhaga.name)],
    )  # fmt: skip
    Document.objects.filter(pk=document.pk).update(dated_on=MET)
    BoardLetter.objects.filter(pk=document.pk).update(deciding_name=f"{word} nämnden")
    document.board_letter.points.create(text=f"{word} Godkänna.")
    steps.lock(Document.objects.get(pk=document.pk), by=karin)
    document.refresh_from_db()
    if which == "opened":
        steps.register(document, by=karin, on=MET, open_for=[world.police_unit])
    elif which == "sent":
        open_to(document, document.locked_revision, [world.police_unit])
    document.refresh_from_db()
    return document


def _rows(world, document: Document, word: str) -> dict:
    karin, letter = world.people["coordinator"], document.board_letter
    file = StoredFile.objects.keep(b"%PDF-1.7 handlingar", "application/pdf")
    package = Package.objects.create(
        letter=letter, number=1, revision=document.locked_revision, state=Package.State.MADE, pdf=file, zip=file,
        pages=1, asked_by=karin, made_at=timezone.now(),
    )  # fmt: skip
    named = {"title": f"{word} delen", "form": "file", "file_name": f"{word}.pdf", "original_name": f"{word}.pdf"}
    part = PackagePart.objects.create(package=package, number=0, file=file, original=file, pages=1, **named)
    handover = Handover.objects.create(
        package=package, to_name=f"{word} Nina", to_email="nina@lindhaga.example", message=f"{word} Brådskar.",
        sent_by=karin,
    )  # fmt: skip
    if document.state == State.FINAL:
        Handover.objects.filter(pk=handover.pk).update(taken_at=timezone.now())
    step = BoardStep.objects.create(
        letter=letter, package=package, role="proposes", outcome="changed", body_name=f"{word} utskottet",
        decided_on=MET, paragraph="7", text=f"{word} Som vi vill.", excerpt=file, excerpt_name=f"{word} utdrag.pdf",
        registered_by=karin,
    )  # fmt: skip
    appendix = Appendix.objects.create(
        letter=letter, form="file", title=f"{word} kartan", file=file, file_name=f"{word} karta.pdf"
    )
    return {"package": package, "part": part, "handover": handover, "board_step": step, "appendix": appendix}
