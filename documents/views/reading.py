"""Reading a paper: its page, its history, and what it said earlier."""

from dataclasses import replace
from functools import partial

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from base.dates import today
from base.steps import Offer, Step, grouped, offers
from documents import (
    beside,
    case_pages,
    copies,
    done_elsewhere,
    ending,
    kinds,
    legal_status,
    opening,
    permissions,
    sentences,
    waiting,
)
from documents.access import Access
from documents.changes import comparable
from documents.content import canonical, digest, numbers_of
from documents.deciding import deciding_panel, ready
from documents.deciding.deciding_panel import Panel
from documents.deciding.decision_rows import DECIDE
from documents.filing import case_of
from documents.history import entries
from documents.missing import missing_before_lock, missing_before_send
from documents.models import Audience, Copy, Document, Doubt, Purpose, Revision, State
from documents.page_text import sections_for_page
from documents.registering.register_rows import of_paper as entries_of_paper
from documents.replies.incoming import open_count
from documents.sending import sent
from documents.sending.release_steps import SEND_FOR_DECISION
from documents.signing.signatures import RECEIVE_SIGNED
from documents.step_groups import DECIDING
from documents.steps import REGISTER, UNLOCK, table_of
from documents.views.advising import advice_context, aside_context
from documents.views.common import get_access, get_working, paper_tabs
from documents.views.steps import address
from documents.visiting import remember

ENTRIES_PER_PAGE = 50
# What a step that is folded away otherwise is called when the paper waits for it.
_MAIN_LABELS = {UNLOCK.name: gettext_lazy("Lås upp och skriv om")}


@require_safe
def detail(request, pk):
    """The text as on paper, with what the paper is, what is missing and what can be done beside it."""
    access = get_access(request, pk)
    document = access.document
    remember(request.user, document)
    content = access.content()
    decisions = deciding_panel.panel(request.user, access)
    context = {
        **_head(access, content),
        "tabs": paper_tabs(request, access),
        "sections": sections_for_page(content),
        "facts": _facts(access, content),
        **_steps(request.user, access, decisions, content),
        "may_write": document.state == "draft" and permissions.can_write(request.user, document),
        **_files(access),
        "register_rows": entries_of_paper(request.user, document),
        "beside": beside.panels(request.user, access, content),
        "decisions_panel": decisions,
        "has_internal": any(section["audience"] == "internal" for section in content["sections"]),
    }
    if _reads_what_stands(access):
        context["calendar_sentence"] = _calendar_sentence(access, content)
    if access.is_working:
        context |= _for_those_who_work(document)
        context |= aside_context(document)
    if context["may_write"]:
        context |= advice_context(request, document, content)
    now = access.revision.sha256 if access.revision else digest(canonical(content))
    context |= _sent(request.user, access, now)
    context |= comparable.line_of(request.user, access, now)
    return render(request, "documents/detail.html", context)


def _files(access: Access) -> dict:
    """The files that came from outside, and which of them is the signed paper itself, for those who may have them."""
    found = list(copies.received(access))
    signed = [each for form in (Copy.Form.SIGNED, Copy.Form.SCAN) for each in found if each.form == form]
    return {"copies": found, "signed_file": signed[0] if signed else None}


def _reads_what_stands(access: Access) -> bool:
    """Whether the text that the person reads is the one that the calendar speaks of."""
    is_living = access.revision is not None and access.revision.pk == access.document.locked_revision_id
    return access.is_working or is_living


def _calendar_sentence(access: Access, content: dict) -> str:
    """The day of an early end is for all who read the text; why is written after it, and stays with the owner."""
    document, kind = access.document, kinds.get(access.document.kind)
    with_reason = access.audience == Audience.INTERNAL
    status = kind.status(document, today(), with_reason=with_reason) if kind.status_of in content["facts"] else ""
    return status or ending.sentence(document, with_reason=with_reason)


