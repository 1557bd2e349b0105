"""Finding papers by words: each person searches only the text that was opened to them."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from base.searching import asked
from documents.access import FROZEN
from documents.models import Document, Reader, SearchEntry
from organisations.permissions import READS_DRAFTS, organisations_of


def matching(user, text: str) -> QuerySet[Document]:
    """The papers the user may open that hold every word of the text, in whole or as a part of a word.

    Of a very long text the beginning is looked for. Who reads a revision finds the words of that revision only, never
    those of the living text.
    """
    papers = Document.objects.openable_by(user)
    words = asked(text).split()
    if not words:
        return papers.none()
    return papers.filter(Exists(_entries(user, words)))


def _entries(user, words):
    organisations = organisations_of(user)
    readers = Reader.objects.filter(document=OuterRef("document"), organisation__in=organisations)
    at_home = readers.filter(revision=None)
    working = organisations_of(user, roles=READS_DRAFTS)
    if working != organisations:
        # The same as `read_at_home_by`, asked of the reader's row.
        at_home = at_home.filter(Q(organisation__in=working) | Q(document__state__in=FROZEN))
    living = Q(revision=None) & Exists(at_home)
    opened = Exists(readers.filter(revision=OuterRef("revision")))
    entries = SearchEntry.objects.filter(living | opened, document=OuterRef("pk"))
    for word in words:
        entries = entries.filter(words__contains=word)
    return entries
