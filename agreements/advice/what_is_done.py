"""HOW and WHAT: an agreement says how the parties cooperate; what they do in a period belongs in the pledges.

Only what is plainly an activity of a period is pointed at: one that is counted, or that has its year or last day. How
often a council meets, or a paper is followed up, is how.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from django.urls import reverse
from django.utils.translation import gettext as _

from documents.advice.tips import Press, Spot, Tip, code_of
from documents.advice.words import PaperWords, SectionWords
from documents.editing.setting_aside import mark_of
from documents.models import Document
from documents.recognising.sentences import sentences
from text.clauses import Clause, Place

_PROMISE = re.compile(r"(?i)\b(?:ska|skall|kommer\s+att|lovar|åtar\s+sig)\b")
_ACTIVITY = (
    r"(?:(?:trafik|hastighets|nykterhets|alkohol|utandnings|flygande\s+|moped)?kontroller|\w*tillsyn(?:er|sbesök)|fotpatruller\w*|"
    r"patrull(?:er|pass|eringar)|(?:trygghets|natt|kvälls)vandringar?|föreläsning(?:ar)?|informations(?:insatser|träffar|kvällar)|"
    r"(?:informations)?kampanj(?:er)?|(?:skol|krog|butiks|hem)besök|(?:tema|utbildnings|insats|föräldra)(?:dag|dagar|kväll|kvällar)|"
    r"(?:polis|trafik|insats)insatser|gatlyktor|belysningspunkter|(?:övervaknings|bevaknings)?kameror)"
)
_NUMBER = r"(?:\d{1,4}|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|femton|tjugo|trettio|femtio|hundra)"
_COUNTED = re.compile(rf"(?i)\b{_NUMBER}(?:\s+[a-zåäö]+){{0,2}}\s+{_ACTIVITY}\b")
_DONE = re.compile(
    rf"(?i)\b(?:{_ACTIVITY}|fotpatruller\w*|patruller\w*|belysning\w*|sanera\w*|röj(?:a|er|ning)\w*|kamera\w*|utbilda\w*|"
    r"bygg(?:a|er)\s+om|sätt(?:a|er)\s+upp)\b"
)
_DATED = re.compile(
    r"(?i)\b(?:under|senast|före|hösten|våren|sommaren|vintern|i\s+höst|i\s+vår|i\s+sommar)\s+(?:(?:den\s+\d{1,2}\s+)?[a-zåäö]+\s+|år\s+)?"
    r"20\d\d\b(?!\s?[-–—]\s?(?:20)?\d\d)"
)
_NOT_WHAT = re.compile(
    r"(?i)\b(?:inte|ej|till\s+exempel|t\.\s?ex|exempelvis|såsom|kan|bör|får|vid\s+behov|har\s+(?:under|tidigare)|medborgarlöft\w*|"
    r"löftes\w*|åtgärdsplan\w*|aktivitetsplan\w*)\b"
)
_WITH_PLEDGES = re.compile(r"(?i)medborgarlöft")
_LONGEST = 240


def tips(document: Document, words: PaperWords) -> Iterator[Tip]:
    """One for each clause; none where the paper is agreement and pledges in one."""
    frame = words.content["frame"]
    if _WITH_PLEDGES.search(f"{frame['type_label']} {frame['title']}"):
        return
    for section in words.sections:
        if _is_hinted(section.text) and not _WITH_PLEDGES.search(section.heading):
            for clause in section.clauses:
                for place, text in _parts(clause):
                    yield _tip(document, section, place, text)


def says_what(sentence: str) -> bool:
    """Whether it promises an activity that is counted or has its time."""
    return bool(_PROMISE.search(sentence) and _says_when_or_how_many(sentence) and not _NOT_WHAT.search(sentence))


@lru_cache(maxsize=1000)
def _is_hinted(text: str) -> bool:
    return any(map(_says_when_or_how_many, text.split("\n")))


def _says_when_or_how_many(text: str) -> bool:
    return bool(_COUNTED.search(text) or (_DATED.search(text) and _DONE.search(text)))


def _parts(clause: Clause) -> Iterator[tuple[Place, str]]:
    """The whole clause where all of it says what, otherwise the sentences that do."""
    said = sentences(clause.text)
    if not any(map(says_what, said)):
        return
    if all(map(says_what, said)) or not clause.is_plain:
        yield clause.place, clause.text
        return
    for sentence in filter(says_what, said):
        place = clause.place
        yield Place(place.node, place.item, clause.text.index(sentence)), sentence


def _tip(document: Document, section: SectionWords, place: Place, text: str) -> Tip:
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"
    sentence = _("Det här säger vad som ska göras, inte hur ni samverkar.")
    why = _(
        "Överenskommelsen säger hur ni samverkar: forum, roller och uppföljning. Vad ni gör under en period står i "
        "medborgarlöftena, så att de inte upprepar varandra. Det du lägger undan väntar på handlingens sida, och går "
        "att ta tillbaka."
    )
    press = Press(
        _("Lägg undan till medborgarlöftena"),
        reverse("documents:set_aside", args=[document.pk, section.key]),
        (("place", str(place)), ("mark", mark_of(text))),
    )
    return Tip(code_of("what", text), sentence, why, (Spot(section.key, section.name, shown),), (), (press,))
