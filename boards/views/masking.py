"""Masking one paper of a disclosure: its pages as they will go out, and what is masked in them."""

import json

from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from base.numbers import whole_number
from base.refusals import Refused
from boards.disclosing import contents, masks, seeing
from boards.disclosing.finding import Found
from boards.disclosing.forms import HERE, USUAL_GROUNDS, PlacesForm, WordsForm
from boards.models import DisclosedPaper, Disclosure
from boards.views.disclosing import get_disclosure

MOST_BOXES = 50
# On a message that is no praise: what was sent is saved all the same, and is not offered anew (keep_typing.js).
KEPT = "kept"
# Both forms stand on the page.
_WORDS_ID, _PLACES_ID = "words_%s", "places_%s"


@require_safe
def disclosed_paper(request, pk, disclosure_pk, paper_pk):
    """One page of it, as it will go out."""
    return _page(request, _paper(request, pk, disclosure_pk, paper_pk), _number(request))


@require_http_methods(["POST"])
def mask_words(request, pk, disclosure_pk, paper_pk):
    """Words that somebody typed, or that were pointed out before the file is made."""
    paper, number = _paper(request, pk, disclosure_pk, paper_pk), _number(request)
    form = WordsForm(request.POST, known=_known(paper), auto_id=_WORDS_ID)
    if form.is_valid():
        data = form.cleaned_data
        try:
            found = masks.mask_words(
                paper, [data["words"]], ground=data["ground"], whole=not data["parts"], in_all=data["in_all"]
            )
        except Refused as refusal:
            form.add_error("words", refusal.sentence)
        else:
            _say_found(request, " ".join(data["words"].split()), found)
            return redirect(_finishing(paper) if "fran-kontrollen" in request.POST else _address(paper, number))
    return _page(request, paper, number, words_form=form)


@require_http_methods(["POST"])
def mask_places(request, pk, disclosure_pk, paper_pk):
    """Words chosen on a page, and boxes that were drawn on it or given in figures."""
    paper, number = _paper(request, pk, disclosure_pk, paper_pk), _number(request)
    form = PlacesForm(request.POST, known=_known(paper), auto_id=_PLACES_ID)
    if form.is_valid():
        try:
            _mask_places(request, paper, number, form)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, _("Maskat i handlingen."))
            return redirect(_address(paper, number))
    return _page(request, paper, number, places_form=form)


def _mask_places(request: HttpRequest, paper: DisclosedPaper, number: int, form: PlacesForm) -> None:
    chosen = _chosen_words(request, paper, number)
    boxes = [_box(value) for value in _drawn(request)] + ([form.box] if form.box else [])
    ground = form.cleaned_data["ground"]
    is_file = contents.is_file(paper)
    if is_file and form.cleaned_data["reach"] == HERE:
        boxes += [list(word.box) for run in chosen for word in run]
        chosen = []
    if boxes and not is_file:
        raise Refused(_("I handlingar som är skrivna här maskas ord. Välj dem i listan, eller skriv dem."))
    if not boxes and not chosen:
        raise Refused(_("Rita minst en ruta, eller välj bland orden på sidan."))
    if chosen:
        masks.mask_words(paper, [" ".join(word.text for word in run) for run in chosen], ground=ground, whole=True)
    if boxes:
        masks.mask_boxes(paper, number, boxes, ground=ground)


def _chosen_words(request: HttpRequest, paper: DisclosedPaper, number: int) -> list[list[seeing.Word]]:
    """The ticked words, those that stand beside each other as one. Raises Refused when the page has changed."""
    values = request.POST.getlist("ord")
    if not values:
        return []
    words, runs, last = seeing.page_of(paper, number).words, [], None
    for value in values:
        place, _colon, text = value.partition(":")
        at = whole_number(place)
        if at is None or at >= len(words) or words[at].text != text:
            raise Refused(_("Sidan har ändrats sedan den visades. Välj orden igen."))
        if last is not None and at == last + 1:
            runs[-1].append(words[at])
        else:
            runs.append([words[at]])
        last = at
    return runs


def _drawn(request: HttpRequest) -> list[str]:
    """The boxes as they were sent. Raises Refused for more than are taken at a time."""
    values = " ".join(request.POST.getlist("ruta")).split()
    if len(values) > MOST_BOXES:
        raise Refused(
            _("Högst %(most)s rutor tas emot åt gången. Ta bort några, och rita dem sedan.") % {"most": MOST_BOXES}
        )
    return values


