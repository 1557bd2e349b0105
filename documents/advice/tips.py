"""A piece of advice on a draft: what it says, why, where, and what can be done about it with one press."""

import hashlib
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from base.searching import fold


@dataclass(frozen=True)
class Spot:
    """A place in the text: the key and the name of its section, and the words that stand there."""

    key: str
    section: str
    words: str


@dataclass(frozen=True)
class Link:
    """A page where something can be done. find, replacement: what *Sök och ersätt* is opened with."""

    label: str
    url: str
    find: str = ""
    replacement: str = ""


@dataclass(frozen=True)
class Press:
    """A button that does something at once; data is what it sends."""

    label: str
    url: str
    data: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Tip:
    """code: what it is put away by, the same as long as it is the same advice."""

    code: str
    sentence: str
    why: str = ""
    spots: tuple[Spot, ...] = ()
    links: tuple[Link, ...] = ()
    presses: tuple[Press, ...] = ()


def code_of(subject: str, *words: str) -> str:
    """A code for advice on these words: the subject and a mark of the words, whatever their case."""
    mark = hashlib.sha256("\n".join(map(fold, words)).encode()).hexdigest()[:16]
    return f"{subject}:{mark}"


def find_and_replace(document, find: str, replacement: str) -> Link:
    """Opens *Sök och ersätt* on the page where the paper is written, with the words filled in."""
    return Link(_("Öppna Sök och ersätt"), reverse("documents:edit", args=[document.pk]), find, replacement)


def in_words(count: int) -> str:
    """A number as it begins a line: `Tre`; from thirteen on in figures."""
    words = ["", _("Ett"), _("Två"), _("Tre"), _("Fyra"), _("Fem"), _("Sex"), _("Sju"), _("Åtta"), _("Nio"), _("Tio")]
    words += [_("Elva"), _("Tolv")]
    return words[count] if count < len(words) else str(count)


def places(count: int) -> str:
    """`ett ställe`, `tre ställen`."""
    if count == 1:
        return _("ett ställe")
    return _("%(count)s ställen") % {"count": in_words(count).lower()}
