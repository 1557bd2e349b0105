"""What is pasted from Word and other programs, made into what a section may hold before it is shown."""

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.views.decorators.http import require_POST

from base.refusals import Refused
from documents import permissions
from documents.views.common import refused, sent
from text.cleaning import received


@require_POST
def clean(request):
    """`{"html": …}` in, the same cleaned out. Saves nothing; 409 with a sentence for what is too large."""
    if not permissions.can_author(request.user):
        raise PermissionDenied(str(permissions.ONLY_AUTHORS))
    try:
        html = received(str(sent(request).get("html", "")))
    except Refused as refusal:
        return refused(request, refusal, request.path)
    return JsonResponse({"status": "cleaned", "html": html})
