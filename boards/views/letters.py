"""The letters to boards: where each of them is, and the page of what one proposes."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from base.refusals import Refused
from boards.handing_over.sentences import waiting
from boards.letters import phrases, places, typed_facts
from boards.letters.adding import with_phrase, with_point_moved
from boards.letters.beginning import COUNCIL
from boards.letters.facts_forms import FactsForms
from boards.letters.facts_saving import may_be_changed, save
from boards.models import BoardLetter
from boards.settings_of import municipalities_of
from boards.views.common import get_letter
from boards.whereabouts import sentence, with_whereabouts
from documents import permissions
from documents.editing import seen
from documents.models import Document, State
from documents.ordering import latest_first
from documents.rows import rows_for
from documents.views.common import get_access, paper_tabs

PER_PAGE = 25


@require_safe
def letters(request):
    """All letters that the person may open, the latest changed first, and where each of their own is."""
    found = Document.objects.openable_by(request.user).filter(kind="board_letter").exclude(state=State.DISCARDED)
    page = Paginator(latest_first(found.select_related("owner"), request.user), PER_PAGE).get_page(
        request.GET.get("sida")
    )
    rows = rows_for(request.user, page)
    own = [row.document.pk for row in rows if permissions.works_with(request.user, row.document)]
    sentences = {each.pk: sentence(each) for each in with_whereabouts(BoardLetter.objects.filter(pk__in=own))}
    context = {
        "page": page,
        "rows": [{"paper": row, "sentence": sentences.get(row.document.pk, "")} for row in rows],
        "may_write": permissions.can_author(request.user),
        "settings_for": municipalities_of(request.user),
    }
    return render(request, "boards/list.html", context)


@require_http_methods(["GET", "POST"])
def facts(request, pk):
    """One form for all that a letter says besides its prose; of a final one only what was read wrongly."""
    letter = get_letter(request, pk)
    if not may_be_changed(letter.document):
        return _page(request, letter)
    if request.method == "POST" and "places" in request.POST:
        return _put_in_places(request, letter)
    if request.method == "POST" and ("add" in request.POST or "up" in request.POST):
        return _arranged(request, letter)
    forms = FactsForms(letter, request.user, request.POST or None)
    sent, moved = request.POST.get(seen.FIELD, ""), None
    if request.method == "POST" and forms.is_valid():
        try:
            save(forms, by=request.user, sent=sent)
            messages.success(request, _("Uppgifterna är sparade."))
            return redirect("boards:facts" if "stay" in request.POST else "documents:detail", pk)
        except seen.Moved as refusal:
            moved = refusal
        except Refused as refusal:
            forms.letter_form.add_error(None, refusal.sentence)
    marks = seen.marks_for_page(moved, sent, lambda: typed_facts.standing(BoardLetter.objects.get(pk=pk)))
    return _page(request, letter, forms=forms, moved=moved, seen=marks, status=seen.status_of(request, moved))


def _put_in_places(request, letter: BoardLetter):
    try:
        places.put_in(letter.pk, by=request.user)
        messages.success(request, _("Avsnitten är inlagda. Ta bort det i texten som nu står två gånger."))
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return redirect("boards:facts", letter.pk)


def _arranged(request, letter: BoardLetter):
    """The page again with a ready phrase put in, or a point moved up; nothing is saved yet."""
    if "add" in request.POST:
        found = _wanted_phrase(request, letter)
        if found is None:
            messages.error(request, _("Välj en handling först, och sedan vad nämnden ska göra med den."))
        data = with_phrase(request.POST, found) if found else request.POST
    else:
        data = with_point_moved(request.POST, request.POST["up"])
    return _page(request, letter, forms=FactsForms(letter, request.user, data), seen=request.POST.get(seen.FIELD, ""))


def _wanted_phrase(request, letter: BoardLetter) -> phrases.Phrase | None:
    action, _colon, key = request.POST["add"].partition(":")
    key = key or request.POST.get("paper", "")
    if action not in phrases.Action.values or not key.isdecimal() or len(key) > 18:
        return None
    document = phrases.choosable(letter, request.user).filter(pk=int(key)).first()
    return phrases.phrase(action, document) if document else None


def _page(request, letter: BoardLetter, *, forms: FactsForms | None = None, status: int = 200, **more):
    document = letter.document
    context = {
        "letter": letter,
        "document": document,
        "forms": forms,
        "tabs": paper_tabs(request, get_access(request, document.pk)),
        **more,
    }
    if forms:
        written = {(form["action"].value(), str(form["about"].value() or "")) for form in forms.points}
        offered = phrases.offered(letter, request.user)
        context |= {
            "unprinted": places.lacking(document) if document.state == State.DRAFT else [],
            "offered": [each for each in offered if (each.action, str(each.document.pk)) not in written],
            "choosable": phrases.choosable(letter, request.user),
            "own_headings": forms.own_headings(),
            "wished": waiting(document, document.owner),
            "bodies": list(dict.fromkeys([*_names(document.owner), COUNCIL])),
        }
    return render(request, "boards/facts.html", context, status=status)


def _names(owner) -> list[str]:
    return list(owner.bodies.filter(to_on=None).order_by("kind", "name").values_list("name", flat=True))
