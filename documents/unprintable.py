"""Signs that cannot be put on paper, and where they stand: a text that is decided on is one that can be printed."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from base.refusals import Refused
from base.steps import Lack
from documents import kinds
from documents.content import content_of
from documents.models import Document
from documents.search_words import plain
from documents.section_names import section_name
from text.printing.fonts import missing_signs

MOST = 5


def unprintable(document: Document, content: dict | None = None) -> list[Lack]:
    """A sentence for each place that holds such signs, with the page where they are put right.

    content: the living paper, where it has been read already.
    """
    return [
        Lack(
            ngettext(
                "Tecknet %(signs)s i %(where)s går inte att skriva ut. Byt ut det.",
                "Tecknen %(signs)s i %(where)s går inte att skriva ut. Byt ut dem.",
                len(signs),
            )
            % {"signs": " ".join(signs[:MOST]), "where": where},
            url,
        )
        for where, text, url in _places(document, content or content_of(document))
        if (signs := missing_signs(text))
    ]


def refuse_unprintable(document: Document, content: dict) -> None:
    """Raises Refused, naming every such place."""
    if found := unprintable(document, content):
        raise Refused(" ".join(lack.text for lack in found))


def _places(document: Document, content: dict) -> Iterator[tuple[str, str, str]]:
    edit = reverse("documents:edit", args=[document.pk])
    for section in content["sections"]:
        where = _("”%(heading)s”") % {"heading": section_name(section["heading"], section["html"], section["slot"])}
        yield where, f"{section['heading']}\n{plain(section['html'])}", f"{edit}#avsnitt-{section['key']}"
    frame, own = content["frame"], reverse("documents:frame", args=[document.pk])
    yield _("titeln"), frame["title"], own
    yield _("typen"), frame["type_label"], own
    yield _("diarienumren"), _words(frame["numbers"]), own
    yield _("parternas namn"), _words(frame["parties"]), own
    yield _("undertecknarnas namn och titlar"), _words(content["signatories"]), own
    yield _("ort och sekretessmarkering"), _words([frame["place"], frame["final"], frame["secrecy"]]), own
    yield _("avsändarens namn och adresser"), _words(frame["owner"]), ""
    pages = kinds.get(document.kind).pages
    yield (
        _("de övriga uppgifterna"),
        _words(content["facts"]),
        reverse(pages[0][0], args=[document.pk]) if pages else "",
    )


def _words(part) -> str:
    """All texts of a part of a content."""
    if isinstance(part, dict):
        return _words(list(part.values()))
    if isinstance(part, list):
        return "\n".join(filter(None, map(_words, part)))
    return part if isinstance(part, str) else ""