def _box(value: str) -> list[int]:
    sides = [whole_number(side) for side in value.split(",")]
    if len(sides) != 4 or None in sides:
        raise Refused(_("En ruta kom inte fram som den ritades. Ta bort den och rita den igen."))
    return sides


@require_POST
def unmask(request, pk, disclosure_pk, paper_pk):
    """Take one mask away."""
    paper, number = _paper(request, pk, disclosure_pk, paper_pk), _number(request)
    try:
        place, mask = whole_number(request.POST.get("plats", "")), json.loads(request.POST.get("mask", ""))
        masks.unmask(paper, -1 if place is None else place, mask)
    except (ValueError, Refused) as refusal:
        messages.error(request, str(refusal) if isinstance(refusal, Refused) else _("Maskningen finns inte längre."))
    else:
        messages.success(request, _("Maskningen är borttagen."))
    return redirect(_address(paper, number))


def _say_found(request: HttpRequest, words: str, found: Found) -> None:
    """At how many places the words were masked; what could not be read is told as a warning."""
    if found.is_unread:
        said = _("Alla handlingar gick inte att läsa. Se efter själv att ”%(words)s” är maskat.")
        messages.warning(request, said % {"words": words}, extra_tags=KEPT)
        return
    if not found.places:
        said = _("”%(words)s” står bara i förteckningen eller i handlingens egenskaper, och är maskat där.")
        messages.success(request, said % {"words": words})
        return
    said = ngettext("”%(words)s” är maskat på ett ställe.", "”%(words)s” är maskat på %(n)d ställen.", found.places)
    messages.success(request, said % {"words": words, "n": found.places})


def _paper(request: HttpRequest, pk: int, disclosure_pk: int, paper_pk: int) -> DisclosedPaper:
    disclosure = get_disclosure(request, pk, disclosure_pk)
    rows = disclosure.papers.select_related("document", "revision", "file")
    paper = get_object_or_404(rows, pk=paper_pk)
    paper.disclosure = disclosure
    return paper


def _known(paper: DisclosedPaper) -> set[str]:
    """The provisions that something in the disclosure is masked by."""
    return {mask["ground"] for each in paper.disclosure.papers.all() for mask in each.masks}


def _number(request: HttpRequest) -> int:
    asked = request.POST if request.method == "POST" else request.GET
    return whole_number(asked.get("sida", "1")) or 1


def _address(paper: DisclosedPaper, number: int) -> str:
    keys = [paper.disclosure.case_id, paper.disclosure_id, paper.pk]
    return reverse("boards:disclosed_paper", args=keys) + (f"?sida={number}" if number > 1 else "")


def _finishing(paper: DisclosedPaper) -> str:
    """Where the hints stand."""
    return reverse("boards:finish_disclosure", args=[paper.disclosure.case_id, paper.disclosure_id])


def _page(request: HttpRequest, paper: DisclosedPaper, number: int, *, words_form=None, places_form=None):
    seen, hindrance = None, ""
    try:
        seen = seeing.page_of(paper, number)
    except Refused as refusal:
        hindrance = refusal.sentence
    last_ground = {"ground": paper.masks[-1]["ground"]} if paper.masks else {}
    bad = words_form or places_form
    context = {
        "case": paper.disclosure.case,
        "disclosure": paper.disclosure,
        "paper": paper,
        "is_file": contents.is_file(paper),
        "is_set": contents.is_set(paper),
        "is_open": paper.disclosure.state == Disclosure.State.BEGUN,
        "seen": seen,
        "hindrance": hindrance,
        "number": number,
        "masks": [(place, mask, json.dumps(mask)) for place, mask in enumerate(paper.masks)],
        "words_form": words_form or WordsForm(initial=last_ground, auto_id=_WORDS_ID),
        "places_form": places_form or PlacesForm(initial=last_ground, auto_id=_PLACES_ID),
        "bad": bad,
        "ticked": request.POST.getlist("ord"),
        "drawn": " ".join(request.POST.getlist("ruta")),
        "grounds": USUAL_GROUNDS,
        "neighbours": _neighbours(paper),
    }
    return render(request, "boards/disclosed_paper.html", context, status=422 if bad else 200)


def _neighbours(paper: DisclosedPaper) -> dict:
    """The paper before and the one after, to go through them in turn."""
    keys = list(paper.disclosure.papers.values_list("pk", flat=True))
    place = keys.index(paper.pk)
    return {
        "place": place + 1,
        "count": len(keys),
        "before": keys[place - 1] if place else None,
        "after": keys[place + 1] if place + 1 < len(keys) else None,
    }
