"""Where a letter still speaks of appendices that have been taken away: our mark stands there until words do."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from base.steps import Lack
from boards.letters.references import GONE
from boards.models import BoardLetter
from documents.section_names import section_name


def lacks(letter: BoardLetter) -> list[Lack]:
    """One for each place, with the page where its words are changed."""
    said = _("En borttagen bilaga nämns i %(place)s. Ändra texten där.")
    return [Lack(said % {"place": place}, url) for place, url in _places(letter)]


def sentence(letter: BoardLetter) -> str:
    """All the places in one sentence; empty when there is none."""
    places = [place for place, _url in _places(letter)]
    if not places:
        return ""
    return _("En borttagen bilaga nämns i %(place)s. Ändra texten där.") % {"place": get_text_list(places, _("och"))}


def _places(letter: BoardLetter) -> Iterator[tuple[str, str]]:
    edit, facts = reverse("documents:edit", args=[letter.pk]), reverse("boards:facts", args=[letter.pk])
    for section in letter.document.sections.all():
        if GONE in section.heading or GONE in section.html:
            name = section_name(section.heading.replace(GONE, "").strip(), section.html, section.slot)
            yield _("avsnittet ”%s”") % name, f"{edit}#avsnitt-{section.key}"
    for number, text in enumerate(letter.points.values_list("text", flat=True), start=1):
        if GONE in text:
            yield _("beslutspunkt %s") % number, f"{facts}#beslut"
    for row in letter.consequences.filter(text__contains=GONE):
        yield _("konsekvenserna under ”%s”") % row.heading, f"{facts}#konsekvenser"
    if letter.bases.filter(text__contains=GONE).exists():
        yield _("beslutsunderlagen"), f"{facts}#underlag"
