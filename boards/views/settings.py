"""A municipality's own settings for letters to its boards, and its own Word template."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from base.refusals import Refused
from boards.settings_forms import SettingsForm, heading_set, save
from boards.settings_of import settings_of, template_of
from boards.word import templates
from boards.word.fields import FIELDS
from boards.word.forms import TemplateForm
from boards.word.starter import starter
from documents import permissions
from documents.copies import DOCX
from documents.file_names import words_of_name
from documents.views.common import storable
from organisations.models import Organisation
from organisations.permissions import can_see_register
from text.apart import run_apart
from text.reading.shown import as_page

ONLY_WRITERS = gettext_lazy(
    "Inställningarna ändras av samordnare, kommunpolis och administratörer i kommunen. Be någon av dem om hjälp."
)
_UNSHOWN = gettext_lazy("Provbrevet kunde inte visas här. Hämta det som Wordfil.")


def get_municipality(request: HttpRequest, pk: int) -> Organisation:
    """The municipality, for those who write its letters: 404 to strangers, 403 with a sentence to colleagues."""
    municipalities = Organisation.objects.filter(kind=Organisation.Kind.MUNICIPALITY)
    organisation = get_object_or_404(municipalities.select_related("letterhead__logo"), pk=pk)
    if not can_see_register(request.user, organisation):
        raise Http404
    if not permissions.can_author_for(request.user, organisation):
        raise PermissionDenied(str(ONLY_WRITERS))
    return organisation


@require_http_methods(["GET", "POST"])
def board_settings(request, pk):
    organisation = get_municipality(request, pk)
    form = SettingsForm(request.POST or None, instance=settings_of(organisation))
    headings = heading_set(organisation, request.POST or None)
    if request.method == "POST" and form.is_valid() & headings.is_valid():
        save(form, headings)
        messages.success(request, _("Inställningarna är sparade. De gäller skrivelser som börjas från och med nu."))
        return redirect("boards:settings", pk)
    context = {
        "organisation": organisation,
        "form": form,
        "headings": headings,
        "template": template_of(organisation),
        "has_bodies": organisation.bodies.exists(),
    }
    return render(request, "boards/settings.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def word_template(request, pk):
    """What can be written in a template, the one that counts, and a new one."""
    organisation = get_municipality(request, pk)
    form, problems = TemplateForm(request.POST or None, request.FILES or None), []
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        data = file.read()
        try:
            problems = templates.test(data).problems
            if not problems:
                kept = templates.keep(organisation, data, storable(file.name), by=request.user)
                messages.success(request, _("Mallen är sparad och används från och med nu. Så här blir ett provbrev."))
                return redirect("boards:trial", pk, kept.pk)
        except Refused as refusal:
            form.add_error("file", refusal.sentence)
    context = {
        "organisation": organisation,
        "form": form,
        "problems": problems,
        "fields": FIELDS,
        "rows": organisation.word_templates.select_related("uploaded_by"),
    }
    return render(request, "boards/word_template.html", context, status=422 if form.is_bound else 200)


@require_safe
def word_starter(request, pk):
    organisation = get_municipality(request, pk)
    return word_file(f"{_('Mall')}-{words_of_name(organisation.name)}.docx", starter(organisation))


def _template(request: HttpRequest, pk: int, template_pk: int):
    rows = get_municipality(request, pk).word_templates.select_related("file", "organisation", "uploaded_by")
    return get_object_or_404(rows, pk=template_pk)


@require_safe
def trial(request, pk, template_pk):
    """What the template holds, and an invented letter in it."""
    template = _template(request, pk, template_pk)
    context = {
        "organisation": template.organisation,
        "template": template,
        "tested": templates.test(template.file.read()),
        "is_current": template.pk == template_of(template.organisation).pk,
    }
    try:
        said = templates.trial_letter(template)
        context["letter"] = run_apart(as_page, said, heavy=str(_UNSHOWN), broken=str(_UNSHOWN))
    except Refused as refusal:
        context["sentence"] = refusal.sentence
    return render(request, "boards/trial.html", context)


@require_safe
def trial_file(request, pk, template_pk):
    """The trial letter as a Word file."""
    template = _template(request, pk, template_pk)
    try:
        made = templates.trial_letter(template)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return redirect("boards:word_template", pk)
    return word_file(_("Provbrev.docx"), made)


@require_safe
def template_file(request, pk, template_pk):
    """The template as it was uploaded."""
    template = _template(request, pk, template_pk)
    return word_file(template.name, template.file.read())


def word_file(name: str, data: bytes) -> HttpResponse:
    headers = {
        "Content-Disposition": content_disposition_header(True, name),
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(data, content_type=DOCX, headers=headers)
