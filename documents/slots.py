"""Sections that print rows instead of text. Each app registers its own in `ready()`."""

from collections.abc import Callable
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from documents import kinds, signing_block


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


def of_kind(code: str) -> dict[str, str]:
    """What a section of a paper of the kind may print instead of text: code and label."""
    return {slot: str(label) for slot, label in {**kinds.COMMON_SLOTS, **kinds.get(code).slots}.items()}


def filled_in_at(document, slot: str) -> tuple[str, str]:
    """The address and the name of the page where what the slot prints is filled in."""
    pages = () if slot in kinds.COMMON_SLOTS else kinds.get(document.kind).pages
    name, label = next(iter(pages), ("documents:frame", _("Uppgifter")))
    return reverse(name, args=[document.pk]), str(label)


def render(section: dict, content: dict) -> SafeString:
    """The rows of the section's slot as HTML; KeyError if no app has registered it: no part may be left out."""
    slot = _slots[section["slot"]]
    values = {"content": content, "facts": content["facts"], "frame": content["frame"], "section": section}
    return render_to_string(slot.template, {**values, **slot.context(content)})
