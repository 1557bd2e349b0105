from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from base.numbers import whole_number
from base.refusals import Refused
from organisations.acting import work_for


@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """Changes which organisation the person works for, and goes back to where they were."""
    try:
        organisation = work_for(request.user, whole_number(request.POST.get("organisation")))
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("Du arbetar nu för %(where)s.") % {"where": organisation})
    return redirect(_safe(request, request.POST.get("next", "")))


def _safe(request: HttpRequest, address: str) -> str:
    allowed = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if allowed else "/"
