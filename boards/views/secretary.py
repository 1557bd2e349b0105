"""What the svarslänk of a hand-over leads to: the papers, the two answers, and afterwards what the board did.

The link is not used up: the same one shows the papers until the board has decided, and leads to a corrected set.
"""

from dataclasses import dataclass

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from base import answer_links
from base.models import AnswerLink
from base.received import received_file
from base.refusals import Refused
from boards.approving.sentences import for_secretary
from boards.approving.standing import standing_about
from boards.board_steps import recording, rows, step_words
from boards.board_steps.expected import following
from boards.board_steps.record_forms import AddForm, BoardStepForm
from boards.board_text.forms import BoardTextForm
from boards.board_text.keeping import keep
from boards.handing_over import answering, handing, metadata
from boards.handing_over.answering import Answerer
from boards.handing_over.handover_forms import CommentForm
from boards.handing_over.news import what_is_new
from boards.handing_over.standing import Standing, standing_of
from boards.models import BoardLetter, BoardStep, Handover
from boards.views.board_steps import changes, unsaved
from documents.content import read
from documents.copies import PDF
from documents.deciding.deciding_forms import WithdrawForm
from documents.models import State
from documents.views.common import storable

ZIP = "application/zip"


@dataclass
class _Page:
    """The matter as it is when the link is opened. mine: what this person has been handed, and may answer."""

    request: HttpRequest
    link: AnswerLink
    letter: BoardLetter
    standing: Standing
    had: list[Handover]

    @property
    def mine(self) -> Handover | None:
        pks = {row.pk for row in self.had}
        return next((row for row in self.standing.handovers if row.pk in pks), None)

    def may_withdraw(self, step: BoardStep) -> bool:
        """A row that was registered by this person's own link, and stands."""
        is_own = step.registered_by_id is None and step.registered_for == self.link.name
        return self.mine is not None and is_own and step.withdrawn_at is None

    @property
    def who(self) -> Answerer:
        return Answerer(name=self.link.name)


def open_handover(request: HttpRequest, link: AnswerLink) -> HttpResponse:
    """The papers as they are now handed over. Raises Http404 when the letter is discarded."""
    page = _page(request, link)
    if request.method == "POST":
        return _answer(page)
    if wanted := request.GET.get("fil"):
        return _file(page, wanted)
    return _show(page)


def _page(request: HttpRequest, link: AnswerLink) -> _Page:
    had = (
        Handover.objects.filter(link__in=answer_links.of_matter(link)).select_related("package__letter").order_by("pk")
    )
    had = list(had)
    if not had:
        raise Http404
    letter = BoardLetter.objects.select_related("document__owner").get(pk=had[-1].package.letter_id)
    if letter.document.state == State.DISCARDED:
        raise Http404
    return _Page(request, link, letter, standing_of(letter), had)


def _file(page: _Page, wanted: str) -> FileResponse:
    """The very bytes that were handed over; of the board's rows the excerpt."""
    package, (name, _dash, number) = page.standing.package, wanted.partition("-")
    if wanted == "pdf":
        return _sent(package.pdf, handing.file_name(package, "pdf"), PDF)
    if wanted == "zip":
        return _sent(package.zip, handing.file_name(package, "zip"), ZIP)
    if not number.isdecimal():
        raise Http404
    if name == "utdrag":
        step = page.letter.steps.filter(pk=int(number[:18]), excerpt__isnull=False).select_related("excerpt").first()
        return _received(step and step.excerpt, step and step.excerpt_name)
    part = package.parts.filter(number=int(number[:9])).select_related("file", "original").first()
    if name == "original":
        return _received(part and part.original, part and part.original_name)
    if name != "del" or part is None or part.file is None:
        raise Http404
    return _sent(part.file, part.file_name, PDF)


def _sent(kept, name: str, media_type: str) -> FileResponse:
    return FileResponse(kept.open(), as_attachment=True, filename=name, content_type=media_type)


def _received(kept, name: str) -> FileResponse:
    if not kept:
        raise Http404
    return received_file(kept, name)


def _answer(page: _Page) -> HttpResponse:
    act = _ACTS.get(page.request.POST.get("do", ""))
    if act is None:
        return _show(page)
    try:
        return act(page)
    except Refused as refusal:
        return _show(_page(page.request, page.link), refusal=refusal.sentence)


def _asked(page: _Page) -> Handover:
    """The hand-over that the page showed when the button was pressed. Raises Refused when another has come."""
    row = page.mine
    if row is None:
        raise Refused(_("Handlingarna ligger nu hos %(who)s.") % {"who": page.standing.latest.to_name})
    if page.request.POST.get("handover") != str(row.pk):
        raise Refused(_("En rättad uppsättning har kommit sedan du öppnade sidan. Läs den, och svara om den."))
    row.package.letter = page.letter
    return row


def _take(page: _Page) -> HttpResponse:
    answering.take_papers(_asked(page), page.who)
    done = _("Tack. %(owner)s ser nu att handlingarna är mottagna.") % {"owner": page.letter.document.owner}
    return _show(_page(page.request, page.link), done=done)


def _send_back(page: _Page) -> HttpResponse:
    form = CommentForm(page.request.POST)
    if not form.is_valid():
        return _show(page, comment=form)
    try:
        answering.send_back(_asked(page), page.who, comment=form.cleaned_data["comment"])
    except Refused as refusal:
        return _show(_page(page.request, page.link), refusal=refusal.sentence, comment=form)
    done = _("Tack. %(who)s har fått ett mejl med din kommentar.") % {"who": page.mine.sent_by}
    return _show(_page(page.request, page.link), done=done)


