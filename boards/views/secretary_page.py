"""The page that the svarslänk of a hand-over shows: the matter as it is for this person, and the forms on it."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from base import answer_links
from base.models import AnswerLink
from boards.approving.sentences import for_secretary
from boards.approving.standing import standing_about
from boards.board_steps import rows
from boards.board_steps.excerpt_forms import AddForm
from boards.board_steps.expected import decided, following, is_council
from boards.board_steps.record_forms import BoardStepForm
from boards.board_text.forms import BoardTextForm
from boards.handing_over import answering, metadata
from boards.handing_over.answering import Answerer
from boards.handing_over.handover_forms import CommentForm
from boards.handing_over.news import what_is_new
from boards.handing_over.standing import Standing, standing_of
from boards.models import BoardLetter, BoardStep, Handover
from documents.content import read
from documents.deciding.deciding_forms import WithdrawForm
from documents.models import State


@dataclass
class Page:
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

    def again(self) -> "Page":
        """As the matter is now."""
        return page_of(self.request, self.link)


def page_of(request: HttpRequest, link: AnswerLink) -> Page:
    """Raises Http404 when nothing was handed over by the link, and when the letter is discarded."""
    had = Handover.objects.filter(link__in=answer_links.of_matter(link)).select_related("package__letter")
    had = list(had.order_by("pk"))
    if not had:
        raise Http404
    letter = BoardLetter.objects.select_related("document__owner").get(pk=had[-1].package.letter_id)
    if letter.document.state == State.DISCARDED:
        raise Http404
    return Page(request, link, letter, standing_of(letter), had)


def step_form(page: Page, data=None, files=None) -> BoardStepForm:
    expected = following(page.letter, list(page.letter.steps.filter(withdrawn_at=None)))
    return BoardStepForm(data, files, letter=page.letter, expected=expected, by_link=True, auto_id="step-%s")


def show(
    page: Page, *, done: str = "", refusal: str = "", comment=None, step=None, added=None, wrong=None, text=None
) -> HttpResponse:
    """done, refusal: what came of the press, in a sentence. The rest are forms to be put right, as they were typed;
    added and wrong each with the row that it is about.
    """
    lines = _lines(page, dict([added] if added else []), dict([wrong] if wrong else []))
    if decision := decided([line.step for line in lines if not line.step.withdrawn_at]):
        decision.by_council = is_council(decision.body_name)
    context = {
        **_matter(page),
        "comment": comment or CommentForm(auto_id="back-%s"),
        "step": step or step_form(page),
        "text": text or BoardTextForm(auto_id="text-%s"),
        "lines": lines,
        "decision": decision,
        "done": done,
        "refusal": refusal,
    }
    is_wrong = refusal or any(form is not None and form.is_bound for form in (comment, step, text)) or added or wrong
    return render(page.request, "boards/by_link_handover.html", context, status=422 if is_wrong else 200)


def _matter(page: Page) -> dict:
    """The papers, who has them, and what is told of them."""
    standing, package = page.standing, page.standing.package
    parts = list(package.parts.select_related("file", "original").order_by("number"))
    approval = standing_about(page.letter, package.revision)
    earlier = page.had[-1] if page.mine is None else next((x for x in reversed(page.had) if x.replaced_at), None)
    return {
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
        "board_text": page.letter.board_texts.first(),
        "rewritten": "" if standing.is_current else answering.rewritten(page.letter.document),
    }


def _lines(page: Page, added: dict, wrong: dict) -> list:
    """What the boards did, each with its forms: those that are to be put right, otherwise empty ones."""
    lines = rows.lines(page.letter)
    for step in (line.step for line in lines):
        step.add_form = added.get(step) or AddForm(step=step, auto_id=f"add-{step.pk}-%s")
        if page.may_withdraw(step):
            step.wrong_form = wrong.get(step) or WithdrawForm(auto_id=f"wrong-{step.pk}-%s")
    return lines
