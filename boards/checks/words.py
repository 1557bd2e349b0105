"""What the letter says and does not say: empty places, phrases that nobody has read, numbers of persons."""

import re
from collections.abc import Iterator

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from boards.checks.remarks import Checked, Remark
from documents.models import Audience
from documents.search_words import plain
from documents.section_names import section_name
from text.personal_numbers import find

_TO_FILL_IN = re.compile(r"\[[^\]\n]{0,80}\]|\bX{2,}\b|(?:_\s?){4,}|…{2,}|\.{4,}")


def remarks(checked: Checked) -> Iterator[Remark]:
    yield from _consequences(checked)
    yield from _sections(checked)
    if not checked.facts["recipients"]:
        text = _("Det står inte vilka beslutet ska skickas till.")
        yield Remark(text, _("Beslutet skickas till"), checked.facts_url)
    if not checked.facts["bases"]:
        text = _("Förteckningen över vad förslaget grundas på är tom.")
        yield Remark(text, _("Beslutsunderlag"), checked.facts_url)
    for said in checked.said():
        if numbers := find(said.text):
            text = _("Det står något som ser ut som personnummer: %s.") % ", ".join(numbers)
            yield Remark(text, said.place, said.url)
        if place := _TO_FILL_IN.search(said.text):
            yield Remark(_("”%s” ser ut att vänta på att fyllas i.") % place[0], said.place, said.url)


def _consequences(checked: Checked) -> Iterator[Remark]:
    for row in checked.facts["consequences"]:
        text = row["text"].strip()
        if not text and not row["has_no_effect"]:
            said = _("Konsekvenserna saknas. Skriv dem, eller att förslaget inte bedöms påverka.")
            yield Remark(said, row["heading"], checked.facts_url)
        elif text and text == checked.ready_texts.get(row["heading"], "").strip():
            said = _("”%(text)s” är er färdiga text, ord för ord. Skriv om den, eller låt den vara så.")
            words = {"text": Truncator(text).chars(120)}
            yield Remark(said % words, row["heading"], checked.facts_url)


def _sections(checked: Checked) -> Iterator[Remark]:
    for section in checked.content["sections"]:
        name = section_name(section["heading"], section["html"], section["slot"])
        url = checked.section_url(section["key"])
        if section["audience"] == Audience.INTERNAL:
            yield Remark(_("Avsnittet är internt och kommer inte med i det som nämnden får."), name, url)
        elif not section["slot"] and not plain(section["html"]).strip() and not _has_below(checked, section):
            yield Remark(_("Avsnittet är tomt."), name, url)


def _has_below(checked: Checked, section: dict) -> bool:
    """Whether the heading gathers others, and so needs no text of its own."""
    after = checked.content["sections"][checked.content["sections"].index(section) + 1 :]
    return section["level"] == 1 and bool(after) and after[0]["level"] == 2
