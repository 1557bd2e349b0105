"""Sending a paper: what is sent is a frozen text with its PDF, and the owner goes on writing.

The text is frozen and printed first; then, in one transaction, the rows, who may read, the links, the mails, the
entries for the registrars and the event are written. The same form sent twice gives one of each.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from base import answer_links
from base.dates import short_date, today
from base.refusals import Refused
from base.steps import Step, refuse_what_is_missing
from documents import copies, opening, waiting
from documents.content import canonical, content_of, digest, freeze, read
from documents.legal_status import purpose_words
from documents.models import Copy, Document, Event, Party, Purpose, RegisterEntry, Relation, Release, Revision, State
from documents.registering import entries
from documents.sending import release_mail
from documents.sending.release_links import new_link
from documents.sending.release_steps import STEP_OF
from documents.writing import note_event, open_for_writing
from organisations.models import Body, Organisation

FROZEN = (State.LOCKED, State.FINAL)
EVERY_STATE = tuple(State)
Direction = RegisterEntry.Direction


@dataclass(frozen=True)
class Recipient:
    """Who gets the paper: an organisation that reads here, an own board, or a person by name and address.

    A person may stand for an organisation; then it is the organisation that has got it. So it is with a party that is
    in no register here, known by its name on the paper.
    """

    relation: str
    organisation: Organisation | None = None
    body: Body | None = None
    name: str = ""
    email: str = ""
    party: Party | None = None
    organisation_name: str = ""


@dataclass(frozen=True)
class Sending:
    """What is sent with the paper. why: the message to the recipients. answer_by: never for information."""

    purpose: str
    recipients: tuple[Recipient, ...]
    why: str = ""
    answer_by: date | None = None


def send(document: Document, sending: Sending, *, by) -> list[Release]:
    """Send the text as it now is. A recipient who has an earlier text for the same purpose gets a new version.

    Of those who had the very text before, `is_new` is False and nothing is sent.

    Raises Refused in a state in which it may not be sent so, when something is missing, and for no recipients.
    """
    step = STEP_OF[sending.purpose]
    if not sending.recipients:
        raise Refused(_("Välj minst en mottagare."))
    _refuse_who_decides_nothing(document, sending)
    revision = _frozen(document, step, by)
    copy = copies.sent_copy(revision)
    with open_for_writing(document.pk, *step.sources) as taken:
        _refuse_another_text(taken, revision)
        sent = [_to_one(taken, revision, to, sending, by) for to in sending.recipients]
        new = [each.release for each in sent if each.is_new]
        if new:
            _note_for_registrars(new, copy)
            release_mail.write_sent([(each.release, each.secret) for each in sent if each.is_new])
            opening.open_to(taken, revision, [each.organisation for each in new if _opens(each)])
            note_event(taken, step.name, by, revision=revision, note=_said(new))
    for each in sent:
        each.release.is_new = each.is_new
    return [each.release for each in sent]


def send_new_version(release: Release, *, why: str, answer_by: date | None = None, by) -> Release:
    """Send the text as it now is to the one who has an earlier one; asked for twice it is sent once.

    answer_by: for what asks something.
    Raises Refused when the text is the same as the one that was sent, and when that one is taken back.
    """
    newer = Release.objects.filter(replaces=release.pk).select_related("revision", "document").first()
    if newer and newer.sent_by_id == by.pk and not has_changed(newer):
        return newer
    _refuse_closed(release)
    if not has_changed(release):
        raise Refused(_("Texten är densamma som du skickade. Skriv vidare först, eller skicka en påminnelse."))
    to = Recipient(
        release.relation,
        release.organisation,
        release.body,
        release.name,
        release.email,
        release.party,
        release.organisation_name,
    )
    sending = Sending(release.purpose, (to,), why, answer_by)
    return send(release.document, sending, by=by)[0]


def withdraw(release: Release, *, by) -> None:
    """Take back what was sent: it is read no more, unless it was opened in another way, and its link leads nowhere.

    That it was sent stays in the history. Taken back twice is taken back once; raises Refused when a new version has
    taken its place.
    """
    with open_for_writing(release.document_id, *EVERY_STATE) as taken:
        current = _current(release)
        if current.withdrawn_at:
            return
        if _is_replaced(current):
            raise Refused(_("Det finns en nyare version hos mottagaren. Återta den i stället."))
        Release.objects.filter(pk=current.pk).update(withdrawn_at=timezone.now())
        if current.link:
            answer_links.revoke(current.link)
        if _opens(current):
            _stop_reading(taken, current)
        note_event(taken, "withdraw_release", by, revision=current.revision, note=current.recipient)
        release_mail.write_withdrawn(current, by=by)


def remind(release: Release, *, by) -> Release:
    """Remind the recipient once more, at most once a day: there is no series that goes by itself.

    One with a link gets another, since nobody here knows the old, which works too. Raises Refused when there
    is nothing to wait for.
    """
    with open_for_writing(release.document_id, *EVERY_STATE) as taken:
        current = _current(release)
        _refuse_closed(current)
        if not waiting.without_answer().filter(pk=current.pk).exists():
            raise Refused(_("%(who)s har redan svarat.") % {"who": current.recipient})
        if not waiting.unanswered().filter(pk=current.pk).exists():
            raise Refused(_no_answer_awaited(current))
        if current.reminded_at and localdate(current.reminded_at) == today():
            raise Refused(_("%(who)s är redan påmind i dag.") % {"who": current.recipient})
        secret = new_link(current, by, after=current.link) if current.email else ""
        current.reminded_at = timezone.now()
        current.save(update_fields=["link", "reminded_at"])
        note_event(taken, "remind", by, revision=current.revision, note=current.recipient)
        release_mail.write_reminder(current, secret, by=by)
    return current


def _no_answer_awaited(release: Release) -> str:
    if waiting.rewritten().filter(pk=release.pk).exists():
        return _(
            "Texten är upplåst sedan den skickades, så inget beslut väntas om den. Skicka en ny version i stället."
        )
    if release.document.state == State.LOCKED:
        return _("Inget svar väntas: %(who)s beslutar genom sin underskrift.") % {"who": release.recipient}
    return _("Inget svar väntas längre: handlingen är slutlig eller kasserad.")


def has_changed(release: Release) -> bool:
    """Whether the paper says something else now than what was sent."""
    document = release.document
    now = document.locked_revision.sha256 if document.locked_revision_id else digest(canonical(content_of(document)))
    return now != release.revision.sha256


def _frozen(document: Document, step: Step, by) -> Revision:
    """The text as it now is, frozen; what is decided on is sent as it was locked."""
    with open_for_writing(document.pk, *step.sources) as taken:
        refuse_what_is_missing(step, taken)
        if taken.state in FROZEN:
            return taken.locked_revision
        latest = taken.revisions.first()
        is_same = latest is not None and latest.sha256 == digest(canonical(content_of(taken)))
        # A text that was locked is printed as a proposal, which it is no more when it has been unlocked.
        if is_same and not latest.events.filter(step=Event.LOCK).exists():
            return latest
        return freeze(taken, str(step.label), by)


def _refuse_who_decides_nothing(document: Document, sending: Sending) -> None:
    """A decision is a party's: it is asked of a party, an own board, or a person of one of these."""
    if sending.purpose != Purpose.DECISION:
        return
    parties = document.parties.values_list("pk", "organisation")
    rows, organisations = {pk for pk, _known in parties}, {document.owner_id, *(known for _pk, known in parties)}
    for to in sending.recipients:
        is_party = to.organisation.pk in organisations if to.organisation else bool(to.party and to.party.pk in rows)
        if to.relation != Relation.OWN and not is_party:
            raise Refused(
                _(
                    "Ett beslut fattas av en part. Välj vilken part %(who)s beslutar för, eller skicka för synpunkter "
                    "eller för kännedom."
                )
                % {"who": to.name or to.organisation}
            )


