"""*Visa ändringar* for the holder of a svarslänk: the text that they were sent before, and the one they have now."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from documents.changes import change_reasons
from documents.changes.comparison import compare
from documents.models import Release
from documents.sending import asked

SHOWN = "andringar"


@require_safe
def what_changed(request: HttpRequest, release: Release) -> HttpResponse:
    """Between these two texts and no others. Raises Http404 where there was none before."""
    before = asked.text_before(release)
    if before is None:
        raise Http404
    old, new = before.revision, release.revision
    comparison = compare(asked.text_of(old), asked.text_of(new))
    context = {
        "link": release.link,
        "frame": asked.text_of(new)["frame"],
        "before": before,
        "release": release,
        "comparison": comparison,
        "reasons": change_reasons.reasons_between(release.document, old.made_at, new.made_at),
    }
    return render(request, "documents/by_link_changes.html", context)
