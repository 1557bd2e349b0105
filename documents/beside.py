"""What apps above show below a paper's text, whatever its kind: each registers a panel once, in `ready()`."""

from collections.abc import Callable

from documents.access import Access

# Called with the person, how they read the paper, and the content that they read; gives HTML, or nothing.
Panel = Callable[[object, Access, dict], str]
_panels: list[Panel] = []


def register(panel: Panel) -> None:
    if panel not in _panels:
        _panels.append(panel)


def panels(user, access: Access, content: dict) -> list[str]:
    """Those that have something to say to this person."""
    return [html for panel in _panels if (html := panel(user, access, content))]
