"""Letters to a board with a row behind every address of theirs, and a word in all that is written about them."""

import json
from datetime import date, timedelta

from django.utils import timezone

from base import answer_links
from base.models import AnswerLink, StoredFile
from boards.models import (
    Appendix,
    Approval,
    Basis,
    BoardLetter,
    BoardSettings,
    BoardStep,
    BoardText,
    BriefLink,
    ComposedSection,
    Consequence,
    ConsequenceHeading,
    DecisionBasis,
    DisclosedPaper,
    Disclosure,
    Handover,
    Package,
    PackagePart,
    ProposalPoint,
    Recipient,
    WordTemplate,
)
from boards.word.starter import starter
from documents import steps
from documents.copies import DOCX
from documents.creating import create
from documents.models import Case, Document, Party, Section, State
from documents.opening import open_to
from tests.support.marks import mark, marked

OF_AN_APPENDIX = ("approval_appendix", "move_appendix", "describe_appendix", "remove_appendix", "appendix_file")
OF_A_PACKAGE, OF_A_PART = ("try_again", "package_pdf", "package_zip"), ("package_part", "package_original")
MET = date(2026, 3, 2)


def add(world, word: str) -> None:
    """`letters`: "draft", locked and opened to nobody; "sent", locked and opened to the police; "opened", handed over.

    `letter_rows`: by letter, a row of each kind that stands in an address.
    """
    texts = {"draft": word, "sent": "", "opened": ""}  # the police read what they were sent
    world.letters = {which: _letter(world, which, text) for which, text in texts.items()}
    world.word_template = _word_template(world)
    world.letter_rows = {which: _rows(world, document, word) for which, document in world.letters.items()}


def letter_of(world, which: str) -> Document:
    """The letter that stands for a paper of the world; of one that has none of its own, the one that is nobody's."""
    return world.letters.get(which, world.letters["draft"])


def arguments(world, which: str) -> dict[str, list]:
    """What stands in the addresses of a letter besides its own key."""
    pk, rows = letter_of(world, which).pk, world.letter_rows.get(which, world.letter_rows["draft"])
    of_approval = ("remind_manager", "withdraw_approval", "unlock_returned")
    of_board_text, of_template = ("board_text_differences", "board_text_file"), ("trial", "trial_file", "template_file")
    of_step = ("add_to_board_step", "withdraw_board_step", "land_board_step", "step_excerpt")
    return {
        "boards:remind_secretary": [pk, rows["handover"].pk],
        "boards:withdraw_handover": [pk, rows["handover"].pk],
        "boards:revoke_brief": [pk, rows["brief_link"].pk],
        "boards:decision_basis_pdf": [pk, rows["basis"].pk],
        **{f"boards:{name}": [pk, rows["board_step"].pk] for name in of_step},
        **{f"boards:{name}": [pk, rows["approval"].pk] for name in of_approval},
        **{f"boards:{name}": [pk, rows["board_text"].pk] for name in of_board_text},
        **{f"boards:{name}": [world.municipality.pk] for name in ("settings", "word_template", "word_starter")},
        **{f"boards:{name}": [world.municipality.pk, world.word_template.pk] for name in of_template},
        **{f"boards:{name}": [pk, rows["appendix"].key] for name in OF_AN_APPENDIX},
        **{f"boards:{name}": [pk, rows["package"].number] for name in ("package", *OF_A_PACKAGE)},
        **{f"boards:{name}": [pk, rows["package"].number, 0] for name in OF_A_PART},
        "boards:package_page": [pk, rows["package"].number, 1],
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
    approval = Approval.objects.create(
        letter=letter, revision=document.locked_revision, to_name=f"{word} Mona", to_email="mona@lindhaga.example",
        message=f"{word} Gärna i dag.", asked_by=karin,
    )  # fmt: skip
    content = {"revision": document.locked_revision.number, "notes": [f"{word} läst"], "sections": []}
    board_text = BoardText.objects.create(
        letter=letter, file=file, name=f"{word} till nämnden.pdf", content=json.dumps(content), registered_by=karin
    )
    of_board = {"board_step": step, "approval": approval, "board_text": board_text}
    of_board |= {"brief_link": _brief_link(package, karin, word), "basis": _basis(document, file, karin, word)}
    return {"package": package, "part": part, "handover": handover, "appendix": appendix, **of_board}


def _brief_link(package: Package, by, word: str) -> BriefLink:
    person = {"to_name": f"{word} Pia", "to_email": "pia@lindhaga.example"}
    link, _secret = answer_links.issue(purpose="boards.brief", name=person["to_name"], email=person["to_email"], by=by)
    return BriefLink.objects.create(package=package, link=link, sent_by=by, **person)


def _basis(document: Document, file: StoredFile, by, word: str) -> DecisionBasis:
    return DecisionBasis.objects.create(
        document=document, organisation=document.owner, revision=document.locked_revision, file=file, made_by=by,
        recommendation=f"{word} Godkänn.", background=f"{word} Bakgrund.", file_name=f"{word} underlag.pdf",
    )  # fmt: skip


def _word_template(world) -> WordTemplate:
    file = StoredFile.objects.keep(starter(world.municipality), DOCX)
    people = {"organisation": world.municipality, "uploaded_by": world.people["coordinator"]}
    return WordTemplate.objects.create(**people, file=file, name="Mall.docx")


def mark_everything(world, word: str) -> None:
    """The word in every text of the models of boards, on the letter that the police were sent."""
    document, rows, karin = world.letters["sent"], world.letter_rows["sent"], world.people["coordinator"]
    letter, file, now = document.board_letter, StoredFile.objects.keep(word.encode(), "text/plain"), timezone.now()
    mark(BoardLetter.objects.filter(pk=letter.pk), word)
    mark(PackagePart.objects.filter(pk=rows["part"].pk), word)
    mark(Appendix.objects.filter(pk=rows["appendix"].pk), word)
    mark(Handover.objects.filter(pk=rows["handover"].pk), word, returned_at=now)
    mark(BoardStep.objects.filter(pk=rows["board_step"].pk), word, withdrawn_at=now)
    for model in (ProposalPoint, Consequence, Basis, Recipient):
        marked(model, word, letter=letter)
    key = document.sections.first().key
    marked(ComposedSection, word, letter=letter, source="background", about=document, section_key=key)
    marked(Package, word, letter=letter, number=2, revision=document.locked_revision, state="failed", asked_by=karin)
    asked = {"letter": letter, "revision": document.locked_revision, "asked_by": karin, "answered_at": now}
    marked(Approval, word, **asked, outcome="returned")
    marked(BoardText, word, letter=letter, file=file, content=json.dumps({"sections": [], "title": word}))
    link = marked(
        AnswerLink, word, secret_sha256="8" * 64, purpose="boards.brief", made_by=karin,
        expires_at=now + timedelta(days=9),
    )  # fmt: skip
    marked(BriefLink, word, package=rows["package"], link=link, sent_by=karin)
    basis = {"document": document, "revision": document.locked_revision, "file": file, "made_by": karin}
    lindhaga = {"organisation": world.municipality}
    marked(DecisionBasis, word, **basis, **lindhaga)
    case = marked(Case, word, **lindhaga, registry_number=f"{word} 9")
    disclosure = marked(Disclosure, word, case=case, asked_on=MET, begun_by=karin)
    marked(DisclosedPaper, word, disclosure=disclosure, masks=[{"words": word}])
    marked(BoardSettings, word, **lindhaga)
    marked(ConsequenceHeading, word, **lindhaga)
    marked(WordTemplate, word, **lindhaga, file=file, uploaded_by=karin)
