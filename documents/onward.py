"""Where a person is led on to when a paper that was read in has been registered; apps above say it in `ready()`."""

from collections.abc import Callable

from documents.models import Document

# Called with the person and the paper; gives an address, or nothing.
Way = Callable[[object, Document], str]
_ways: list[Way] = []


def register(way: Way) -> None:
    if way not in _ways:
        _ways.append(way)


def after_reading_in(user, document: Document) -> str:
    """The first address that an app has something to ask at; empty when none has."""
    return next((address for way in _ways if (address := way(user, document))), "")
