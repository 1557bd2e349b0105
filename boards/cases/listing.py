"""The ärenden of an organisation, searched and in order."""

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet

from base.searching import asked
from documents.models import Case, Document, SearchEntry
from organisations.models import Organisation
from organisations.permissions import READS_DRAFTS, organisations_of

MOST_NAMED = 5
OPEN, CLOSED, ALL = "oppna", "avslutade", "alla"


def cases_of(organisation: Organisation, *, words: str = "", which: str = ALL) -> QuerySet[Case]:
    """Those that hold every word, in their number, title, officer or papers; open ones first, then the latest.

    which: OPEN or CLOSED for those only.
    """
    found = Case.objects.filter(organisation=organisation)
    for word in asked(words).split():
        found = found.filter(_mentions(word))
    if which in (OPEN, CLOSED):
        found = found.filter(closed_on__isnull=which == OPEN)
    papers = Prefetch("documents", Document.objects.only("title").order_by("created_at", "pk"), to_attr="papers")
    latest = (F("closed_on").desc(nulls_first=True), "-pk")
    return found.annotate(count=Count("documents")).prefetch_related(papers).order_by(*latest)


def named(user, text: str) -> list[Case]:
    """Those that the person works with that have the text as their title, or whose number it is or ends."""
    words = " ".join(text.split())
    if not words:
        return []
    is_named = Q(title__iexact=words)
    if any(sign.isdigit() for sign in words):
        is_named |= Q(registry_number__iendswith=words)
    found = Case.objects.filter(is_named, organisation__in=organisations_of(user, roles=READS_DRAFTS))
    return list(found.order_by("registry_number", "pk")[:MOST_NAMED])


def _mentions(word: str) -> Q:
    in_paper = SearchEntry.objects.filter(revision=None, document__cases=OuterRef("pk"), words__contains=word)
    # Letters beyond ASCII have two forms, which SQLite does not know to be one.
    forms = {word, word.upper(), word.capitalize()}
    named = Q()
    for form in sorted(forms):
        for name in ("registry_number", "title", "case_officer"):
            named |= Q(**{f"{name}__icontains": form})
    return named | Exists(in_paper)
