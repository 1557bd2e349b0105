"""What changed between two contents of a paper, or of two papers: its sections, its rows and its frame.

A pure function of the two. Compare what somebody may see: `audience.content_for` first, then this.
"""

from collections import Counter
from dataclasses import dataclass, field
from html import escape

from django.utils.translation import gettext as _

from documents import kinds, slots
from documents.changes import signatory_changes
from documents.changes.fact_words import FactWords, of_frame
from documents.changes.pairing import Pair, pair_sections
from documents.phrases import Phrase, replaced_phrases
from documents.section_names import section_name
from text import comparing
from text.cleaning import clean
from text.comparing import Stretch

SIGNATURES = "signatures"
SAME, CHANGED, ADDED, REMOVED, LEFT = "same", "changed", "added", "removed", "left"


@dataclass(frozen=True)
class SectionChange:
    """A section in the order of the new text, with those that are gone where they stood.

    what: SAME, CHANGED, ADDED, REMOVED, or LEFT for the place that a moved section has left. heading: HTML with `ins`
    and `del`. notes: what else is to be said of it, in sentences. other: the key of the other place of what moved.
    """

    key: str
    what: str
    level: int
    name: str
    heading: str = ""
    stretches: tuple[Stretch, ...] = ()
    notes: tuple[str, ...] = ()
    is_moved: bool = False


@dataclass(frozen=True)
class FactChange:
    """What stands in a row of the paper's facts: html with `ins` and `del`, in a list when there are several lines."""

    label: str
    html: str

    @property
    def is_list(self) -> bool:
        return self.html.startswith("<ul")


@dataclass(frozen=True)
class Group:
    """Sections beside each other: folded away when nothing has changed in them."""

    is_folded: bool
    sections: tuple[SectionChange, ...]


@dataclass(frozen=True)
class Comparison:
    facts: tuple[FactChange, ...]
    sections: tuple[SectionChange, ...]
    phrases: tuple[Phrase, ...] = ()
    counts: Counter = field(default_factory=Counter)

    @property
    def is_changed(self) -> bool:
        return bool(self.facts) or any(section.what != SAME for section in self.sections)

    @property
    def groups(self) -> list[Group]:
        """The sections with unchanged ones beside each other gathered."""
        groups: list[list[SectionChange]] = []
        for section in self.sections:
            if groups and (groups[-1][0].what == SAME) == (section.what == SAME):
                groups[-1].append(section)
            else:
                groups.append([section])
        return [Group(group[0].what == SAME, tuple(group)) for group in groups]


def compare(old: dict, new: dict, *, of_two_papers: bool = False) -> Comparison:
    """What was removed, added, moved, renamed and changed on the way from the old content to the new one.

    of_two_papers: they are of different papers; when and where each was dated, numbered and signed is then no change.
    """
    if of_two_papers:
        old, new = map(_undated, (old, new))
    pairs = pair_sections(old["sections"], new["sections"])
    names = {pair.new["key"]: _name(pair.new) for pair in pairs if pair.new}
    signing = signatory_changes.sentences(old, new)
    trees = {id(pair): _tree(pair, old, new, is_said=bool(signing)) for pair in pairs}
    sections = tuple(_section(pair, trees[id(pair)], names, signing if _both_sign(pair) else []) for pair in pairs)
    return Comparison(
        facts=tuple(_facts(old, new)),
        sections=sections,
        phrases=tuple(replaced_phrases(list(trees.values()))),
        counts=Counter(section.what for section in sections)
        + Counter(moved=sum(section.is_moved for section in sections)),
    )


def says_same(pair: tuple[dict, dict], others: tuple[dict, dict], *, of_two_papers: bool = False) -> bool:
    """Whether two pairs of contents say the same when compared. Asked without comparing word by word."""
    if any(_bodies(content) != _bodies(other) for content, other in zip(pair, others, strict=True)):
        return False
    left, right = (map(_undated, each) if of_two_papers else each for each in (pair, others))
    return _facts(*left) == _facts(*right)


def _bodies(content: dict) -> list[tuple[str, str]]:
    return [(section["heading"], _body(section, content)) for section in content["sections"]]


def _undated(content: dict) -> dict:
    frame = content["frame"] | {"dated_on": None, "place": "", "final": None, "numbers": []}
    signatories = [row | {"signed_on": None, "place": ""} for row in content["signatories"]]
    return content | {"frame": frame, "signatories": signatories}


