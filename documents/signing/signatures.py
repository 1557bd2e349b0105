"""Signing: on paper, one signature after the other, or in another service that the PDF goes to and comes back from."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from base.dates import from_iso, long_date, today
from base.models import StoredFile
from base.refusals import Refused
from base.steps import Lack, Step
from documents import kinds, permissions
from documents.content import read
from documents.deciding import ready
from documents.deciding.decision_plans import is_decided_about
from documents.editing.correcting import is_read_in
from documents.models import (
    Audience,
    Copy,
    Document,
    Event,
    Party,
    RegisterEntry,
    Revision,
    Signatory,
    SigningRequest,
    State,
)
from documents.moving import Received, finish, reason_given
from documents.registering import entries
from documents.step_groups import DECIDING
from documents.writing import note_event, open_for_writing
from organisations.models import Organisation

WHO = gettext_lazy("Samordnare, kommunpolis, registrator, administratör hos ägaren")
SIGNED = "sign"
Direction = RegisterEntry.Direction


def is_signed_kind(document: Document) -> bool:
    return kinds.get(document.kind).final_by == Document.FinalBy.SIGNATURE


def is_registered(document: Document) -> bool:
    """Whether it is registered as final; an owner's own paper becomes so by the steps of its kind, unless it is old."""
    return kinds.is_agreed(document) or is_read_in(document)


def signatories(document: Document) -> QuerySet[Signatory]:
    """All who sign, in the order in which they stand on the paper."""
    rows = Signatory.objects.filter(party__document=document).select_related("party")
    return rows.order_by("party__position", "party", "position", "pk")


def open_request(document: Document) -> SigningRequest | None:
    """The paper's errand in another service, while it is out there."""
    waiting = document.signing_requests.filter(returned_at=None, cancelled_at=None)
    return waiting.select_related("sent_copy__file", "sent_by").first()


def condition_to_print(document: Document) -> str:
    """What is to stand on the PDF that goes out to be signed while decisions are missing; empty when none is."""
    return ready.proposed_condition(ready.standings(document)) if is_decided_about(document) else ""


def printed_condition(document: Document) -> str:
    """What stands on the PDF that the parties sign, as far as is known: the one that is out, else the last made."""
    if document.state != State.LOCKED:
        return ""
    if request := open_request(document):
        return request.sent_copy.condition
    made = document.locked_revision.copies.filter(form=Copy.Form.TO_SIGN).exclude(condition="")
    return made.order_by("-pk").values_list("condition", flat=True).first() or ""


def has_signatures(document: Document) -> bool:
    """Whether somebody has signed the locked text, before all have."""
    return document.state == State.LOCKED and _is_signed_in_turn(document)


def _is_signed_in_turn(document: Document) -> bool:
    latest = document.events.filter(step__in=[Event.LOCK, SIGNED, TAKE_BACK_SIGNATURES.name]).first()
    return latest is not None and latest.step == SIGNED


def _is_out(document: Document) -> bool:
    return open_request(document) is not None


def _may_go_out(document: Document) -> bool:
    return is_signed_kind(document) and not _is_out(document)


def out_sentence(request: SigningRequest) -> str:
    words = {"service": request.service, "day": long_date(localdate(request.sent_at))}
    return _("Handlingen är ute för underskrift i %(service)s sedan %(day)s.") % words


def hinders_unlocking(document: Document) -> list[Lack]:
    """Why the text may not be changed any more: somebody has signed it, or may be signing it now."""
    found = []
    if request := open_request(document):
        url = reverse("documents:cancel_signing", args=[document.pk])
        found.append(Lack(f"{out_sentence(request)} {_('Avbryt underskriften där först.')}", url))
    if has_signatures(document):
        signed = [str(each) for each in signatories(document) if each.signed_on]
        why = _(
            "Texten kan inte ändras efter den första underskriften (%(who)s). Är den fel registrerad: ta tillbaka den."
        )
        url = reverse("documents:take_back_signatures", args=[document.pk])
        found.append(Lack(why % {"who": "; ".join(signed)}, url))
    return found


