"""Sections that print rows instead of text. Each app registers its own in `ready()`."""

from collections.abc import Callable
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from documents import signing_block


def _no_context(content: dict) -> dict:
    return {}


@dataclass(frozen=True)
class Slot:
    """template gets `content`, `facts`, `frame`, `section`, and what `context(content)` returns."""

    template: str
    context: Callable[[dict], dict] = _no_context


_slots = {
    "signatures": Slot("documents/slots/signatures.html", signing_block.context),
    "parties": Slot("documents/slots/parties.html"),
    "numbers": Slot("documents/slots/numbers.html"),
}


def register(code: str, template: str, context: Callable[[dict], dict] = _no_context) -> None:
    """Make a slot known. Raises ValueError if the code is taken by another one."""
    slot = Slot(template, context)
    if _slots.get(code, slot) != slot:
        raise ValueError(f"The slot {code} is registered already.")
    _slots[code] = slot


def render(section: dict, content: dict) -> SafeString:
    """The rows of the section's slot as HTML; KeyError if no app has registered it: no part may be left out."""
    slot = _slots[section["slot"]]
    values = {"content": content, "facts": content["facts"], "frame": content["frame"], "section": section}
    return render_to_string(slot.template, {**values, **slot.context(content)})
