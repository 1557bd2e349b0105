"""Handing a set of papers to a secretary, and what the secretary does with it: takes it, or sends it back.

Everything is written within the opened letter, so that of two who answer at once one is first.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from base import answer_links
from base.dates import today
from base.models import AnswerLink
from base.refusals import Refused
from base.steps import refuse_what_is_missing
from boards import checks
from boards.handing_over import handover_mail
from boards.handing_over.handover_steps import HAND_OVER, REMIND, SEND_BACK, TAKE_PAPERS, WITHDRAW
from boards.handing_over.standing import Standing, set_to_hand_over, standing_of
from boards.models import BoardLetter, Handover, Package
from boards.packages import naming
from boards.packages.labels import registry_number
from documents.content import read
from documents.models import Document, RegisterEntry, State
from documents.moving import finish
from documents.registering import entries
from documents.writing import note_event, open_for_writing

LINK = "boards.handover"
# Until the committee and the board have met, and the minutes are adjusted.
LASTS = timedelta(days=240)
LIVING = (State.DRAFT, State.LOCKED, State.FINAL)


@dataclass(frozen=True)
class Receiver:
    """Who gets the papers: by a link when there is an address, otherwise in the way that `how` says."""

    name: str
    email: str = ""
    how: str = ""


@dataclass(frozen=True)
class Answerer:
    """Who answers for the secretary: `by` one of the owner's people, "enligt" `how`; or the secretary by a link."""

    by: object = None
    name: str = ""
    how: str = ""


def hand_over(letter: BoardLetter, to: Receiver, *, number: int, message: str = "", by) -> Handover:
    """Hand over the set of that number; an earlier set is replaced, and the links to it lead to this one.

    The same set handed to the same person again is handed over once, unless it has come back in between. Raises Refused
    when another set is the one to hand over, and for what the checks say must be put right first.
    """
    _refuse_what_hinders(letter)
    with open_for_writing(letter.pk, *HAND_OVER.sources) as taken:
        refuse_what_is_missing(HAND_OVER, taken)
        package, before = _set(letter, taken, number), _standing(letter, taken)
        if twin := _twin(before, package, to):
            return twin
        row = Handover(package=package, to_name=to.name, to_email=to.email, message=message, sent_by=by)
        row.registered_for, secret = to.how, ""
        if to.email:
            row.link, secret = _link(letter, to, by)
        row.save()
        _replace(before, package)
        note_event(taken, HAND_OVER.name, by, revision=package.revision, note=_said(row))
        _note_for_registrar(taken, package)
        handover_mail.write_handed_over(row, secret)
    return row


def _refuse_what_hinders(letter: BoardLetter) -> None:
    if hindering := [remark for remark in checks.remarks(letter) if remark.hinders]:
        what = " ".join(f"{remark.place}: {remark.text}" for remark in hindering)
        raise Refused(_("Det här behöver rättas innan handlingarna lämnas. %(what)s") % {"what": what})


def _set(letter: BoardLetter, taken: Document, number: int) -> Package:
    package = set_to_hand_over(letter, taken)
    if package.number != number:
        raise Refused(
            _("Handlingarna har satts ihop på nytt sedan du öppnade sidan. Se igenom nr %(number)s och lämna den.")
            % {"number": package.number}
        )
    return package


def _standing(letter: BoardLetter, taken: Document) -> Standing:
    letter.document = taken
    return standing_of(letter)


def _twin(before: Standing, package: Package, to: Receiver) -> Handover | None:
    if before.returned:
        return None
    return next(
        (
            each
            for each in before.handovers
            if each.package_id == package.pk
            and (each.to_name, each.to_email.lower(), each.registered_for) == (to.name, to.email.lower(), to.how)
        ),
        None,
    )


