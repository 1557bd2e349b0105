"""What each paper of an ärende is by law, with the reason: what `documents.legal_status` says, and what a case adds.

A paper of a case is drawn up when the case is closed, if it was not before (2 kap. 10 § TF); a draft becomes public
only by being taken care of for archiving (2 kap. 12 § TF). What came in is public as it comes (2 kap. 9 § TF).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from base.dates import short_date
from documents import legal_status
from documents.models import Case, Decision, Document, Relation, Release, Reply, State


@dataclass(frozen=True)
class Status:
    """is_public: whether it is proposed for whoever asks. sentence: what it is and why."""

    is_public: bool
    sentence: str


def of_text(case: Case, document: Document, releases: Iterable[Release], decisions: Iterable[Decision]) -> Status:
    """One text that was sent or locked."""
    is_public, sentence = legal_status.of_text(document, releases, decisions)
    return Status(is_public, sentence) if is_public else when_closed(case, sentence)


def of_final(document: Document, releases: Iterable[Release], decisions: Iterable[Decision]) -> Status:
    """The text of a paper that is final."""
    return Status(True, legal_status.sentence(document, releases, decisions))


def of_draft(case: Case, document: Document) -> Status:
    """A text that is written in still, or was discarded."""
    if document.state == State.DISCARDED:
        said = _("Arbetsmaterial: kasserat utkast.")
    else:
        said = _("Arbetsmaterial: utkastet så som det står nu.")
    kept = _("Utkast blir allmän handling bara om det tas om hand för arkivering (2 kap. 12 § TF).")
    return Status(False, f"{said} {kept}" if case.closed_on else said)


def of_reply(reply: Reply) -> Status:
    on = reply.received_on or localdate(reply.sent_at)
    is_own = reply.release and reply.release.relation == Relation.OWN
    if is_own or (reply.organisation_id and reply.organisation_id == reply.document.owner_id):
        return Status(False, _("Arbetsmaterial: svar inom den egna myndigheten."))
    words = {"day": short_date(on), "who": reply.from_whom}
    return Status(True, _("Allmän handling sedan %(day)s: inkommen från %(who)s.") % words)


def of_decision(decision: Decision) -> Status:
    words = {"day": short_date(decision.decided_on), "who": decision.by_party}
    if decision.organisation_id == decision.document.owner_id:
        return Status(
            True, _("Allmän handling: beslut %(day)s. Utdraget är allmänt när protokollet är justerat.") % words
        )
    return Status(True, _("Allmän handling: beslut %(day)s, inkommet från %(who)s.") % words)


def of_proposal(decided_on: date | None, is_settled: bool) -> Status:
    """What a committee proposed: it prepares what the board decides, and is kept inside until then (2 kap. 10 § TF)."""
    words = {"day": short_date(decided_on)}
    if is_settled:
        return Status(
            True, _("Allmän handling: utskottets förslag %(day)s, i ett ärende som nämnden har avgjort.") % words
        )
    return Status(False, _("Arbetsmaterial: utskottets förslag %(day)s, som nämnden inte har beslutat om.") % words)


def when_closed(case: Case, sentence: str) -> Status:
    """Working material as long as the case is open."""
    if case.closed_on is None:
        return Status(False, sentence)
    said = _("Räkna med att den är allmän handling sedan %(day)s: ärendet avslutades.")
    return Status(True, said % {"day": short_date(case.closed_on)})
