"""*Visa ändringar*: two texts of a paper, or two generations, as one; as a page and as a PDF."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from base.refusals import Refused
from documents import copies, permissions
from documents.access import Access
from documents.audience import content_for
from documents.changes import change_reasons, comparable
from documents.changes.changes_printing import changes_pdf
from documents.changes.comparable import Text
from documents.changes.comparison import Comparison, compare, says_same
from documents.changes.turnover import Turnover, turnover
from documents.file_names import paper_name
from documents.models import State
from documents.number_warning import sentence_on
from documents.views.common import get_access, paper_tabs, refused, sent
from documents.views.editing import is_confirmed
from documents.views.files import WITH_INTERNAL
from text.personal_numbers import find


@dataclass(frozen=True)
class Asked:
    """What a person wants to compare: the texts to choose from, and the two that were chosen, if any."""

    access: Access
    own: list[Text]
    generations: list[Text]
    old: Text | None
    new: Text | None
    audience: str = "internal"

    @cached_property
    def contents(self) -> tuple[dict, dict]:
        return self.old.content(self.audience), self.new.content(self.audience)

    @cached_property
    def comparison(self) -> Comparison:
        return compare(*self.contents, of_two_papers=self.is_generations)

    @cached_property
    def turnover(self) -> Turnover | None:
        """What the new generation drops; None for two texts of the same paper."""
        return turnover(*self.contents) if self.is_generations else None

    @property
    def is_generations(self) -> bool:
        return self.old.document.pk != self.new.document.pk

    @property
    def is_pair(self) -> bool:
        return self.old is not None and self.old.key != self.new.key

    @property
    def sentence(self) -> str:
        words = _("%(old)s jämfört med %(new)s.") % {"old": self.old.words, "new": self.new.words}
        return words[0].upper() + words[1:]

    @cached_property
    def reasons(self) -> dict[str, str]:
        after = None if self.is_generations else _made_at(self.old)
        return change_reasons.reasons_between(self.access.document, after, _made_at(self.new))

    @property
    def has_internal(self) -> bool:
        """Whether something that the other parties are not shown stands in the comparison."""
        shown = tuple(content_for(content, "parties") for content in self.contents)
        if shown == self.contents:
            return False
        if not says_same(self.contents, shown, of_two_papers=self.is_generations):
            return True
        return self.is_generations and turnover(*shown) != self.turnover

    @property
    def query(self) -> str:
        return urlencode({"fran": self.old.key, "till": self.new.key})


def _made_at(text: Text) -> datetime | None:
    return text.revision.made_at if text.revision else None


def _asked(request: HttpRequest, pk: int, data, *, audience: str = "internal") -> Asked:
    """404 for a text that the person may not read, as for one that is not there."""
    access = get_access(request, pk)
    own = comparable.texts(request.user, access)
    others = comparable.generations(request.user, access.document)
    standard = comparable.default_pair(own, comparable.earlier_than(request.user, access.document))
    old, new = standard or (None, None)
    if wanted := data.get("fran"):
        old = _chosen([*own, *others], wanted)
        new = new or (own[0] if own else None)
    if wanted := data.get("till"):
        new = _chosen(own, wanted)
    if old is None or new is None:
        old = new = None
    return Asked(access, own, others, old, new, audience)


def _chosen(texts: list[Text], key: str) -> Text:
    found = next((text for text in texts if text.key == key), None)
    if found is None:
        raise Http404
    return found


@require_safe
def changes(request, pk):
    """The page, also when there is only one text yet and nothing to compare."""
    return _page(request, _asked(request, pk, request.GET))


def _page(
    request: HttpRequest,
    asked: Asked,
    *,
    typed: tuple[str, str] = ("", ""),
    error: str = "",
    has_numbers: bool = False,
    status: int = 200,
):
    document = asked.access.document
    context = {
        "document": document,
        "frame": asked.access.content()["frame"],
        "tabs": paper_tabs(request, asked.access),
        "asked": asked,
        "own": asked.own,
        "generations": asked.generations,
        "may_explain": asked.is_pair and _may_explain(request, asked),
        "typed_key": typed[0],
        "typed": typed[1],
        "error": error,
        "has_numbers": has_numbers,
        "longest": change_reasons.LONGEST,
    }
    if asked.is_pair:
        context |= {
            "comparison": asked.comparison,
            "reasons": asked.reasons,
            "turnover": asked.turnover,
            "pdf_url": f"{reverse('documents:changes_pdf', args=[document.pk])}?{asked.query}",
            "has_internal": asked.has_internal,
        }
    return render(request, "documents/changes.html", context, status=status)


def _may_explain(request: HttpRequest, asked: Asked) -> bool:
    """Reasons are written for the text that is being written."""
    document = asked.access.document
    is_living = asked.new.key == comparable.NOW and document.state == State.DRAFT
    return is_living and permissions.can_write(request.user, document)


@require_safe
def pdf(request, pk):
    """The parties' copy, unless those who work with the paper ask for the internal one."""
    audience = "internal" if request.GET.get("visa") == WITH_INTERNAL else "parties"
    asked = _asked(request, pk, request.GET, audience=audience)
    if not asked.is_pair:
        raise Http404
    new = asked.contents[1]
    shown = {section.key for section in asked.comparison.sections}
    reasons = {key: text for key, text in asked.reasons.items() if key in shown}
    try:
        data = changes_pdf(
            new,
            asked.comparison,
            sentence=asked.sentence,
            reasons=reasons,
            turnover=asked.turnover,
            is_internal=asked.has_internal,
        )
    except Refused as refusal:
        return refused(request, refusal, f"{reverse('documents:changes', args=[pk])}?{asked.query}")
    name = paper_name(new["frame"] | {"title": _("Ändringar %(title)s") % new["frame"]}, "pdf")
    headers = {
        "Content-Disposition": content_disposition_header(True, name),
        "Cache-Control": "private, no-cache",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(data, content_type=copies.PDF, headers=headers)


@require_POST
def explain_change(request, pk, key):
    """Keeps why a section was changed. What cannot be kept stands in its field, with the reason above it."""
    data = sent(request)
    # The newer text is the one that is written now, also when it has been locked since the page was opened.
    asked = _asked(request, pk, {"fran": data.get("fran", "")})
    document = asked.access.document
    if not permissions.can_write(request.user, document):
        raise PermissionDenied(str(permissions.ONLY_WRITERS))
    if not asked.is_pair:
        raise Http404
    text = data.get("why", "")
    known = {row["key"] for content in asked.contents for row in content["sections"]}
    numbers = [number for number in find(text) if number not in asked.reasons.get(str(key), "")]
    if numbers and not is_confirmed(data):
        more = {"error": sentence_on(numbers), "has_numbers": True}
        return _page(request, asked, typed=(str(key), text), status=422, **more)
    try:
        change_reasons.explain(document, key, text, by=request.user, known=known)
    except Refused as refusal:
        return _page(request, asked, typed=(str(key), text), error=refusal.sentence, status=422)
    messages.success(request, _("Skälet är sparat."))
    return redirect(f"{reverse('documents:changes', args=[pk])}?{asked.query}#andring-{key}")
