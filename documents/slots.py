"""Sections that print rows instead of text. Each app registers its own in `ready()`."""

from collections.abc import Callable
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from documents import kinds, signing_block


def no_context(content: dict) -> dict:
    """For a slot that prints the facts as they are."""
    return {}


@dataclass(frozen=True)
class Slot:
    """template gets `content`, `facts`, `frame`, `section`, and what `context(content)` returns.

    in_head: whether a paper prints it beside its date and numbers, above the title. is_optional: whether its heading
    is left out of the paper while there is nothing to print.
    """

    template: str
    context: Callable[[dict], dict] = no_context
    in_head: bool = False
    is_optional: bool = False


_slots = {
    "signatures": Slot("documents/slots/signatures.html", signing_block.context),
    "parties": Slot("documents/slots/parties.html"),
    "numbers": Slot("documents/slots/numbers.html"),
}


def register(code: str, template: str, context: Callable[[dict], dict] = no_context, **where: bool) -> None:
    """Make a slot known; where: what `Slot` says of its place. Raises ValueError if the code is taken by another."""
    slot = Slot(template, context, **where)
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


def stands_in_head(section: dict) -> bool:
    """Whether a paper prints the section beside its date and numbers."""
    return section["slot"] in _slots and _slots[section["slot"]].in_head


def is_left_out(section: dict, content: dict) -> bool:
    """Whether a paper has nothing to print in the section, and no need to say so."""
    slot = _slots.get(section["slot"])
    return bool(slot and slot.is_optional and not render(section, content).strip())


def printed(content: dict) -> list[dict]:
    """The sections of a content that a paper prints."""
    return [section for section in content["sections"] if not is_left_out(section, content)]


def render(section: dict, content: dict) -> SafeString:
    """The rows of the section's slot as HTML; KeyError if no app has registered it: no part may be left out."""
    slot = _slots[section["slot"]]
    values = {"content": content, "facts": content["facts"], "frame": content["frame"], "section": section}
    return render_to_string(slot.template, {**values, **slot.context(content)})
