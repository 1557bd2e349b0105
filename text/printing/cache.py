"""What has been printed before is not printed again: the same input gives the same bytes."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import cache as remembered
from pathlib import Path

from django.conf import settings
from django.core.cache import caches

from text.printing import fonts, pdf

ALIAS = "prints"


def printed(html: str, variant: str, attachments: Sequence, make: Callable[[], bytes]) -> bytes:
    """The bytes kept under everything that they depend on, otherwise what `make` returns, which is kept.

    Without a cache named "prints" in the settings everything is made anew.
    """
    if ALIAS not in settings.CACHES:
        return make()
    key = content_key(html, variant, attachments)
    data = caches[ALIAS].get(key)
    if data is None:
        data = make()
        caches[ALIAS].set(key, data)
    return data


def empty() -> None:
    """Forget every print that is kept on this machine, where a text must not stay behind; they can be made again."""
    if ALIAS in settings.CACHES:
        caches[ALIAS].clear()


def content_key(html: str, variant: str, attachments: Sequence = ()) -> str:
    """One key for the document, how it is printed, and the edition of everything that prints it."""
    files = [
        {**asdict(each), "data": hashlib.sha256(each.data).hexdigest(), "made_at": each.made_at.isoformat()}
        for each in attachments
    ]
    parts = [_edition(), variant, files, html]
    return hashlib.sha256(json.dumps(parts, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


@remembered
def _edition() -> list:
    code = sorted(Path(__file__).parent.glob("*.py"))
    own = [hashlib.sha256(path.read_bytes()).hexdigest() for path in (*code, *pdf.STYLESHEETS)]
    return [pdf.versions(), fonts.digest(), own]
