"""What every page by the svarslänk of a release shows."""

from documents import copies
from documents.audience import content_for
from documents.content import read
from documents.deciding import ready
from documents.legal_status import received_sentence
from documents.models import Audience, Document, Release, State
from documents.page_text import sections_for_page
from documents.sending import asked


def page_of(release: Release) -> dict:
    """What every page by a link shows: the text as it was sent, who asked, why and by when."""
    content, final = content_for(read(release.revision), Audience.PARTIES), _final(release)
    return {
        "link": release.link,
        "release": release,
        "frame": content["frame"],
        "sections": sections_for_page(content),
        "legal_sentence": received_sentence(release, final=final),
        "condition": ready.condition_note(final) if final else "",
        "before": asked.text_before(release),
        "mark": copies.mark_of(release.revision),
    }


def _final(release: Release) -> Document | None:
    """The paper, when what was sent is its final text."""
    document = release.document
    is_final = document.state == State.FINAL and document.locked_revision_id == release.revision_id
    return document if is_final else None
