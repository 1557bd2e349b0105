"""The line of a letter's progress about its brief."""

from django.urls import reverse
from django.utils.translation import gettext as _

from boards.handing_over.standing import set_to_hand_over
from boards.models import BoardLetter
from boards.progress import Line
from documents import permissions


def brief_line(letter: BoardLetter, user) -> Line | None:
    """The way to the two pages, as soon as there are papers that they are made of."""
    if not permissions.can_register(user, letter.document):
        return None
    if set_to_hand_over(letter, letter.document) is None:
        return None
    said = _("Det finns en kortversion på två sidor för dem som beslutar.")
    return Line(said, reverse("boards:brief", args=[letter.pk]), _("Läs eller skicka den"), is_done=True)