def _steps(user, access: Access, panel: Panel | None, content: dict) -> dict:
    """What can be done, and whether the page's one main button is among it: what a locked text waits for."""
    document = access.document
    is_living = access.is_working and access.revision is None
    table = _looking_at(document, content) if is_living else table_of(document)
    steps = offers(table, user, document, address(document))
    if document.state == State.LOCKED:
        main = _main_step(user, access, steps, panel)
        steps = _with_main(steps, main)
    return {
        "steps": steps,
        "step_groups": grouped(steps),
        "has_main_step": any(step.is_main for step in steps),
    }


def _looking_at(document: Document, content: dict) -> list[Step]:
    """The steps of a living paper whose text has been read: what they lack is looked for in that."""
    known = {asks: partial(asks, content=content) for asks in (missing_before_lock, missing_before_send)}
    return [replace(step, missing=known.get(step.missing, step.missing)) for step in table_of(document)]


def _main_step(user, access: Access, steps: list[Offer], panel: Panel | None) -> str:
    """What the locked text waits for.

    Of a kind with steps of its own the main one among them, if any. Otherwise the signed file when the paper is out;
    that it is sent to those who are to sign it and have not got it; that it is unlocked when it was sent back; a
    decision while one is awaited, otherwise the registration. To others the decision that they are asked for, if any.
    """
    if kinds.get(access.document.kind).steps:
        return next((step.name for step in steps if step.is_main), "")
    names = {step.name for step in steps if not step.hindrance}
    if RECEIVE_SIGNED.name in names:
        return RECEIVE_SIGNED.name
    if access.audience != Audience.INTERNAL:
        asked = waiting.asked_of(user).filter(document=access.document, purpose=Purpose.DECISION)
        return DECIDE.name if asked.exists() else ""
    if panel and panel.to_send and SEND_FOR_DECISION.name in names:
        return SEND_FOR_DECISION.name
    if panel and UNLOCK.name in names and ready.is_sent_back(line.standing for line in panel.lines):
        return UNLOCK.name
    return REGISTER.name if panel is None or panel.is_ready else DECIDE.name


def _with_main(steps: list[Offer], main: str) -> list[Offer]:
    """The main step stands among those that are seen, also where it otherwise is folded away."""
    found = [replace(step, is_main=step.name == main) for step in steps]
    folded = [
        replace(step, group=str(DECIDING), label=str(_MAIN_LABELS.get(step.name, step.label)))
        for step in found
        if step.is_main and not step.group
    ]
    if not folded:
        return found
    rest = [step for step in found if not step.is_main]
    place = next((at for at, step in enumerate(rest) if step.group == str(DECIDING)), len(rest))
    return rest[:place] + folded + rest[place:]


def _head(access: Access, content: dict) -> dict:
    document = access.document
    return {
        "document": document,
        "access": access,
        "frame": content["frame"],
        "kind": kinds.get(document.kind),
        **_state(access, content),
    }


def _state(access: Access, content: dict) -> dict[str, str]:
    """The state as a label: the paper's own to those who work with it, that of the text they read to others."""
    document, final = access.document, content["frame"]["final"]
    if access.is_working or (final and _reads_what_stands(access)):
        return {"tone": sentences.tone(document), "state_label": sentences.state_label(document)}
    if final:
        return {"tone": "good", "state_label": final["label"]}
    mark = copies.mark_of(access.revision)
    return {"tone": "draft" if mark == copies.DRAFT_MARK else "locked", "state_label": mark}


def _for_those_who_work(document: Document) -> dict:
    last_step = document.events.exclude(from_state="").select_related("by").first()
    readers = list(document.readers.select_related("organisation"))
    earlier = opening.earlier_readers(document) if document.state == State.FINAL else []
    kind = kinds.get(document.kind)
    return {
        "state_sentence": sentences.state_sentence(document, last_step),
        "open_sentence": sentences.open_sentence(document, readers, earlier),
        "doubts": Doubt.objects.filter(paper__document=document, settled_at=None),
        "clashes": document.clashes.filter(settled_at=None, section__isnull=False).select_related("section", "by"),
        "panels": _panels(kind, document),
        "came_in": document.replies.filter(sent_at__isnull=False).exists(),
        "remarks_waiting": open_count(document),
    }


