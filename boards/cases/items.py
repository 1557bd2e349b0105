"""One paper of an ärende, as it stands in the list and is chosen for a disclosure."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone
from django.utils.timezone import localdate, make_aware
from django.utils.translation import gettext as _

from base.dates import STOCKHOLM, long_date
from base.models import StoredFile
from boards.cases.status import Status
from documents.models import Document, Revision

_SEEN = frozenset({"application/pdf", "image/png", "image/jpeg"})


@dataclass(frozen=True)
class Item:
    """One paper. on, at: when it came or was made. notes: what was done with it. url: where it is read.

    hindrance: why it cannot be handed out from here, and what to do instead; empty for what can. secrecy: the marking
    that somebody has made, in words. revision, file: what it prints, or is. also: the names of other places where the
    same file lies.
    """

    source: str
    what: str
    title: str
    at: datetime
    status: Status
    document: Document
    revision: Revision | None = None
    file: StoredFile | None = None
    url: str = ""
    hindrance: str = ""
    notes: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def sources(self) -> frozenset[str]:
        """All names that it goes by."""
        return frozenset((self.source, *self.also))

    @property
    def on(self) -> date:
        return localdate(self.at)

    @property
    def is_file(self) -> bool:
        return self.file is not None

    @property
    def is_set(self) -> bool:
        """Whether it was put together for a board, of papers that mostly are in the case by themselves."""
        return self.source.startswith("package:")

    @property
    def is_proposed(self) -> bool:
        """Whether it is ticked before anybody has chosen: public, and it can go out."""
        return self.status.is_public and not self.hindrance and not self.source.startswith("internal:")

    @property
    def secrecy(self) -> str:
        paper = self.document
        if not paper.secrecy_ground:
            return ""
        words = {"ground": paper.secrecy_ground, "day": long_date(paper.secrecy_on), "who": paper.secrecy_authority}
        return _("Sekretessmarkerad %(day)s enligt %(ground)s av %(who)s. Pröva sekretessen nu.") % words


def noon(day: date) -> datetime:
    return make_aware(datetime.combine(day, time(12)), STOCKHOLM)


def file_item(source, what, title, at, found: Status, document, file: StoredFile, url: str) -> Item:
    hindrance = ""
    if file.media_type not in _SEEN:
        hindrance = _(
            "Filen är varken PDF eller bild och bär med sig sådant som inte syns. Lämna ut texten här i stället, "
            "eller skriv ut filen på papper."
        )
    return Item(source, what, title, at or timezone.now(), found, document, file=file, url=url, hindrance=hindrance)
