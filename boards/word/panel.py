"""On a letter's page: the way to the letter in the municipality's own Word template."""

from django.template.loader import render_to_string

from boards.settings_of import template_of
from documents import permissions
from documents.access import Access


def panel(user, access: Access, content: dict) -> str:
    """For those who work with the letter; without a template, to those who may upload one."""
    document = access.document
    if document.kind != "board_letter" or not access.is_working:
        return ""
    template, may_upload = template_of(document.owner), permissions.can_author_for(user, document.owner)
    if template is None and not may_upload:
        return ""
    return render_to_string("boards/_word.html", {"document": document, "template": template})
