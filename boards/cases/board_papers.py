"""What belongs to the letters of a case: packages, what bodies did with them, and the text that the board got."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from base.dates import long_date
from boards.cases import package_status, status
from boards.cases.items import Item, file_item, noon
from boards.cases.rows import Rows
from boards.cases.status import Status
from boards.models import BoardStep, BoardText
from documents.models import Case, Document


def packages(case: Case, documents: list[Document], rows: Rows) -> Iterator[Item]:
    names = {document.pk: document for document in documents}
    for package in rows.sets.packages:
        document = names[package.letter_id]
        what = package_status.status_of(case, document, package, rows.sets)
        title = _("Handlingar till nämnden, nummer %(number)s") % {"number": package.number}
        notes = [
            _("Lämnad till %(who)s %(day)s.") % {"who": each.to_name, "day": long_date(localdate(each.sent_at))}
            for each in package.handovers.all()
        ]
        url = reverse("boards:package", args=[document.pk, package.number])
        yield Item(f"package:{package.pk}", document.title, title, package.made_at, what, document, file=package.pdf,
                   url=url, notes=tuple(notes))  # fmt: skip


def steps(documents: list[Document]) -> Iterator[Item]:
    names = {document.pk: document for document in documents}
    found = list(
        BoardStep.objects.filter(letter__document__in=documents, withdrawn_at=None).select_related("excerpt", "letter")
    )
    settled = {step.letter_id for step in found if step.is_decision}
    for step in found:
        about = names[step.letter_id]
        words = {"who": step.body_name, "day": long_date(step.decided_on), "paragraph": step.paragraph}
        title = _("%(who)s %(day)s, § %(paragraph)s") % words
        if step.role == BoardStep.Role.PROPOSES:
            what = status.of_proposal(step.decided_on, step.letter_id in settled)
        else:
            said = _("Allmän handling: beslut %(day)s. Utdraget är allmänt när protokollet är justerat.") % words
            what = Status(True, said)
        url = reverse("documents:detail", args=[about.pk])
        at = noon(step.decided_on)
        if step.excerpt_id:
            yield file_item(f"step:{step.pk}", _("Protokollsutdrag"), title, at, what, about, step.excerpt, url)
        else:
            hindrance = _("Inget utdrag är bifogat här. Lämna ut ur protokollet.")
            yield Item(f"step:{step.pk}", step.get_role_display(), title, at, what, about, url=url, hindrance=hindrance)


def board_texts(documents: list[Document]) -> Iterator[Item]:
    names = {document.pk: document for document in documents}
    texts = BoardText.objects.filter(letter__document__in=documents).select_related("file").defer("content")
    for text in texts:
        about = names[text.letter_id]
        words = {"day": long_date(localdate(text.registered_at))}
        what = Status(True, _("Allmän handling: texten som nämnden fick, registrerad %(day)s.") % words)
        url = reverse("documents:detail", args=[about.pk])
        label, at = _("Texten som nämnden fick"), text.registered_at
        yield file_item(f"board_text:{text.pk}", label, text.name, at, what, about, text.file, url)
