"""Decisions about a paper: how each party decides, what it has decided, and rows that were wrong."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from base import answer_links
from base.models import StoredFile
from base.received import received_file
from base.refusals import Refused
from base.steps import refuse_unless_allowed
from documents import party_names, permissions, waiting
from documents.content import read
from documents.deciding import answered, deciding_panel, decision_plans, decision_rows, decision_words, planning
from documents.deciding.deciding_forms import DecisionForm, PlanForm, WithdrawForm
from documents.models import Decision, Party, Release
from documents.party_identity import is_of
from documents.uploads import media_type
from documents.views.common import get_access, refused
from documents.views.link_page import page_of
from organisations.permissions import has_role, organisations_of

ONLY_PARTIES = gettext_lazy("Besluten läses av den som äger handlingen och av parterna.")
_NEW_TEXT = gettext_lazy(
    "En ny version av texten har kommit sedan du öppnade sidan, så beslutet är inte skickat. Det du skrev står kvar: "
    "läs den nya texten, och skicka beslutet om det gäller den."
)
NOT_YOURS = gettext_lazy("Registreringen tas tillbaka av den som gjorde den, eller av parten själv.")


def _get(request: HttpRequest, pk: int):
    """The paper for somebody of a party of it; 403 for others who read it."""
    access = get_access(request, pk)
    if not deciding_panel.is_for(request.user, access):
        raise PermissionDenied(str(ONLY_PARTIES))
    return access


def _page(pk: int) -> str:
    return reverse("documents:decisions", args=[pk])


@require_safe
def decisions(request, pk):
    """What each party has decided, how the others are going to, and every row that was registered."""
    access = _get(request, pk)
    context = {
        "document": access.document,
        "frame": access.content()["frame"],
        "panel": deciding_panel.panel(request.user, access),
        "decisions": deciding_panel.decisions_for(request.user, access),
        "may_decide": decision_rows.can_be_decided(access.document)
        and decision_rows.may_decide(request.user, access.document),
    }
    return render(request, "documents/decisions.html", context)


@require_http_methods(["GET", "POST"])
def decide(request, pk):
    access = get_access(request, pk)
    document = access.document
    refuse_unless_allowed(decision_rows.DECIDE, request.user, document)
    if not decision_rows.can_be_decided(document):
        return refused(request, Refused(_("Lås texten först: ett beslut gäller en bestämd text.")), _paper(pk))
    form = _form(request, access)
    if request.method == "POST" and form.is_valid():
        decision = form.decision()
        _keep_excerpt(form, decision)
        try:
            decision_rows.decide(decision, by=request.user)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, str(decision_rows.DECIDE.done))
            return redirect(_page(pk))
    context = {"step": decision_rows.DECIDE, "document": document, "frame": access.content()["frame"], "form": form}
    context["party"], context["others"] = form.party_asked, form.other_parties
    return render(request, "documents/decide.html", context, status=422 if form.is_bound else 200)


def _paper(pk: int) -> str:
    return reverse("documents:detail", args=[pk])


def _form(request: HttpRequest, access) -> DecisionForm:
    document, user = access.document, request.user
    decider = decision_rows.decider_of(user, document)
    parties = party_names.as_read(access, decider.parties)
    texts = decision_rows.texts_for(user, document)
    begun = _begun(request, access, parties)
    wanted = request.POST.get("party") or begun.get("party")
    return DecisionForm(
        request.POST or None,
        request.FILES or None,
        parties=parties,
        texts=texts,
        owner=document.owner if decider.is_owner else None,
        current=deciding_panel.text_read(access),
        organisations=organisations_of(user),
        party=next((each for each in parties if str(each.pk) == str(wanted)), None),
        rewritten=_rewritten(waiting.of_user(waiting.rewritten(), user).filter(document=document)),
        initial=begun,
    )


def _rewritten(releases: QuerySet[Release]) -> str:
    """That what was sent for decision is written anew, in a sentence; empty while it is not."""
    release = releases.select_related("document__owner").first()
    return waiting.is_rewritten(release) if release else ""


def _begun(request: HttpRequest, access, parties: list[Party]) -> dict:
    """What is usual for the party that is asked for, or the first that has not decided; or an earlier decision."""
    earlier = request.GET.get("som", "")
    row = access.document.decisions.filter(pk=earlier[:18]).first() if earlier.isdecimal() else None
    if row and (party := next((each for each in parties if is_of(row, each)), None)):
        carried = {name: getattr(row, name) for name in _CARRIED} | {"body": row.body_id, "party": party.pk}
        return carried | {"same_text": True}
    lines = [line for line in deciding_panel.lines_for(request.user, access) if line.standing.party in parties]
    wanted = request.GET.get("part", "")
    waiting = [line for line in lines if not line.standing.is_settled] or lines
    line = next((line for line in lines if str(line.standing.party.pk) == wanted), next(iter(waiting), None))
    if line is None:
        return {}
    plan = line.standing.plan
    way = plan.way if plan.decides else "delegated"
    return {"party": line.standing.party.pk, "way": way, "body": plan.body, "by_whom": plan.by_whom}


_CARRIED = ("way", "outcome", "by_whom", "decided_on", "paragraph", "number", "delegation_point", "reported_on", "text")


def _keep_excerpt(form: DecisionForm, decision: Decision) -> None:
    if file := form.cleaned_data["excerpt_file"]:
        data = file.read()
        decision.excerpt = StoredFile.objects.keep(data, media_type(data))
        decision.excerpt_name = file.name[:200]


@require_http_methods(["GET", "POST"])
def plan_decision(request, pk, party_pk):
    """How one of the parties decides."""
    access = _get(request, pk)
    party = get_object_or_404(access.document.parties.select_related("organisation", "document"), pk=party_pk)
    if not planning.may_plan(request.user, party):
        raise PermissionDenied(str(planning.ONLY_PARTY))
    (party,) = party_names.as_read(access, [party])
    boards = decision_plans.boards_of([party.organisation_id] if party.organisation_id else [])
    plan = decision_plans.plan_of(party, boards)
    knows = party.organisation_id is not None and has_role(request.user, party.organisation_id, permissions.REGISTERS)
    form = PlanForm(request.POST or None, party=party, plan=plan, knows_bodies=knows)
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("way", "by_whom", "why")}
        try:
            planning.set_plan(party, by=request.user, body=form.cleaned_data.get("body"), **said)
        except Refused as refusal:
            return refused(request, refusal, _paper(pk))
        messages.success(request, _("Sparat: så beslutar %(party)s.") % {"party": party})
        return redirect(_page(pk))
    context = {"document": access.document, "frame": access.content()["frame"], "party": party, "form": form}
    # What the owner's people say for another party is no secret to it; they are told before they write.
    context["is_of_another"] = party.organisation_id not in (None, *organisations_of(request.user))
    return render(request, "documents/plan_decision.html", context, status=422 if form.is_bound else 200)


def _readable(request: HttpRequest, pk: int, decision_pk: int) -> Decision:
    """A row that the person may read; 404 for others."""
    found = deciding_panel.decisions_for(request.user, _get(request, pk))
    if decision := next((row for row in found if row.pk == decision_pk), None):
        return decision
    raise Http404


@require_http_methods(["GET", "POST"])
def withdraw_decision(request, pk, decision_pk):
    decision = _readable(request, pk, decision_pk)
    if not decision_rows.may_withdraw(request.user, decision):
        raise PermissionDenied(str(NOT_YOURS))
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            decision_rows.withdraw(decision, by=request.user, reason=form.cleaned_data["reason"])
        except Refused as refusal:
            return refused(request, refusal, _page(pk))
        messages.success(request, _("Registreringen är tillbakatagen."))
        return redirect(_page(pk))
    said = decision_words.sentence(decision)
    context = {"document": decision.document, "decision": decision, "said": said, "form": form, "back": _page(pk)}
    return render(request, "documents/withdraw_decision.html", context, status=422 if form.is_bound else 200)


@require_safe
def excerpt(request, pk, decision_pk):
    """The excerpt of the minutes: to be saved, never shown inside our pages."""
    decision = _readable(request, pk, decision_pk)
    kept = get_object_or_404(StoredFile, pk=decision.excerpt_id)
    return received_file(kept, decision.excerpt_name)


def by_link(request: HttpRequest, release: Release):
    """The page of a svarslänk that asks for a decision: the text as it was sent, and the decision about it."""
    parties = party_names.as_in(read(release.revision), decision_rows.parties_of(release))
    data, is_older = _about_sent_text(request, release)
    form = DecisionForm(
        data,
        request.FILES or None,
        parties=parties,
        texts=[release.revision],
        owner=None,
        current={release.revision_id},
        rewritten=_rewritten(waiting.rewritten().filter(pk=release.pk)),
        initial={"party": parties[0].pk if len(parties) == 1 else None, "way": "delegated"},
    )
    kept = None
    if is_older:
        form.add_error(None, _NEW_TEXT)
    elif request.method == "POST" and form.is_valid():
        decision = form.decision()
        _keep_excerpt(form, decision)
        try:
            kept = _decide_and_use(decision, release)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
    context = {**page_of(release), "form": form, "kept": decision_words.sentence(kept) if kept else ""}
    context["signs"] = decision_plans.is_decided_by_signing(release)
    if not kept and (decided := answered.answer_of_party(release)):
        context["decided"] = answered.sentence(decided)
    status = 422 if form.is_bound and not kept else 200
    return render(request, "documents/decide_by_link.html", context, status=status)


def _about_sent_text(request: HttpRequest, release: Release):
    """What was typed, as about the text that the page now shows; and whether it was typed on an earlier one."""
    if request.method != "POST" or request.POST.get("about") == str(release.revision_id):
        return request.POST or None, False
    data = request.POST.copy()
    data["about"] = str(release.revision_id)
    return data, "about" in request.POST


@transaction.atomic
def _decide_and_use(decision: Decision, release: Release) -> Decision:
    name = release.name or (release.link.name if release.link else str(release.organisation))
    kept = decision_rows.decide(decision, by=None, by_name=name, release=release)
    if release.link:
        answer_links.use(release.link)
    return kept
