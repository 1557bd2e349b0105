"""The words of a paper as advice reads them: sections, clauses, and where something is said."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from documents.advice.tips import Spot
from documents.recognising.sentences import sentences
from documents.search_words import plain
from documents.section_names import section_name
from text.clauses import Clause, clauses

_AROUND = 40
# What tells of the time before says an old name, year or law on purpose.
_OF_THE_PAST = re.compile(
    r"(?i)\b(?:tidigare|föregående|förra|förre|dåvarande|före\sdetta|f\.\s?d\.|hette|kallades|ersätt\w*|ersatt\w*|upphäv\w*|"
    r"avlös\w*|upphör\w*|erfarenhet\w*|lärdom\w*|resultat\w*\s(?:av|från)|åren|sedan|bygger\spå|följer\spå|utgick|gällde|har\s(?:gällt|följts)|utvärdering\w*\sav|uppföljning\w*\sav)\b"
)


@dataclass(frozen=True)
class SectionWords:
    """key, name, and the words: of the heading, and of the text without it."""

    key: str
    name: str
    heading: str
    text: str
    html: str

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Asked of few sections: to take a text apart costs more than to look for words in it."""
        return tuple(clauses(self.html))


class PaperWords:
    """The words of a content. Slots have none of their own: what they print stands in the facts.

    begun: gives the content that the draft began as, or None; asked at most once.
    """

    def __init__(self, content: dict, begun: Callable[[], dict | None] = lambda: None):
        self.content = content
        self._begun = begun

    @cached_property
    def before(self) -> dict | None:
        """What the paper said when the draft began; None while nobody has written in it."""
        return self._begun()

    @cached_property
    def sections(self) -> list[SectionWords]:
        return [_words(section) for section in self.content["sections"]]

    @cached_property
    def text(self) -> str:
        """All that is said: the texts, with the headings of those sections that say something."""
        said = (f"{section.heading}\n{section.text}" for section in self.sections if section.text.strip())
        return "\n".join(said)

    @cached_property
    def slots(self) -> set[str]:
        return {section["slot"] for section in self.content["sections"]} - {""}

    def says(self, pattern: re.Pattern) -> bool:
        return _says(pattern, self.text)

    def sentences(self, hint: re.Pattern) -> Iterator[tuple[SectionWords, str]]:
        """Those of the sections where the hint stands."""
        for section in self.sections:
            if hint.search(section.text):
                for sentence in sentences(section.text):
                    yield section, sentence

    def spots(self, pattern: re.Pattern, *, headings: bool = True, of_now: bool = True) -> list[Spot]:
        """Each place where the pattern stands. of_now: not in a sentence that tells of the time before."""
        found = []
        for section in self.sections:
            # Most sections say nothing of it: only those that do are parted in sentences.
            parts = [*([section.heading] if headings else []), section.text]
            for line in (line for part in parts if pattern.search(part) for line in sentences(part)):
                if of_now and _OF_THE_PAST.search(line):
                    continue
                found += [Spot(section.key, section.name, _around(line, match)) for match in pattern.finditer(line)]
        return found


# A paper is shown many times between two changes of its text.
@lru_cache(maxsize=64)
def _says(pattern: re.Pattern, text: str) -> bool:
    return bool(pattern.search(text))


def _words(section: dict) -> SectionWords:
    html = section["html"]
    return SectionWords(
        key=section["key"],
        name=section_name(section["heading"], html, section["slot"]),
        heading=section["heading"],
        text=_lines(html),
        html=html,
    )


_BLOCK_ENDS = re.compile(r"</(?:p|li|h3|h4|td|th|tr|caption)>|<br>|<ul>|<ol\b[^>]*>")


def _lines(html: str) -> str:
    """The words with a line for each block, tables included."""
    lines = (" ".join(plain(part).split()) for part in _BLOCK_ENDS.split(html))
    return "\n".join(line for line in lines if line)


def _around(line: str, match: re.Match) -> str:
    """The words that were found with a few before and after."""
    start, end = max(0, match.start() - _AROUND), min(len(line), match.end() + _AROUND)
    if start:
        start = line.find(" ", start, match.start()) + 1 or match.start()
    if end < len(line):
        end = line.rfind(" ", match.end(), end) if " " in line[match.end() : end] else match.end()
    return f"{'… ' if start else ''}{line[start:end].strip()}{' …' if end < len(line) else ''}"
