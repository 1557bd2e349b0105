"""The first lines of a letter's progress: what it proposes, and its text."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from boards.letters import gone
from boards.letters.missing import missing_facts
from boards.letters.recomposing import changed
from boards.models import BoardLetter
from boards.progress import Line
from documents import permissions
from documents.missing import missing_before_lock
from documents.models import State


def facts_line(letter: BoardLetter, user) -> Line | None:
    """Whether the proposals and all that belongs to them are filled in."""
    if letter.document.state == State.DISCARDED:
        return None
    if letter.document.state != State.DRAFT:
        return Line(_("Förslag och uppgifter är ifyllda."), is_done=True)
    lacks = len(missing_facts(letter))
    url = reverse("boards:facts", args=[letter.pk]) if permissions.can_write(user, letter.document) else ""
    if not lacks:
        return Line(_("Förslag och uppgifter är ifyllda."), url, _("Ändra förslag och uppgifter"), is_done=True)
    said = ngettext("En uppgift fattas i skrivelsen.", "%(n)s uppgifter fattas i skrivelsen.", lacks) % {"n": lacks}
    return Line(said, url, _("Fyll i förslag och uppgifter"))


def data_line(letter: BoardLetter, user) -> Line | None:
    """That the data have changed which the sentences on the agreement were written from."""
    if letter.document.state != State.DRAFT or not changed(letter):
        return None
    url = reverse("boards:recompose", args=[letter.pk]) if permissions.can_write(user, letter.document) else ""
    said = _("Uppgifterna om överenskommelsen har ändrats sedan skrivelsen började.")
    return Line(said, url, _("Hämta uppgifterna på nytt"))


def text_line(letter: BoardLetter, user) -> Line | None:
    """Whether the text is locked; the button that locks it stands among the paper's steps."""
    document = letter.document
    if document.state == State.DISCARDED:
        return None
    if document.state == State.FINAL:
        return Line(_("Texten är slutlig."), is_done=True)
    if document.state == State.LOCKED:
        return Line(_("Texten är låst."), is_done=True)
    may_write = permissions.can_write(user, document)
    if not missing_before_lock(document):
        steps = f"{reverse('documents:detail', args=[letter.pk])}#steps-title"
        said = _("Texten är hel och kan låsas. Då står det ”Förslag” på den.")
        return Line(said, steps if may_write else "", _("Gå till Lås texten"))
    if left := gone.lacks(letter):
        said = gone.sentence(letter)
        return Line(said, left[0].url if may_write else "", _("Ändra texten"))
    url = reverse("documents:edit", args=[letter.pk]) if may_write else ""
    return Line(_("Skriv klart texten. Lås den sedan under ”Det här kan du göra”."), url, _("Skriv i texten"))
