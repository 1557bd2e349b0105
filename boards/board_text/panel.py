"""What a letter's page says when the board got a text that is kept apart from ours."""

from django.template.loader import render_to_string

from boards.models import BoardText
from boards.packages.readers import may_read
from documents.access import Access


def panel(user, access: Access, content: dict) -> str:
    """That it is the one that counts, with the file; to those who may open the papers put together."""
    document = access.document
    if document.kind != "board_letter" or not may_read(user, document):
        return ""
    text = BoardText.objects.filter(letter=document.pk).select_related("registered_by").first()
    return render_to_string("boards/_board_text.html", {"text": text, "document": document}) if text else ""
