"""Below an agreement's text: the letters that it is taken to a board with, and how to begin one."""

from django.template.loader import render_to_string

from boards.letters import planning
from boards.settings_of import settings_of
from boards.whereabouts import sentence, with_whereabouts
from documents import permissions
from documents.access import Access


def panel(user, access: Access, content: dict) -> str:
    """Empty for other kinds of paper, and for those who do not work with it."""
    document = access.document
    if not access.is_working or not planning.may_start(document):
        return ""
    letters = list(with_whereabouts(planning.letters_about(document)))
    may_write = permissions.can_write(user, document)
    if not letters and not may_write:
        return ""
    context = {
        "document": document,
        "letters": [{"letter": each, "sentence": sentence(each)} for each in letters],
        "may_write": may_write,
        "label": settings_of(document.owner).letter_label,
    }
    return render_to_string("boards/_agreement_panel.html", context)
