"""9 § of the Act (2023:196): an agreement says at least which purposes the cooperation has, and which areas."""

import re
from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.advice.wholeness import is_whole
from agreements.law.asking import day_of, rule_on
from agreements.models import Area
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
    facts = words.content["facts"]
    lacks = []
    if not _is_said(words, facts, "purposes") and not words.says(_PURPOSES):
        lacks.append(_not_printed(_("syften"), facts["purposes"]))
    if not _is_said(words, facts, "focus_areas") and not words.says(_AREAS) and not _names_areas(catalogue, words):
        lacks.append(_not_printed(_("områden"), facts["focus_areas"]))
    if lacks:
        said = _("Texten verkar inte säga vilka %(lacks)s samverkan har.")
        why = _("%(rule)s: %(text)s") % {"rule": rule, "text": rule.text}
        page = Link(_("Fyll i under Avtalstid och mål"), reverse("agreements:facts", args=[document.pk]))
        yield Tip(f"law:{rule.code}", said % {"lacks": _(" och vilka ").join(lacks)}, why, (), (page,))


def _is_said(words: PaperWords, facts: dict, name: str) -> bool:
    """Whether the rows are there and a section prints them."""
    return bool(facts[name]) and name in words.slots


def _not_printed(name: str, rows: list) -> str:
    if not rows:
        return name
    return _("%(name)s (de är ifyllda under Avtalstid och mål, men inget avsnitt skriver ut dem)") % {"name": name}


def _catalogue(document: Document) -> list[str]:
    """The names of the areas that the owner may choose from."""
    own_or_common = Q(owner__isnull=True) | Q(owner=document.owner_id)
    return list(Area.objects.filter(own_or_common).values_list("name", flat=True))


def _names_areas(catalogue: list[str], words: PaperWords) -> bool:
    """Whether the text names two areas of the catalogue, without the word for it."""
    said = fold(words.text)
    return sum(bool(re.search(rf"\b{re.escape(fold(name))}\b", said)) for name in catalogue) >= 2