def _link(letter: BoardLetter, to: Receiver, by) -> tuple[AnswerLink, str]:
    """Who has had the papers before goes on with the link of then, or with the new one."""
    had = Handover.objects.filter(package__letter=letter, to_email__iexact=to.email).exclude(link=None)
    earlier = had.select_related("link").order_by("-pk").first()
    after = earlier.link if earlier else None
    return answer_links.issue(purpose=LINK, name=to.name, email=to.email, by=by, days=LASTS.days, after=after)


def _replace(before: Standing, package: Package) -> None:
    """What stood is replaced by another set, or by the same one after it had come back."""
    is_replaced = before.package and (before.package.pk != package.pk or before.returned)
    if is_replaced:
        Handover.objects.filter(pk__in=[each.pk for each in before.handovers]).update(replaced_at=timezone.now())


def _said(row: Handover) -> str:
    words = {"who": row.to_name, "number": row.package.number, "how": row.registered_for}
    said = _("Nr %(number)s till %(who)s.") % words
    if row.registered_for:
        said = _("Nr %(number)s till %(who)s, lämnad på annat sätt: %(how)s.") % words
    return f"{said} {row.message}".strip()


def _note_for_registrar(taken: Document, package: Package) -> None:
    """Within the municipality nothing has left it; but what is handed over is drawn up, once for each set."""
    title = read(package.revision)["frame"]["title"][:240]
    entries.note(
        taken.owner,
        taken,
        f"package:{package.pk}",
        RegisterEntry.Direction.MADE,
        on=today(),
        title=_("%(title)s, handlingar till nämnden nr %(number)s") % {"title": title, "number": package.number},
        counterpart="",
        file=package.pdf,
        file_name=file_name(package, "pdf"),
    )


def file_name(package: Package, ending: str) -> str:
    """`KS-2026-123_Handlingar-2.pdf`: what the whole set is called as a file, wherever it is fetched."""
    return naming.whole_name(registry_number(package), package.number, ending)


def take_papers(handover: Handover, who: Answerer) -> Handover:
    """The secretary has the papers, and the letter is final. Taken by two it is taken once; gives who was first.

    Raises Refused when the papers came back, when a newer set has taken their place and when the text is rewritten.
    """
    with open_for_writing(handover.package.letter_id, *LIVING) as taken:
        now = _answerable(handover, taken)
        if now.taken:
            return now.taken
        _refuse_returned(now)
        row = next(each for each in now.handovers if each.pk == handover.pk)
        row.taken_at, row.registered_for = timezone.now(), row.registered_for or who.how
        row.save(update_fields=["taken_at", "registered_for"])
        if taken.state == State.LOCKED:
            finish(
                taken,
                TAKE_PAPERS,
                who.by or row.sent_by,
                on=localdate(row.taken_at),
                note=_answered(row, who),
                by_name=who.name,
            )
        else:
            note_event(taken, TAKE_PAPERS.name, who.by, note=_answered(row, who), by_name=who.name)
        handover_mail.write_taken(row, who)
    return row


def send_back(handover: Handover, who: Answerer, *, comment: str) -> Handover:
    """The secretary wants something changed; nothing else happens with the papers.

    Raises Refused without a comment, when the papers are taken, and as `take_papers`.
    """
    comment = comment.strip()
    if not comment:
        raise Refused(_("Skriv vad som behöver ändras, så att det blir rätt nästa gång."))
    with open_for_writing(handover.package.letter_id, *LIVING) as taken:
        now = _answerable(handover, taken)
        if now.taken:
            raise Refused(_already_taken(now.taken))
        if now.returned and now.returned.pk == handover.pk and now.returned.comment == comment:
            return now.returned
        _refuse_returned(now)
        row = next(each for each in now.handovers if each.pk == handover.pk)
        row.returned_at, row.comment = timezone.now(), comment[:2000]
        row.registered_for = row.registered_for or who.how
        row.save(update_fields=["returned_at", "comment", "registered_for"])
        note = f"{_answered(row, who)} {row.comment}".strip()
        note_event(taken, SEND_BACK.name, who.by, revision=row.package.revision, note=note, by_name=who.name)
        handover_mail.write_sent_back(row, who)
    return row


