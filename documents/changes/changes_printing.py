"""A comparison as a PDF in the frame of all papers."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from documents import printing
from documents.changes.comparison import Comparison
from documents.changes.turnover import Turnover
from documents.copies import logos_of
from documents.head import frame_of
from text.printing import cache, tidying
from text.printing.pdf import render_pdf


def changes_pdf(
    content: dict, comparison: Comparison, *, sentence: str, reasons: dict, turnover: Turnover | None, is_internal: bool
) -> bytes:
    """The PDF of `changes_html`. Raises `fonts.Unprintable`, a refusal."""
    html = changes_html(
        content, comparison, sentence=sentence, reasons=reasons, turnover=turnover, is_internal=is_internal
    )
    return cache.printed(html, settings.PDF_VARIANT, (), lambda: render_pdf(html, variant=settings.PDF_VARIANT))


def changes_html(
    content: dict,
    comparison: Comparison,
    *,
    sentence: str,
    reasons: dict,
    turnover: Turnover | None,
    is_internal: bool = False,
) -> str:
    """The newer text's head, and below it what changed; content: the newer text.

    Brackets and words say what was removed and added, so that the print is read without colours and by a screen reader.
    is_internal: it has what is not for the other parties, and says so.
    """
    with translation.override(content["language"]):
        context = {
            **printing.head_of(frame_of(content), logos_of(content)),
            "mark": _("Ändringar"),
            "language": content["language"],
            "made_at": content["frame"]["dated_on"],
            "sentence": sentence,
            "comparison": comparison,
            "reasons": reasons,
            "turnover": turnover,
            "is_internal": is_internal,
        }
        return tidying.tidied(render_to_string("documents/changes_paper.html", context))
