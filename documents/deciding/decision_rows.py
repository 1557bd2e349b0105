"""Registering that a party has decided about a text: by the owner, by the party itself, or by it through a link."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from base.daily import address
from base.mail import write_mail
from base.refusals import Refused
from base.steps import Step
from documents import party_identity, permissions
from documents.content import read
from documents.deciding import answered, decision_words
from documents.deciding.decision_plans import is_decided_about
from documents.models import (
    Decision,
    Document,
    Event,
    Party,
    Purpose,
    RegisterEntry,
    Relation,
    Release,
    Revision,
    State,
)
from documents.moving import reason_given
from documents.registering import entries
from documents.responsible import responsible_for
from documents.step_groups import DECIDING
from documents.writing import note_event, open_for_writing
from organisations.permissions import has_role, organisations_of

ONLY_DECIDERS = gettext_lazy(
    "Beslut registreras av den som skriver handlingen eller av registratorn hos den som äger den. Din organisation "
    "registrerar sitt eget beslut när handlingen har skickats till er för beslut."
)
WITHDRAWN = "withdraw_decision"
OPEN_STATES = frozenset({State.DRAFT, State.LOCKED, State.FINAL})
Direction = RegisterEntry.Direction
_SAME = (
    "revision_id",
    "organisation_id",
    "way",
    "body_id",
    "by_whom",
    "outcome",
    "decided_on",
    "paragraph",
    "number",
    "delegation_point",
    "text",
)


@dataclass(frozen=True)
class Decider:
    """For whom somebody may register decisions about a paper. is_owner: for every party, "enligt …"."""

    parties: list[Party]
    is_owner: bool


def decider_of(user, document: Document) -> Decider:
    """The owner's people register for all parties, others for their own when it was sent to them."""
    parties = document.parties.select_related("organisation", "decision_plan")
    if permissions.can_register(user, document):
        return Decider(list(parties), True)
    own = organisations_of(user, roles=permissions.REGISTERS)
    sent = sent_for_decision(document).filter(organisation__in=own).values_list("organisation", flat=True)
    return Decider(list(parties.filter(organisation__in=set(sent))), False)


def may_decide(user, document: Document) -> bool:
    return bool(decider_of(user, document).parties)


def sent_for_decision(document: Document):
    """What was sent for decision and not taken back."""
    return document.releases.filter(purpose=Purpose.DECISION, withdrawn_at=None)


def parties_of(release: Release) -> list[Party]:
    """The party that an answer by the link of the release decides for; none for one who stands for no party."""
    document = release.document
    parties = document.parties.select_related("organisation")
    if release.relation == Relation.OWN:
        return list(parties.filter(organisation=document.owner_id))
    return [party for party in parties if party_identity.is_of(release, party)]


def texts_for(user, document: Document) -> list[Revision]:
    """The texts that a decision of the person's can be about, the latest first: those that were locked or sent."""
    rows = document.revisions.defer("content").order_by("-number")
    own = organisations_of(user, roles=permissions.REGISTERS)
    sent = sent_for_decision(document)
    if permissions.can_register(user, document):
        return list(rows.filter(_was_locked(document) | Q(pk__in=sent.values("revision"))).distinct())
    return list(rows.filter(pk__in=sent.filter(organisation__in=own).values("revision")))


def _was_locked(document: Document) -> Q:
    locks = Q(pk__in=document.events.filter(step=Event.LOCK).values("revision"))
    return locks if document.locked_revision_id is None else locks | Q(pk=document.locked_revision_id)


def can_be_decided(document: Document) -> bool:
    """Whether there is a text that somebody can have decided about."""
    if not is_decided_about(document) or not document.parties.exists():
        return False
    if document.locked_revision_id is not None:
        return True
    return document.events.filter(step=Event.LOCK).exists() or sent_for_decision(document).exists()


def _is_awaited(document: Document) -> bool:
    """Of a final paper only what it was signed under the condition of; a row is corrected on the page of decisions."""
    return can_be_decided(document) and (document.state != State.FINAL or document.final_condition != "")