def register_label(document: Document) -> str:
    """Of a locked paper that is signed, what is registered is the signatures."""
    is_signed = document.state == State.LOCKED and is_signed_kind(document)
    return _("Registrera underskrifterna") if is_signed else ""


def hinders_registering(document: Document) -> list[Lack]:
    """What must end before the paper is registered as signed on paper."""
    if request := open_request(document):
        url = reverse("documents:receive_signed", args=[document.pk])
        return [Lack(f"{out_sentence(request)} {_('Lägg in den undertecknade filen, eller avbryt.')}", url)]
    return []


SEND_TO_SIGN = Step(
    name="send_to_sign",
    label=gettext_lazy("Skriv under i annan tjänst"),
    sources=frozenset({State.LOCKED}),
    target=None,
    fits=_may_go_out,
    may=permissions.can_register,
    refusal=permissions.ONLY_REGISTRARS,
    explanation=gettext_lazy(
        "Du hämtar PDF:en, skickar den i tjänsten och lägger in den undertecknade filen när den kommer tillbaka."
    ),
    who=WHO,
    done=gettext_lazy("Noterat: handlingen är ute för underskrift. Lägg in filen här när den kommer tillbaka."),
    asks=True,
    group=DECIDING,
)
RECEIVE_SIGNED = Step(
    name="receive_signed",
    label=gettext_lazy("Lägg in den undertecknade filen"),
    sources=frozenset({State.LOCKED}),
    target=State.FINAL,
    fits=_is_out,
    may=permissions.can_register,
    refusal=permissions.ONLY_REGISTRARS,
    explanation=gettext_lazy("Filen som kom tillbaka ur tjänsten sparas som den är. Det kan inte ångras."),
    who=WHO,
    done=gettext_lazy("Handlingen är undertecknad, och filen är sparad som den kom."),
    asks=True,
    group=DECIDING,
)
CANCEL_SIGNING = Step(
    name="cancel_signing",
    label=gettext_lazy("Avbryt underskriften i den andra tjänsten"),
    sources=frozenset({State.LOCKED}),
    target=None,
    fits=_is_out,
    may=permissions.can_register,
    refusal=permissions.ONLY_REGISTRARS,
    explanation=gettext_lazy("När ni har dragit tillbaka ärendet i tjänsten. Du skriver varför."),
    who=WHO,
    done=gettext_lazy("Noterat: underskriften i den andra tjänsten är avbruten."),
    asks=True,
    group=DECIDING,
)
TAKE_BACK_SIGNATURES = Step(
    name="take_back_signatures",
    label=gettext_lazy("Ta tillbaka registrerade underskrifter"),
    sources=frozenset({State.LOCKED}),
    target=None,
    fits=has_signatures,
    may=permissions.can_register,
    refusal=permissions.ONLY_REGISTRARS,
    explanation=gettext_lazy("När en underskrift har registrerats fel. Du skriver varför."),
    who=WHO,
    done=gettext_lazy("Underskrifterna är borttagna ur registreringen."),
    asks=True,
    group=DECIDING,
)


def sign(document: Document, *, by, on: date, place: str, signed: list[int], scan: Received | None = None) -> None:
    """Note that some have signed the locked text on paper while others have not. signed: keys of signatories.

    Raises Refused when it is not locked, is out to be signed elsewhere, nobody is named, or the scan was made here.
    """
    with open_for_writing(document.pk, State.LOCKED) as taken:
        if hindered := hinders_registering(taken):
            raise Refused(hindered[0].text)
        people = [each for each in signatories(taken) if each.pk in signed]
        if not people:
            raise Refused(_("Ingen har skrivit under än. Registrera när den första har gjort det."))
        fresh = [each for each in people if each.signed_on is None]
        if not fresh:
            return
        if scan:
            refuse_unsigned(taken, scan.file.pk)
        _put_signatures(fresh, on, place)
        if scan:
            _keep_with(taken.locked_revision, scan)
        names = "; ".join(str(each) for each in fresh)
        note_event(taken, SIGNED, by, revision=taken.locked_revision, note=f"{names}: {_at(on, place)}")


