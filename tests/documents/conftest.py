import hashlib

import pytest

from documents.models import State
from tests.documents.factories import paper


@pytest.fixture
def draft(municipality, coordinator, police):
    return paper(municipality, coordinator, parties=[police])


@pytest.fixture
def locked(municipality, coordinator, police):
    return paper(municipality, coordinator, parties=[police], state=State.LOCKED)


@pytest.fixture
def final(municipality, coordinator, police):
    """Signed, and read by nobody outside the owner."""
    return paper(municipality, coordinator, parties=[police], state=State.FINAL)


@pytest.fixture
def opened(municipality, coordinator, police):
    """Signed, and opened to the police."""
    return paper(municipality, coordinator, parties=[police], state=State.FINAL, open_for=[police])


@pytest.fixture
def quick_printing(monkeypatch, settings):
    """The printer is tried in its own tests; here a line in place of the pages is enough, and takes no time.

    Such a print lies in a cache of this test's own, so that nobody else is given it for the real one.
    """
    own = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "quick-printing"}
    settings.CACHES = {**settings.CACHES, "prints": own}
    monkeypatch.setattr("documents.printing.render_pdf", _line_of_pdf)


def _line_of_pdf(html: str, **_options) -> bytes:
    return b"%PDF-1.7 " + hashlib.sha256(html.encode()).hexdigest().encode()