DECIDE = Step(
    name="decide",
    label=gettext_lazy("Registrera beslut"),
    sources=OPEN_STATES,
    target=None,
    fits=_is_awaited,
    may=may_decide,
    refusal=ONLY_DECIDERS,
    explanation=gettext_lazy(
        "När en nämnd eller en delegat har beslutat om texten: godkänt, avslagit eller återremitterat."
    ),
    who=gettext_lazy(
        "Samordnare, kommunpolis, registrator, administratör hos ägaren, och hos en part för partens eget beslut"
    ),
    done=gettext_lazy("Beslutet är registrerat."),
    asks=True,
    group=DECIDING,
)


def decide(
    decision: Decision, *, by, by_name: str = "", release: Release | None = None, of_owner: bool = False
) -> Decision:
    """Keep an unsaved decision about a named text. by: None for somebody who answers by a link, with `by_name`.

    of_owner: a decision of the owner's own board, told by its secretary, who has another link than a release's.

    The same decision registered twice is one row. What a party has decided by a link it puts right by another one.
    Raises Refused when the party has approved the text already, when it is asked for no decision about it any more,
    when the link was sent to nobody of that party, and when the paper is discarded.
    """
    if by is None and not of_owner:
        _refuse_for_another(decision, release)
    with open_for_writing(decision.document_id, *OPEN_STATES) as document:
        if not of_owner:
            _refuse_what_is_asked_no_more(document, decision, by, release)
        live = Decision.objects.filter(party_identity.of_same(decision), document=document, withdrawn_at=None)
        if twin := next((row for row in live if _is_same(row, decision)), None):
            return twin
        if by is None and not of_owner:
            _refuse_what_is_answered(release)
            _take_back_own(live, decision)
        approved = live.filter(revision=decision.revision, outcome=Decision.Outcome.APPROVED)
        if decision.outcome == Decision.Outcome.APPROVED and approved.exists():
            raise Refused(
                _("%(who)s har redan godkänt den här texten. Är det fel registrerat: ta tillbaka registreringen först.")
                % {"who": decision.by_party}
            )
        decision.registered_by = by
        decision.registered_for = decision.registered_for or by_name
        decision.save()
        said = decision_words.sentence(decision)
        note_event(document, DECIDE.name, by, revision=decision.revision, note=said, by_name=by_name)
        _note_for_registrars(document, decision, by, by_name)
        if not of_owner:
            _tell_owner(document, decision, by, by_name, release)
    return decision


def _refuse_for_another(decision: Decision, release: Release | None) -> None:
    parties = parties_of(release) if release else []
    if not any(party_identity.is_of(decision, party) for party in parties):
        raise Refused(
            _("Beslutet går inte att registrera här: ingen part är utpekad. Hör av dig till den som skickade det.")
        )


def _refuse_what_is_asked_no_more(document: Document, decision: Decision, by, release: Release | None) -> None:
    """What was sent may have been taken back while the decision was typed, and by a link answered, a newer text sent.

    Only within the opened paper. The owner registers what was decided, whatever was sent.
    """
    if by is not None and permissions.can_register(by, document):
        return
    asked = sent_for_decision(document).filter(revision=decision.revision_id)
    if by is None:
        asked = asked.filter(pk=release.pk, replaced_by=None)
    else:
        asked = asked.filter(party_identity.of_same(decision))
    if not asked.exists():
        raise Refused(
            _(
                "Texten har återtagits eller ersatts av en ny version sedan du öppnade sidan, så beslutet är inte "
                "registrerat. Öppna sidan på nytt och läs vad som gäller."
            )
        )


def _refuse_what_is_answered(release: Release) -> None:
    """What a party has decided is asked of nobody else there; their links go on showing the text."""
    if decided := answered.answer_of_party(release):
        raise Refused(
            _("%(said)s Är det fel: be %(owner)s att skicka handlingen för beslut på nytt.")
            % {"said": answered.sentence(decided), "owner": release.document.owner}
        )


def _take_back_own(live: QuerySet[Decision], decision: Decision) -> None:
    """What the party itself has sent by a link about the text; what somebody has registered is theirs to take back."""
    by_link = live.filter(revision=decision.revision, registered_by=None)
    by_link.update(withdrawn_at=timezone.now(), withdrawn_why=_("Ersatt: parten har skickat beslutet på nytt."))