def _section(pair: Pair, tree, names: dict[str, str], signing: list[str]) -> SectionChange:
    shown = pair.new or pair.old
    if pair.has_left:
        return SectionChange(
            pair.old["key"], LEFT, pair.old["level"], names[pair.moved_to], notes=(_left(pair, names),)
        )
    heading = comparing.changed_line(pair.old["heading"] if pair.old else "", pair.new["heading"] if pair.new else "")
    notes = (*_notes(pair, names), *signing)
    what = _what(pair, tree, notes)
    return SectionChange(
        shown["key"],
        what,
        shown["level"],
        _name(shown),
        heading,
        tuple(comparing.stretches(tree)),
        notes,
        pair.is_moved,
    )


def _what(pair: Pair, tree, notes: tuple[str, ...]) -> str:
    if pair.old is None:
        return ADDED
    if pair.new is None:
        return REMOVED
    is_changed = pair.old["heading"] != pair.new["heading"] or comparing.is_changed(tree) or notes
    return CHANGED if is_changed else SAME


def _tree(pair: Pair, old: dict, new: dict, *, is_said: bool):
    """is_said: who signs is told in sentences."""
    if pair.has_left:
        return ()
    if is_said and _both_sign(pair):
        left, right = clean(pair.old["html"]), clean(pair.new["html"])
    else:
        left, right = _body(pair.old, old) if pair.old else "", _body(pair.new, new) if pair.new else ""
    return comparing.compare(comparing.read(left), comparing.read(right))


def _body(section: dict, content: dict) -> str:
    """The text, and the rows that the section prints, in the only HTML that is compared."""
    if section["slot"] == SIGNATURES:
        rows = signatory_changes.in_words(content)
    else:
        rows = slots.render(section, content) if section["slot"] else ""
    return clean(section["html"] + rows)


def _both_sign(pair: Pair) -> bool:
    both = (pair.old, pair.new)
    return not pair.has_left and all(section and section["slot"] == SIGNATURES for section in both)


def _name(section: dict) -> str:
    return section_name(section["heading"], section["html"], section["slot"])


def _notes(pair: Pair, names: dict[str, str]):
    if pair.is_moved:
        yield _moved(pair, names)
    if not (pair.old and pair.new):
        return
    if pair.old["level"] != pair.new["level"]:
        yield (
            _("Har blivit en underrubrik.")
            if pair.new["level"] > pair.old["level"]
            else _("Har blivit en huvudrubrik.")
        )
    if pair.old["audience"] != pair.new["audience"]:
        yield _AUDIENCES[pair.new["audience"]]()


_AUDIENCES = {
    "internal": lambda: _("Är nu internt: visas inte för andra parter."),
    "parties": lambda: _("Visas nu för parterna."),
    "public": lambda: _("Får nu visas för allmänheten."),
}


def _moved(pair: Pair, names: dict[str, str]) -> str:
    if pair.stood_after is None:
        return _("Flyttat hit. Stod först.")
    return _("Flyttat hit. Stod efter ”%(name)s”.") % {"name": names.get(pair.stood_after_key, pair.stood_after)}


def _left(pair: Pair, names: dict[str, str]) -> str:
    if pair.stands_after is None:
        return _("Flyttat härifrån, till början.")
    return _("Flyttat härifrån, till efter ”%(name)s”.") % {"name": pair.stands_after}


def _facts(old: dict, new: dict) -> list[FactChange]:
    """Rows that differ, but for those that a section prints in both texts and so shows already."""
    printed = {section["slot"] for section in old["sections"]} & {section["slot"] for section in new["sections"]}
    before, after = ({row.name: row for row in _rows(content)} for content in (old, new))
    found = []
    for name in [*before, *(name for name in after if name not in before)]:
        left, right = before.get(name), after.get(name)
        if name in printed or (left and left.lines) == (right and right.lines):
            continue
        html = _lines_html(left.lines if left else (), right.lines if right else ())
        if html:
            found.append(FactChange((right or left).label, html))
    return found


def _rows(content: dict) -> list[FactWords]:
    return [*of_frame(content), *kinds.get(content["kind"]).fact_words(content)]


def _lines_html(old: tuple[str, ...], new: tuple[str, ...]) -> str:
    if len(old) <= 1 and len(new) <= 1:
        return comparing.changed_line("".join(old), "".join(new))
    return comparing.changed_html(*(clean(_list(lines)) for lines in (old, new)))


def _list(lines: tuple[str, ...]) -> str:
    return f"<ul>{''.join(f'<li>{escape(line, quote=False)}</li>' for line in lines)}</ul>" if lines else ""
