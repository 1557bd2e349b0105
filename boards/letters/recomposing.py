"""What a letter says of the agreements, written anew when their data have changed; first shown as a difference."""

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from boards.letters import background
from boards.models import BoardLetter, ComposedSection
from documents.changes.wordings import changes_if_any
from documents.content import digest
from documents.editing.section_writing import write
from documents.models import Section
from documents.writing import freeze_if_changed, note_event, open_for_writing

STEP = "recompose"


@dataclass(frozen=True)
class Anew:
    """A composed section that says something else now. is_edited: whether somebody has written in it since."""

    row: ComposedSection
    section: Section
    html: str
    is_edited: bool

    @property
    def difference(self) -> SafeString:
        """From what stands in the letter to what the data say."""
        return changes_if_any(self.section.html, self.html)


def changed(letter: BoardLetter) -> list[Anew]:
    """The sections whose data have changed since they were written; those that were taken away excepted."""
    found = []
    for row in letter.composed.select_related("about__owner").order_by("source"):
        section = letter.document.sections.filter(key=row.section_key, slot="").first()
        html = section and background.compose(letter, row.source, row.about)
        bare = background.without_references
        if html and bare(html) != bare(row.html) and bare(html) != bare(section.html):
            found.append(Anew(row, section, html, is_edited=bare(section.html) != bare(row.html)))
    return found


def recompose(letter: BoardLetter, seen: dict[str, str], *, by) -> int:
    """Write the sections anew whose new text the person was shown; seen: key of the section → digest of that text.

    Gives how many. The text that was there stays in the history.
    """
    with open_for_writing(letter.pk, by=by) as document:
        letter.document = document
        shown = [each for each in changed(letter) if seen.get(str(each.section.key)) == mark(each)]
        if not shown:
            return 0
        freeze_if_changed(document, _("Innan uppgifterna hämtades på nytt"), by)
        for each in shown:
            write(each.section, each.section.heading, each.html, by)
            each.row.html = each.html
            each.row.save(update_fields=["html"])
        note_event(document, STEP, by, note=", ".join(str(each.section) for each in shown))
    return len(shown)


def mark(anew: Anew) -> str:
    """What the page carries of a difference: the text that is replaced and the one that comes."""
    return digest(f"{anew.section.version}:{anew.html}")[:16]
