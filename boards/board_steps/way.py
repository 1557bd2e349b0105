"""Where the owner's decision about a paper is registered, when a letter takes the paper to a board."""

from django.urls import reverse
from django.utils.translation import gettext as _

from boards.models import ProposalPoint
from documents.models import Document, State


def by_letters(papers: list[Document]) -> dict[int, tuple[str, str]]:
    """By the key of each paper that a letter proposes to adopt, button and address; the latest letter counts."""
    points = ProposalPoint.objects.filter(
        about__in=papers,
        action=ProposalPoint.Action.ADOPT,
        letter__document__state__in=[State.DRAFT, State.LOCKED, State.FINAL],
    )
    rows = points.order_by("letter").values_list("about", "letter", "letter__document__state")
    return {about: _where(letter, state) for about, letter, state in rows}


def _where(letter: int, state: str) -> tuple[str, str]:
    if state == State.DRAFT:
        return _("Öppna skrivelsen"), reverse("documents:detail", args=[letter])
    return _("Nämndens behandling"), reverse("boards:board_steps", args=[letter])
