"""Saving a section so that nobody's typing is lost: not to a second writer, a retry, a lock or a removed section."""

import unicodedata
import uuid
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from base.refusals import Refused
from documents.models import Clash, Document, Section
from documents.writing import open_for_writing
from text.cleaning import plain, received
from text.personal_numbers import find

HEADING_LENGTH = 300
TOKEN_LENGTH = 40


@dataclass(frozen=True)
class Saved:
    """The text is kept. html is what was kept, after cleaning."""

    version: int
    at: datetime
    html: str


@dataclass(frozen=True)
class Conflict:
    """Somebody else has written in the section since; what came second is kept as a clash until somebody chooses."""

    clash: Clash
    section: Section


@dataclass(frozen=True)
class Warned:
    """Nothing is kept yet: what looks like personnummer is shown to the writer first."""

    numbers: list[str] = field(default_factory=list)


class Removed(Refused):
    """Somebody has removed the section; the text is still with the one who typed it."""


def save_section(
    document_pk: int,
    key: uuid.UUID,
    *,
    heading: str,
    html: str,
    base_version: int,
    token: str,
    by,
    confirmed: bool = False,
) -> Saved | Conflict | Warned:
    """Save what a person has typed, on top of the version that they began from.

    token: new for every save, the same when a save is tried again; what stands before a dot tells from which page.
    confirmed: the writer has seen the warning for personnummer. Raises Refused when the paper is not a draft or
    the text is more than a section may hold, and Removed when the section is gone.
    """
    heading, html, token = tidy_heading(heading), received(html), token[:TOKEN_LENGTH]
    if not confirmed and (numbers := new_numbers(document_pk, key, heading, html)):
        return Warned(numbers)
    with open_for_writing(document_pk, by=by) as document:
        section = section_of(document, key)
        if section.slot and html:
            raise Refused(_("Avsnittet skriver ut uppgifter och har ingen egen text. Lägg texten i ett eget avsnitt."))
        if (section.heading, section.html) == (heading, html):
            return Saved(section.version, section.saved_at or timezone.now(), html)
        if token and section.save_token == token:
            return Saved(section.version, section.saved_at, section.html)
        if section.version != base_version:
            return Conflict(_keep_clash(section, heading, html, base_version, token, by), section)
        write(section, heading, html, by, token)
    return Saved(section.version, section.saved_at, html)


def tidy_heading(heading: str) -> str:
    return unicodedata.normalize("NFC", " ".join(heading.split()))[:HEADING_LENGTH]


def new_numbers(document_pk: int, key: uuid.UUID, heading: str, html: str) -> list[str]:
    """What looks like personnummer in the text and did not stand there before: one is warned once for each."""
    numbers = find(f"{heading}\n{plain(html)}")
    if not numbers:
        return []
    before = Section.objects.filter(document=document_pk, key=key).first()
    known = set(find(f"{before.heading}\n{plain(before.html)}")) if before else set()
    return [number for number in numbers if number not in known]


def section_of(document: Document, key: uuid.UUID) -> Section:
    """The section with the key; raises Removed if it is gone."""
    section = document.sections.filter(key=key).select_related("saved_by").first()
    if section is None:
        raise Removed(
            _("Avsnittet har tagits bort av någon annan. Lägg tillbaka det, eller kopiera din text härifrån.")
        )
    return section


def write(section: Section, heading: str, html: str, by, token: str = "") -> None:
    """Put the text in the section. Only within an opened paper."""
    section.heading, section.html = heading, html
    section.version += 1
    section.saved_by, section.saved_at, section.save_token = by, timezone.now(), token
    section.save(update_fields=["heading", "html", "version", "saved_by", "saved_at", "save_token"])


def _keep_clash(section: Section, heading: str, html: str, base_version: int, token: str, by) -> Clash:
    """The row for a text that came second. The same page going on to type replaces its own, nobody else's."""
    page = token.partition(".")[0]
    own = section.clashes.filter(by=by, base_version=base_version, settled_at=None, save_token__startswith=page)
    clash = own.first() if page else None
    if clash is None:
        clash = Clash(document_id=section.document_id, section=section, base_version=base_version, by=by)
    clash.heading, clash.html, clash.save_token = heading, html, token
    clash.save()
    return clash
