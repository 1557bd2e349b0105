"""Why sections were changed, in the writers' words."""

import uuid
from datetime import datetime

from django.utils.translation import gettext as _

from base.refusals import Refused
from documents.models import ChangeReason, Document
from documents.writing import open_for_writing

LONGEST = 500


def explain(document: Document, key: uuid.UUID, text: str, *, by, known: set[str]) -> None:
    """Keep why the section was changed. Empty words take back what was said; the same words once more change nothing.

    known: the keys of the sections that were compared. Raises Refused when the paper is no draft, for too long a text
    and for a section that neither text has.
    """
    words = " ".join(text.replace("\0", "").split())
    if len(words) > LONGEST:
        raise Refused(
            _("Skriv kortare: högst %(most)s tecken. Nu är det %(now)s.") % {"most": LONGEST, "now": len(words)}
        )
    if str(key) not in known:
        raise Refused(_("Avsnittet finns inte längre i någon av texterna. Ladda om sidan."))
    with open_for_writing(document.pk) as taken:
        latest = taken.change_reasons.filter(section_key=key).values_list("text", flat=True).first()
        if words != (latest or ""):
            ChangeReason.objects.create(document=taken, section_key=key, text=words, by=by)


def reasons_between(document: Document, after: datetime | None, until: datetime | None) -> dict[str, str]:
    """Section key → the latest words written after the older text and up to the newer; without a limit for None."""
    rows = document.change_reasons.order_by("at", "pk")
    if after:
        rows = rows.filter(at__gt=after)
    if until:
        rows = rows.filter(at__lte=until)
    latest = {str(key): text for key, text in rows.values_list("section_key", "text")}
    return {key: text for key, text in latest.items() if text}