def _record(page: _Page) -> HttpResponse:
    if page.mine is None:
        _asked(page)
    form = _step_form(page, page.request.POST, page.request.FILES)
    if not form.is_valid():
        return _show(page, step=form)
    try:
        kept = recording.record(
            page.letter, unsaved(form), by=None, by_name=page.link.name, anyway=True, is_changed=changes(form)
        )
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
        return _show(page, step=form)
    done = _("Tack. Det är registrerat: %(said)s") % {"said": step_words.sentence(kept.step)}
    return _show(_page(page.request, page.link), done=done)


def _add(page: _Page) -> HttpResponse:
    number = page.request.POST.get("step", "")
    step = page.letter.steps.filter(pk=number[:18]).first() if number.isdecimal() else None
    if step is None or page.mine is None:
        raise Http404
    form = AddForm(page.request.POST, page.request.FILES, step=step)
    if not form.is_valid():
        return _show(page, added=(step, form))
    file = form.excerpt()
    recording.add(
        step,
        by=None,
        by_name=page.link.name,
        announced_on=form.cleaned_data.get("announced_on"),
        excerpt=recording.kept_excerpt(*file) if file else None,
    )
    return _show(_page(page.request, page.link), done=_("Tack. Det är sparat."))


def _withdraw(page: _Page) -> HttpResponse:
    """What this person has registered by the link, when it was wrong; with the reason."""
    number = page.request.POST.get("step", "")
    step = page.letter.steps.filter(pk=number[:18]).first() if number.isdecimal() else None
    if step is None or not page.may_withdraw(step):
        raise Http404
    form = WithdrawForm(page.request.POST)
    if not form.is_valid():
        return _show(page, wrong=(step, form))
    recording.withdraw(step, by=None, by_name=page.link.name, reason=form.cleaned_data["reason"])
    return _show(_page(page.request, page.link), done=_("Tack. Registreringen är tillbakatagen."))


def _text(page: _Page) -> HttpResponse:
    """The text as the board got it, when the secretary has changed it in Word."""
    if page.mine is None:
        raise Http404
    form = BoardTextForm(page.request.POST, page.request.FILES)
    if not form.is_valid():
        return _show(page, text=form)
    file = form.cleaned_data["file"]
    try:
        kept = keep(page.letter, file.read(), storable(file.name), by_name=page.link.name)
    except Refused as refusal:
        form.add_error("file", refusal.sentence)
        return _show(page, text=form)
    return _show(_page(page.request, page.link), done=_("Tack. %(name)s är framme.") % {"name": kept.name})


_ACTS = {"take": _take, "return": _send_back, "record": _record, "add": _add, "withdraw": _withdraw, "text": _text}


def _step_form(page: _Page, data=None, files=None) -> BoardStepForm:
    expected = following(page.letter, list(page.letter.steps.filter(withdrawn_at=None)))
    return BoardStepForm(data, files, letter=page.letter, expected=expected, by_link=True, auto_id="step-%s")


def _show(
    page: _Page, *, done: str = "", refusal: str = "", comment=None, step=None, added=None, wrong=None, text=None
) -> HttpResponse:
    standing, package = page.standing, page.standing.package
    parts = list(package.parts.select_related("file", "original").order_by("number"))
    lines = rows.lines(page.letter)
    for line in lines:
        is_typed = added is not None and added[0].pk == line.step.pk
        line.step.add_form = added[1] if is_typed else AddForm(step=line.step, auto_id=f"add-{line.step.pk}-%s")
        if page.may_withdraw(line.step):
            is_typed = wrong is not None and wrong[0].pk == line.step.pk
            line.step.wrong_form = wrong[1] if is_typed else WithdrawForm(auto_id=f"wrong-{line.step.pk}-%s")
    live = [line.step for line in lines if not line.step.withdrawn_at]
    approval = standing_about(page.letter, package.revision)
    earlier = page.had[-1] if page.mine is None else next((x for x in reversed(page.had) if x.replaced_at), None)
    context = {
        "link": page.link,
        "letter": page.letter,
        "document": page.letter.document,
        "frame": read(package.revision)["frame"],
        "standing": standing,
        "mine": page.mine,
        "sender": page.mine or standing.latest,
        "package": package,
        "parts": parts,
        "news": what_is_new(earlier.package, package) if earlier and earlier.package_id != package.pk else "",
        "earlier": earlier,
        "approved": for_secretary(approval) if approval.is_used else "",
        "metadata": metadata.lines(package),
        "points": metadata.points(package),
        "as_text": metadata.as_text(package, parts),
        "comment": comment or CommentForm(auto_id="back-%s"),
        "step": step or _step_form(page),
        "text": text or BoardTextForm(auto_id="text-%s"),
        "board_text": page.letter.board_texts.first(),
        "lines": lines,
        "is_decided": following(page.letter, live) is None and bool(live),
        "rewritten": "" if standing.is_current else answering.rewritten(page.letter.document),
        "done": done,
        "refusal": refusal,
    }
    is_wrong = refusal or any(form is not None and form.is_bound for form in (comment, step, text)) or added or wrong
    return render(page.request, "boards/by_link_handover.html", context, status=422 if is_wrong else 200)
