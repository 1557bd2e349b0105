"""Which sections of two texts are the same one: by their key, else by heading, else by their words; and what moved."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from base.searching import fold
from documents.search_words import plain
from documents.section_names import section_name
from text.comparing.aligning import heaviest
from text.comparing.words import counted, words_of
from text.runs import Run

# The share of words that sections without a common key must have in common to be the same one.
_ALIKE = 0.5


@dataclass(frozen=True)
class Pair:
    """A section of the old text and what became of it; None for none. A moved one stands twice: where it was, too.

    has_left: this is the place that the section has left. stood_after, stands_after: the name of what it follows there
    and here, None for the beginning.
    """

    old: dict | None
    new: dict | None
    is_moved: bool = False
    has_left: bool = False
    stood_after: str | None = None
    stood_after_key: str = ""
    stands_after: str | None = None

    @property
    def moved_to(self) -> str:
        return self.new["key"]


def pair_sections(old: list[dict], new: list[dict]) -> list[Pair]:
    """Every section once, in the order of the new text; what is gone or has moved away stands where it stood."""
    match = _matched(old, new)
    still = _in_place(old, new, match)
    out: list[Pair] = []
    at = here = 0
    for i, j in [*still, (len(old), len(new))]:
        out += [_gone(place, old, new, match) for place in range(at, i) if _shows_where_it_was(place, old, new, match)]
        out += [_come(place, old, new, match) for place in range(here, j)]
        if i < len(old):
            out.append(Pair(old[i], new[j]))
        at, here = i + 1, j + 1
    return out


def _matched(old: list[dict], new: list[dict]) -> dict[int, int]:
    """Place in the old text → place in the new one."""
    keys = {section["key"]: place for place, section in enumerate(new)}
    match = {place: keys[section["key"]] for place, section in enumerate(old) if section["key"] in keys}
    for name in (_slot_and_heading, _heading, _slot):
        _match_by(name, old, new, match)
    _match_by_words(old, new, match)
    return match


def _slot_and_heading(section: dict) -> str:
    return f"{section['slot']} {fold(section['heading'])}" if section["slot"] and section["heading"] else ""


def _heading(section: dict) -> str:
    return fold(section["heading"]) if not section["slot"] else ""


def _slot(section: dict) -> str:
    return section["slot"]


def _match_by(name, old: list[dict], new: list[dict], match: dict[int, int]) -> None:
    """Those whose name stands once among what is left on each side."""
    left, right = (_single(name, sections, taken) for sections, taken in ((old, match), (new, set(match.values()))))
    match |= {place: right[word] for word, place in left.items() if word in right}


def _single(name, sections: list[dict], taken) -> dict[str, int]:
    found: dict[str, int | None] = {}
    for place, section in enumerate(sections):
        if place not in taken and (word := name(section)):
            found[word] = None if word in found else place
    return {word: place for word, place in found.items() if place is not None}


def _match_by_words(old: list[dict], new: list[dict], match: dict[int, int]) -> None:
    taken = set(match.values())
    left = {place: _words(section) for place, section in enumerate(old) if place not in match and not section["slot"]}
    right = {place: _words(section) for place, section in enumerate(new) if place not in taken and not section["slot"]}
    for _likeness, i, j in sorted(_alike(left, right), reverse=True):
        if i not in match and j not in taken:
            match[i] = j
            taken.add(j)


def _words(section: dict) -> Counter:
    return counted(words_of([Run(f"{section['heading']} {plain(section['html'])}")]))


def _alike(left: dict[int, Counter], right: dict[int, Counter]) -> Iterator[tuple[float, int, int]]:
    """How much of the words those have in common that may be the same one. Found by the words: of two texts with many
    sections most have next to none in common."""
    standing = defaultdict(list)
    for j, words in right.items():
        for word, count in words.items():
            standing[word].append((j, count))
    sizes = {j: words.total() for j, words in right.items()}
    for i, words in left.items():
        shared: dict[int, int] = defaultdict(int)
        for word, count in words.items():
            for j, other in standing.get(word, ()):
                shared[j] += count if count < other else other
        size = words.total()
        for j, count in shared.items():
            if (likeness := 2 * count / (size + sizes[j])) >= _ALIKE:
                yield likeness, i, j


def _in_place(old: list[dict], new: list[dict], match: dict[int, int]) -> list[tuple[int, int]]:
    """The pairs that keep their order. Where two have changed places the shorter one is said to have moved."""
    weight = lambda i: 1 + len(old[i]["html"]) + len(old[i]["heading"])  # noqa: E731
    return heaviest([(i, match[i], weight(i)) for i in sorted(match)], len(new))


def _gone(place: int, old: list[dict], new: list[dict], match: dict[int, int]) -> Pair:
    if place not in match:
        return Pair(old[place], None)
    here = match[place]
    return Pair(old[place], new[here], has_left=True, stands_after=_name_before(here, new))


def _come(place: int, old: list[dict], new: list[dict], match: dict[int, int]) -> Pair:
    before = next((there for there, here in match.items() if here == place), None)
    if before is None:
        return Pair(None, new[place])
    if not _shows_where_it_was(before, old, new, match):
        return Pair(old[before], new[place])
    follows = before - 1
    key = new[match[follows]]["key"] if follows in match else ""
    name = _name_before(before, old)
    return Pair(old[before], new[place], is_moved=True, stood_after=name, stood_after_key=key)


def _shows_where_it_was(place: int, old: list[dict], new: list[dict], match: dict[int, int]) -> bool:
    """Not what has moved along with the section above it, below whose heading it still stands."""
    if place not in match:
        return True
    is_first = place == 0 or match[place] == 0
    return is_first or old[place]["level"] == 1 or match.get(place - 1) != match[place] - 1


def _name_before(place: int, sections: list[dict]) -> str | None:
    if not place:
        return None
    section = sections[place - 1]
    return section_name(section["heading"], section["html"], section["slot"])
