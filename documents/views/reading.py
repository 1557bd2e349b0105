"""Reading a paper: its page, its history, and what it said earlier."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from base.dates import today
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
from documents.deciding import deciding_panel
from documents.filing import case_of
from documents.history import entries
from documents.models import Audience, Copy, Document, Doubt, Revision, State
from documents.page_text import sections_for_page
from documents.registering.register_rows import of_paper as entries_of_paper
from documents.replies.incoming import open_count
from documents.sending import sent
from documents.views import paper_steps
from documents.views.advising import advice_context, aside_context
from documents.views.common import get_access, get_working, paper_tabs
from documents.visiting import remember

ENTRIES_PER_PAGE = 50


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
        **paper_steps.context(request.user, access, decisions, content),
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
