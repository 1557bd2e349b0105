"""Whether the papers behind the letter are the right ones: dated, locked, and called what their numbers say."""

import re
from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from boards.checks.remarks import Checked, Remark
from boards.letters.calling import called_otherwise
from boards.models import Appendix
from documents.audience import content_for
from documents.content import read
from documents.models import State
from documents.section_names import section_name

_POINTED_AT = re.compile(r"(?i)\bbilag(?:a|an|orna|or)\s+(\d{1,2}(?:\s?(?:,|och|samt|eller|[-–])\s?\d{1,2})*)\b")
_RANGE = re.compile(r"(\d{1,2})\s?[-–]\s?(\d{1,2})")
_NUMBER_IN_NAME = re.compile(r"(?i)\bbilaga[\s_-]*(\d{1,2})\b")


def remarks(checked: Checked) -> Iterator[Remark]:
    if not checked.content["frame"]["dated_on"]:
        yield Remark(_("Skrivelsen är inte daterad."), _("Uppgifter"), checked.frame_url)
    for number, appendix in enumerate(checked.appendices, start=1):
        for text, url in _of_appendix(appendix, number):
            yield Remark(text, _place(appendix, number), url or checked.appendices_url)
    yield from _adopted(checked)
    yield from _pointed_at(checked)
    yield from _order(checked)


def _place(appendix: Appendix, number: int) -> str:
    return _("Bilaga %(number)s, %(title)s") % {"number": number, "title": appendix.title}


def _of_appendix(appendix: Appendix, number: int) -> Iterator[tuple[str, str]]:
    named = _NUMBER_IN_NAME.search(f"{appendix.file_name} {appendix.title}")
    if named and int(named[1]) != number:
        said = _("Den kallas ”%(name)s” men ligger som bilaga %(number)s.")
        yield said % {"name": named[0], "number": number}, ""
    if appendix.form != Appendix.Form.CHANGES and not _is_dated(appendix):
        yield _("Bilagan är inte daterad."), ""
    if appendix.document:
        yield from _of_paper(appendix)


def _is_dated(appendix: Appendix) -> bool:
    paper = appendix.document
    return bool(appendix.dated_on or (paper and (paper.dated_on or paper.final_on)))


def _of_paper(appendix: Appendix) -> Iterator[tuple[str, str]]:
    paper = appendix.document
    url = reverse("documents:detail", args=[paper.pk])
    if paper.state == State.DISCARDED:
        yield _("Handlingen är kasserad."), url
    elif paper.state == State.DRAFT and appendix.revision is None:
        yield _("Texten är inte låst: nämnden kan få en annan text än den som sedan gäller."), url
    if paper.secrecy_ground:
        yield _("Handlingen är sekretessmarkerad (%s).") % paper.secrecy_ground, url
    if frozen := appendix.revision or paper.locked_revision:
        whole = read(frozen)
        shown = {section["key"] for section in content_for(whole, "parties")["sections"]}
        for section in whole["sections"]:
            if section["key"] not in shown:
                name = section_name(section["heading"], section["html"], section["slot"])
                yield _("Avsnittet ”%s” är internt och kommer inte med.") % name, url


def _adopted(checked: Checked) -> Iterator[Remark]:
    """What a point adopts lies among the appendices, and its text cannot change."""
    there = {appendix.document_id for appendix in checked.appendices}
    for number, point in enumerate(checked.points, start=1):
        if not point.about:
            continue
        if point.about_id not in there:
            text = _("Punkten gäller ”%s”, som inte ligger bland bilagorna.") % point.about.title
            yield Remark(text, _("Punkt %s") % number, checked.appendices_url)
        if point.action == point.Action.ADOPT and point.about.state == State.DRAFT:
            text = _("”%s” är inte låst, så beslutet kan inte gälla en bestämd text.") % point.about.title
            yield Remark(text, _("Punkt %s") % number, reverse("documents:detail", args=[point.about_id]))


def numbers_in(text: str) -> list[int]:
    """The numbers of the appendices that the text points at, in its order: "bilagorna 1–3" is three of them."""
    found = []
    for match in _POINTED_AT.finditer(text):
        rest = match[1]
        for first, last in _RANGE.findall(rest):
            found += range(int(first), int(last) + 1)
        found += [int(number) for number in re.findall(r"\d+", _RANGE.sub(" ", rest))]
    return found


def _pointed_at(checked: Checked) -> Iterator[Remark]:
    said = [(place, numbers_in(place.text)) for place in checked.said()]
    count = len(checked.appendices)
    for place, numbers in said:
        for number in sorted({number for number in numbers if not 1 <= number <= count}):
            yield Remark(_("Texten hänvisar till bilaga %s, som inte finns.") % number, place.place, place.url)
    mentioned = {number for _place_of, numbers in said for number in numbers}
    for number, appendix in enumerate(checked.appendices, start=1):
        if number not in mentioned:
            text = _("Ingenstans i texten står ”(se bilaga %s)”.") % number
            yield Remark(text, _place(appendix, number), checked.appendices_url)


def _order(checked: Checked) -> Iterator[Remark]:
    """The order of the appendices against what the text calls them."""
    titles = [appendix.title for appendix in checked.appendices]
    for place in checked.said():
        for called in called_otherwise(place.text, titles):
            text = _(
                "Texten kallar det som ligger som bilaga %(right)s för bilaga %(number)s: ”%(sentence)s” Låt dem byta "
                "plats, eller rätta texten."
            )
            yield Remark(text % vars(called), place.place, place.url)
    first = list(dict.fromkeys(number for place in checked.said() for number in numbers_in(place.text)))
    there = [number for number in first if number <= len(titles)]
    if there != sorted(there):
        text = _(
            "Texten nämner bilagorna i ordningen %s. Lägg dem i den ordning som de nämns, så att de är lätta att följa."
        )
        yield Remark(text % ", ".join(map(str, there)), _("Bilagor"), checked.appendices_url)
