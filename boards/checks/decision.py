"""Whether what the board is to decide can be understood by somebody who has the minutes and nothing else."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from boards.checks.remarks import Checked, Remark

_VERBS = (
    "godkänna|anta|antar|fastställa|uppdra|ge|bevilja|avslå|upphäva|förlänga|teckna|ställa|överlämna|remittera|delegera|"
    "notera|lägga|besluta|tillstyrka|avsätta|anvisa|redovisa|utse|bemyndiga"
)
_POINTS_AWAY = re.compile(
    r"(?i)\b(?:enligt|i\s+enlighet\s+med)\s+(?:(?:det|den|de)\s+)?(?:(?:före\s?liggande|framlagda?|framlagt|bilagda?|bilagt|"
    r"upprättade?|upprättat|ovanstående|nedanstående|nämnda|presenterade?|aktuella|detta|bifogade?|bifogat)\s+)*"
    r"(?:förslag(?:et)?|tjänsteskrivelsen?|tjänsteutlåtande[nt]?|handling(?:en|arna)?|bilaga(?:\s+\d+)?|skrivelsen?|ovan)\b"
)
_SECOND_ACTION = re.compile(rf"(?i)(?:\b(?:och|samt)|[;,])\s+(?:att\s+)?(?P<verb>{_VERBS})\b")
_NOTHING_NAMED = re.compile(
    rf"(?i)^\W*(?:att\s+)?(?:{_VERBS})\s+(?:det|den|detta|denna|förslaget|förslag|överenskommelsen|uppföljningen|"
    r"handlingen|dokumentet|skrivelsen|bilagan|ärendet|texten)?\s*(?:i\s+ärendet)?\W*$"
)


def remarks(checked: Checked) -> Iterator[Remark]:
    proposals, url = checked.facts["proposals"], checked.facts_url
    if not proposals["points"]:
        yield Remark(_("Skrivelsen säger inte vad nämnden ska besluta."), _("Förslag till beslut"), url, hinders=True)
    if not proposals["deciding"]:
        yield Remark(_("Det framgår inte vilket organ som ska besluta."), _("Förslag till beslut"), url, hinders=True)
    for number, point in enumerate(proposals["points"], start=1):
        for text in _of_point(point["text"]):
            yield Remark(text, _("Punkt %s") % number, url)


def _of_point(text: str) -> Iterator[str]:
    if away := _POINTS_AWAY.search(text):
        said = _(
            "”%s” säger inget för den som bara läser protokollet. Skriv vad handlingen heter och vilken tid den gäller."
        )
        yield said % away[0]
    elif _NOTHING_NAMED.match(text):
        yield _("Beslutet går inte att förstå för sig. Skriv vad det är som beslutas, med namn och tid.")
    if second := _SECOND_ACTION.search(text):
        yield _("Punkten innehåller mer än ett beslut (”%s”). Gör en punkt av varje.") % second["verb"]
