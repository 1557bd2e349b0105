"""What somebody has typed in a form that cannot be taken: shown on the page that says so, to be copied from there."""

import re
from html import unescape

from django.http import HttpRequest
from django.utils.html import strip_tags

# What a page sends of its own besides what somebody types: what had been seen there, and of what text it was made.
_OF_THE_PAGE = {"csrfmiddlewaretoken", "seen", "version", "settled", "page", "made_of", "next"}
_ENDS_LINE = re.compile(r"</(?:p|li|h\d|tr)>|<br\s*/?>")


def typed_words(request: HttpRequest) -> list[str]:
    """The texts of the form that was sent, formatted ones as plain words; none of a form on somebody else's site.

    What is a single word is a choice or a mark of the page's own, and left out; so is a password.
    """
    if request.method != "POST" or request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return []
    texts = (_plain(value).strip() for name, value in request.POST.items() if _is_typed(name))
    return [text for text in dict.fromkeys(texts) if re.search(r"\s", text)]


def _is_typed(name: str) -> bool:
    return "password" not in name and name not in _OF_THE_PAGE


def _plain(value: str) -> str:
    if not value.lstrip().startswith("<"):
        return value
    return unescape(strip_tags(_ENDS_LINE.sub("\n", value)))
