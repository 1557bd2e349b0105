"""What a basis for a decision says: a pure function of the text, of the one before it and of what is recommended."""

from collections.abc import Iterable
from datetime import date, datetime
from html import escape

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from base.dates import dated_moment, iso
from documents import slots
from documents.changes.comparison import ADDED, CHANGED, REMOVED, compare
from documents.changes.turnover import Lines, Turnover, turnover
from documents.content import SCHEMA
from text.cleaning import clean

_SIGNATURES = "signatures"
_SAID_OF = {
    ADDED: gettext_lazy("Nytt avsnitt: %s"),
    CHANGED: gettext_lazy("Ändrat: %s"),
    REMOVED: gettext_lazy("Borttaget: %s"),
}


def recommended(content: dict, decider: str) -> str:
    """A proposal to begin with, that can be understood without the rest."""
    frame = content["frame"]
    parties = _(" och ").join(filter(None, [", ".join(_names(frame)[:-1]), *_names(frame)[-1:]]))
    words = {"decider": decider, "label": frame["type_label"].lower(), "title": frame["title"], "parties": parties}
    if not parties:
        return _("%(decider)s godkänner ”%(title)s”.") % words
    return _("%(decider)s godkänner ”%(title)s” mellan %(parties)s.") % words


def background(content: dict, earlier: dict | None) -> str:
    """What is known of the paper: its term as the text says it, and what it takes over from."""
    said = [(content["facts"].get("term") or {}).get("sentence", "")]
    if earlier:
        said.append(_("Den tar över efter ”%s”.") % earlier["frame"]["title"])
    return " ".join(filter(None, said))


def composed(
    content: dict,
    earlier: dict | None,
    *,
    owner: dict,
    recommendation: str,
    background: str,
    made_on: date,
    text_from: datetime,
) -> dict:
    """The whole paper as a content: proposal, background, changes, and then the text itself.

    content, earlier: as the parties see them. owner: the frame's owner, whose letterhead it has. text_from: when the
    text was fixed, by which it is told from others of the paper.
    """
    frame = content["frame"]
    written = [
        _section("forslag", _("Förslag till beslut"), _paragraphs(recommendation)),
        _section("bakgrund", _("Bakgrund"), _paragraphs(background)) if background.strip() else None,
        _section("andringar", *_changes(content, earlier)),
        _section("texten", _("Texten som beslutet gäller"), _which(frame, text_from)),
    ]
    return {
        "schema": SCHEMA,
        "kind": "plain",
        "language": content["language"],
        "frame": {
            "type_label": _("Underlag för beslut"),
            "title": frame["title"],
            "dated_on": iso(made_on),
            "place": "",
            "owner": owner,
            "parties": [],
            "numbers": frame["numbers"],
            "final": None,
            "secrecy": frame["secrecy"],
        },
        "sections": [section for section in written if section] + _text(content),
        "signatories": [],
        "facts": {},
    }


def _which(frame: dict, text_from: datetime) -> str:
    words = {"title": frame["title"], "when": dated_moment(text_from)}
    return _paragraphs(_("”%(title)s”, texten från %(when)s.") % words)


def _names(frame: dict) -> list[str]:
    return [party["name"] for party in frame["parties"]]


def _section(key: str, heading: str, html: str, level: int = 1) -> dict:
    return {"key": key, "level": level, "heading": heading, "html": html, "slot": "", "audience": "parties"}


def _paragraphs(text: str) -> str:
    lines = (line.strip() for line in text.splitlines())
    return "".join(f"<p>{escape(line, quote=False)}</p>" for line in lines if line)


def _text(content: dict) -> list[dict]:
    """The sections below one heading, with what their slots print, and without the places to sign."""
    return [
        _section(section["key"], section["heading"], clean(section["html"] + _rows(section, content)), level=2)
        for section in content["sections"]
        if section["slot"] != _SIGNATURES
    ]


def _rows(section: dict, content: dict) -> str:
    return slots.render(section, content) if section["slot"] else ""


def _changes(content: dict, earlier: dict | None) -> tuple[str, str]:
    if earlier is None:
        return _("Vad som är nytt"), _paragraphs(_("Det finns ingen tidigare överenskommelse att jämföra med här."))
    heading = _("Ändringar mot ”%s”") % earlier["frame"]["title"]
    return heading, _turned(turnover(earlier, content)) + _listed(_("Avsnitten"), changed_sections(earlier, content))


def _turned(found: Turnover) -> str:
    gone = _listed(_("Det här försvann"), _lines(found.gone)) or _paragraphs(_("Inget åtagande har försvunnit."))
    return gone + _listed(_("Det här är nytt"), _lines(found.come))


def _lines(groups: list[Lines]) -> Iterable[str]:
    return (f"{group.group}: {line.text}" for group in groups for line in group.lines)


def changed_sections(earlier: dict, content: dict) -> list[str]:
    """`Ändrat: Organisation`, for each section that two papers do not share as it is."""
    compared = compare(earlier, content, of_two_papers=True).sections
    return [_SAID_OF[section.what] % section.name for section in compared if section.what in _SAID_OF]


def _listed(heading: str, lines: Iterable[str]) -> str:
    rows = "".join(f"<li>{escape(line, quote=False)}</li>" for line in lines)
    return f"<h3>{escape(heading, quote=False)}</h3><ul>{rows}</ul>" if rows else ""
