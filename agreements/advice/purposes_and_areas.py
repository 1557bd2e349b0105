"""9 § of the Act (2023:196): an agreement says at least which purposes the cooperation has, and which areas."""

import re
from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.advice.wholeness import is_whole
from agreements.law.asking import day_of, rule_on
from agreements.models import Area
from base.rows import upper_first
from base.searching import fold
from documents.advice.tips import Link, Tip
from documents.advice.words import PaperWords
from documents.models import Document

_PURPOSES = re.compile(r"(?i)\bsyft(?:e|et|en|ena|ar|ade)\b|\bändamål\w*")
_AREAS = re.compile(
    r"(?i)\b(?:samverkans|fokus|insats|problem)områd\w+|\bområden\b|\b(?:prioriterade?|följande|gemensamma)\s+områd\w+"
)


def tips(document: Document, words: PaperWords) -> Iterator[Tip]:
    # Asked for any text, so that a page costs the same whatever it says.
    rule = rule_on("overenskommelse_9", day_of(words.content))
    catalogue = _catalogue(document)
    if rule is None or not is_whole(words):
        return
    if lacks := list(_lacks(words, catalogue)):
        why = _("%(rule)s: %(text)s") % {"rule": rule, "text": rule.text}
        is_filled = all(filled for _name, filled in lacks)
        yield Tip(f"law:{rule.code}", _sentence(lacks), why, (), (_page(document, is_filled=is_filled),))


def _lacks(words: PaperWords, catalogue: list[str]) -> Iterator[tuple[str, str]]:
    """What the text does not say, and the same where it is filled in and only printed nowhere."""
    facts = words.content["facts"]
    purposes, areas = facts["purposes"], [row["name"] for row in facts["focus_areas"]]
    if not (_is_said(words, "purposes", purposes) or words.says(_PURPOSES)):
        yield _("syften"), _("syftena") if purposes else ""
    if not (_is_said(words, "focus_areas", areas) or words.says(_AREAS) or _names_areas(catalogue, words)):
        yield _("områden"), _("områdena") if areas else ""


def _sentence(lacks: list[tuple[str, str]]) -> str:
    names, filled = ([name for name in row if name] for row in zip(*lacks, strict=True))
    said = _("Texten verkar inte säga vilka %(lacks)s samverkan har.") % {"lacks": _(" och vilka ").join(names)}
    if not filled:
        return said
    printed = _("%(what)s är ifyllda under Avtalstid och mål, men inget avsnitt skriver ut dem.")
    return f"{said} {printed % {'what': upper_first(_(' och ').join(filled))}}"


def _page(document: Document, *, is_filled: bool) -> Link:
    """Where it is filled in; where that is done, the page on which a section is made that prints it."""
    if is_filled:
        return Link(_("Lägg till ett avsnitt som skriver ut dem"), reverse("documents:edit", args=[document.pk]))
    return Link(_("Fyll i under Avtalstid och mål"), reverse("agreements:facts", args=[document.pk]))


def _is_said(words: PaperWords, slot: str, rows: list[str]) -> bool:
    """Whether the rows are there, and a section prints them or the text has the words of one."""
    said = fold(words.text)
    return bool(rows) and (slot in words.slots or any(fold(row) in said for row in rows))


def _catalogue(document: Document) -> list[str]:
    """The names of the areas that the owner may choose from."""
    own_or_common = Q(owner__isnull=True) | Q(owner=document.owner_id)
    return list(Area.objects.filter(own_or_common).values_list("name", flat=True))


def _names_areas(catalogue: list[str], words: PaperWords) -> bool:
    """Whether the text names two areas of the catalogue, without the word for it."""
    said = fold(words.text)
    return sum(bool(re.search(rf"\b{re.escape(fold(name))}\b", said)) for name in catalogue) >= 2
