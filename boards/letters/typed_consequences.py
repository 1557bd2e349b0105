"""The consequences of a letter as facts, one for each heading, so that two may write under different ones at once."""

from collections import Counter
from collections.abc import Iterable

from django.utils.translation import gettext as _

from base.searching import fold
from boards.letters import words
from boards.models import BoardLetter
from documents.content import digest
from documents.editing.seen import Fact

Row = tuple[str, str, bool]  # heading, text, has_no_effect
_BEGINS = "consequence-"


def standing(letter: BoardLetter) -> list[Fact]:
    """The headings that the letter has now."""
    rows = letter.consequences.values_list("heading", "text", "has_no_effect")
    return _facts((heading, lines_kept(text), has_none) for heading, text, has_none in rows)


def typed(letter: BoardLetter, rows: Iterable[Row], seen: Iterable[str]) -> list[Fact]:
    """What valid rows say. seen: the names of the facts on the page, by which one knows what was taken away there.

    A heading that was only offered is nothing until something stands under it.
    """
    seen = set(seen)
    facts = [fact for fact in _facts(rows) if fact.name in seen or any(fact.value[1:])]
    kept = {fact.name for fact in facts}
    gone = [fact for fact in standing(letter) if fact.name in seen - kept]
    return facts + [Fact(fact.name, fact.label, None, "", row=fact.row) for fact in gone]


def merged(now: Iterable[Fact], typed: Iterable[Fact], names: set[str]) -> list[Row] | None:
    """The rows to be written: those that stand, with the named ones as they were typed; None when none is named."""
    changed = {fact.name: fact.value for fact in typed if fact.name in names and fact.name.startswith(_BEGINS)}
    if not changed:
        return None
    stand = {fact.name: fact.value for fact in now if fact.name.startswith(_BEGINS)}
    return [tuple(value) for value in (stand | changed).values() if value]


def lines_kept(text: str) -> str:
    """A browser sends its own ends of lines."""
    return text.replace("\r\n", "\n").strip()


def _facts(rows: Iterable[Row]) -> list[Fact]:
    count, facts = Counter(), []
    for heading, text, has_none in rows:
        key = digest(fold(heading))[:12]
        count[key] += 1
        said = words.no_effect() if has_none else text
        name = f"{_BEGINS}{key}-{count[key]}"
        facts.append(Fact(name, _("Konsekvenser"), [heading, text, has_none], said, row=heading))
    return facts
