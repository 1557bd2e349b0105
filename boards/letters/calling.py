"""What the letter calls its appendices, against the numbers that they have."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from boards.letters.references import references_in
from boards.models import Appendix, BoardLetter, ProposalPoint
from documents.recognising.periods import find_periods
from documents.recognising.sentences import sentences
from documents.search_words import plain


@dataclass(frozen=True)
class CalledOtherwise:
    """A sentence that points at one appendix and names the time of another; right: the number of that one."""

    sentence: str
    number: int
    right: int


def called_otherwise(text: str, titles: Sequence[str]) -> Iterator[CalledOtherwise]:
    """text: without tags. titles: of the appendices, in their order."""
    times = [years_in(title) for title in titles]
    for sentence in sentences(text):
        numbers, years = references_in(sentence), years_in(sentence)
        if len(numbers) != 1 or len(years) != 1 or not 1 <= numbers[0] <= len(times):
            continue
        own = times[numbers[0] - 1]
        others = [number for number, found in enumerate(times, start=1) if years & found]
        if own and not years & own and others:
            yield CalledOtherwise(sentence, numbers[0], others[0])


def years_in(text: str) -> frozenset[tuple[int, int]]:
    """The first and the last year of each whole period in the text."""
    return frozenset((one.starts_on.year, one.ends_on.year) for one in find_periods(text) if one.whole)


def tie_points(letter: BoardLetter, appendices: Sequence[Appendix]) -> None:
    """Say of each point that names no paper which appendix it is about, where the years of one of them alone are its.

    Only agreements of the letter's own municipality, on which a decision is laid; only within the opened paper.
    """
    own = [
        row
        for row in appendices
        if row.document and row.document.kind == "agreement" and row.document.owner_id == letter.document.owner_id
    ]
    for point in letter.points.filter(about=None).exclude(action=ProposalPoint.Action.OTHER):
        named = {row.document_id for row in own if years_in(row.title) & years_in(point.text)}
        if len(named) == 1:
            point.about_id = named.pop()
            point.save(update_fields=["about"])


def is_put_right(letter: BoardLetter, before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether the new order of the titles is the one that the letter's words mean, and the old one was not."""
    texts = [plain(html) for html in letter.document.sections.filter(slot="").values_list("html", flat=True)]
    texts += letter.consequences.values_list("text", flat=True)

    def is_wrong(titles: Sequence[str]) -> bool:
        return any(found for text in texts for found in called_otherwise(text, titles))

    return is_wrong(before) and not is_wrong(after)
