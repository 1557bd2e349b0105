"""What a new text no longer says that one had to do: sentences that are gone, and those that were put another way."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from base.searching import fold
from documents.recognising.sentences import sentences
from text import comparing
from text.cleaning import plain
from text.comparing import changed_line
from text.comparing.tree import Block, as_html

# fmt: off
_DUTY = re.compile(
    r"(?i)\b(?:sk(?:a|all)|måste|åtar\s(?:sig|oss)|lovar|ansvarar?|svarar\sför|ansvariga?\sför|har\s(?:i\suppdrag|ansvar)|"
    r"förbinder\ssig|bekostar|finansierar|sammankallar?|kallar\still|(?:redovisar|rapporterar)(?!\satt)|redovisas|rapporteras|"
    r"tar\sfram|tas\sfram|följs\supp|följas\supp|genomförs?|upprättas?|bjuder\sin)\b"
)
_OFTEN = re.compile(
    r"(?i)\b(?:minst|högst|en|ett|två|tre|fyra|\d+)\s(?:gång(?:er)?|ggr|tillfällen?|möten?)\b[^.]{0,25}\b(?:år|halvår|termin|kvartal|"
    r"månad|vecka)|\b(?:varje|vart(?:annat)?|varannan|var\s\w+de)\s(?:år|höst|vår|halvår|termin|kvartal|månad|vecka)\b|"
    r"\b(?:årlig\w*|årsvis|halvårsvis|kvartalsvis|månadsvis|varje\sår)\b|\binför\svarje\s"
)
_DATED = re.compile(
    r"(?i)\b(?:senast|före|innan|till\soch\smed|från\soch\smed|den)\s[^.]{0,12}\b(?:\d{1,2}\s(?:januari|februari|mars|april|maj|juni|"
    r"juli|augusti|september|oktober|november|december)|20\d\d-\d\d-\d\d)"
)
_SMALL = frozenset((
    "och", "att", "det", "den", "som", "för", "med", "till", "inte", "ett", "har", "kan", "ska", "skall",
    "även", "samt", "vid", "från", "inom", "eller", "sin", "sina", "dess", "detta", "denna", "dessa", "var", "vara",
    "blir", "bli", "kommer", "vilka", "vilket", "där", "genom", "under", "över", "efter", "mellan",
))
# fmt: on
_STEM = 6  # letters; enough to know "rapporter" and "rapporterna" again
_REWORDED, _MUTUAL = 0.55, 0.3
_TOLD = 0.85


@dataclass(frozen=True)
class Line:
    """Something that the old text had. where: the section. now: what became of it, as HTML with `ins` and `del`;
    empty for what is gone. note: what else one should know, a sentence."""

    group: str
    text: str
    where: str = ""
    now: str = ""
    note: str = ""


def is_duty(sentence: str) -> bool:
    return bool(_DUTY.search(sentence) or _OFTEN.search(sentence))


def is_recurring(sentence: str) -> bool:
    return bool(_OFTEN.search(sentence))


def dropped_sentences(
    old: dict, new: dict, *, is_duty=is_duty, is_recurring: Callable[[str], bool] = is_recurring
) -> list[Line]:
    """The duties of the old content's text that the new one does not have, or has in other words.

    What comes back and what has a day stand first.
    """
    text = NewText(sentence for _heading, sentence, _promised in said(new))
    lines = []
    for heading, sentence, is_promised in said(old):
        if not (is_promised or is_duty(sentence)):
            continue
        if line := text.became(_group(sentence, is_recurring), sentence, heading):
            lines.append(line)
    order = _groups()
    return sorted(dict.fromkeys(lines), key=lambda line: order.index(line.group))


def _groups() -> list[str]:
    return [_("Återkommande"), _("Med en bestämd dag"), _("Ansvar och åtaganden")]


def _group(sentence: str, is_recurring: Callable[[str], bool]) -> str:
    often, dated, other = _groups()
    return often if is_recurring(sentence) else dated if _DATED.search(sentence) else other


class NewText:
    """The sentences of the new text, to be asked what became of an old one."""

    def __init__(self, new: Iterable[str]):
        self._sentences = list(dict.fromkeys(new))
        self._same = {_bare(sentence) for sentence in self._sentences}
        self._stems = [stems(sentence) for sentence in self._sentences]
        self._places: dict[str, list[int]] = {}
        for place, words in enumerate(self._stems):
            for word in words:
                self._places.setdefault(word, []).append(place)

    def became(self, group: str, sentence: str, where: str = "") -> Line | None:
        """None when the new text says the same; otherwise what became of the sentence."""
        if _bare(sentence) in self._same:
            return None
        now = self._reworded(sentence)
        return Line(group, sentence, where, changed_line(sentence, now) if now else "")

    def tells(self, words: str) -> bool:
        """Whether some sentence has about all of the words."""
        wanted = stems(words)
        return bool(wanted) and any(len(wanted & have) >= _TOLD * len(wanted) for have in self._stems)

    def _reworded(self, sentence: str) -> str:
        """The sentence of the new text, or two beside each other, that says most of it; empty when none does."""
        wanted = stems(sentence)
        weights = {word: (1 + len(self._places.get(word, ()))) ** -0.5 for word in wanted}
        total = sum(weights.values())
        near = Counter(place for word in wanted for place in self._places.get(word, ()))
        best, found = _REWORDED, ""
        for place, _count in near.most_common(30):
            for last in (place, place + 1):
                have = frozenset().union(*self._stems[place : last + 1])
                common = wanted & have
                share = sum(weights[word] for word in common) / total if total else 0
                mutual = 2 * len(common) / (len(wanted) + len(have))
                if share > best and mutual >= _MUTUAL:
                    best, found = share, " ".join(self._sentences[place : last + 1])
        return found


def stems(sentence: str) -> frozenset[str]:
    words = re.findall(r"\w+", sentence.casefold())
    return frozenset(word[:_STEM] for word in words if len(word) > 2 and word not in _SMALL)


def _bare(sentence: str) -> str:
    return " ".join(re.findall(r"\w+", fold(sentence)))


def said(content: dict) -> Iterator[tuple[str, str, bool]]:
    """(heading, sentence, whether it is promised by the line above its list) of all text, in order."""
    heading = ""
    for section in content["sections"]:
        heading = section["heading"] or heading
        is_promised = False
        for node in comparing.read(section["html"]):
            words = plain(as_html((node,)))
            is_list = isinstance(node, Block) and node.tag in ("ul", "ol")
            for line in words.split("\n"):
                for sentence in sentences(line.replace("\t", " ")):
                    yield heading, sentence, is_list and is_promised
            if not is_list:
                is_promised = words.rstrip().endswith(":") and bool(_DUTY.search(words))
