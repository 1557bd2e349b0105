"""What remains before a letter is decided, line by line, in the order in which it is done."""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.module_loading import import_string

from boards.models import BoardLetter
from documents.access import Access
from documents.models import State

# A function of each area, called with (letter, user), that gives a `Line`, or None where it has nothing to say. By
# their names, since each area imports `Line` from here. In the order of the lifecycle.
LINES = [
    "boards.letters.progress.data_line",
    "boards.letters.progress.facts_line",
    "boards.letters.progress.text_line",
    "boards.checks.progress.check_line",
    "boards.approving.progress.approval_line",
    "boards.packages.progress.package_line",
    "boards.brief.progress.brief_line",
    "boards.handing_over.sentences.handover_line",
    "boards.board_steps.progress.board_line",
]


@dataclass(frozen=True)
class Line:
    """One thing to do or done. url and label: where it is done; a line without is only told.

    is_first: whether nothing else is done before it, wherever it stands. may_wait: whether what comes after it can be
    done all the same, so that it is not what is next. settles: whether the board has decided, so that what was passed
    over on the way there is not asked for any more.
    """

    sentence: str
    url: str = ""
    label: str = ""
    is_done: bool = False
    is_first: bool = False
    may_wait: bool = False
    settles: bool = False


def lines(letter: BoardLetter, user) -> list[Line]:
    found = [line for name in LINES if (line := import_string(name)(letter, user))]
    if letter.document.state != State.DRAFT and any(line.settles for line in found):
        return [line for line in found if line.is_done or line.settles]
    return found


def panel(user, access: Access, content: dict) -> str:
    """Below the text of a letter, for those who work with it."""
    if access.document.kind != "board_letter" or not access.is_working:
        return ""
    letter = BoardLetter.objects.filter(pk=access.document.pk).first()
    if letter is None:
        return ""
    letter.document = access.document
    found = lines(letter, user)
    if not found:
        return ""
    return render_to_string("boards/_progress.html", {"lines": found, "next": next_of(found)})


def next_of(found: list[Line]) -> Line | None:
    """What is to be done now, of the lines."""
    open_ones = [line for line in found if line.url and not (line.is_done or line.may_wait)]
    return next(iter(sorted(open_ones, key=lambda line: not line.is_first)), None)
