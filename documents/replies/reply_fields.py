"""The fields under each section on the page of a reply: what was sent in them, and what they show."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from base.numbers import whole_number
from base.refusals import Refused
from documents.changes.wordings import changes_if_any
from documents.editing.section_writing import tidy_heading
from documents.models import Comment
from documents.page_text import sections_for_page
from documents.replies.remarks import LONGEST, LONGEST_WORDING, NO_SECTION, TOKEN, Remark, fields_of, sections_of
from text.cleaning import received
from text.plain_wording import as_typed, from_typed

_NAMES = uuid.UUID("6f1c1f0e-3f0a-4c0c-9a51-1d6b8f5b7c20")


@dataclass
class Fields:
    """The fields of one remark. plain: the wording for a field without form, None where it would lose its form.

    place: what the section was called when the remark was saved. changes: how the section has changed since the remark
    was written.
    """

    token: str
    section_key: str
    version: int = 0
    text: str = ""
    heading: str = ""
    html: str = ""
    plain: str | None = None
    by_name: str = ""
    place: str = ""
    suggests: bool = False
    may_suggest: bool = True
    has_changed: bool = False
    changes: SafeString = SafeString("")

    @property
    def is_new(self) -> bool:
        return self.version == 0

    @property
    def is_open(self) -> bool:
        return bool(self.text) or self.suggests or self.version > 0


def read_remarks(data: Mapping[str, str], content: dict, comments: Iterable[Comment] = ()) -> list[Remark]:
    """What was typed in the fields. Raises Refused when it is more than a remark may hold."""
    sections = sections_of(content)
    there = {fields_of(comment): comment for comment in comments}
    tokens = [name.removeprefix("at:")[:TOKEN] for name in data if name.startswith("at:")]
    return [_read(data, token, sections, there.get(token)) for token in tokens]


def _read(data: Mapping[str, str], token: str, sections: dict, comment: Comment | None) -> Remark:
    key, _bar, version = data[f"at:{token}"].partition("|")
    section = sections.get(key, NO_SECTION)
    text = data.get(f"text:{token}", "").replace("\r\n", "\n").strip()
    if len(text) > LONGEST:
        raise Refused(_("En synpunkt är för lång: högst 20 000 tecken. Dela upp den på flera avsnitt."))
    heading = data.get(f"heading:{token}")
    return Remark(
        token=token,
        section_key=_as_key(key),
        text=text,
        heading=None if heading is None else tidy_heading(heading),
        html=_read_wording(data, token, section, comment),
        version=whole_number(version) or 0,
        is_removed=bool(data.get(f"remove:{token}")),
        page=data.get("page", "")[:12],
    )


def _as_key(key: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(key)
    except ValueError:
        return None


def _read_wording(data: Mapping[str, str], token: str, section: dict, comment: Comment | None) -> str | None:
    if (html := data.get(f"html:{token}")) is None:
        if (typed := data.get(f"plain:{token}")) is None:
            return None
        before = comment.suggested_html if comment and comment.suggests else section["html"]
        html = from_typed(typed, before)
    html = received(html)
    if len(html) > max(LONGEST_WORDING, 2 * len(section["html"])):
        raise Refused(
            _("En föreslagen lydelse är för lång. Skriv vad du vill ändra som synpunkt, eller svara med en fil.")
        )
    return html


def sections_with_fields(
    content: dict, comments: Iterable[Comment], *, who: str, typed: Iterable[Remark] = (), used: Iterable[str] = ()
) -> list[dict]:
    """The sections to read, each with the `fields` of what is written on it and of one `fresh` remark.

    who: so that two who begin at the same section have fields of their own. typed: what was sent and is not saved; it
    stands in the fields as it was typed. used: tokens that are taken.
    """
    given = _by_section(content, comments, typed)
    taken = set(used) | {fields.token for each in given.values() for fields in each}
    sections = sections_for_page(content)
    for section in sections:
        section["fields"] = given.pop(section["key"], [])
        section["fresh"] = _fresh(section, who, taken)
    return sections


def whole_and_lost(
    content: dict, comments: Iterable[Comment], *, who: str, typed: Iterable[Remark] = (), used: Iterable[str] = ()
) -> tuple[list[Fields], list[Fields]]:
    """The fields of remarks on the paper as a whole, with a new one; and those of sections that the text has not."""
    given = _by_section(content, comments, typed)
    taken = set(used) | {fields.token for each in given.values() for fields in each}
    whole = given.pop("", [])
    if not whole:
        whole = [_fresh(NO_SECTION, who, taken)]
    known = sections_of(content)
    return whole, [fields for key, each in given.items() if key not in known for fields in each]


def _by_section(content: dict, comments: Iterable[Comment], typed: Iterable[Remark]) -> dict[str, list[Fields]]:
    sections, given = sections_of(content), {}
    waiting = {remark.token: remark for remark in typed}
    for comment in comments:
        fields = _of_comment(comment, sections.get(str(comment.section_key or "")))
        if remark := waiting.pop(fields.token, None):
            fields = _typed_over(fields, remark)
        given.setdefault(fields.section_key, []).append(fields)
    for remark in waiting.values():
        section = sections.get(str(remark.section_key or ""), NO_SECTION)
        fields = _typed_over(_blank(section, remark.token), remark)
        if fields.text or fields.suggests:
            given.setdefault(fields.section_key, []).append(fields)
    return given


def _of_comment(comment: Comment, section: dict | None) -> Fields:
    there = section or NO_SECTION
    before = (comment.heading_before, comment.html_before)
    fields = _blank(there, fields_of(comment))
    fields.section_key = str(comment.section_key or "")
    fields.version, fields.text, fields.by_name = comment.version, comment.text, comment.by_name
    fields.suggests, fields.place = comment.suggests, comment.place
    if comment.suggests:
        fields.heading, fields.html = comment.suggested_heading, comment.suggested_html
        fields.plain = as_typed(fields.html)
    if section is None:
        fields.may_suggest = False
        fields.heading = fields.heading or comment.place
    elif fields.section_key and before != (section["heading"], section["html"]):
        fields.has_changed = True
        fields.changes = changes_if_any(comment.html_before, section["html"])
    return fields


def _blank(section: dict, token: str) -> Fields:
    may_suggest = bool(section["key"]) and not section["slot"]
    return Fields(
        token,
        section["key"],
        heading=section["heading"],
        html=section["html"],
        plain=as_typed(section["html"]) if may_suggest else None,
        may_suggest=may_suggest,
    )


def _typed_over(fields: Fields, remark: Remark) -> Fields:
    changed = replace(fields, text=remark.text, version=remark.version)
    if remark.html is not None and fields.may_suggest:
        heading = fields.heading if remark.heading is None else remark.heading
        changed.suggests = fields.suggests or (heading, remark.html) != (fields.heading, fields.html)
        changed.heading, changed.html, changed.plain = heading, remark.html, as_typed(remark.html)
    return changed


def _fresh(section: dict, who: str, taken: set[str]) -> Fields:
    """The same fields each time the page is shown, until something is saved in them."""
    number = 0
    while (token := uuid.uuid5(_NAMES, f"{who}|{section['key']}|{number}").hex[:TOKEN]) in taken:
        number += 1
    return _blank(section, token)
