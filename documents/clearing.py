"""Rensa arbetsmaterial: when a paper is final, what was never more than a draft may go (TF 2:12).

What was sent, decided, locked or signed stays: each of those names the text by a row of its own, and what any row names
is held. What is gone is gone from the database; the history goes on saying who did what, and what was cleared.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from base.refusals import Refused
from base.steps import Step
from documents import permissions
from documents.models import Clearing, Document, Relation, Reply, Revision, State
from documents.writing import note_event, open_for_writing
from text.printing import cache

CLEAR = Step(
    name="clear",
    label=gettext_lazy("Rensa arbetsmaterial"),
    sources=frozenset({State.FINAL}),
    target=None,
    may=permissions.can_register,
    refusal=permissions.ONLY_REGISTRARS,
    explanation=gettext_lazy("Utkast och annat som aldrig skickats tas bort för gott. Du väljer vad."),
    who=gettext_lazy("Samordnare, kommunpolis, registrator, administratör hos ägaren"),
    done=gettext_lazy("Arbetsmaterialet är rensat. Historiken säger vad som togs bort."),
    asks=True,
)
DRAFTS, CLASHES, COMMENTS, TIPS, SITTINGS = "utkast", "krockar", "synpunkter", "tips", "tillfallen"


class Moved(Refused):
    """What there is to clear is not what the page showed."""


@dataclass(frozen=True)
class Proposal:
    """One sort of working material. what: how many, in words; why: that it may go; keys: which rows."""

    code: str
    what: str
    why: str
    keys: tuple[int, ...]
    marks: tuple = ()


def proposals(document: Document) -> list[Proposal]:
    """What may be cleared, the sorts of which there is something."""
    found = [
        _drafts(document),
        _clashes(document),
        _comments(document),
        _tips(document),
        _sittings(document),
    ]
    return [proposal for proposal in found if proposal.keys]


def drafts_of(document: Document) -> QuerySet[Revision]:
    """Texts that nothing names: never sent, opened, locked, decided, signed, answered, printed or registered."""
    found = document.revisions.exclude(pk=document.locked_revision_id)
    for relation in Revision._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete:
            rows = relation.related_model._base_manager.filter(**{relation.field.name: OuterRef("pk")})
            found = found.exclude(Exists(rows))
    return found


def mark_of(found: Iterable[Proposal]) -> str:
    """A mark of all that is proposed, so that nothing goes that the page did not show."""
    rows = [(proposal.code, proposal.keys, proposal.marks) for proposal in found]
    return sha256(repr(rows).encode()).hexdigest()[:32]


def clear(document: Document, *, by, chosen: Iterable[str], keep: Iterable[int] = (), mark: str) -> Clearing:
    """Clear the chosen sorts away, but for the drafts to keep; mark: that of what the page showed.

    Raises Moved when there is something else now, and Refused when nothing is chosen or the paper is not final.
    """
    try:
        with open_for_writing(document.pk, *CLEAR.sources) as taken:
            found = proposals(taken)
            if mark != mark_of(found):
                raise Moved(_("Det har tillkommit eller försvunnit något sedan sidan öppnades. Gå igenom listan igen."))
            wanted = [_without(proposal, keep) for proposal in found if proposal.code in set(chosen)]
            clearing = _clear(taken, [proposal for proposal in wanted if proposal.keys], by)
            transaction.on_commit(cache.empty, robust=True)
    except IntegrityError:
        raise Moved(_("Något av det som skulle rensas används just nu. Gå igenom listan igen.")) from None
    return clearing


def _clear(document: Document, wanted: list[Proposal], by) -> Clearing:
    if not wanted:
        raise Refused(_("Välj något att rensa."))
    said = "; ".join(proposal.what for proposal in wanted)[:500]
    clearing = Clearing.objects.create(document=document, by=by, what=said)
    for proposal in wanted:
        _ROWS[proposal.code](document).filter(pk__in=proposal.keys).delete()
    Clearing.objects.filter(pk=clearing.pk).update(finished_at=timezone.now())
    note_event(document, CLEAR.name, by, before=document.state, note=said)
    return clearing


def _without(proposal: Proposal, keep: Iterable[int]) -> Proposal:
    if proposal.code != DRAFTS:
        return proposal
    keys = tuple(key for key in proposal.keys if key not in set(keep))
    return Proposal(DRAFTS, _drafts_in_words(len(keys)), proposal.why, keys)


def _drafts(document: Document) -> Proposal:
    keys = tuple(drafts_of(document).order_by("pk").values_list("pk", flat=True))
    why = _("Texter som aldrig skickats, låsts eller beslutats.")
    return Proposal(DRAFTS, _drafts_in_words(len(keys)), why, keys)


def _drafts_in_words(count: int) -> str:
    return ngettext("%(n)d tidigare text", "%(n)d tidigare texter", count) % {"n": count}


def _clashes(document: Document) -> Proposal:
    keys = tuple(document.clashes.order_by("pk").values_list("pk", flat=True))
    what = ngettext("%(n)d text som inte valdes", "%(n)d texter som inte valdes", len(keys)) % {"n": len(keys)}
    return Proposal(
        CLASHES, what, _("När två skrev i samma avsnitt samtidigt. Den andra texten är den som gäller."), keys
    )


def _comments(document: Document) -> Proposal:
    rows = list(_unsent(document).order_by("pk").values_list("pk", "comments", "comments__version"))
    keys = tuple(dict.fromkeys(pk for pk, _comment, _version in rows))
    what = ngettext("%(n)d svar som aldrig skickades", "%(n)d svar som aldrig skickades", len(keys)) % {"n": len(keys)}
    why = _("Påbörjade synpunkter inom den egna organisationen. Andra parters rörs inte.")
    return Proposal(COMMENTS, what, why, keys, tuple(sorted(rows, key=repr)))


def _unsent(document: Document) -> QuerySet[Reply]:
    own = Q(organisation=document.owner_id) | Q(release__relation=Relation.OWN)
    return Reply.objects.filter(own, document=document, sent_at=None)


def _tips(document: Document) -> Proposal:
    keys = tuple(document.dismissed_tips.order_by("pk").values_list("pk", flat=True))
    what = ngettext("%(n)d undanlagt tips", "%(n)d undanlagda tips", len(keys)) % {"n": len(keys)}
    return Proposal(TIPS, what, _("Noteringar om råd som någon har lagt undan."), keys)


def _sittings(document: Document) -> Proposal:
    keys = tuple(document.sittings.order_by("pk").values_list("pk", flat=True))
    what = ngettext("%(n)d skrivtillfälle", "%(n)d skrivtillfällen", len(keys)) % {"n": len(keys)}
    return Proposal(SITTINGS, what, _("När var och en senast skrev i utkastet."), keys)


_ROWS = {
    DRAFTS: drafts_of,
    CLASHES: lambda document: document.clashes.all(),
    COMMENTS: lambda document: Reply.objects.filter(document=document, sent_at=None),
    TIPS: lambda document: document.dismissed_tips.all(),
    SITTINGS: lambda document: document.sittings.all(),
}
