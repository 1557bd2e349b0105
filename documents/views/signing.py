"""How a paper becomes final: signed on paper, one after the other, or in another service that the PDF goes to."""

from functools import partial

from django.contrib import messages
from django.http import FileResponse, HttpRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from base.models import StoredFile
from base.refusals import Refused
from documents import copies, kinds, permissions, sentences, steps
from documents.editing.correcting import is_read_in
from documents.models import Copy, Document, State
from documents.moving import Received
from documents.onward import after_reading_in
from documents.signing import signatures
from documents.signing.signing_forms import FinalForm, RegisterForm, SendToSignForm, SignedFileForm
from documents.uploads import media_type
from documents.views.common import get_paper, refused
from documents.views.steps import ask, get_for, take, with_reason


@require_http_methods(["GET", "POST"])
def register(request, pk):
    """Signed, adopted or approved on paper; by all, or by some while the others are left."""
    document = get_for(request, pk, steps.REGISTER).document
    form = RegisterForm(request.POST or None, request.FILES or None, document=document)
    if request.method == "POST" and form.is_valid():
        if signed := form.signed():
            return _note_signatures(request, document, form, signed)
        act = partial(_register, document, form, request.user)
        onward = partial(_onward, request.user, document)
        return take(request, steps.REGISTER, document, act, form=form, note=_said(document, form), onward=onward)
    return ask(request, steps.REGISTER, document, form)


def _onward(user, document: Document) -> str:
    return after_reading_in(user, document) if is_read_in(document) else ""


def _said(document: Document, form: FinalForm) -> str:
    """What the history says of the paper, if it is registered as the form says."""
    wanted = Document(
        final_by=kinds.get(document.kind).final_by,
        final_on=form.cleaned_data["on"],
        final_place=signatures.places(document, form.cleaned_data.get("place", "")).strip()[:100],
        final_condition=form.condition().strip().rstrip(".")[:300],
    )
    return sentences.final_sentence(wanted)


def _register(document: Document, form: RegisterForm, user) -> None:
    data = form.cleaned_data
    steps.register(
        document,
        by=user,
        on=data["on"],
        place=data["place"],
        scan=_scan(form),
        open_for=form.opened_for(),
        condition=form.condition(),
        waits=form.waits,
    )


def _scan(form: RegisterForm) -> steps.Scan | None:
    upload = form.cleaned_data["scan"]
    if not upload:
        return None
    content = upload.read()
    return steps.Scan(StoredFile.objects.keep(content, media_type(content)), upload.name)


def _note_signatures(request: HttpRequest, document: Document, form: RegisterForm, signed: list[int]):
    data, scan = form.cleaned_data, _scan(form)
    received = Received(Copy.Form.SCAN, scan.file, scan.name) if scan else None
    try:
        signatures.sign(document, by=request.user, on=data["on"], place=data["place"], signed=signed, scan=received)
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
        return ask(request, steps.REGISTER, document, form)
    messages.success(request, _("Underskriften är registrerad. Handlingen väntar på de andras."))
    return redirect("documents:detail", document.pk)


def _paper(pk: int) -> str:
    return reverse("documents:detail", args=[pk])


@require_safe
def to_sign(request, pk):
    """The locked text as a PDF without a mark, to be printed and signed."""
    document = get_paper(request, pk, may=permissions.can_register, refusal=permissions.ONLY_REGISTRARS)
    if document.state != State.LOCKED or not signatures.is_signed_kind(document):
        return refused(
            request,
            Refused(_("Lås texten först: det är den låsta texten som skrivs under.")),
            _paper(pk),
        )
    copy = copies.to_sign(document.locked_revision, signatures.condition_to_print(document))
    response = FileResponse(copy.file.open(), as_attachment=True, filename=copy.name, content_type=copies.PDF)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-cache"
    return response


@require_http_methods(["GET", "POST"])
def send_to_sign(request, pk):
    """Note that the PDF has gone to another service. The print is made before anything is written."""
    document = get_for(request, pk, signatures.SEND_TO_SIGN).document
    form = SendToSignForm(request.POST or None, document=document)
    if request.method == "POST" and form.is_valid():
        act = partial(_send_to_sign, document, form, request.user)
        return take(request, signatures.SEND_TO_SIGN, document, act, form=form)
    return ask(request, signatures.SEND_TO_SIGN, document, form)


def _send_to_sign(document: Document, form: SendToSignForm, user) -> None:
    if document.state != State.LOCKED:
        raise Refused(_("Lås texten först: det är den låsta texten som skrivs under."))
    sent = form.cleaned_data
    copy = copies.to_sign(document.locked_revision, sent["condition"])
    signatures.send_to_sign(document, by=user, copy=copy, service=sent["service"], sent_to=sent["sent_to"])


@require_http_methods(["GET", "POST"])
def receive_signed(request, pk):
    document = get_for(request, pk, signatures.RECEIVE_SIGNED).document
    form = SignedFileForm(request.POST or None, request.FILES or None, document=document)
    if request.method == "POST" and form.is_valid():
        act = partial(_receive, document, form, request.user)
        return take(request, signatures.RECEIVE_SIGNED, document, act, form=form)
    if not form.is_bound and not signatures.RECEIVE_SIGNED.fits(document):
        return refused(request, Refused(_("Handlingen är inte ute för underskrift.")), _paper(pk))
    return ask(request, signatures.RECEIVE_SIGNED, document, form, request_out=signatures.open_request(document))


def _receive(document: Document, form: SignedFileForm, user) -> None:
    data, upload = form.cleaned_data, form.cleaned_data["file"]
    signatures.receive_signed(
        document,
        by=user,
        on=data["on"],
        who=data["who"],
        file=StoredFile.objects.keep(upload.read(), copies.PDF),
        name=upload.name,
        condition=form.condition(),
        open_for=form.opened_for(),
        waits=form.waits,
    )


@require_http_methods(["GET", "POST"])
def cancel_signing(request, pk):
    return with_reason(request, pk, signatures.CANCEL_SIGNING, signatures.cancel_signing)


@require_http_methods(["GET", "POST"])
def take_back_signatures(request, pk):
    return with_reason(request, pk, signatures.TAKE_BACK_SIGNATURES, signatures.take_back_signatures)
