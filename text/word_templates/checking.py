"""Whether a template can be used: what hinders it and what its author should know, in sentences with the place."""

import io
import json
from dataclasses import asdict, dataclass, field
from difflib import get_close_matches

from docx import Document

from text.reading.source import Unreadable
from text.word_templates import tags
from text.word_templates.package import opened

# A field that is written otherwise is meant by a name that is nearly so.
_NEAR = 0.6
_MOST = 30
_WITH_MARKS = str.maketrans("åäöéÅÄÖÉ", "aaoeAAOE")


@dataclass
class Checked:
    """problems: what hinders, warnings: what does not. found: each field, and the places where it stands."""

    problems: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    found: dict[str, list[str]] = field(default_factory=dict)


def check(data: bytes, said: str) -> dict:
    """A `Checked` in plain types; raises Unreadable for what is no template at all.

    said: JSON of {"lines": [names], "blocks": [names], "required": [names]}.
    """
    names = json.loads(said)
    blocks = frozenset(names["blocks"])
    known = blocks | frozenset(names["lines"])
    data = opened(data)
    checked = Checked()
    if tags.has_tracked_changes(data):
        checked.problems.append("Mallen har spårade ändringar. Godkänn eller avvisa dem i Word och spara på nytt.")
    for paragraph in tags.paragraphs(data):
        _look_at(paragraph, known, blocks, checked)
    for name in names["required"]:
        if name not in checked.found:
            checked.problems.append(f"Fältet {{{{ {name} }}}} saknas: utan det kommer brödtexten inte med.")
    _refuse_what_word_does_not_open(data)
    checked.problems, checked.warnings = (list(dict.fromkeys(each))[:_MOST] for each in _both(checked))
    return asdict(checked)


def _both(checked: Checked) -> tuple[list[str], list[str]]:
    return checked.problems, checked.warnings


def _look_at(paragraph: tags.Paragraph, known: frozenset[str], blocks: frozenset[str], checked: Checked) -> None:
    for tag in tags.tags_of(paragraph):
        if problem := _problem(tag, known, blocks):
            checked.problems.append(_sentence(problem, paragraph))
            continue
        checked.found.setdefault(tag.name, []).append(paragraph.place)
        if tag.is_split:
            checked.warnings.append(
                _sentence(
                    f"Fältet {{{{ {tag.name} }}}} är skrivet i flera bitar med olika utseende. Det fylls i med "
                    "utseendet hos den första biten. Skriv om fältet i ett svep om det ska se ut på ett visst sätt",
                    paragraph,
                )
            )
    for brace in tags.loose_braces(paragraph):
        checked.problems.append(
            _sentence(f"Klamrarna {brace} har ingen motsvarighet i samma stycke. Skriv hela fältet i ett", paragraph)
        )
    for name in tags.single_braces(paragraph, known):
        checked.warnings.append(
            _sentence(f"{{{name}}} har en klammer på var sida. Skriv {{{{ {name} }}}} om det är ett fält", paragraph)
        )


def _sentence(words: str, paragraph: tags.Paragraph) -> str:
    place = paragraph.where
    ending = "" if words.endswith("?") else "."
    return f"{place[0].upper()}{place[1:]}: {words}{ending}"


def _problem(tag: tags.Tag, known: frozenset[str], blocks: frozenset[str]) -> str:
    """What hinders the use of the field, without its place; empty when nothing does."""
    if tag.kind == "code":
        return f"{_short(tag.written)} är programkod. Mallen fylls bara i genom fält som {{{{ rubrik }}}}: ta bort det"
    if tag.name not in known:
        return f"Fältet {_short(tag.written)} finns inte.{_nearest(tag.name, known)}"
    if tag.paragraph.place in tags.NEVER_FILLED:
        return f"Fältet {{{{ {tag.name} }}}} fylls inte i där. Flytta det"
    if tag.name not in blocks:
        return ""
    if not tag.paragraph.is_body or tag.paragraph.is_boxed:
        return f"Fältet {{{{ {tag.name} }}}} blir flera stycken och kan bara stå i den löpande texten eller i en tabell"
    if not tag.is_alone:
        return f"Fältet {{{{ {tag.name} }}}} blir flera stycken och ska stå ensamt i sitt stycke"
    return ""


def _short(written: str) -> str:
    words = " ".join(written.split())
    return words if len(words) <= 60 else f"{words[:60]}…"


def _nearest(name: str, known: frozenset[str]) -> str:
    """The field that was probably meant, in a sentence that the place's full stop ends."""
    plain = {_plain(each): each for each in sorted(known)}
    near = get_close_matches(_plain(name), plain, n=1, cutoff=_NEAR)
    return f" Menade du {{{{ {plain[near[0]]} }}}}?" if near else " Alla fält står på sidan där du laddar upp mallen"


def _plain(name: str) -> str:
    return name.casefold().translate(_WITH_MARKS).replace(" ", "_").replace("-", "_")


def _refuse_what_word_does_not_open(data: bytes) -> None:
    try:
        Document(io.BytesIO(data))
    except Exception as error:  # whatever a broken package makes the library raise
        raise Unreadable("Filen är skadad och går inte att öppna som Wordfil. Spara den på nytt i Word.") from error
