"""Writing: all sections on one page, each saved on its own. A script sends JSON; without one the forms do the same."""

from django.contrib import messages
from django.http import HttpRequest, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from base.dates import saved_at
from base.numbers import whole_number
from base.refusals import Refused
from documents import kinds, slots
from documents.audience import content_for
from documents.content import content_of
from documents.editing.section_writing import Conflict, Removed, Saved, Warned, save_section
from documents.library.texts import clauses_for
from documents.models import Audience, Clash, Document, Section, State
from documents.views.advising import advice_context, aside_context
from documents.views.common import get_access, get_paper, paper_tabs, refused, sent, wants_json
from documents.visiting import remember
from documents.writing import others_writing
from text.typed import as_html


@require_safe
@never_cache
def edit(request, pk):
    """The page to write on; one whose text is fixed leads back to the page to read."""
    document = get_paper(request, pk)
    if document.state != State.DRAFT:
        messages.info(request, _("Texten är inte ett utkast och kan inte ändras."))
        return redirect("documents:detail", pk)
    remember(request.user, document)
    return render(request, "documents/edit.html", edit_context(request, document))


def others_sentence(document: Document, user) -> str:
    """Who else writes, so that one need not learn it from a conflict; empty when one is alone."""
    names = others_writing(document, user)
    if not names:
        return ""
    return _("%(names)s skriver också i handlingen just nu.") % {"names": get_text_list(names, _("och"))}


def edit_context(request: HttpRequest, document: Document, *, typed: dict | None = None) -> dict:
    """What the page needs. typed: what a person has sent for one section and that is not saved yet."""
    sections = list(document.sections.select_related("saved_by"))
    if typed:
        for section in sections:
            if str(section.key) == typed["key"]:
                section.heading, section.html, section.version = typed["heading"], typed["html"], typed["version"]
                section.numbers = typed["numbers"]
    content = content_of(document)
    _show_as_printed(content, sections)
    return {
        "document": document,
        "sections": sections,
        "clashes": document.clashes.filter(settled_at=None, section__isnull=False).select_related("section", "by"),
        "clauses": clauses_for(document.owner) if kinds.is_agreed(document) else [],
        "slots": slots.of_kind(document.kind),
        "audiences": Audience.choices,
        "others": others_sentence(document, request.user),
        "tabs": paper_tabs(request, get_access(request, document.pk)),
        "wanted": request.GET.get("sok", "")[:300],
        "wanted_replacement": request.GET.get("ersatt", "")[:300],
        **advice_context(request, document, content),
        **aside_context(document),
    }


def _show_as_printed(content: dict, sections: list[Section]) -> None:
    """Gives the sections what is printed of them: the rows of a slot, and whether the other parties see it at all."""
    shown = {section["key"] for section in content_for(content, Audience.PARTIES)["sections"]}
    for section in sections:
        section.is_internal = str(section.key) not in shown
        if section.slot:
            rows = slots.render({"slot": section.slot}, content)
            section.rows = rows if rows.strip() else ""


@require_POST
def save(request, pk, key):
    """Saves one section. To a script: 200 saved, 409 conflict, refused or removed, 422 warning for personnummer."""
    document = get_paper(request, pk)
    back = f"{reverse('documents:edit', args=[pk])}#avsnitt-{key}"
    try:
        typed = _typed(sent(request))
    except Refused as refusal:
        return refused(request, refusal, back)
    try:
        answer = save_section(document.pk, key, **typed, by=request.user)
    except Removed as refusal:
        return _removed(request, refusal, key, typed, document)
    except Refused as refusal:
        if wants_json(request):
            return refused(request, refusal, back)
        return kept_on_page(request, refusal, document, key, typed)
    if wants_json(request):
        return _as_json(document, answer, request.user)
    return _as_page(request, document, key, typed, answer, back)


