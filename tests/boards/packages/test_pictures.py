"""Pages of a package as pictures: a browser asks for many at once."""

import time
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from boards.packages import pictures


@pytest.fixture
def made(monkeypatch, settings):
    """Which pages were drawn, each time that a file was opened."""
    own = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "pictures"}
    settings.CACHES = {**settings.CACHES, "prints": own}
    times = []

    def draw(data: bytes, pages: range, width: int) -> list[bytes]:
        times.append(list(pages))
        time.sleep(0.05)
        return [b"%d" % page for page in pages]

    monkeypatch.setattr("text.printing.previews.pictures", draw)
    return times


def test_pages_that_are_asked_for_at_once_are_drawn_once(made):
    package = SimpleNamespace(pages=8, pdf_id="a", pdf=SimpleNamespace(read=bytes))
    with ThreadPoolExecutor(8) as browser:
        drawn = list(browser.map(lambda page: pictures.picture(package, page, pictures.SMALL), range(1, 9)))
    assert drawn == [b"%d" % page for page in range(1, 9)]
    assert sorted(made) == [[1, 2, 3, 4, 5, 6], [7, 8]]


def test_a_large_one_is_drawn_alone(made):
    package = SimpleNamespace(pages=8, pdf_id="b", pdf=SimpleNamespace(read=bytes))
    assert pictures.picture(package, 3, pictures.LARGE) == b"3"
    assert made == [[3]]
