"""A paper as HTML, PDF and Word: pure functions of its frozen content, so the same content gives the same bytes."""

import base64
import re
from collections.abc import Mapping, Sequence
from datetime import date

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.text import Truncator

from documents import slots
from documents.audience import content_for
from documents.head import address_columns, date_lines, frame_of, number_lines, secrecy_line
from documents.printing_word import paper_docx
from text import cleaning
from text.printing import cache, tidying
from text.printing.pdf import Attachment, render_pdf

__all__ = ["paper_docx", "paper_html", "paper_pdf"]

RUNNING_HEAD_LENGTH = 90
_INNER_HEADING = re.compile(r"(</?h)([34])\b")

Logos = Mapping[str, tuple[str, bytes]]


def paper_pdf(
    content: dict,
    *,
    mark: str,
    audience: str = "parties",
    logos: Logos | None = None,
    made_on: date | None = None,
    attachments: Sequence[Attachment] = (),
) -> bytes:
    """The archival and accessible PDF, from the cache when it has been made before.

    mark: "Utkast", "Förslag", "Kopia" or "", stands on every page. made_on: the day in the file's properties, the
    paper's own date unless given. Raises `fonts.Unprintable`, a refusal, for signs that cannot be printed.
    """
    html = paper_html(content, mark=mark, audience=audience, logos=logos, made_on=made_on)
    make = lambda: render_pdf(html, variant=settings.PDF_VARIANT, attachments=attachments)  # noqa: E731
    return cache.printed(html, settings.PDF_VARIANT, attachments, make)


def paper_html(
    content: dict,
    *,
    mark: str,
    audience: str = "parties",
    logos: Logos | None = None,
    for_screen: bool = False,
    back: str = "",
    made_on: date | None = None,
) -> str:
    """The paper as a whole HTML document.

    for_screen links the style sheets and shows what stands in the margins; back: an address to lead back to from there.
    """
    with translation.override(content["language"]):
        shown = content_for(content, audience)
        context = {
            **head_of(frame_of(shown), logos or {}),
            "sections": [_section(each, shown) for each in slots.printed(shown) if not slots.stands_in_head(each)],
            "head_parts": [_section(each, shown) for each in slots.printed(shown) if slots.stands_in_head(each)],
        }
        made_at = made_on.isoformat() if made_on else shown["frame"]["dated_on"]
        context |= {"mark": mark, "language": content["language"], "for_screen": for_screen, "made_at": made_at}
        context |= {"back": back}
        html = render_to_string("documents/paper.html", context)
    return tidying.tidied(html, is_printed=not for_screen)


def head_of(frame: dict, logos: Logos) -> dict:
    """What stands above the text, for the templates of papers."""
    parties = [{**party, "picture": _picture(party["logo"], logos)} for party in frame["parties"]]
    is_joint = len(parties) > 1
    return {
        "frame": frame,
        "is_joint": is_joint,
        "parties": parties,
        "has_pictures": any(party["picture"] for party in parties),
        "owner_logo": _picture(frame["owner"]["letterhead"].get("logo"), logos),
        "addresses": [] if is_joint else address_columns(frame["owner"]["letterhead"]),
        "numbers": number_lines(frame),
        "dates": date_lines(frame),
        "secrecy": secrecy_line(frame),
        "running": Truncator(frame["title"]).chars(RUNNING_HEAD_LENGTH, truncate="…"),
    }


def _picture(sha: str | None, logos: Logos) -> str:
    if not sha or sha not in logos:
        return ""
    media_type, data = logos[sha]
    return f"data:{media_type};base64,{base64.b64encode(data).decode()}"


def _section(section: dict, content: dict) -> dict:
    # Cleaned when it was saved; cleaned again because what is printed may have been brought in another way.
    body = _demoted(cleaning.clean(section["html"]), section["level"])
    if section["slot"]:
        body += slots.render(section, content)
    return {**section, "tag": section["level"] + 1, "body": mark_safe(body)}  # noqa: S308 cleaned above


def _demoted(html: str, level: int) -> str:
    """Headings within the text below the section's own."""
    if level == 1:
        return html
    return _INNER_HEADING.sub(lambda match: f"{match[1]}{int(match[2]) + 1}", html)
