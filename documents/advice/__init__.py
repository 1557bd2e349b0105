"""Advice on a draft: a few sentences to its writers, opened on wish, never in the way, put away for good.

The kinds of paper have their own (`Kind.advice`); what holds for every paper is registered here. Nothing is kept but
what was put away. Called when a page is shown, never when a text is saved.
"""

from collections.abc import Callable, Iterable

from django.utils.translation import gettext as _

from documents import kinds
from documents.advice import leftovers, of_its_time, references
from documents.advice.tips import Tip, in_words
from documents.advice.words import PaperWords
from documents.content import read
from documents.models import DismissedTip, Document

Advise = Callable[[Document, PaperWords], Iterable[Tip]]
_on_every_paper: list[Advise] = [leftovers.tips, references.tips, of_its_time.tips]


def register(advise: Advise) -> None:
    """Advice that any kind of paper gets."""
    if advise not in _on_every_paper:
        _on_every_paper.append(advise)


def tips_for(document: Document, content: dict) -> list[Tip]:
    """What could be looked at in the draft, without what somebody has put away. content: the living paper."""
    words = PaperWords(content, lambda: _begun(document))
    if not words.text.strip():
        return []
    put_away = set(document.dismissed_tips.values_list("code", flat=True))
    given = (tip for advise in (*_on_every_paper, kinds.get(document.kind).advice) for tip in advise(document, words))
    return list({tip.code: tip for tip in given if tip.code not in put_away}.values())


def _begun(document: Document) -> dict | None:
    first = document.revisions.order_by("number").first()
    return read(first) if first else None


def title(tips: list[Tip]) -> str:
    """The closed line: `Tre tips`."""
    return _("%(count)s tips") % {"count": in_words(len(tips))} if tips else ""


def dismiss(document: Document, code: str, by) -> None:
    """Put a tip away for this paper, for good. Twice is once."""
    DismissedTip.objects.get_or_create(document=document, code=code, defaults={"by": by})
