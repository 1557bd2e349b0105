"""The papers that lay in the same file as a letter that was read in, in the order and by the names of its own list."""

from agreements.models import Agreement
from boards.letters.calling import years_in
from boards.models import BoardLetter
from documents.models import Document, ImportedPaper


def listed(letter: BoardLetter) -> dict[Document, str]:
    """Each with the title that the letter's list gives it, "" for what it does not name; those last.

    The list and a paper name each other by the years that both say, since the words differ from one to the other.
    """
    own = ImportedPaper.objects.filter(document=letter.pk).first()
    if own is None:
        return {}
    beside = ImportedPaper.objects.filter(source=own.source_id).exclude(document=None).exclude(pk=own.pk)
    papers = [row.document for row in beside.select_related("document").order_by("number")]
    terms = dict(_terms(papers))
    names = [(row.text, years_in(row.text)) for row in letter.bases.all()]
    found: dict[Document, str] = {}
    for name, years in names:
        named = [each for each in papers if years & (terms.get(each.pk, frozenset()) | years_in(each.title))]
        if len(named) == 1:
            found.setdefault(named[0], name)
    return found | {each: "" for each in papers if each not in found}


def _terms(papers: list[Document]):
    for agreement in Agreement.objects.filter(pk__in=[each.pk for each in papers]):
        if agreement.starts_on and agreement.ends_on:
            yield agreement.pk, frozenset([(agreement.starts_on.year, agreement.ends_on.year)])