def sign_for_the_rest(document: Document, on: date | None, place: str) -> None:
    """The last have signed: those who have no day get that of the paper, where others have one of their own."""
    if on and has_signatures(document):
        _put_signatures([each for each in signatories(document) if each.signed_on is None], on, place)


def places(document: Document, place: str) -> str:
    """`Lindhaga och Norrvika`: where it was signed, when some signed before at another place than the last."""
    if not _is_signed_in_turn(document):
        return place
    signed = signatories(document).exclude(signed_on=None).exclude(place="").order_by("signed_on", "pk")
    found = list(dict.fromkeys([*(each.place for each in signed), *([place.strip()] if place.strip() else [])]))
    if len(found) < 2:
        return "".join(found)
    return _("%(first)s och %(last)s") % {"first": ", ".join(found[:-1]), "last": found[-1]}


def take_back_signatures(document: Document, *, by, reason: str) -> None:
    """Signatures that were registered by mistake go: who has signed is again what the locked text says.

    Raises Refused without a reason, or when nobody's signature is registered.
    """
    with open_for_writing(document.pk, *TAKE_BACK_SIGNATURES.sources) as taken:
        if not has_signatures(taken):
            if _is_done(taken, TAKE_BACK_SIGNATURES, by, reason.strip()):
                return
            raise Refused(_("Ingen underskrift är registrerad."))
        frozen = read(taken.locked_revision)["signatories"]
        for row, was in zip(signatories(taken), frozen, strict=False):
            Signatory.objects.filter(pk=row.pk).update(signed_on=from_iso(was["signed_on"]), place=was["place"])
        note_event(taken, TAKE_BACK_SIGNATURES.name, by, revision=taken.locked_revision, note=reason_given(reason))


def send_to_sign(document: Document, *, by, service: str, sent_to: str, copy: Copy) -> SigningRequest:
    """Note that the PDF went to another service to be signed there. copy: the print of the locked text that went.

    Asked for twice with the same words it is noted once. Raises Refused when it is not locked or is out already.
    """
    with open_for_writing(document.pk, *SEND_TO_SIGN.sources) as taken:
        if request := open_request(taken):
            if (request.service, request.sent_to, request.sent_by_id) == (service, sent_to, by.pk):
                return request
            raise Refused(out_sentence(request))
        if taken.locked_revision_id != copy.revision_id:
            raise Refused(_("Texten har låsts på nytt. Gör om det, så går den nya texten ut."))
        request = SigningRequest.objects.create(
            document=taken, revision=taken.locked_revision, sent_copy=copy, service=service, sent_to=sent_to, sent_by=by
        )
        note = _("%(service)s, till %(who)s") % {"service": service, "who": sent_to}
        note_event(taken, SEND_TO_SIGN.name, by, revision=taken.locked_revision, note=note)
        entries.note(
            taken.owner,
            taken,
            f"signing:{request.pk}",
            Direction.OUT,
            on=today(),
            title=_("%(title)s, skickad för underskrift") % {"title": taken.title},
            counterpart=f"{sent_to} ({service})",
            file=copy.file,
            file_name=copy.name,
        )
    return request


