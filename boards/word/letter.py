"""A letter's content as what a Word template is filled with: a pure function of the content."""

from dataclasses import dataclass

from django.utils import translation
from django.utils.html import escape
from django.utils.translation import gettext as _

from base.dates import from_iso, long_date
from boards.letters import words
from boards.word.fields import BLOCKS, FIELDS, LEAD, POINTS, SENDER, TEXT
from documents import slots
from documents.audience import content_for
from documents.head import secrecy_line
from documents.models import Audience
from text.cleaning import clean

_OFFICER = [field.name for field in FIELDS if field.slot == "officer"]
# What a block prints of another slot's facts.
_FACTS = {"sender": "officer"}


@dataclass(frozen=True)
class _Group:
    """A section with those below it, and the fields that it is left out of the running text for."""

    sections: list[dict]
    fields: list[str]


def values_of(content: dict, *, mark: str) -> dict:
    """What `text.word_templates.filling.fill` takes: what others than the municipality's own may read, and no more."""
    with translation.override(content["language"]):
        shown = content_for(content, Audience.PARTIES)
        frame = shown["frame"]
        said = {"title": frame["title"], "author": frame["owner"]["name"], "on": frame["dated_on"]}
        return {"lines": _lines(shown, content, mark), "blocks": _blocks(shown, content), "properties": said}


def _lines(shown: dict, content: dict, mark: str) -> dict[str, str]:
    frame = shown["frame"]
    # Who writes and who decides stands in the head of a letter, also where no section prints it.
    officer, proposals = content["facts"].get("officer", {}), content["facts"].get("proposals", {})
    dated = from_iso(frame["dated_on"])
    return {
        "rubrik": frame["title"],
        "datum": frame["dated_on"] or "",
        "datum_med_ord": long_date(dated) if dated else "",
        "diarienummer": ", ".join(_own_numbers(frame)),
        "skrivelsens_namn": frame["type_label"],
        "kommun": frame["owner"]["name"],
        "handläggare": officer.get("name", ""),
        "handläggarens_titel": officer.get("title", ""),
        "förvaltning": officer.get("department", ""),
        "e_post": officer.get("email", ""),
        "föreslående_organ": proposals.get("proposing", ""),
        "beslutande_organ": proposals.get("deciding", ""),
        "föreslående_organ_i_mening": words.within(proposals.get("proposing", "")),
        "beslutande_organ_i_mening": words.within(proposals.get("deciding", "")),
        "sekretess": secrecy_line(frame),
        "märkning": mark,
    }


def _own_numbers(frame: dict) -> list[str]:
    """The municipality's own; of an imported letter whatever numbers there are."""
    own = [row["number"] for row in frame["numbers"] if row["organisation"] == frame["owner"]["name"]]
    return own or [row["number"] for row in frame["numbers"]]


def _blocks(shown: dict, content: dict) -> dict[str, list[dict]]:
    groups = _groups(shown["sections"])
    blocks: dict[str, list[dict]] = {name: [] for name in BLOCKS}
    for field in FIELDS:
        if not field.is_block or field.name == TEXT:
            continue
        for group in groups:
            if field.name in group.fields and not _is_told_elsewhere(field.name, group):
                blocks[field.name] += _pieces(group, _told_by(field.slot, shown, content), with_heading=False)
    for field in FIELDS:
        if field.is_block and field.slot and not blocks[field.name] and _is_open(field.slot, content):
            told = _told_by(field.slot, content, content)
            blocks[field.name] = [_piece({"heading": "", "html": "", "slot": field.slot, "level": 1}, told)]
    if blocks[POINTS]:
        blocks[LEAD] = _lead(content)
    for group in groups:
        blocks[TEXT] += [piece | {"unless": group.fields} for piece in _running(group, shown)]
    return blocks


def _is_told_elsewhere(name: str, group: _Group) -> bool:
    """Whether the field says already, of itself, what the section of the officer would say in it once more."""
    return name == SENDER and group.sections[0]["slot"] == "officer"


def _told_by(slot: str, shown: dict, content: dict) -> dict:
    """What the slot's own field prints its rows from: the points without the sentence above them, which the template
    may have in its own words; and who writes, as in the head."""
    facts = shown["facts"]
    if slot == "proposals":
        facts = facts | {"proposals": facts.get("proposals", {}) | {"proposing": "", "deciding": ""}}
    if slot == "sender":
        facts = facts | {"officer": content["facts"].get("officer", {})}
    return shown | {"facts": facts}


def _lead(content: dict) -> list[dict]:
    said = words.proposals(content)["lead"]
    return [{"heading": "", "level": 1, "html": clean(f"<p>{escape(said)}</p>"), "unless": []}] if said else []


def _running(group: _Group, shown: dict) -> list[dict]:
    """The group in the running text; of the sender only what somebody has written there."""
    if group.sections[0]["slot"] != "sender":
        return _pieces(group, shown, with_heading=True)
    own = [section | {"slot": ""} for section in group.sections if section["html"]]
    return [_piece(section, shown) for section in own]


def _is_open(slot: str, content: dict) -> bool:
    """Whether what the slot prints, and no section of the letter does, is there to be printed at all."""
    return (
        all(section["slot"] != slot for section in content["sections"]) and _FACTS.get(slot, slot) in content["facts"]
    )


def _groups(sections: list[dict]) -> list[_Group]:
    found: list[_Group] = []
    for section in sections:
        if section["level"] > 1 and found and not _own_fields(section):
            found[-1].sections.append(section)
        else:
            found.append(_Group([section], _own_fields(section)))
    return found


def _own_fields(section: dict) -> list[str]:
    heading = section["heading"].casefold()
    if section["slot"] == "officer":
        return _OFFICER if section["html"] else [*_OFFICER, SENDER]
    return [
        field.name
        for field in FIELDS
        if field.is_block and (section["slot"] and section["slot"] == field.slot or heading.startswith(field.headings))
    ]


def _pieces(group: _Group, shown: dict, *, with_heading: bool) -> list[dict]:
    first, *below = group.sections
    pieces = [_piece(first if with_heading else first | {"heading": ""}, shown)]
    return pieces + [_piece(section, shown) for section in below]


def _piece(section: dict, content: dict) -> dict:
    rows = slots.render(section, content) if section["slot"] else ""
    html = clean(section["html"]) + clean(rows)
    return {"heading": section["heading"], "level": section["level"], "html": html, "unless": []}


def mark_of(content: dict, *, is_frozen: bool) -> str:
    return "" if is_frozen or content["frame"]["final"] else _("Utkast")
