"""A letter begins from an agreement's page, and its sentences on the agreement are written anew when data change."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from base.forms import Renderer
from base.refusals import Refused
from boards.letters import planning, recomposing, starting
from boards.settings_of import settings_of
from boards.views.common import get_letter
from documents.models import Document, State
from documents.views.common import get_access, get_paper, paper_tabs


class TitleForm(forms.Form):
    default_renderer = Renderer

    title = forms.CharField(label=gettext_lazy("Rubrik på skrivelsen"), max_length=300)


@require_http_methods(["GET", "POST"])
def start(request, pk):
    """What the letter will hold, before it is made; the same letter twice is the one that there is."""
    document = get_paper(request, pk)
    if not planning.may_start(document):
        raise Http404
    plan = planning.plan_for(document)
    form = TitleForm(request.POST or None, initial={"title": plan.title})
    if request.method == "POST" and form.is_valid():
        title = form.cleaned_data["title"]
        there = planning.letters_about(document).filter(document__title=title, document__state=State.DRAFT).first()
        if there:
            messages.info(request, _("Skrivelsen finns redan. Här är den."))
            return redirect("documents:detail", there.pk)
        made = starting.start(plan, title, by=request.user)
        messages.success(request, _("Här är utkastet. Skriv sammanfattningen och uppföljningen, område för område."))
        return redirect("documents:edit", made.pk)
    context = {
        "document": document,
        "plan": plan,
        "form": form,
        "label": settings_of(document.owner).letter_label,
        "letters": planning.letters_about(document),
        "areas": _areas(plan.old) if plan.old else [],
    }
    return render(request, "boards/start.html", context, status=422 if form.errors else 200)


def _areas(old: Document) -> list[str]:
    return [row.area.name for row in old.agreement.focus_areas.select_related("area")]


@require_http_methods(["GET", "POST"])
def recompose(request, pk):
    """The differences first; what is then written anew is what the person was shown."""
    letter = get_letter(request, pk)
    if request.method == "POST":
        seen = dict(pair.split(":", 1) for pair in request.POST.getlist("section") if ":" in pair)
        try:
            count = recomposing.recompose(letter, seen, by=request.user)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            return redirect("documents:detail", pk)
        if count:
            messages.success(request, _("Uppgifterna är hämtade. Den tidigare texten finns i historiken."))
            return redirect("documents:detail", pk)
        messages.error(request, _("Välj vad som ska skrivas om. Har texten ändrats sedan dess visas den här på nytt."))
        return redirect("boards:recompose", pk)
    found = recomposing.changed(letter) if letter.document.state == State.DRAFT else []
    context = {
        "letter": letter,
        "document": letter.document,
        "rows": [{"anew": each, "mark": recomposing.mark(each)} for each in found],
        "tabs": paper_tabs(request, get_access(request, pk)),
    }
    return render(request, "boards/recompose.html", context)
