"""What a manager reads before the letter is approved: its locked text, and each appendix as it will be put in."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q
from django.http import FileResponse, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from base.refusals import Refused
from boards.models import Appendix, Approval
from boards.packages.content import Printed, appendix_print, html_of, part_of_appendix
from documents import copies, printing
from documents.audience import content_for
from documents.content import content_of, read
from documents.file_names import words_of_name
from documents.models import Audience
from documents.page_text import sections_for_page
from documents.uploads import media_type
from text.printing import cache
from text.printing.pdf import render_pdf


@dataclass(frozen=True)
class Attached:
    """An appendix to read. number: its place. note: what the reader should know, such as that it is a draft still."""

    number: int
    appendix: Appendix
    note: str = ""


def page_of(row: Approval) -> dict:
    """What the manager's page shows of the letter, by a link and logged in alike."""
    content = text_of(row)
    return {
        "approval": row,
        "before": before(row),
        "frame": content["frame"],
        "sections": sections_for_page(content),
        "attached": attached_to(row),
    }


def text_of(row: Approval) -> dict:
    """What the manager is asked about: the copy that leaves, without what is internal."""
    return content_for(read(row.revision), Audience.PARTIES)


def before(row: Approval) -> Approval | None:
    """What the same manager answered last about another text of the letter; None the first time."""
    answered = row.letter.approvals.filter(withdrawn_at=None).exclude(outcome="")
    answered = answered.exclude(revision__sha256=row.revision.sha256)
    same = Q(to_email__iexact=row.to_email) if row.to_email else Q(to_name=row.to_name)
    if row.pk:
        answered = answered.filter(pk__lt=row.pk)
    return answered.filter(same).select_related("revision").order_by("-pk").first()


def attached_to(row: Approval) -> list[Attached]:
    rows = row.letter.appendices.select_related("document", "file")
    return [Attached(number, each, _note(each)) for number, each in enumerate(rows, start=1)]


def _note(appendix: Appendix) -> str:
    try:
        printed = appendix_print(appendix)
    except Refused as refusal:
        return refusal.sentence
    return _("Utkast: texten är inte låst.") if printed.is_living else ""


def letter_pdf(row: Approval) -> HttpResponse:
    """The locked text as it was printed when it was first asked for."""
    kept = copies.sent_copy(row.revision)
    return FileResponse(kept.file.open(), as_attachment=True, filename=kept.name, content_type=copies.PDF)


def appendix_file(appendix: Appendix) -> HttpResponse:
    """What the appendix prints now, as a file to save. Raises Refused for one that can no longer be read."""
    printed = appendix_print(appendix)
    if printed.source:
        name, data = appendix.file_name or f"{words_of_name(appendix.title)}.pdf", printed.source.read()
    else:
        name, data = f"{words_of_name(appendix.title)}.pdf", _printed(appendix, printed)
    headers = {
        "Content-Disposition": content_disposition_header(True, name),
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return HttpResponse(data, content_type=media_type(data) or "application/octet-stream", headers=headers)


def _printed(appendix: Appendix, printed: Printed) -> bytes:
    html = _draft_html(printed) if printed.is_living else html_of(part_of_appendix(0, appendix, printed))
    variant = settings.PDF_VARIANT
    return cache.printed(html, variant, (), lambda: render_pdf(html, variant=variant))


def _draft_html(printed: Printed) -> str:
    """The text of a draft as it is; it is frozen when the papers are put together."""
    if printed.compared_with:
        raise Refused(_("Ändringarna går att läsa när texten är låst."))
    content = content_for(content_of(printed.document), Audience.PARTIES)
    logos = copies.logos_of(content)
    return printing.paper_html(content, mark=copies.DRAFT_MARK, audience=Audience.PARTIES, logos=logos)
