"""Where the owner's decision about a paper is registered, when a letter takes the paper to a board."""

from django.urls import reverse
from django.utils.translation import gettext as _

from boards.handing_over.standing import standings_of
from boards.models import BoardLetter, BoardStep, ProposalPoint
from documents.models import Document, State


def by_letters(papers: list[Document]) -> dict[int, tuple[str, str]]:
    """By the key of each paper that a letter proposes to adopt, button and address; the latest letter counts."""
    points = ProposalPoint.objects.filter(
        about__in=papers,
        action=ProposalPoint.Action.ADOPT,
        letter__document__state__in=[State.DRAFT, State.LOCKED, State.FINAL],
    )
    points = points.select_related("letter__document").order_by("letter")
    letters = {point.letter_id: point.letter for point in points}
    treated = _with_a_board(list(letters.values()))
    return {point.about_id: _where(point.letter_id, is_there=point.letter_id in treated) for point in points}


def _with_a_board(letters: list[BoardLetter]) -> set[int]:
    """Those whose papers lie with a secretary, or that a board has treated; not those that have come back."""
    standings = standings_of(letters)
    begun = BoardStep.objects.filter(letter__in=letters, withdrawn_at=None).values_list("letter", flat=True)
    taken = {pk for pk, standing in standings.items() if standing.is_waiting or standing.taken}
    final = {letter.pk for letter in letters if letter.document.state == State.FINAL}
    return {*begun, *taken, *final} - {letter.pk for letter in letters if letter.document.state == State.DRAFT}


def _where(letter: int, *, is_there: bool) -> tuple[str, str]:
    if is_there:
        return _("Nämndens behandling"), reverse("boards:board_steps", args=[letter])
    return _("Öppna skrivelsen"), reverse("documents:detail", args=[letter])
