"""Two texts of the same section, side by side, until somebody has chosen."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from base.dates import saved_at
from base.numbers import whole_number
from base.refusals import Refused
from documents.editing.clashes import MERGED, settle
from documents.editing.section_writing import Conflict, Warned, new_numbers
from documents.models import Clash
from documents.views.common import get_paper, refused, sent, wants_json
from documents.views.editing import conflict_as_json, is_confirmed, warning
from text.cleaning import received
from text.typed import as_html


@require_http_methods(["GET", "POST"])
def clash(request, pk, clash_pk):
    """GET shows both; POST `choice` (mine, theirs, merged) with the `version` of the section that one saw."""
    document = get_paper(request, pk)
    found = get_object_or_404(Clash.objects.select_related("section__saved_by", "by"), document=document, pk=clash_pk)
    back = reverse("documents:edit", args=[pk])
    if found.section is None or (found.settled_at and request.method == "GET"):
        messages.info(request, _("Det är redan avgjort vilken text som gäller. Båda finns i historiken."))
        return redirect(back)
    if request.method == "GET":
        return _page(request, document, found)
    try:
        answer, typed = _settle(request, document, found)
    except Refused as refusal:
        return refused(request, refusal, back)
    if isinstance(answer, Conflict):
        return _moved_again(request, document, answer, typed)
    if isinstance(answer, Warned):
        return _warned(request, document, found, answer, typed)
    if wants_json(request):
        return JsonResponse({"status": "saved", "version": answer.version, "html": answer.html})
    messages.success(request, saved_at(answer.at) if answer.at else _("Valet är sparat."))
    return redirect(f"{back}#avsnitt-{found.section.key}")


def _settle(request, document, found: Clash):
    data = sent(request)
    version = whole_number(data.get("version"))
    if version is None:
        raise Refused(_("Sidan saknar uppgift om vilken version du såg. Ladda om den och välj igen."))
    choice, heading, html = (
        str(data.get("choice", "")),
        str(data.get("heading", "")),
        received(as_html(str(data.get("html", "")))),
    )
    typed = {"heading": heading, "html": html}
    if choice == MERGED and not is_confirmed(data):
        numbers = new_numbers(document.pk, found.section.key, heading, html)
        if numbers:
            return Warned(numbers), typed
    return settle(found, choice, seen_version=version, by=request.user, **typed), typed


def _page(request, document, found: Clash, *, typed: dict | None = None, status: int = 200, **more):
    context = {"document": document, "clash": found, "section": found.section, "typed": typed, **more}
    return render(request, "documents/clash.html", context, status=status)


def _moved_again(request, document, answer: Conflict, typed: dict):
    if wants_json(request):
        return JsonResponse(conflict_as_json(document, answer), status=409)
    answer.clash.section = answer.section
    messages.info(request, _("Någon skrev i avsnittet medan du valde. Här är texterna som de är nu."))
    return _page(request, document, answer.clash, typed=typed, status=409)


def _warned(request, document, found: Clash, answer: Warned, typed: dict):
    if wants_json(request):
        words = {"status": "warning", "numbers": answer.numbers, "sentence": warning(answer.numbers)}
        return JsonResponse(words, status=422)
    return _page(request, document, found, typed=typed, status=422, warning=warning(answer.numbers))
