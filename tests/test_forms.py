"""Every form that somebody writes in keeps what is typed until it is saved."""

import re

import pytest
from django.conf import settings

TEMPLATES = settings.BASE_DIR / "templates"
# Of the libraries: log-in, second factor, sessions. Nothing long is typed there, and passwords are kept nowhere.
NOT_OURS = ("account", "admin", "allauth", "mfa", "socialaccount", "simple_history", "usersessions")
FORM = re.compile(r"<form\b(?P<start>(?:{%.*?%}|{{.*?}}|[^>])*)>(?P<inside>.*?)</form>", re.DOTALL)
WRITTEN_IN = re.compile(
    r"<textarea|{% field |{{ field }}|_fields\.html|<input\b(?![^>]*type=\"(?:hidden|checkbox|radio|file|submit)\")"
)
# What saves itself or is saved before another button is pressed; and the page that gives back what could not be.
KEEPS = ("data-keep-typing", "data-save", "data-saves-first", "data-without-script")
GIVES_BACK = ("documents/unsaved.html",)
ONLY_A_FILE = (
    "boards/appendices.html",
    "boards/board_text.html",
    "boards/word_template.html",
    "documents/read_word.html",
    "pages/import_new.html",
)


def forms():
    for path in sorted(TEMPLATES.rglob("*.html")):
        name = path.relative_to(TEMPLATES).as_posix()
        if name.startswith(NOT_OURS):
            continue
        for found in FORM.finditer(path.read_text()):
            if 'method="post"' in found["start"] and WRITTEN_IN.search(found["inside"]):
                yield name, found["start"]


def test_each_keeps_what_is_typed():
    assert not [name for name, start in forms() if name not in GIVES_BACK + ONLY_A_FILE and not _keeps(start)]


def _keeps(start: str) -> bool:
    return any(word in start for word in KEEPS)


@pytest.mark.parametrize("name", ["documents/register.html", "includes/_form.html", "documents/reply.html"])
def test_forms_are_found(name):
    """Otherwise the test above would pass for the wrong reason."""
    assert name in {found for found, _start in forms()}


def test_what_is_left_out_is_there():
    assert set(GIVES_BACK + ONLY_A_FILE) <= {name for name, _start in forms()}