def _refuse_another_text(taken: Document, revision: Revision) -> None:
    if taken.locked_revision_id and taken.locked_revision_id != revision.pk:
        raise Refused(_("Texten låstes medan du skickade. Läs igenom den och skicka igen."))
    if taken.locked_revision_id is None and revision.events.filter(step=Event.LOCK).exists():
        raise Refused(_("Texten låstes upp medan du skickade. Läs igenom den och skicka igen."))


@dataclass(frozen=True)
class _Sent:
    """The release to one recipient, with the secret of its link, and whether it was made now."""

    release: Release
    secret: str = ""
    is_new: bool = True


def _to_one(document: Document, revision: Revision, to: Recipient, sending: Sending, by) -> _Sent:
    earlier = _standing(document, to, sending.purpose)
    if earlier and _is_for(earlier, to) and _says_the_same(earlier, revision, sending):
        return _Sent(earlier, is_new=False)
    release = Release(
        document=document,
        revision=revision,
        purpose=sending.purpose,
        relation=to.relation,
        organisation=to.organisation,
        body=to.body,
        party=to.party,
        organisation_name=to.organisation_name[:200],
        name=to.name[:200],
        email=to.email,
        why=sending.why.strip()[:1000],
        answer_by=sending.answer_by if sending.purpose in waiting.ASKS else None,
        sent_by=by,
        sent_at=timezone.now(),
        replaces=earlier,
    )
    secret = new_link(release, by, after=earlier.link if earlier else None) if to.email else ""
    release.save()
    return _Sent(release, secret)


