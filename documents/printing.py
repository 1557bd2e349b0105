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
from django.utils.translation import gettext as _

from documents import slots
from documents.audience import content_for
from documents.templatetags import paper as words
from text import cleaning
from text.printing import cache, tidying
from text.printing.pdf import Attachment, render_pdf

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

    mark: "Utkast", "Förslag", "Kopia" or "" on every page. made_on: the day in the file's properties, the paper's own date
    unless given. Raises `fonts.Unprintable`, a refusal, for signs that cannot be printed.
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
    made_on: date | None = None,
) -> str:
    """The paper as a whole HTML document; for_screen links the style sheets and shows what stands in the margins."""
    with translation.override(content["language"]):
        shown = content_for(content, audience)
        context = {**_head(shown["frame"], logos or {}), "sections": [_section(each, shown) for each in shown["sections"]]}
        made_at = made_on.isoformat() if made_on else shown["frame"]["dated_on"]
        context |= {"mark": mark, "language": content["language"], "for_screen": for_screen, "made_at": made_at}
        html = render_to_string("documents/paper.html", context)
    return tidying.tidied(html, is_printed=not for_screen)


def _head(frame: dict, logos: Logos) -> dict:
    parties = [{**party, "picture": _picture(party["logo"], logos)} for party in frame["parties"]]
    is_joint = len(parties) > 1
    return {
        "frame": frame,
        "is_joint": is_joint,
        "parties": parties,
        "owner_logo": _picture(frame["owner"]["letterhead"].get("logo"), logos),
        "addresses": [] if is_joint else _addresses(frame["owner"]["letterhead"]),
        "numbers": number_lines(frame),
        "dates": date_lines(frame),
        "secrecy": secrecy_line(frame),
        "running": Truncator(frame["title"]).chars(RUNNING_HEAD_LENGTH, truncate="…"),
    }


def number_lines(frame: dict) -> list[str]:
    """`Diarienummer KS 2026/123`; with whose it is as soon as the paper is not the owner's alone."""
    numbers = frame["numbers"]
    if len(numbers) == 1 and len(frame["parties"]) < 2 and numbers[0]["organisation"] == frame["owner"]["name"]:
        return [_("Diarienummer %(number)s") % numbers[0]]
    return [_("Diarienummer %(organisation)s %(number)s") % number for number in numbers]


def date_lines(frame: dict) -> list[str]:
    """When the paper is dated and when it was signed or adopted, as they stand in its head."""
    final = frame.get("final")
    lines = [words.done(final)] if final else []
    if frame["dated_on"] and not (final and final["on"] == frame["dated_on"]):
        written = words.day(frame["dated_on"])
        place = f"{frame['place']} " if frame.get("place") else ""
        lines.append(_("Daterad %(day)s") % {"day": written} if final else f"{place}{written}")
    return lines


def secrecy_line(frame: dict) -> str:
    """The marking that stands on every page; empty when there is none. It is no decision: the ground is judged each time."""
    secrecy = frame.get("secrecy")
    if not secrecy:
        return ""
    parts = [_("Sekretess"), secrecy["ground"], words.day(secrecy["on"]), secrecy["authority"]]
    return " · ".join(part for part in parts if part)


def _addresses(letterhead: dict) -> list[list[dict]]:
    columns = [
        [(_("Postadress"), "postal_address"), (_("Besöksadress"), "visiting_address")],
        [(_("Telefon"), "phone"), (_("E-post"), "email"), (_("Webb"), "web")],
        [(_("Organisationsnummer"), "organisation_number"), (_("Bankgiro"), "bank_giro")],
    ]
    filled = [
        [{"label": label, "text": letterhead[name]} for label, name in column if letterhead.get(name)]
        for column in columns
    ]
    return [column for column in filled if column]


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
