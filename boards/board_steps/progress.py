"""On the way of a letter to a decision: what the boards have done, and who is next."""

from django.urls import reverse
from django.utils.translation import gettext as _

from boards.board_steps import step_words
from boards.board_steps.expected import decided, following
from boards.board_steps.landing import landings
from boards.handing_over.standing import standing_of
from boards.models import BoardLetter, BoardStep
from boards.progress import Line
from documents.models import State


def board_line(letter: BoardLetter, user) -> Line | None:
    url = reverse("boards:board_steps", args=[letter.pk])
    steps = list(letter.steps.filter(withdrawn_at=None).select_related("package"))
    if step := decided(steps):
        return _decided(letter, step, url)
    expected = following(letter, steps)
    if expected is None:
        return None
    said = _("%(who)s lämnar sitt förslag.") if expected.role == BoardStep.Role.PROPOSES else _("%(who)s beslutar.")
    sentence = said % {"who": expected.name}
    is_there = letter.document.state == State.FINAL or steps or standing_of(letter).taken
    return Line(sentence, url, _("Nämndens behandling")) if is_there else Line(sentence)


def _decided(letter: BoardLetter, step: BoardStep, url: str) -> Line:
    step.letter = letter
    if any(landing.decision is None for landing in landings(step)):
        return Line(
            _("Beslutet ligger inte på varje handling som antas."), url, _("Lägg det på handlingen"), settles=True
        )
    return Line(step_words.sentence(step), url, _("Visa"), is_done=True, settles=True)