def remind(handover: Handover, *, by) -> Handover:
    """Remind the secretary, at most once a day, with another link that works beside the old one.

    Raises Refused when nothing is awaited from the secretary, and for papers that were handed over in another way.
    """
    with open_for_writing(handover.package.letter_id, *LIVING) as taken:
        now = _standing(handover.package.letter, taken)
        row = next((each for each in now.handovers if each.pk == handover.pk), None)
        if row is None or not now.is_waiting:
            raise Refused(_("Inget svar väntas från %(who)s.") % {"who": handover.to_name})
        if not row.to_email:
            raise Refused(
                _("%(who)s har ingen länk: påminn på samma sätt som du lämnade handlingarna.") % {"who": row.to_name}
            )
        if row.reminded_at and localdate(row.reminded_at) == today():
            raise Refused(_("%(who)s är redan påmind i dag.") % {"who": row.to_name})
        row.link, secret = answer_links.issue(
            purpose=LINK, name=row.to_name, email=row.to_email, by=by, days=LASTS.days, after=row.link
        )
        row.reminded_at = timezone.now()
        row.save(update_fields=["link", "reminded_at"])
        note_event(taken, REMIND, by, revision=row.package.revision, note=row.to_name)
        handover_mail.write_reminder(row, secret, by=by)
    return row


def withdraw(handover: Handover, *, by) -> None:
    """Take back what nobody has answered: the link leads nowhere, and the letter stays as it is locked.

    Taken back twice it is taken back once. Raises Refused when the set is taken, sent back or replaced.
    """
    with open_for_writing(handover.package.letter_id, *LIVING) as taken:
        now = _standing(handover.package.letter, taken)
        row = next((each for each in now.handovers if each.pk == handover.pk), None)
        if row is None and Handover.objects.filter(pk=handover.pk, withdrawn_at__isnull=False).exists():
            return
        if row is None or now.taken or now.returned:
            raise Refused(_("Inget svar väntas från %(who)s.") % {"who": handover.to_name})
        row.withdrawn_at = row.replaced_at = timezone.now()
        row.save(update_fields=["withdrawn_at", "replaced_at"])
        if row.link:
            answer_links.revoke(row.link)
        note_event(taken, WITHDRAW, by, revision=row.package.revision, note=row.to_name)
        handover_mail.write_withdrawn(row, by=by)


def _answerable(handover: Handover, taken: Document) -> Standing:
    """Only within the opened letter. Raises Refused for what cannot be answered any more."""
    now = _standing(handover.package.letter, taken)
    if handover.pk not in {each.pk for each in now.handovers}:
        raise Refused(_("En rättad uppsättning har kommit sedan du öppnade sidan. Läs den, och svara om den."))
    if not now.is_current and not now.returned:
        raise Refused(rewritten(taken))
    return now


def rewritten(document: Document) -> str:
    """That there is nothing to answer until a corrected set comes."""
    return _("Texten skrivs om hos %(owner)s. En rättad uppsättning kommer, och då får du ett nytt mejl.") % {
        "owner": document.owner
    }


def _refuse_returned(now: Standing) -> None:
    if now.returned:
        raise Refused(
            _("Handlingarna är redan skickade tillbaka av %(who)s. En rättad uppsättning kommer.")
            % {"who": now.returned.to_name}
        )


def _already_taken(row: Handover) -> str:
    return _("Handlingarna är redan mottagna av %(who)s. Hör av dig till %(sender)s, %(email)s, om något är fel.") % {
        "who": row.to_name,
        "sender": row.sent_by,
        "email": row.sent_by.email,
    }


def _answered(row: Handover, who: Answerer) -> str:
    words = {"who": row.to_name, "number": row.package.number, "how": who.how}
    if who.how:
        return _("Nr %(number)s av %(who)s, enligt %(how)s.") % words
    return _("Nr %(number)s av %(who)s.") % words
