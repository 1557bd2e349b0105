"""A paper as a Word file, from the same frozen content as its PDF."""

from collections.abc import Mapping
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from documents import signing_block, slots
from documents.audience import content_for
from documents.head import address_columns, date_lines, frame_of, number_lines, secrecy_line
from documents.templatetags import paper as words
from text import cleaning
from text.printing.docx import Part, Signatory, WordPaper, write_docx
from text.printing.pictures import Picture, picture

Logos = Mapping[str, tuple[str, bytes]]


def paper_docx(
    content: dict, *, mark: str, audience: str = "parties", logos: Logos | None = None, version: str = ""
) -> bytes:
    """The Word file, with the mark on every page; the same content gives the same bytes.

    logos: by SHA-256, media type and bytes. version: which text it is, for a file that is to be answered in.
    """
    with translation.override(content["language"]):
        shown = content_for(content, audience)
        return write_docx(_paper(shown, mark, logos or {}, version))


def _paper(content: dict, mark: str, logos: Logos, version: str) -> WordPaper:
    frame = frame_of(content)
    is_joint = len(frame["parties"]) > 1
    owner = frame["owner"]
    senders = frame["parties"] if is_joint else [{"name": owner["name"], "logo": owner["letterhead"].get("logo")}]
    dated = frame["dated_on"]
    # In a file that is to be answered in, every section stands in the text, so that none seems to be taken away.
    sections = content["sections"] if version else slots.printed(content)
    above = [] if version else [each for each in sections if slots.stands_in_head(each)]
    return WordPaper(
        title=frame["title"],
        senders=[sender["name"] for sender in senders],
        type_label=frame["type_label"],
        head=[*date_lines(frame), *number_lines(frame), *_head_lines(above, content)],
        parts=[_part(each, content, is_marked=bool(version)) for each in sections if each not in above],
        addresses=[] if is_joint else _address_lines(frame),
        margins=[text for text in (mark, secrecy_line(frame)) if text],
        author=owner["name"],
        keywords=", ".join(number_lines(frame)),
        made_at=datetime.fromisoformat(dated) if dated else None,
        pictures=[_picture(sender, logos) for sender in senders if sender["logo"] in logos],
        version=version,
    )


def _picture(sender: dict, logos: Logos) -> Picture:
    return picture(*logos[sender["logo"]], _("Logotyp för %(name)s") % {"name": sender["name"]})


def _address_lines(frame: dict) -> list[str]:
    columns = address_columns(frame["owner"]["letterhead"])
    return [" · ".join(f"{line['label']} {line['text']}" for line in column) for column in columns]


def _head_lines(sections: list[dict], content: dict) -> list[str]:
    said = (
        line
        for section in sections
        for line in [section["heading"], *cleaning.plain(slots.render(section, content)).splitlines()]
    )
    return [line for line in said if line.strip()]


def _part(section: dict, content: dict, *, is_marked: bool) -> Part:
    html, filled_in, signing = cleaning.clean(section["html"]), "", ()
    if section["slot"] == "signatures":
        signing = [[column and _column(column) for column in row] for row in signing_block.rows(content)]
    elif section["slot"]:
        filled_in = cleaning.clean(slots.render(section, content))
    key = section["key"] if is_marked else ""
    return Part(section["heading"], section["level"], html, signing, filled_in, key)


def _column(column: dict) -> tuple[str, list[Signatory]]:
    name = column["party"] + (_(" (forts.)") if column["is_continued"] else "")
    return name, [
        Signatory(person["name"], person["title"], _signed(person, is_signed=column["is_signed"]))
        for person in column["signatories"]
    ]


def _signed(person: dict, *, is_signed: bool) -> str:
    if not is_signed and not person["signed_on"]:
        return ""
    return " ".join(part for part in (_("Undertecknad"), words.place_and_day(person)) if part)