def withdraw(decision: Decision, *, by, by_name: str = "", reason: str) -> None:
    """A row that is wrong stands no more; it is kept with the reason. Raises Refused without a reason.

    by: None for somebody without an account, who is named by `by_name`.
    """
    with open_for_writing(decision.document_id, *OPEN_STATES) as document:
        kept = Decision.objects.select_related("body").get(pk=decision.pk)
        if kept.withdrawn_at is not None:
            return
        kept.withdrawn_why, kept.withdrawn_at = reason_given(reason)[:300], timezone.now()
        kept.save(update_fields=["withdrawn_why", "withdrawn_at"])
        note = f"{decision_words.sentence(kept)} {kept.withdrawn_why}"
        note_event(document, WITHDRAWN, by, revision=kept.revision, note=note, by_name=by_name)


def may_withdraw(user, decision: Decision) -> bool:
    """The party's own people; the owner's, unless the party has registered or sent it itself."""
    if has_role(user, decision.organisation_id, permissions.REGISTERS):
        return True
    by, owner = decision.registered_by, decision.document.owner_id
    came_from_owner = by is not None and has_role(by, owner, permissions.REGISTERS)
    return came_from_owner and has_role(user, owner, permissions.REGISTERS)


def _is_same(row: Decision, other: Decision) -> bool:
    return all(getattr(row, name) == getattr(other, name) for name in _SAME)


def _title(decision: Decision, title: str) -> str:
    who = decision_words.in_apposition(decision_words.decider(decision))
    words = {"who": who, "title": title, "outcome": decision.get_outcome_display().lower()}
    return _("Beslut av %(who)s om %(title)s: %(outcome)s") % words


def _note_for_registrars(document: Document, decision: Decision, by, by_name: str) -> None:
    """The owner's register; and that of the party where its own people, or a link of theirs, sent the decision."""
    organisation, is_own = decision.organisation, decision.organisation_id == document.owner_id
    title = _title(decision, read(decision.revision)["frame"]["title"])
    common = {
        "on": decision.decided_on,
        "title": title,
        "type_label": _("Protokollsutdrag") if decision.way == "board" and decision.excerpt else _("Beslut"),
        "file": decision.excerpt,
        "file_name": decision.excerpt_name,
    }
    source = f"decision:{decision.pk}"
    way = Direction.MADE if is_own else Direction.IN
    counterpart = "" if is_own else ", ".join(filter(None, (decision.by_party, by_name)))
    entries.note(document.owner, document, source, way, counterpart=counterpart, **common)
    came_from_party = by is None or not has_role(by, document.owner_id, permissions.REGISTERS)
    if organisation and not is_own and came_from_party:
        entries.note(organisation, document, source, Direction.OUT, counterpart=str(document.owner), **common)


def _tell_owner(document: Document, decision: Decision, by, by_name: str, release: Release | None) -> None:
    """A mail to the one who asked, when somebody outside the owner has answered."""
    if by is not None and has_role(by, document.owner_id, permissions.REGISTERS):
        return
    sent = release or sent_for_decision(document).filter(party_identity.of_same(decision)).first()
    asked = sent.sent_by if sent else document.created_by
    said = decision_words.sentence(decision)
    body = _(
        "%(organisation)s har registrerat sitt beslut om ”%(title)s”.\n\n%(said)s\n\nRegistrerat av %(who)s. Läs det "
        "här:\n%(url)s\n\nDu får mejlet därför att du eller din organisation bad om beslutet.\n"
    ) % {
        "organisation": decision.by_party,
        "title": document.title,
        "said": said,
        "who": by or by_name,
        "url": address(reverse("documents:detail", args=[document.pk])),
    }
    for to in responsible_for(document, asked):
        write_mail(
            f"decision:{decision.pk}:{to.pk}",
            to.email,
            _("%(organisation)s har beslutat om %(title)s")
            % {"organisation": decision.by_party, "title": document.title},
            body,
            _("Du eller din organisation bad om beslut."),
        )
