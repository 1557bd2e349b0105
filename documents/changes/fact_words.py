"""The facts of a content in words, so that those of two contents can be compared line by line."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from documents.head import secrecy_line
from documents.templatetags import paper as words


@dataclass(frozen=True)
class FactWords:
    """name: that of the slot which prints the fact, if one does. lines: one for each row, without empty ones."""

    name: str
    label: str
    lines: tuple[str, ...]


def of_frame(content: dict) -> list[FactWords]:
    """What every paper has besides its sections."""
    frame = content["frame"]
    return [
        fact("title", _("Titel"), frame["title"]),
        fact("type_label", _("Typ"), frame["type_label"]),
        fact("dated_on", _("Daterad"), words.day(frame["dated_on"])),
        fact("place", _("Ort"), frame.get("place") or ""),
        fact("final", _("Slutlig"), words.done(frame["final"]) if frame.get("final") else ""),
        fact("parties", _("Parter"), *(party["name"] for party in frame["parties"])),
        fact("numbers", _("Diarienummer"), *(f"{row['organisation']}: {row['number']}" for row in frame["numbers"])),
        fact("signatures", _("Undertecknare"), *(_signatory(row, frame) for row in content["signatories"])),
        fact("secrecy", _("Sekretessmarkering"), secrecy_line(frame)),
    ]


def fact(name: str, label: str, *lines: str) -> FactWords:
    return FactWords(name, label, tuple(line for line in lines if line))


def _signatory(row: dict, frame: dict) -> str:
    party = frame["parties"][row["party"]]["name"] if row["party"] < len(frame["parties"]) else ""
    return ", ".join(filter(None, [row["name"], row["title"], party, words.place_and_day(row)]))
