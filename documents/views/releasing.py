"""Sending a paper, and what is done afterwards with what was sent: a new version, a reminder, taking it back."""

from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from base.refusals import Refused
from base.steps import Step, refuse_unless_allowed
from base.templatetags.base_tags import enumerated
from documents.deciding import decision_plans, decision_words
from documents.legal_status import means
from documents.models import Document, Purpose, Relation, Release
from documents.sending import releasing
from documents.sending.release_forms import NewVersionForm, SendForm, people_formset, typed_people
from documents.sending.release_steps import STEP_OF
from documents.views.common import get_access, get_paper, refused


@require_http_methods(["GET", "POST"])
def send_for_comments(request, pk):
    return _send(request, pk, Purpose.COMMENTS)


@require_http_methods(["GET", "POST"])
def send_for_information(request, pk):
    return _send(request, pk, Purpose.INFORMATION)


@require_http_methods(["GET", "POST"])
def send_for_decision(request, pk):
    return _send(request, pk, Purpose.DECISION)


def _send(request: HttpRequest, pk: int, purpose: str):
    step, document = STEP_OF[purpose], get_access(request, pk).document
    refuse_unless_allowed(step, request.user, document)
    if request.method != "POST" or "more" in request.POST:
        return _blank(request, step, document, purpose)
    form = SendForm(request.POST, document=document, purpose=purpose)
    people = people_formset(request.POST, document=document, parties=form.parties, named=form.named, purpose=purpose)
    if form.is_valid() & people.is_valid():
        try:
            releases = releasing.send(document, form.sending(people.recipients()), by=request.user)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            _say(request, step, releases)
            return redirect(_sent(document))
    return _page(request, step, form, people, status=422)


def _blank(request: HttpRequest, step: Step, document: Document, purpose: str):
    """The page before anything is sent; asked for more rows, with what was typed."""
    typed = request.POST
    initial = {name: typed.getlist(name) for name in ("organisations", "bodies")}
    initial |= {name: typed.get(name, "") for name in ("own_board", "why", "answer_by")}
    form = SendForm(initial=initial if typed else None, document=document, purpose=purpose)
    people = people_formset(
        document=document, parties=form.parties, named=form.named, purpose=purpose, initial=typed_people(typed)
    )
    return _page(request, step, form, people)


def _say(request: HttpRequest, step: Step, releases: list[Release]) -> None:
    """What was sent, and who had it already, as when the form is sent again from another tab."""
    if any(release.is_new for release in releases):
        messages.success(request, str(step.done))
    if had := [release.recipient for release in releases if not release.is_new]:
        messages.info(request, _("%(who)s har redan fått den.") % {"who": enumerated(had)})


def _page(request: HttpRequest, step: Step, form: SendForm, people, *, status: int = 200):
    context = {
        "step": step,
        "document": form.document,
        "form": form,
        "people": people,
        "lacks": step.missing(form.document),
        "is_open_state": form.document.state in step.sources,
        "kinds_of_people": [
            {"who": label, "meaning": means(form.document, relation, form.purpose)}
            for relation, label in (
                (Relation.OWN, _("Samma myndighet som ni")),
                (Relation.AUTHORITY, _("En annan myndighet")),
                (Relation.OUTSIDE, _("Utanför myndigheterna")),
            )
            if form.purpose != Purpose.DECISION or relation != Relation.OUTSIDE
        ],
        "shows_people": people.is_bound
        or people.initial_form_count()
        or form.elsewhere
        or not (form.here or form.boards),
        "is_asking": form.purpose != Purpose.INFORMATION,
        "signing": _who_sign(form),
    }
    return render(request, "documents/send.html", context, status=status)


def _who_sign(form: SendForm) -> list[dict]:
    """The parties that are sent a text for decision and decide by signing it, so that no decision is awaited."""
    if form.purpose != Purpose.DECISION:
        return []
    return [
        {"party": party, "whose": decision_words.whose(party), "pk": party.pk}
        for party in decision_plans.signing_parties(form.document)
        if party.organisation_id != form.document.owner_id
    ]


def _release(request: HttpRequest, pk: int, release_pk: int) -> Release:
    document = get_paper(request, pk)
    rows = document.releases.select_related("document__owner", "document__locked_revision", "revision")
    return get_object_or_404(rows.select_related("organisation", "body", "link", "sent_by"), pk=release_pk)


@require_http_methods(["GET", "POST"])
def send_new_version(request, pk, release_pk):
    """The text as it now is, to the one who has an earlier one."""
    release = _release(request, pk, release_pk)
    form = NewVersionForm(request.POST or None, release=release)
    if request.method == "POST" and form.is_valid():
        try:
            releasing.send_new_version(release, **form.cleaned_data, by=request.user)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, _("Den nya versionen är skickad till %(who)s.") % {"who": release.recipient})
            return redirect(_sent(release.document))
    context = {
        "document": release.document,
        "release": release,
        "form": form,
        "meaning": means(release.document, release.relation, release.purpose),
        "has_changed": releasing.has_changed(release),
    }
    return render(request, "documents/send_new_version.html", context, status=422 if form.is_bound else 200)


@require_POST
def remind(request, pk, release_pk):
    release = _release(request, pk, release_pk)
    return _do(
        request, release, lambda: releasing.remind(release, by=request.user), _("%(who)s har fått en påminnelse.")
    )


@require_POST
def withdraw_release(request, pk, release_pk):
    release = _release(request, pk, release_pk)
    return _do(request, release, lambda: releasing.withdraw(release, by=request.user), _("Återtaget från %(who)s."))


def _do(request: HttpRequest, release: Release, act, done: str):
    back = _sent(release.document)
    try:
        act()
    except Refused as refusal:
        return refused(request, refusal, back)
    messages.success(request, done % {"who": release.recipient})
    return redirect(back)


def _sent(document: Document) -> str:
    return reverse("documents:detail", args=[document.pk]) + "#skickat"
