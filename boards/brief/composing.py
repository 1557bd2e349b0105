"""What the two pages say: a pure function of a package's frozen papers, and of how much there is room for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from django.utils.translation import gettext as _

from boards.board_steps import step_words
from boards.decision_basis.composing import changed_sections
from boards.letters.words import lead
from boards.models import Appendix, BoardStep, Package, PackagePart
from documents import kinds
from documents.audience import content_for
from documents.changes.turnover import Lines, turnover
from documents.content import SCHEMA, read
from documents.models import Audience
from documents.recognising.sentences import sentences
from documents.search_words import plain


@dataclass(frozen=True)
class Room:
    """How much of each thing is said: lines of what changed, and sentences on each area of the period that was."""

    lines: int
    sentences: int


@dataclass(frozen=True)
class Change:
    """A paper that is adopted, beside the one that it takes over from."""

    title: str
    earlier: str
    gone: list[Lines]
    come: list[Lines]
    sections: list[str]


def composed(package: Package, room: Room, decision: BoardStep | None = None) -> dict:
    """The brief as a content, in the letter's own frame. decision: what the board decided, when it has."""
    letter = content_for(read(package.revision), Audience.PARTIES)
    parts = list(package.parts.select_related("document", "revision"))
    sections = [
        _section("blev", _("Det här beslutades"), _became(decision)),
        _section("beslut", _("Det här föreslogs") if decision else _("Det här ska beslutas"), _proposed(letter)),
        _section("arendet", _("Kort om ärendet"), _summary(letter, room)),
        *(_changed(change, room) for change in changes(parts)),
        _section("perioden", _("Så gick det under perioden"), _period(letter, room)),
        _section("handlingar", _("Handlingarna"), _papers(parts)),
    ]
    frame = letter["frame"] | {"type_label": _("Kortversion för beslutsfattare"), "final": None}
    return {
        "schema": SCHEMA,
        "kind": "plain",
        "language": letter["language"],
        "frame": frame,
        "sections": [section for section in sections if section["html"]],
        "signatories": [],
        "facts": {},
    }


def changes(parts: list[PackagePart]) -> Iterator[Change]:
    """Each paper of the set that takes over from another one of it, with what was dropped and what came."""
    papers = [part for part in parts if part.form == Appendix.Form.PAPER and part.revision]
    by_document = {part.document_id: part for part in papers}
    for part in papers:
        before = [each.pk for each in kinds.get(part.document.kind).earlier(part.document)]
        earlier = next((by_document[pk] for pk in [*before, part.document.made_from_id] if pk in by_document), None)
        if earlier:
            old, new = (content_for(read(each.revision), Audience.PARTIES) for each in (earlier, part))
            turned = turnover(old, new)
            sections = changed_sections(old, new)
            yield Change(new["frame"]["title"], old["frame"]["title"], turned.gone, turned.come, sections)


def followed_up(letter: dict) -> list[tuple[str, str]]:
    """Name and words of each part of the letter's follow-up: what stands below a heading that begins so."""
    found, is_within = [], False
    for section in letter["sections"]:
        if section["level"] == 1:
            is_within = section["heading"].casefold().startswith("uppföljning")
        words = plain(section["html"]).strip()
        if is_within and words:
            found.append((section["heading"], words))
    return found


def _section(key: str, heading: str, html: str) -> dict:
    return {"key": key, "level": 1, "heading": heading, "html": html, "slot": "", "audience": "parties"}


def _became(decision: BoardStep | None) -> str:
    if decision is None:
        return ""
    said = [step_words.sentence(decision), *decision.text.splitlines()]
    return "".join(_paragraph(line.strip()) for line in said)


def _proposed(letter: dict) -> str:
    said = letter["facts"].get("proposals") or {"proposing": "", "deciding": "", "points": []}
    begins = lead(said["proposing"], said["deciding"])
    return _paragraph(begins) + _list("ol", (point["text"] for point in said["points"]))


def _summary(letter: dict, room: Room) -> str:
    """The letter's own summary, as far as there is room."""
    own = (row for row in letter["sections"] if row["heading"].casefold().startswith("sammanfattning"))
    said = sentences(plain(next(own, {"html": ""})["html"]).strip())
    return _paragraph(" ".join(said[: 2 * room.sentences]))


def _changed(change: Change, room: Room) -> dict:
    words = {"title": change.title, "earlier": change.earlier}
    html = _paragraph(_("”%(title)s” tar över efter ”%(earlier)s”.") % words)
    html += _kept(_("Det här försvann"), _lines(change.gone), room) or _paragraph(_("Inget åtagande försvinner."))
    html += _kept(_("Det här är nytt"), _lines(change.come), room)
    html += _kept(_("Avsnitten"), change.sections, room)
    return _section("andringar", _("Vad som ändras"), html)


def _lines(groups: list[Lines]) -> list[str]:
    return [f"{group.group}: {line.text}" for group in groups for line in group.lines]


def _kept(heading: str, lines: list[str], room: Room) -> str:
    shown, rest = lines[: room.lines], len(lines) - room.lines
    if rest > 0:
        shown.append(_("… och %(count)s till, som står i jämförelsen.") % {"count": rest})
    return f"<h3>{escape(heading, quote=False)}</h3>{_list('ul', shown)}" if shown else ""


def _period(letter: dict, room: Room) -> str:
    html = ""
    for name, words in followed_up(letter):
        said = sentences(words)
        text = " ".join(said[: room.sentences]) + (" …" if len(said) > room.sentences else "")
        html += f"<p><strong>{escape(name, quote=False)}.</strong> {escape(text, quote=False)}</p>"
    return html


def _papers(parts: Iterable[PackagePart]) -> str:
    lines = []
    for part in parts:
        number = _("Bilaga %s: ") % part.number if part.number else ""
        lines.append(number + ", ".join(filter(None, (part.title, part.extent))))
    return _list("ul", lines)


def _paragraph(text: str) -> str:
    return f"<p>{escape(text, quote=False)}</p>" if text else ""


def _list(tag: str, lines: Iterable[str]) -> str:
    rows = "".join(f"<li>{escape(line, quote=False)}</li>" for line in lines)
    return f"<{tag}>{rows}</{tag}>" if rows else ""
