"""*Hämta som Word i kommunens mall*: the letter as the house wants it."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from base.refusals import Refused
from boards.settings_of import template_of
from boards.views.common import get_letter
from boards.views.settings import word_file
from boards.word import templates
from documents import permissions
from documents.content import content_of, read
from documents.views.common import refused


@require_safe
def word(request, pk):
    """The text as it now is, or as it was locked; for those who work with the letter."""
    letter = get_letter(request, pk, may=permissions.works_with, refusal=permissions.HISTORY_IS_CLOSED)
    document = letter.document
    template = template_of(document.owner)
    back = reverse("documents:detail", args=[pk])
    if template is None:
        messages.info(request, _("Kommunen har ingen egen Wordmall här ännu. Ladda upp den först."))
        may_upload = permissions.can_author_for(request.user, document.owner)
        return redirect(reverse("boards:word_template", args=[document.owner_id]) if may_upload else back)
    frozen = document.locked_revision
    content = read(frozen) if frozen else content_of(document)
    try:
        name, data = templates.letter_in(template, content, is_frozen=frozen is not None)
    except Refused as refusal:
        return refused(request, refusal, back)
    return word_file(name, data)
