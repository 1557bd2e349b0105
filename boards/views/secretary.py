"""What the svarslänk of a hand-over leads to: the papers, the two answers, and afterwards what the board did.

The link is not used up: the same one shows the papers until the board has decided, and leads to a corrected set.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from base.models import AnswerLink
from base.refusals import Refused
from boards.board_steps import recording, registered, step_words
from boards.board_steps.excerpt_forms import AddForm
from boards.board_text.forms import BoardTextForm
from boards.board_text.keeping import keep
from boards.handing_over import answering
from boards.handing_over.handover_forms import CommentForm
from boards.models import BoardStep, Handover
from boards.views.board_steps import changes, unsaved
from boards.views.secretary_files import file_of
from boards.views.secretary_page import Page, page_of, show, step_form
from documents.deciding.deciding_forms import WithdrawForm
from documents.views.common import storable


def open_handover(request: HttpRequest, link: AnswerLink) -> HttpResponse:
    """The papers as they are now handed over. Raises Http404 when the letter is discarded."""
    page = page_of(request, link)
    if request.method == "POST":
        return _answer(page)
    if wanted := request.GET.get("fil"):
        return file_of(page, wanted)
    return show(page)


def _answer(page: Page) -> HttpResponse:
    act = _ACTS.get(page.request.POST.get("do", ""))
    if act is None:
        return show(page)
    try:
        return act(page)
    except Refused as refusal:
        return show(page.again(), refusal=refusal.sentence)


def _asked(page: Page) -> Handover:
    """The hand-over that the page showed when the button was pressed. Raises Refused when another has come."""
    row = page.mine
    if row is None:
        raise Refused(_("Handlingarna ligger nu hos %(who)s.") % {"who": page.standing.latest.to_name})
    if page.request.POST.get("handover") != str(row.pk):
        raise Refused(_("En rättad uppsättning har kommit sedan du öppnade sidan. Läs den, och svara om den."))
    row.package.letter = page.letter
    return row


def _take(page: Page) -> HttpResponse:
    answering.take_papers(_asked(page), page.who)
    done = _("Tack. %(owner)s ser nu att handlingarna är mottagna.") % {"owner": page.letter.document.owner}
    return show(page.again(), done=done)


def _send_back(page: Page) -> HttpResponse:
    form = CommentForm(page.request.POST)
    if not form.is_valid():
        return show(page, comment=form)
    try:
        answering.send_back(_asked(page), page.who, comment=form.cleaned_data["comment"])
    except Refused as refusal:
        return show(page.again(), refusal=refusal.sentence, comment=form)
    done = _("Tack. %(who)s har fått ett mejl med din kommentar.") % {"who": page.mine.sent_by}
    return show(page.again(), done=done)


def _record(page: Page) -> HttpResponse:
    if page.mine is None:
        _asked(page)
    form = step_form(page, page.request.POST, page.request.FILES)
    if not form.is_valid():
        return show(page, step=form)
    try:
        kept = recording.record(
            page.letter, unsaved(form), by=None, by_name=page.link.name, anyway=True, is_changed=changes(form)
        )
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
        return show(page, step=form)
    done = _("Tack. Det är registrerat: %(said)s") % {"said": step_words.sentence(kept.step)}
    return show(page.again(), done=done)


def _step(page: Page) -> BoardStep | None:
    """The row that the form is about."""
    number = page.request.POST.get("step", "")
    return page.letter.steps.filter(pk=number[:18]).first() if number.isdecimal() else None


def _add(page: Page) -> HttpResponse:
    step = _step(page)
    if step is None or page.mine is None:
        raise Http404
    form = AddForm(page.request.POST, page.request.FILES, step=step)
    if not form.is_valid():
        return show(page, added=(step, form))
    announced_on, excerpt = form.cleaned_data.get("announced_on"), registered.kept_excerpt(form.excerpt())
    registered.add(step, by=None, by_name=page.link.name, announced_on=announced_on, excerpt=excerpt)
    return show(page.again(), done=_("Tack. Det är sparat."))


def _withdraw(page: Page) -> HttpResponse:
    """What this person has registered by the link, when it was wrong; with the reason."""
    step = _step(page)
    if step is None or not page.may_withdraw(step):
        raise Http404
    form = WithdrawForm(page.request.POST)
    if not form.is_valid():
        return show(page, wrong=(step, form))
    registered.withdraw(step, by=None, by_name=page.link.name, reason=form.cleaned_data["reason"])
    return show(page.again(), done=_("Tack. Registreringen är tillbakatagen."))


def _text(page: Page) -> HttpResponse:
    """The text as the board got it, when the secretary has changed it in Word."""
    if page.mine is None:
        raise Http404
    form = BoardTextForm(page.request.POST, page.request.FILES)
    if not form.is_valid():
        return show(page, text=form)
    file = form.cleaned_data["file"]
    try:
        kept = keep(page.letter, file.read(), storable(file.name), by_name=page.link.name)
    except Refused as refusal:
        form.add_error("file", refusal.sentence)
        return show(page, text=form)
    return show(page.again(), done=_("Tack. %(name)s är framme.") % {"name": kept.name})


_ACTS = {"take": _take, "return": _send_back, "record": _record, "add": _add, "withdraw": _withdraw, "text": _text}
