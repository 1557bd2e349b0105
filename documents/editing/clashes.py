"""Two people wrote in the same section: the one who came second chooses, and both texts stay in the history."""

from django.utils import timezone
from django.utils.translation import gettext as _

from base.refusals import Refused
from documents.editing.section_writing import Conflict, Removed, Saved, section_of, tidy_heading, write
from documents.models import Clash
from documents.writing import freeze_if_changed, open_for_writing
from text.cleaning import received

MINE, THEIRS, MERGED = "mine", "theirs", "merged"


def settle(clash: Clash, choice: str, *, seen_version: int, by, heading: str = "", html: str = "") -> Saved | Conflict:
    """Choose between the texts: the one that came second, the one in the section, or one made of both.

    seen_version: the version of the section that the chooser saw; if it has moved since, nothing is chosen and the
    answer is a Conflict with the section as it now is. What is replaced is frozen first. Raises Refused for more text
    than a section may hold.
    """
    if choice not in {MINE, THEIRS, MERGED}:
        raise Refused(_("Välj vilken av texterna som ska gälla."))
    both = (tidy_heading(heading), received(html))
    with open_for_writing(clash.document_id, by=by) as document:
        clash.refresh_from_db()
        if clash.section is None:
            raise Removed(_("Avsnittet har tagits bort. Texten som du skrev finns kvar i historiken."))
        section = section_of(document, clash.section.key)
        if clash.settled_at:
            return Saved(section.version, section.saved_at, section.html)
        if section.version != seen_version:
            return Conflict(clash, section)
        if choice != THEIRS:
            chosen = (clash.heading, clash.html) if choice == MINE else both
            freeze_if_changed(document, _("Innan två texter blev en"), section.saved_by or by, at=section.saved_at)
            write(section, *chosen, by)
        clash.settled_at = timezone.now()
        clash.save(update_fields=["settled_at"])
    return Saved(section.version, section.saved_at, section.html)
