"""What stands above and below the text of a paper, in words."""

from django.utils.translation import gettext as _

from documents import kinds
from documents.templatetags import paper as words


def frame_of(content: dict) -> dict:
    """The frame as the head shows it: of a kind that is its owner's own, without the others that it names."""
    frame = content["frame"]
    if not kinds.get(content["kind"]).is_of_owner:
        return frame
    return {**frame, "parties": [party for party in frame["parties"] if party["name"] == frame["owner"]["name"]]}


def number_lines(frame: dict) -> list[str]:
    """`Diarienummer KS 2026/123`; with whose it is as soon as the paper is not the owner's alone."""
    numbers = frame["numbers"]
    if len(numbers) == 1 and len(frame["parties"]) < 2 and numbers[0]["organisation"] == frame["owner"]["name"]:
        return [_("Diarienummer %(number)s") % numbers[0]]
    return [_("Diarienummer %(organisation)s %(number)s") % number for number in numbers]


def date_lines(frame: dict) -> list[str]:
    """When the paper is dated and when it was signed or adopted, as they stand in its head."""
    final = frame.get("final")
    lines = [words.done(final)] if final else [condition] if (condition := condition_line(frame)) else []
    if frame["dated_on"] and not (final and final["on"] == frame["dated_on"]):
        written = words.day(frame["dated_on"])
        place = f"{frame['place']} " if frame.get("place") else ""
        lines.append(_("Daterad %(day)s") % {"day": written} if final else f"{place}{written}")
    return lines


def condition_line(frame: dict) -> str:
    """What stands on a paper that is signed before all have decided; empty on others."""
    if final := frame.get("final"):
        condition, said = final.get("condition"), _("Undertecknad under förutsättning av %s.")
    else:
        condition, said = frame.get("condition"), _("Undertecknas under förutsättning av %s.")
    return said % condition if condition else ""


def secrecy_line(frame: dict) -> str:
    """The marking that stands on every page; empty when there is none."""
    secrecy = frame.get("secrecy")
    if not secrecy:
        return ""
    parts = [_("Sekretess"), secrecy["ground"], words.day(secrecy["on"]), secrecy["authority"]]
    return " · ".join(part for part in parts if part)


def address_columns(letterhead: dict) -> list[list[dict]]:
    """What is filled in, in three columns of {"label", "text"}, for the foot of the first page."""
    columns = [
        [(_("Postadress"), "postal_address"), (_("Besöksadress"), "visiting_address")],
        [(_("Telefon"), "phone"), (_("E-post"), "email"), (_("Webb"), "web")],
        [(_("Org.nr"), "organisation_number"), (_("Bankgiro"), "bank_giro")],
    ]
    filled = [
        [{"label": label, "text": letterhead[name]} for label, name in column if letterhead.get(name)]
        for column in columns
    ]
    return [column for column in filled if column]