def _standing(document: Document, to: Recipient, purpose: str) -> Release | None:
    """What the recipient has for the purpose."""
    alike = Q(organisation=to.organisation, body=to.body, email__iexact=to.email)
    if to.organisation:  # A party that was sent it by its name, before somebody said which organisation it is.
        alike |= Q(organisation=None, party__organisation=to.organisation, email__iexact=to.email)
    if not to.email:
        alike &= Q(name=to.name)
    found = document.releases.filter(alike, purpose=purpose, withdrawn_at=None, replaced_by=None)
    return found.select_related("link", "revision").first()


def _is_for(earlier: Release, to: Recipient) -> bool:
    """Whether it went to the person as standing for the same party."""
    theirs = (earlier.organisation, earlier.party_id, earlier.organisation_name)
    return theirs == (to.organisation, to.party.pk if to.party else None, to.organisation_name)


def _says_the_same(earlier: Release, revision: Revision, sending: Sending) -> bool:
    if earlier.link and earlier.link.used_at:
        return False  # It is answered, and can be answered anew only by a link that works.
    asked = (earlier.why, earlier.answer_by) == (sending.why.strip()[:1000], sending.answer_by)
    return earlier.revision_id == revision.pk and asked


def _opens(release: Release) -> bool:
    """Whether the recipient's organisation reads the paper here by it; the owner's own boards and people do not."""
    return release.organisation_id is not None and release.organisation_id != release.document.owner_id


def _stop_reading(document: Document, release: Release) -> None:
    """The organisation reads what else was sent to it, or nothing; what was opened to it before is not taken away."""
    reader = document.readers.filter(organisation=release.organisation_id, revision=release.revision_id).first()
    if reader is None:
        return
    to_them = document.releases.filter(organisation=release.organisation_id, body=None)
    standing = to_them.filter(withdrawn_at=None, replaced_by=None).order_by("-revision__number").first()
    if standing:
        reader.revision_id = standing.revision_id
        reader.save(update_fields=["revision"])
    elif reader.since >= to_them.order_by("sent_at").first().sent_at:
        reader.delete()


def _note_for_registrars(sent: list[Release], copy: Copy) -> None:
    """What left an authority, and what came to another that is here; within one's own nothing has left.

    What several at an organisation were sent at once came in to it once.
    """
    reached = set()
    for release in sent:
        if release.relation != Relation.OWN:
            _note_one(release, copy, came_in=_opens(release) and release.organisation_id not in reached)
            reached.add(release.organisation_id)


def _note_one(release: Release, copy: Copy, *, came_in: bool) -> None:
    document, owner = release.document, release.document.owner
    words = {
        "on": localdate(release.sent_at),
        "title": (
            _("%(title)s, ny version skickad %(purpose)s")
            if release.replaces_id
            else _("%(title)s, skickad %(purpose)s")
        )
        % {"title": read(release.revision)["frame"]["title"][:250], "purpose": purpose_words(release.purpose)},
        "file": copy.file,
        "file_name": copy.name,
    }
    source = f"release:{release.pk}"
    entries.note(owner, document, source, Direction.OUT, counterpart=_to_whom(release), **words)
    if came_in:
        entries.note(release.organisation, document, source, Direction.IN, counterpart=str(owner), **words)


def _to_whom(release: Release) -> str:
    if release.name and release.name != release.recipient:
        return f"{release.recipient}, {release.name}"
    return release.recipient


def _said(releases: Iterable[Release]) -> str:
    """What the history says of it."""
    releases = list(releases)
    first = releases[0]
    said = _("Till %(names)s.") % {"names": ", ".join(_to_whom(each) for each in releases)}
    if first.answer_by:
        said += " " + _("Svar senast %(day)s.") % {"day": short_date(first.answer_by)}
    return f"{said} {first.why}".strip()


def _current(release: Release) -> Release:
    """The row as it now is. Only within the opened paper."""
    rows = Release.objects.select_related("document__owner", "revision", "organisation", "body", "link", "sent_by")
    return rows.get(pk=release.pk)


def _is_replaced(release: Release) -> bool:
    return Release.objects.filter(replaces=release.pk).exists()


def _refuse_closed(release: Release) -> None:
    if release.withdrawn_at:
        raise Refused(_("Det är återtaget. Skicka på nytt om mottagaren ska läsa handlingen."))
    if _is_replaced(release):
        raise Refused(_("Mottagaren har redan en nyare version."))