def _sent(user, access: Access, now: str) -> dict:
    """What was sent and who waits for whom, to the owner's people; what was sent to the reader, to others."""
    document, received = access.document, sent.received(user, access.document)
    context = {"received": received, "must_answer": any(each.url for each in received)}
    if access.audience != Audience.INTERNAL:
        final = document if document.state == State.FINAL and _reads_what_stands(access) else None
        sentence = legal_status.received_sentence(*(each.release for each in received), final=final)
        return context | {"legal_sentence": sentence}
    releases = sent.releases_of(document)
    own = document.decisions.filter(organisation=document.owner_id, withdrawn_at=None).select_related("body")
    context["legal_sentence"] = legal_status.sentence(document, releases, own, done_elsewhere.of(document))
    if access.is_working:
        rows = sent.rows(document, releases, now)
        context |= {
            "waiting_sentence": waiting.sentence(document, document.owner),
            "sent": rows,
            "sent_before": [row for row in rows if not row.is_open],
            "may_send": permissions.can_write(user, document),
        }
    return context


def _panels(kind, document: Document) -> list[str]:
    if not kind.panels:
        return []
    context = {"document": document, **kind.context(document)}
    return [render_to_string(template, context) for template in kind.panels]


def _facts(access: Access, content: dict) -> list[dict]:
    """To those who work with the paper the numbers of its registers, also those that came after the text was frozen."""
    frame = content["frame"]
    is_frozen = access.revision is not None
    case = case_of(access.document) if access.is_working else None
    pages = {case.registry_number: case_pages.address_of(case)} if case else {}
    numbers = numbers_of(access.document) if access.is_working and is_frozen else frame["numbers"]
    facts = [
        *_parties(content),
        *(
            {
                "label": _("Diarienummer, %(who)s") % {"who": row["organisation"]},
                "value": row["number"],
                "url": pages.pop(row["number"], ""),
            }
            for row in numbers
        ),
    ]
    if not numbers:
        facts.append({"label": _("Diarienummer"), "value": ""})
    return facts


def _parties(content: dict) -> list[dict]:
    """A paper that is its owner's own lacks nothing when it names no parties."""
    names = ", ".join(party["name"] for party in content["frame"]["parties"])
    needs_none = not names and kinds.get(content["kind"]).is_of_owner
    return [] if needs_none else [{"label": _("Parter"), "value": names}]


@require_safe
def history(request, pk):
    """What was done with the paper, by whom, when and why; and every text that it has had."""
    access = get_working(request, pk)
    page = Paginator(entries(access.document), ENTRIES_PER_PAGE).get_page(request.GET.get("sida"))
    numbers = list(access.document.revisions.order_by("number").values_list("number", flat=True))
    context = {
        "document": access.document,
        "page": page,
        "tabs": paper_tabs(request, access),
        "texts_before": dict(zip(numbers[1:], numbers, strict=False)),
        "latest": numbers[-1] if numbers and access.revision else None,
    }
    return render(request, "documents/history.html", context)


@require_safe
def revision(request, pk, number):
    """An earlier text, to read; with a way to take a section of it back while the paper is a draft."""
    access = get_working(request, pk)
    found = get_object_or_404(Revision.objects.select_related("made_by"), document=access.document, number=number)
    content = copies.to_print(access, audience="internal", revision=found).content
    document = access.document
    context = {
        "document": document,
        "revision": found,
        "frame": content["frame"],
        "sections": sections_for_page(content),
        "may_write": document.state == "draft" and permissions.can_write(request.user, document),
        "mark": copies.mark_of(found),
    }
    return render(request, "documents/revision.html", context)
