"""What came in to a case or was decided in it: replies, decisions, and files that belong to a text."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from boards.cases import status
from boards.cases.items import Item, file_item, noon
from boards.cases.rows import Rows
from boards.cases.texts import status_of, when_of
from documents.deciding import decision_words
from documents.models import Case, Copy, Document, Reply


def replies(documents: list[Document]) -> Iterator[Item]:
    found = Reply.objects.filter(document__in=documents, sent_at__isnull=False)
    related = ("document__owner", "organisation", "release__organisation", "release__body", "file", "revision")
    for reply in found.select_related(*related).defer("revision__content", "release__revision"):
        what, by = status.of_reply(reply), {"who": reply.from_whom}
        title = _("Synpunkter från %(who)s") % by
        at = noon(reply.received_on) if reply.received_on else reply.sent_at
        url = reverse("documents:incoming", args=[reply.document_id])
        about = reply.document
        yield Item(f"reply:{reply.pk}", _("Svar"), title, at, what, about, url=url, notes=(about.title,))
        if reply.file_id:
            url = reverse("documents:reply_file", args=[about.pk, reply.pk])
            label = _("Fil till svaret: %(name)s") % {"name": reply.file_name}
            yield file_item(f"reply_file:{reply.pk}", label, title, at, what, about, reply.file, url)


def decisions(documents: list[Document], rows: Rows) -> Iterator[Item]:
    names = {document.pk: document for document in documents}
    for decision in (each for found in rows.decisions.values() for each in found):
        about, what = names[decision.document_id], status.of_decision(decision)
        title, at = decision_words.sentence(decision), noon(decision.decided_on)
        if decision.excerpt_id:
            url = reverse("documents:excerpt", args=[about.pk, decision.pk])
            yield file_item(
                f"excerpt:{decision.pk}", _("Protokollsutdrag"), title, at, what, about, decision.excerpt, url
            )
            continue
        url = reverse("documents:decisions", args=[about.pk])
        is_own = decision.organisation_id == about.owner_id
        hindrance = _("Inget utdrag är bifogat här. Lämna ut ur protokollet.") if is_own else ""
        yield Item(f"decision:{decision.pk}", _("Beslut"), title, at, what, about, url=url, hindrance=hindrance)


def files(case: Case, documents: list[Document], rows: Rows) -> Iterator[Item]:
    names = {document.pk: document for document in documents}
    for revision_pk, copies in rows.copies.items():
        revision = rows.revisions[revision_pk]
        document = names[revision.document_id]
        for copy in (each for each in copies if each.form in Copy.CAME_FROM_OUTSIDE):
            what = status_of(case, document, revision, rows)
            url = reverse("documents:copy", args=[document.pk, copy.pk])
            at = when_of(document, revision)
            label = f"{copy.get_form_display()}: {copy.name}"
            yield file_item(f"copy:{copy.pk}", label, document.title, at, what, document, copy.file, url)
