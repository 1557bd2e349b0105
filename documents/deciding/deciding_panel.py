"""Beslut och underskrift, as it stands on the page of a paper for the person who reads it."""

from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from base.dates import long_date
from documents import party_names
from documents.access import Access
from documents.deciding import decision_rows, decision_words, ready, unsent
from documents.deciding.deciding_forms import text_label
from documents.deciding.decision_plans import is_decided_about
from documents.deciding.planning import may_plan
from documents.deciding.ready import Standing
from documents.models import Audience, Decision, DecisionWay, Document, State
from documents.signing import signatures
from organisations.permissions import organisations_of


@dataclass(frozen=True)
class Line:
    """A party, where it is in words, and what the person can do about that."""

    standing: Standing
    sentence: str
    is_done: bool
    is_shown_whole: bool
    plan_url: str = ""


@dataclass(frozen=True)
class Panel:
    """sentence: whether it can be signed. signing: what has happened with the signatures, in sentences.

    to_send: to whom the text is to be sent before that.
    """

    lines: list[Line]
    sentence: str
    is_ready: bool
    condition: str
    signing: list[str]
    to_sign_url: str
    to_send: str = ""


def text_read(access: Access) -> set[int]:
    """The keys of the revisions that are the text which the person reads, as far as decisions about it go."""
    about = ready.text_decided_about(access.document)
    if access.audience == Audience.INTERNAL or (access.revision and access.revision.pk in about):
        return about
    return {access.revision.pk} if access.revision else set()


def is_for(user, access: Access) -> bool:
    """Whether the person's organisation is a party, or owns the paper."""
    if access.audience == Audience.INTERNAL:
        return True
    return access.document.parties.filter(organisation__in=organisations_of(user)).exists()


def lines_for(user, access: Access) -> list[Line]:
    """Every party, to the owner's people: what is registered and awaited; of earlier texts to those who read them.

    To others the own party whole, and of the rest what has been registered as done about the text that they read.
    """
    own = organisations_of(user)
    standings = ready.standings(access.document, text=text_read(access))
    if access.audience != Audience.INTERNAL:
        if access.revision is None or access.revision.pk not in ready.text_decided_about(access.document):
            standings = [replace(each, has_signed=False) for each in standings]
        shown = _as_they_were_sent(standings, access, own)
        return [_line(user, each, is_shown_whole=each.party.organisation_id in own) for each in shown]
    if not access.is_working:
        standings = [replace(each, earlier=None) for each in standings]
    return [_line(user, each, is_shown_whole=True) for each in standings]


def _as_they_were_sent(standings: list[Standing], access: Access, own: set[int]) -> list[Standing]:
    """Those that the text names which the person reads, by that name; the own one also where it stands otherwise."""
    content = access.content()
    names = party_names.names_in(content)
    shown = [each for each in standings if each.party.name_as_written in names or each.party.organisation_id in own]
    party_names.as_in(content, [each.party for each in shown])
    return shown


def _is_settled(document: Document) -> bool:
    """Whether nothing is awaited any more: signed, and under no condition."""
    return document.state == State.FINAL and not document.final_condition


def _line(user, standing: Standing, *, is_shown_whole: bool) -> Line:
    if _is_settled(standing.party.document) and not standing.decision:
        return _line_of_signed(standing, is_shown_whole=is_shown_whole)
    if not is_shown_whole:
        standing = replace(standing, earlier=None)
        is_done = standing.decision is not None and standing.is_settled
        sentence = standing.sentence if standing.decision else _("Inget beslut är registrerat.")
        return Line(standing, sentence, is_done, False)
    is_over = standing.party.document.state == State.FINAL and standing.is_settled
    may_change = may_plan(user, standing.party) and not standing.decision and not is_over
    url = reverse("documents:plan_decision", args=[standing.party.document_id, standing.party.pk]) if may_change else ""
    is_early = standing.party.document.state == State.DRAFT and not (standing.is_settled or standing.earlier)
    sentence = _("Beslutar när texten är låst.") if is_early else standing.sentence
    return Line(standing, sentence, standing.is_done, True, url)


