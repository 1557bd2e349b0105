"""Parts and other forms of masked words that still stand in what goes out: told, and masked only by a person."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from base.refusals import Refused
from base.templatetags.base_tags import enumerated
from boards.disclosing import contents, seeing, the_list
from boards.models import DisclosedPaper, Disclosure
from text.printing.masking import Words, traces, words_of


@dataclass(frozen=True)
class Hint:
    """text: what stands there. of: the masked words that it may tell. pages: where; none where that is not known."""

    text: str
    of: str
    ground: str
    pages: tuple[int, ...] = ()
    is_in_list: bool = False

    @property
    def sentence(self) -> str:
        return f"{self._where} {_('Det kan visa vad ”%(of)s” var, som är maskat.') % vars(self)}"

    @property
    def _where(self) -> str:
        words = {"text": self.text, "pages": enumerated(self.pages)}
        if self.is_in_list:
            return _("I förteckningen står ”%(text)s”.") % words
        if not self.pages:
            return _("Här står ”%(text)s”.") % words
        said = ngettext("På sidan %(pages)s står ”%(text)s”.", "På sidorna %(pages)s står ”%(text)s”.", len(self.pages))
        return said % words


def hints_of(paper: DisclosedPaper, readable: seeing.Readable, papers: Iterable[DisclosedPaper]) -> list[Hint]:
    """Of one of the papers that go out together; what is masked in any of them is looked for."""
    words, grounds = _words(papers), _grounds(papers)
    found = traces("\n".join(readable.texts), words)
    if not found:
        return []
    pages = [{each.text for each in traces(text, words)} for text in _pages(paper, readable)]
    return [
        Hint(
            each.text, each.of, grounds[each.of],
            tuple(number for number, there in enumerate(pages, 1) if each.text in there),
        )
        for each in found
    ]  # fmt: skip


def hints_of_list(disclosure: Disclosure, papers: list[DisclosedPaper]) -> list[Hint]:
    """Of the list that stands first, with the names of the papers and of the ärende."""
    words, grounds = _words(papers), _grounds(papers)
    notes = [f"{paper.title}\n{the_list.note(paper)}" for paper in papers]
    text = "\n".join([*the_list.about(disclosure), *notes])
    return [Hint(each.text, each.of, grounds[each.of], is_in_list=True) for each in traces(text, words)]


def _words(papers: Iterable[DisclosedPaper]) -> tuple[Words, ...]:
    return tuple(dict.fromkeys(words for paper in papers for words in words_of(paper.masks)))


def _grounds(papers: Iterable[DisclosedPaper]) -> dict[str, str]:
    """The masked words, each with the provision that it is first masked by."""
    masks = [mask for paper in papers for mask in paper.masks if "words" in mask]
    return {mask["words"]: mask["ground"] for mask in reversed(masks)}


def _pages(paper: DisclosedPaper, readable: seeing.Readable) -> list[str]:
    """The texts of the pages; none where they cannot be told apart."""
    if contents.is_file(paper):
        return readable.texts
    try:
        return seeing.page_texts(paper)
    except Refused:  # what hinders is told where the paper is read
        return []
