"""What the form of a basis begins with: what was written the last time, otherwise what the paper gives."""

from boards.decision_basis.composing import background, recommended
from boards.decision_basis.sources import Source
from boards.models import DecisionBasis
from documents.audience import content_for
from documents.content import read
from documents.models import Audience, Document, Revision
from organisations.models import Organisation


def proposal(document: Document, source: Source, organisation: Organisation) -> dict[str, str]:
    """The words of each field. What was left as it was proposed the last time follows the text as it now is."""
    now = _given(source.content, source.earlier, organisation)
    latest = DecisionBasis.objects.filter(document=document, organisation=organisation)
    latest = latest.select_related("revision", "compared_with").first()
    if latest is None:
        return now
    then = _given(_content(latest.revision), _content(latest.compared_with), organisation)
    return {name: now[name] if _is_same(kept, then[name]) else kept for name, kept in _kept(latest).items()}


def _kept(basis: DecisionBasis) -> dict[str, str]:
    return {"recommendation": basis.recommendation, "background": basis.background}


def _is_same(typed: str, given: str) -> bool:
    """A browser sends other line breaks than it was given."""
    return typed.split() == given.split()


def _given(content: dict, earlier: dict | None, organisation: Organisation) -> dict[str, str]:
    return {"recommendation": recommended(content, organisation.name), "background": background(content, earlier)}


def _content(revision: Revision | None) -> dict | None:
    return content_for(read(revision), Audience.PARTIES) if revision else None