def _line_of_signed(standing: Standing, *, is_shown_whole: bool) -> Line:
    """A party without a decision of a paper that is signed, or adopted."""
    if not standing.has_signed or standing.plan.way != DecisionWay.BY_SIGNATURE:
        return Line(standing, _("Inget beslut är registrerat."), False, False)
    sentence = standing.sentence if is_shown_whole else _("Har skrivit under.")
    return Line(standing, sentence, True, False)


def panel(user, access: Access) -> Panel | None:
    """None for papers that nobody decides about, and for readers who are no party."""
    document = access.document
    if document.state == State.DISCARDED or not is_decided_about(document) or not is_for(user, access):
        return None
    lines = lines_for(user, access)
    if not lines or (_is_settled(document) and not any(line.standing.decision for line in lines)):
        return None
    if access.audience != Audience.INTERNAL:
        return Panel(lines, "", False, _condition_for_others(access), [], "")
    standings = [line.standing for line in lines]
    is_begun = bool(ready.signatures_sentence(standings))
    return Panel(
        lines,
        ready.sentence(document, standings) if signatures.is_signed_kind(document) and not is_begun else "",
        ready.is_ready(standings),
        ready.condition_sentence(document, standings),
        _signing(document) if signatures.is_signed_kind(document) else [],
        _to_sign_url(document) if access.is_working else "",
        "" if signatures.open_request(document) else unsent.sentence(document, standings),
    )


def _condition_for_others(access: Access) -> str:
    """What the signed text that they read says of a condition, and whether it is met."""
    document = access.document
    if not document.final_condition or access.revision is None or access.revision.pk != document.locked_revision_id:
        return ""
    met = _("Förutsättningen är uppfylld: %(condition)s.") % {"condition": document.final_condition}
    return ready.condition_note(document) or met


def _to_sign_url(document: Document) -> str:
    if document.state != State.LOCKED or not signatures.is_signed_kind(document):
        return ""
    return reverse("documents:to_sign", args=[document.pk])


def _signing(document: Document) -> list[str]:
    """Who has signed before all have, and where the paper is to be signed."""
    found = []
    if signatures.has_signatures(document):
        people = list(signatures.signatories(document))
        found += [_signed_sentence(each) for each in people if each.signed_on]
        left = [str(each) for each in people if not each.signed_on]
        found.append(_("Återstår: %(who)s.") % {"who": "; ".join(left)})
    if document.state == State.LOCKED and (request := signatures.open_request(document)):
        words = {"service": request.service, "who": request.sent_to, "day": long_date(localdate(request.sent_at))}
        found.append(_("Ute för underskrift i %(service)s sedan %(day)s, till %(who)s.") % words)
    return found


def _signed_sentence(person) -> str:
    words = {"who": person.name or person.title, "day": long_date(person.signed_on), "place": person.place}
    if person.place:
        return _("%(who)s skrev under %(day)s i %(place)s.") % words
    return _("%(who)s skrev under %(day)s.") % words


def decisions_for(user, access: Access) -> list[Decision]:
    """The rows that the person may read, the latest first, those taken back too.

    Each with `said` and `about`, in words, and `may_withdraw` and `may_carry`: whether the person may say that it holds
    for the text that is locked now, too.
    """
    document, own, text = access.document, organisations_of(user), text_read(access)
    rows = document.decisions.select_related("body", "organisation", "registered_by", "revision", "document")
    rows = list(rows.defer("revision__content"))
    if not access.is_working:
        # The owner's own are no exception for those at home who read the locked text and no history.
        own -= {document.owner_id} if access.audience == Audience.INTERNAL else set()
        rows = [row for row in rows if row.organisation_id in own or (row.revision_id in text and not row.withdrawn_at)]
    approved = {_whose(row) for row in rows if row.revision_id in text and not row.withdrawn_at}
    for row in rows:
        is_live = row.withdrawn_at is None
        row.said, row.about = decision_words.sentence(row), text_label(row.revision, text)
        row.may_withdraw = is_live and decision_rows.may_withdraw(user, row)
        row.may_carry = is_live and bool(text) and row.may_withdraw and row.outcome == Decision.Outcome.APPROVED
        row.may_carry = row.may_carry and row.revision_id not in text and _whose(row) not in approved
    return rows


def _whose(row: Decision) -> tuple:
    return (row.organisation_id, None if row.organisation_id else row.party_id)
