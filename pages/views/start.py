"""The first page after log-in."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from agreements import overviews, reminding
from documents import permissions
from organisations.acting import acting_for
from organisations.permissions import READS_DRAFTS, has_role
from pages import start as rows


@require_safe
def start(request):
    """Where you were, what has happened, what is next; each domain gives its own rows."""
    user = request.user
    organisation = acting_for(request)
    context = {
        "organisation": organisation,
        "last": rows.last_visit(user),
        "to_do": [*rows.to_do(user), *reminding.to_do(user), *overviews.missing(user)],
        "running_out": overviews.running_out(user),
        "happenings": rows.happenings(user),
        "may_write": permissions.can_author(user),
        "has_cases": organisation is not None and has_role(user, organisation.pk, READS_DRAFTS),
    }
    return render(request, "pages/start.html", context)
