import pytest
from django.core.cache import caches

from text.printing import cache


@pytest.fixture
def prints(settings, tmp_path):
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
        "prints": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": tmp_path},
    }
    return caches["prints"]


def test_the_second_time_nothing_is_printed(prints):
    made = []

    def make():
        made.append(1)
        return b"pdf"

    assert cache.printed("<p>a", "pdf/a-2a", (), make) == b"pdf"
    assert cache.printed("<p>a", "pdf/a-2a", (), make) == b"pdf"
    assert made == [1]


def test_another_text_or_variant_is_another_print(prints):
    keys = {
        cache.content_key("<p>a", "pdf/a-2a"),
        cache.content_key("<p>b", "pdf/a-2a"),
        cache.content_key("<p>a", "pdf/a-3a"),
    }
    assert len(keys) == 3


def test_another_edition_of_the_typeface_is_another_print(prints, monkeypatch):
    before = cache.content_key("<p>a", "pdf/a-2a")
    cache._edition.cache_clear()
    monkeypatch.setattr(cache.fonts, "digest", lambda: "another")
    assert cache.content_key("<p>a", "pdf/a-2a") != before
    cache._edition.cache_clear()


def test_it_prints_without_a_cache(settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    assert cache.printed("<p>a", "pdf/a-2a", (), lambda: b"pdf") == b"pdf"
