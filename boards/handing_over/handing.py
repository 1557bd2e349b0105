"""Handing a set of papers to a secretary: by a personal link, or in another way that is noted."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from base import answer_links
from base.dates import today
from base.models import AnswerLink
from base.refusals import Refused
from base.steps import refuse_what_is_missing
from boards import checks
from boards.handing_over import handover_mail
from boards.handing_over.handover_steps import HAND_OVER
from boards.handing_over.standing import Standing, set_to_hand_over, standing_within
from boards.models import BoardLetter, Handover, Package
from boards.packages import naming
from boards.packages.labels import registry_number
from documents.content import read
from documents.models import Document, RegisterEntry
from documents.registering import entries
from documents.writing import note_event, open_for_writing

LINK = "boards.handover"
# Until the committee and the board have met, and the minutes are adjusted.
LASTS = timedelta(days=240)


@dataclass(frozen=True)
class Receiver:
    """Who gets the papers: by a link when there is an address, otherwise in the way that `how` says."""

    name: str
    email: str = ""
    how: str = ""


def hand_over(letter: BoardLetter, to: Receiver, *, number: int, message: str = "", by) -> Handover:
    """Hand over the set of that number; an earlier set is replaced, and the links to it lead to this one.

    The same set handed to the same person again is handed over once, unless it has come back in between. Raises Refused
    when another set is the one to hand over, and for what the checks say must be put right first.
    """
    _refuse_what_hinders(letter)
    with open_for_writing(letter.pk, *HAND_OVER.sources) as taken:
        refuse_what_is_missing(HAND_OVER, taken)
        package, before = _set(letter, taken, number), standing_within(letter, taken)
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
