"""Templates and clauses: to begin from, to take in, and to make one's own."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from base.refusals import Refused
from documents import permissions, slots
from documents.creating import create_from_template
from documents.filing import file_under
from documents.forms import FromTemplateForm
from documents.library import texts
from documents.library.library_forms import ClauseForm, TemplateForm, TemplateSections
from documents.models import Clause, Template
from documents.views.common import refused
from documents.writing import written
from organisations.acting import acting_for
from organisations.permissions import WRITES, organisations_of


def _author(request: HttpRequest):
    """The organisation that the person writes for; 403 to those who write for none."""
    owner = acting_for(request, roles=WRITES)
    if owner is None:
        raise PermissionDenied(str(permissions.ONLY_LIBRARIANS))
    return owner


def _get(request: HttpRequest, model, pk: int):
    """A common row or one of the person's organisations; 404 for others'."""
    return get_object_or_404(model.objects.filter(texts.own_or_common(organisations_of(request.user))), pk=pk)


def _get_own(request: HttpRequest, model, pk: int):
    row = _get(request, model, pk)
    if not permissions.can_change_library(request.user, row):
        raise PermissionDenied(str(permissions.ONLY_LIBRARIANS))
    return row


# Templates


@require_safe
def templates(request):
    rows = list(texts.templates_for(organisations_of(request.user)))
    for row in rows:
        row.may_change = permissions.can_change_library(request.user, row)
    context = {"templates": rows, "may_author": permissions.can_author(request.user)}
    return render(request, "documents/templates.html", context)


@require_safe
def template(request, pk):
    row = _get(request, Template, pk)
    context = {
        "template": row,
        "sections": row.sections.all(),
        "slots": slots.of_kind(row.kind),
        "may_change": permissions.can_change_library(request.user, row),
        "may_author": permissions.can_author(request.user),
    }
    return render(request, "documents/template.html", context)


@require_http_methods(["GET", "POST"])
def template_new_paper(request, pk):
    """Ny från mall: three questions, then the page to write on."""
    row = _get(request, Template, pk)
    if not permissions.can_author(request.user):
        raise PermissionDenied(str(permissions.ONLY_AUTHORS))
    form = FromTemplateForm(request.POST or None, user=request.user, preferred=acting_for(request, roles=WRITES))
    if request.method == "POST" and form.is_valid():
        document = _begin(row, form, request.user)
        messages.success(
            request, _("Här är ditt utkast. Skriv i vilken ordning du vill: allt sparas medan du skriver.")
        )
        return redirect("documents:edit", document.pk)
    context = {"template": row, "form": form}
    return render(request, "documents/template_new_paper.html", context, status=422 if form.errors else 200)


@transaction.atomic
def _begin(template: Template, form: FromTemplateForm, user):
    data, owner = form.cleaned_data, form.owner()
    document = create_from_template(template, owner, data["title"], user, other_party=data["other_party"])
    if data["registry_number"]:
        file_under(document, data["registry_number"])
        written(document)
    return document


@require_POST
def template_copy(request, pk):
    owner = _author(request)
    try:
        copy = texts.copy_template(_get(request, Template, pk), owner)
    except Refused as refusal:
        return refused(request, refusal, "documents:templates")
    messages.success(request, _("Nu har ni en egen mall, som ni kan ändra som ni vill."))
    return redirect("documents:template_edit", copy.pk)


@require_http_methods(["GET", "POST"])
def template_edit(request, pk):
    row = _get_own(request, Template, pk)
    data = request.POST if request.method == "POST" else None
    form = TemplateForm(data, instance=row)
    sections = TemplateSections(data, instance=row, form_kwargs={"kind": row.kind})
    if data is not None and form.is_valid() and sections.is_valid():
        _save_template(form, sections)
        messages.success(request, _("Mallen är sparad."))
        return redirect("documents:template", row.pk)
    context = {"template": row, "form": form, "sections": sections}
    return render(request, "documents/template_edit.html", context, status=422 if data is not None else 200)


@transaction.atomic
def _save_template(form: TemplateForm, sections) -> None:
    template = form.save()
    sections.save()
    for position, row in enumerate(template.sections.all(), start=1):
        if row.position != position:
            row.position = position
            row.save(update_fields=["position"])


@require_http_methods(["GET", "POST"])
def template_remove(request, pk):
    row = _get_own(request, Template, pk)
    if request.method == "GET":
        return render(request, "documents/template_remove.html", {"template": row})
    row.delete()
    messages.success(request, _("Mallen är borttagen. Handlingar som gjorts från den finns kvar."))
    return redirect("documents:templates")


# Clauses


@require_safe
def clauses(request):
    rows = Clause.objects.filter(texts.own_or_common(organisations_of(request.user))).select_related("owner")
    if request.headers.get("accept", "").startswith("application/json"):
        return JsonResponse({"clauses": [{"pk": row.pk, "heading": row.heading, "html": row.html} for row in rows]})
    rows = list(rows)
    for row in rows:
        row.may_change = permissions.can_change_library(request.user, row)
    context = {"clauses": rows, "may_author": permissions.can_author(request.user)}
    return render(request, "documents/clauses.html", context)


@require_http_methods(["GET", "POST"])
def clause_new(request):
    return _edit_clause(request, Clause(), _author(request))


@require_http_methods(["GET", "POST"])
def clause_edit(request, pk):
    row = _get_own(request, Clause, pk)
    return _edit_clause(request, row, row.owner)


def _edit_clause(request: HttpRequest, row: Clause, owner):
    form = ClauseForm(request.POST or None, instance=row, owner=owner)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Klausulen är sparad."))
        return redirect("documents:clauses")
    return render(
        request, "documents/clause_edit.html", {"form": form, "clause": row}, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "POST"])
def clause_remove(request, pk):
    row = _get_own(request, Clause, pk)
    if request.method == "GET":
        return render(request, "documents/clause_remove.html", {"clause": row})
    row.delete()
    messages.success(request, _("Klausulen är borttagen. Texter där den tagits in ändras inte."))
    return redirect("documents:clauses")
