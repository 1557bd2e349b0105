"""What a paper of a disclosure prints: HTML of ours, or a file from outside."""

from boards.packages.content import copy_mark
from documents import printing
from documents.audience import content_for
from documents.content import read
from documents.copies import logos_of
from documents.deciding import decision_print
from documents.models import Audience, Decision, Reply
from documents.replies import reply_print


def is_file(paper) -> bool:
    """Whether it is a file, which goes out as pictures of its pages, and not a text of ours, which is printed."""
    return paper.file_id is not None


def is_set(paper) -> bool:
    """Whether the file is one of our own, put together for a board."""
    return paper.source.startswith("package:")


def html_of(paper) -> str:
    """The whole paper before anything is masked. Raises `fonts.Unprintable`, a refusal."""
    kind, _colon, key = paper.source.partition(":")
    if kind == "reply":
        content, mark = reply_print.content_of(Reply.objects.get(pk=key)), ""
    elif kind == "decision":
        content, mark = decision_print.content_of(Decision.objects.get(pk=key)), ""
    else:
        content, mark = read(paper.revision), copy_mark(paper.revision)
    audience = Audience.INTERNAL if kind == "internal" else Audience.PARTIES
    shown = content_for(content, audience)
    return printing.paper_html(shown, mark=mark, audience=audience, logos=logos_of(shown))