def _typed(data: dict) -> dict:
    """What was typed; raises Refused when the page did not say from which version it began."""
    version = whole_number(data.get("version"))
    if version is None:
        raise Refused(_("Sidan saknar uppgift om vilken version du skrev i. Kopiera din text och ladda om sidan."))
    return {
        "heading": str(data.get("heading", "")),
        "html": as_html(str(data.get("html", ""))),
        "base_version": version,
        "token": str(data.get("token", "")),
        "confirmed": is_confirmed(data),
    }


def is_confirmed(data: dict) -> bool:
    """Whether the writer has seen the warning and wants to save all the same."""
    return str(data.get("confirmed", "")).lower() in {"1", "true", "on"}


def _as_json(document: Document, answer, user) -> JsonResponse:
    if isinstance(answer, Saved):
        text = {
            "version": answer.version,
            "at": answer.at.isoformat(),
            "message": saved_at(answer.at),
            "html": answer.html,
            "others": others_sentence(document, user),
        }
        return JsonResponse({"status": "saved", **text})
    if isinstance(answer, Warned):
        words = {"status": "warning", "numbers": answer.numbers, "sentence": warning(answer.numbers)}
        return JsonResponse(words, status=422)
    return JsonResponse(conflict_as_json(document, answer), status=409)


def conflict_as_json(document: Document, conflict: Conflict) -> dict:
    """Both texts, and where to choose between them."""
    clash, section = conflict.clash, conflict.section
    return {
        "status": "conflict",
        "sentence": conflict_sentence(section, clash),
        "clash": clash.pk,
        "address": reverse("documents:clash", args=[document.pk, clash.pk]),
        "mine": {"heading": clash.heading, "html": clash.html},
        "theirs": {
            "heading": section.heading,
            "html": section.html,
            "version": section.version,
            "by": str(section.saved_by or ""),
            "at": section.saved_at.isoformat() if section.saved_at else None,
        },
    }


def conflict_sentence(section: Section, clash: Clash) -> str:
    if section.saved_by_id and section.saved_by_id == clash.by_id:
        return _(
            "Du har skrivit i avsnittet i en annan flik eller på en annan enhet. Båda texterna finns kvar: välj vilken "
            "som ska gälla."
        )
    words = {"who": section.saved_by or _("Någon annan")}
    return (
        _("%(who)s har skrivit i avsnittet medan du skrev. Båda texterna finns kvar: välj vilken som ska gälla.")
        % words
    )


def warning(numbers: list[str]) -> str:
    sentence = _(
        "Det här ser ut som personnummer: %(numbers)s. Sådana uppgifter hör sällan hemma i handlingen. "
        "Ta bort dem, eller spara ändå om du är säker."
    )
    return sentence % {"numbers": ", ".join(numbers)}


def _as_page(request, document: Document, key, typed: dict, answer, back: str):
    if isinstance(answer, Saved):
        messages.success(request, saved_at(answer.at))
        return redirect(back)
    if isinstance(answer, Conflict):
        return redirect("documents:clash", document.pk, answer.clash.pk)
    context = edit_context(request, document, typed=_unsaved(key, typed, answer.numbers))
    return render(request, "documents/edit.html", {**context, "warning": warning(answer.numbers)}, status=422)


def _unsaved(key, typed: dict, numbers=()) -> dict:
    return {
        "key": str(key),
        "heading": typed["heading"],
        "html": typed["html"],
        "version": typed["base_version"],
        "numbers": list(numbers),
    }


def _removed(request, refusal: Removed, key, typed: dict, document: Document):
    """The section is gone: the text stays with the one who typed it, with a button that puts it back."""
    if wants_json(request):
        address = reverse("documents:add_section", args=[document.pk])
        words = {"status": "removed", "sentence": refusal.sentence, "address": address, "key": str(key)}
        return JsonResponse(words, status=409)
    return kept_on_page(request, refusal, document, key, typed)


def kept_on_page(request, refusal: Refused, document: Document, key, typed: dict):
    """A page with the sentence and what was typed, since it could not be saved anywhere."""
    context = {"document": document, "sentence": refusal.sentence, "key": key, "typed": typed}
    context["may_put_back"] = isinstance(refusal, Removed)
    return render(request, "documents/unsaved.html", context, status=409)
