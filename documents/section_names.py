"""What a section is called where it is pointed at, also when it has no heading."""

import re
from html import unescape

from django.utils.translation import gettext as _

from documents import kinds

_TAGS = re.compile(r"<[^>]*>?")
_LOOKED_AT = 600  # characters of HTML, in which the first words stand
_LONGEST = 45


def section_name(heading: str, html: str = "", slot: str = "") -> str:
    """The heading; without one what the section prints, or its first words."""
    return heading or (kinds.slot_label(slot) if slot else _first_words(html)) or _("Avsnitt utan rubrik")


def _first_words(html: str) -> str:
    words = " ".join(unescape(_TAGS.sub(" ", html[:_LOOKED_AT])).split())
    if len(words) <= _LONGEST:
        return words
    return words[: _LONGEST + 1].rsplit(" ", 1)[0][:_LONGEST].rstrip(",;:–-") + " …"
