"""Which sections there are, and in which order."""

from uuid import UUID

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from base.refusals import Refused
from documents.editing import arranging
from documents.library.texts import clause_for
from documents.models import Section
from documents.views.common import get_paper, refused, sent, wants_json
from documents.views.editing import is_confirmed, warning
from text.cleaning import plain, received
from text.personal_numbers import find
from text.typed import as_html


def _back(pk: int, key=None) -> str:
    return reverse("documents:edit", args=[pk]) + (f"#avsnitt-{key}" if key else "")


def _act(request, pk: int, key, act):
    """Do it; to a script the section as JSON, otherwise back to the page where one wrote."""
    document = get_paper(request, pk)
    try:
        section = act(document, sent(request))
    except Refused as refusal:
        return refused(request, refusal, _back(pk, key))
    if wants_json(request):
        return JsonResponse({"status": "saved", "section": as_json(section) if section else None})
    return redirect(_back(pk, section.key if section else key))


def as_json(section: Section) -> dict:
    return {
        "key": str(section.key),
        "heading": section.heading,
        "html": section.html,
        "level": section.level,
        "audience": section.audience,
        "slot": section.slot,
        "version": section.version,
    }


def _key(text) -> UUID | None:
    """The key of a section; None when nothing, or no key, was sent."""
    try:
        return UUID(str(text)) if text else None
    except ValueError:
        raise Refused(_("Avsnittet finns inte. Ladda om sidan.")) from None


def _level(data: dict) -> int:
    return int(data["level"]) if str(data.get("level", "")) in {"1", "2"} else 1


@require_POST
def add_section(request, pk):
    """A new section, empty or with the text of a clause; with a key, one that was removed is put back."""

    def act(document, data):
        html = received(as_html(str(data.get("html", ""))))
        heading = str(data.get("heading", ""))
        numbers = find(f"{heading}\n{plain(html)}")
        if numbers and not is_confirmed(data):
            raise Refused(warning(numbers))
        if data.get("clause"):
            clause = clause_for(document.owner, data["clause"])
            heading, html = clause.heading, clause.html
        return arranging.add_section(
            document.pk,
            by=request.user,
            after=_key(data.get("after")),
            key=_key(data.get("key")),
            heading=heading,
            html=html,
            level=_level(data),
        )

    return _act(request, pk, None, act)


@require_POST
def insert_clause(request, pk, key):
    """Takes a ready text in at the end of a section."""

    def act(document, data):
        clause = clause_for(document.owner, data.get("clause"))
        return arranging.append_text(document.pk, key, clause.html, by=request.user)

    return _act(request, pk, key, act)


@require_POST
def move_section(request, pk, key):
    def act(document, data):
        steps = -1 if data.get("direction") == "up" else 1
        arranging.move_section(document.pk, key, steps, by=request.user)

    return _act(request, pk, key, act)


@require_POST
def order_sections(request, pk):
    def act(document, data):
        keys = data.get("keys")
        if not isinstance(keys, list):
            keys = str(keys or "").split(",")
        arranging.order_sections(document.pk, [_key(key) for key in keys if key], by=request.user)

    return _act(request, pk, None, act)


@require_POST
def shape_section(request, pk, key):
    def act(document, data):
        return arranging.shape_section(
            document.pk,
            key,
            by=request.user,
            level=_level(data),
            audience=str(data.get("audience", "")),
            slot=str(data.get("slot", "")),
        )

    return _act(request, pk, key, act)


@require_http_methods(["GET", "POST"])
def remove_section(request, pk, key):
    """Asks first, since the section may hold a long text; the text stays in the history."""
    document = get_paper(request, pk)
    if request.method == "GET":
        section = document.sections.filter(key=key).first()
        if section is None:
            return redirect(_back(pk))
        return render(request, "documents/remove_section.html", {"document": document, "section": section})

    def act(document, data):
        arranging.remove_section(document.pk, key, by=request.user)
        messages.success(request, _("Avsnittet är borttaget. Texten finns kvar i historiken."))

    return _act(request, pk, None, act)


@require_POST
def restore_section(request, pk, number, key):
    """Takes a section's text back from an earlier version."""

    def act(document, data):
        section = arranging.restore_section(document.pk, number, key, by=request.user)
        messages.success(request, _("Den tidigare texten är tillbaka."))
        return section

    return _act(request, pk, key, act)
