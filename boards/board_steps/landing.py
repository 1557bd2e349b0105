"""Where a board's decision lands: on each paper that the points adopt, about the text that the board was given.

A point that approves a follow-up lands nowhere: the board's own row says all.
"""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from base.steps import Lack
from boards.models import BoardLetter, BoardStep, Package, PackagePart, ProposalPoint
from documents.deciding import ready
from documents.models import Decision, DecisionWay, Document, Party, Revision, State

Outcome = BoardStep.Outcome
OUTCOMES = {
    Outcome.APPROVED: Decision.Outcome.APPROVED,
    Outcome.CHANGED: Decision.Outcome.APPROVED,
    Outcome.REJECTED: Decision.Outcome.REJECTED,
    Outcome.RETURNED: Decision.Outcome.RETURNED,
}


@dataclass(frozen=True)
class Landing:
    """One adopted paper: the decision that lies on it, or the text that it is to be about, or what hinders it."""

    document: Document
    decision: Decision | None = None
    revision: Revision | None = None
    lack: Lack | None = None


def adopted(letter: BoardLetter) -> list[Document]:
    """The papers that the points adopt, in the order in which their rows are taken."""
    points = ProposalPoint.objects.filter(letter=letter, action=ProposalPoint.Action.ADOPT)
    papers = Document.objects.filter(pk__in=points.exclude(about=None).values("about"))
    return list(papers.select_related("locked_revision", "owner").order_by("pk"))


def landings(step: BoardStep, *, is_changed: bool = True) -> list[Landing]:
    """Of a decision, each adopted paper; of a proposal none. is_changed: a changed decision changes the papers too."""
    if step.role != BoardStep.Role.DECIDES or step.outcome == Outcome.TABLED or step.withdrawn_at:
        return []
    has = {row.document_id: row for row in _decisions(step)}
    changes = is_changed and step.outcome == Outcome.CHANGED
    return [
        Landing(paper, decision=has[paper.pk]) if paper.pk in has else _open(step, paper, changes)
        for paper in adopted(step.letter)
    ]


def _decisions(step: BoardStep) -> list[Decision]:
    return list(step.decisions.filter(withdrawn_at=None)) if step.pk else []


def party_of(step: BoardStep, document: Document) -> Party | None:
    """The municipality, as it stands on the paper."""
    return document.parties.filter(organisation=step.letter.document.owner_id).first()


def _open(step: BoardStep, document: Document, changes: bool) -> Landing:
    if lack := _of_another(step, document) or _of_the_paper(step, document):
        return Landing(document, lack=lack)
    given = _given(step, document)
    if given is None:
        return Landing(document, lack=_not_among(step.package, document))
    # What was refused or sent back is the text that was given, whatever has become of it.
    if step.outcome in (Outcome.REJECTED, Outcome.RETURNED):
        return Landing(document, revision=given)
    now = _as_it_now_is(document, given)
    if changes:
        return Landing(document, lack=_to_be_changed(document)) if now else _now(document)
    if now or step.package is None:
        return _now(document, now)
    return Landing(document, lack=_another_text(step.package, document))


def _now(document: Document, revision: Revision | None = None) -> Landing:
    return Landing(document, revision=revision or document.locked_revision)


def _given(step: BoardStep, document: Document) -> Revision | None:
    """The text in the set that the board was given; without a set the one of the day of the sitting, or the first."""
    if step.package:
        part = _part(step.package, document)
        return part.revision if part else None
    known = document.revisions.filter(made_at__lte=step.registered_at or timezone.now())
    return known.filter(made_at__date__lte=step.decided_on).first() or document.revisions.last()


def _part(package: Package, document: Document) -> PackagePart | None:
    parts = package.parts.filter(document=document, revision__isnull=False).exclude(form="changes")
    return parts.select_related("revision").order_by("number").first()


def _as_it_now_is(document: Document, given: Revision) -> Revision | None:
    """The text that a decision counts for, if it says the same as the one that was given."""
    texts = ready.text_decided_about(document)
    if given.pk in texts:
        return given
    return document.revisions.filter(pk__in=texts, sha256=given.sha256).first()


def _of_another(step: BoardStep, document: Document) -> Lack | None:
    """What another organisation owns is decided about when it has sent it; how it stands there is not for us to say."""
    if document.owner_id == step.letter.document.owner_id:
        return None
    said = _("%(owner)s äger en av handlingarna. Registrera ert beslut på den när den är skickad till er för beslut.")
    return Lack(said % {"owner": document.owner}, _paper(document))


def _of_the_paper(step: BoardStep, document: Document) -> Lack | None:
    words = {"title": document.title, "owner": step.letter.document.owner}
    if party_of(step, document) is None:
        said = _("%(owner)s står inte som part i ”%(title)s”, så där finns inget beslut att registrera.") % words
        return Lack(said, reverse("documents:frame", args=[document.pk]))
    if document.state in (State.LOCKED, State.FINAL):
        return None
    if step.outcome in (Outcome.REJECTED, Outcome.RETURNED) and document.state == State.DRAFT:
        return None
    return Lack(_("”%(title)s” är inte låst. Lås den text som nämnden beslutade om.") % words, _paper(document))


def _not_among(package: Package, document: Document) -> Lack:
    said = _(
        "”%(title)s” låg inte bland handlingarna som nämnden fick (nr %(number)s). Registrera beslutet på handlingen, "
        "med den text som det gäller."
    )
    return Lack(said % {"title": document.title, "number": package.number}, _paper(document))


def _another_text(package: Package, document: Document) -> Lack:
    said = _(
        "”%(title)s” har en annan text nu än den som nämnden fick (nr %(number)s). Lås den texten igen, eller "
        "registrera beslutet på handlingen om det gäller den nya."
    )
    return Lack(said % {"title": document.title, "number": package.number}, _paper(document))


def _to_be_changed(document: Document) -> Lack:
    said = _("Nämnden ändrade texten. Lås upp ”%(title)s”, för in ändringen och lås den. Lägg sedan beslutet på den.")
    return Lack(said % {"title": document.title}, _paper(document))


def _paper(document: Document) -> str:
    return reverse("documents:detail", args=[document.pk])


def decision_of(step: BoardStep, landing: Landing) -> Decision:
    """The unsaved decision of the municipality about the paper."""
    body = step.body
    return Decision(
        document=landing.document,
        revision=landing.revision,
        organisation=step.letter.document.owner,
        party=party_of(step, landing.document),
        way=DecisionWay.BOARD,
        body=body,
        by_whom="" if body else step.body_name,
        outcome=OUTCOMES[step.outcome],
        decided_on=step.decided_on,
        paragraph=step.paragraph,
        text=step.text[:2000],
        excerpt=step.excerpt,
        excerpt_name=step.excerpt_name,
        registered_for=step.registered_for,
    )