def receive_signed(
    document: Document,
    *,
    by,
    on: date,
    who: str,
    file: StoredFile,
    name: str,
    condition: str = "",
    open_for: Iterable[Organisation | Party] = (),
    waits: Iterable[str] | None = None,
) -> Revision:
    """The signed file came back: it is kept as it is, and the paper is signed. who: those who signed, as one writes it.

    waits: the decisions that the person was told are missing; None for whoever was told nothing. Raises Refused when
    the paper is not out to be signed, for a file that was made here and when a decision is missing that was not.
    """
    with open_for_writing(document.pk, *RECEIVE_SIGNED.sources) as taken:
        request = open_request(taken)
        if request is None:
            raise Refused(_("Handlingen är inte ute för underskrift."))
        refuse_unsigned(taken, file.pk)
        if waits is not None:
            ready.refuse_new_lacks(taken, waits)
        received = Received(Copy.Form.SIGNED, file, name)
        note = _("Undertecknad i %(service)s av %(who)s.") % {"service": request.service, "who": who}
        revision = finish(
            taken, RECEIVE_SIGNED, by, on=on, condition=condition, files=[received], open_for=open_for, note=note
        )
        request.returned_copy = revision.copies.get(form=Copy.Form.SIGNED)
        request.returned_at = timezone.now()
        request.save(update_fields=["returned_copy", "returned_at"])
        note_signed(taken, file, name, counterpart=request.service, direction=Direction.IN)
    return revision


def refuse_unsigned(document: Document, sha256: str) -> None:
    """Raises Refused for a file that was made here of the paper, whatever text of it: nobody has signed that one."""
    made_here = Copy.objects.filter(revision__document=document, file=sha256).exclude(form__in=Copy.CAME_FROM_OUTSIDE)
    if made_here.filter(form=Copy.Form.TO_SIGN).exists():
        raise Refused(_("Det här är filen som ni hämtade för underskrift. Hämta den undertecknade ur tjänsten."))
    if made_here.exists():
        raise Refused(_("Det här är filen som Samverka har gjort, utan underskrifter. Välj den undertecknade."))


def cancel_signing(document: Document, *, by, reason: str) -> None:
    """Note that the errand in the other service was called off. Raises Refused without a reason or without errand."""
    with open_for_writing(document.pk, *CANCEL_SIGNING.sources) as taken:
        request = open_request(taken)
        if request is None:
            if _is_done(taken, CANCEL_SIGNING, by, reason.strip()):
                return
            raise Refused(_("Handlingen är inte ute för underskrift."))
        note = reason_given(reason)
        request.cancelled_at = timezone.now()
        request.save(update_fields=["cancelled_at"])
        note_event(taken, CANCEL_SIGNING.name, by, revision=taken.locked_revision, note=note)


def note_signed(
    document: Document, file: StoredFile | None, name: str, *, counterpart: str = "", direction=Direction.MADE
) -> None:
    """The signed paper for the registrar; not what lies in a register since long."""
    if entries.is_of_long_since(document):
        return
    entries.note(
        document.owner,
        document,
        f"final:{document.pk}",
        direction,
        on=document.final_on or today(),
        title=f"{document.title}, {document.get_final_by_display().lower()}",
        counterpart=counterpart,
        file=file,
        file_name=name,
    )


def _is_done(document: Document, step: Step, by, note: str) -> bool:
    """Whether the person has just done it, with the same words: a button that was pressed twice."""
    latest = document.events.first()
    return latest is not None and (latest.step, latest.by_id, latest.note) == (step.name, by.pk, note)


def _put_signatures(people: list[Signatory], on: date, place: str) -> None:
    for each in people:
        each.signed_on, each.place = on, place.strip()[:100]
    Signatory.objects.bulk_update(people, ["signed_on", "place"])


def _keep_with(revision: Revision, received: Received) -> None:
    Copy.objects.get_or_create(
        revision=revision,
        audience=Audience.PARTIES,
        form=received.form,
        defaults={"file": received.file, "name": received.name[:200]},
    )


def _at(on: date, place: str) -> str:
    if place.strip():
        return _("%(day)s i %(place)s.") % {"day": long_date(on), "place": place.strip()}
    return f"{long_date(on)}."
