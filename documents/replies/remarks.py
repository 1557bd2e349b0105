"""Remarks of a reply that is being written: saved so that colleagues who write together lose nothing."""

import uuid
from collections.abc import Iterable
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from django.db import transaction
from django.utils.translation import gettext as _

from base.refusals import Refused
from documents.models import Comment, Reply, Revision
from documents.sending.asked import text_of
from text.cleaning import plain
from text.personal_numbers import find

LONGEST = 20_000
LONGEST_WORDING = 200_000
MOST_IN_ALL = 600_000
TOKEN = 20
NO_SECTION = {"key": "", "heading": "", "html": "", "slot": ""}


@dataclass(frozen=True)
class Remark:
    """What stands in the fields of one remark.

    token: the fields' own name, so that the same fields sent twice are one remark. page: which page they stand on; what
    a page has saved it may save again. version: of the remark that the page showed, 0 for a new one. heading, html: the
    wording as it stands in the fields, None where none was asked for. by_name, quote and place are known of what came
    in a file: who wrote it, on which words, and where it stood when that is in no section.
    """

    token: str
    section_key: uuid.UUID | None
    text: str
    heading: str | None = None
    html: str | None = None
    version: int = 0
    is_removed: bool = False
    page: str = ""
    by_name: str = ""
    quote: str = ""
    place: str = ""

    @property
    def full_token(self) -> str:
        return f"{self.token}.{self.page}"[:40]


@dataclass
class Kept:
    """What was saved: the version of each remark by its token. beside: tokens of those that were saved beside another
    text, since somebody had written in the same remark; each with the token of the new one. beside_of: by whom."""

    versions: dict[str, int] = field(default_factory=dict)
    beside: dict[str, str] = field(default_factory=dict)
    beside_of: set[str] = field(default_factory=set)


@contextmanager
def open_reply(pk: int):
    """Take the row of a reply that is not sent, so that one writes in it at a time. Raises Refused when it is sent."""
    with transaction.atomic():
        if not Reply.objects.filter(pk=pk, sent_at=None).update(sent_at=None):
            raise Refused(_("Svaret är redan skickat. Det du nu har skrivit kom inte med: kopiera det härifrån."))
        yield Reply.objects.select_related("revision", "release").get(pk=pk)


def sections_of(content: dict) -> dict[str, dict]:
    return {section["key"]: section for section in content["sections"]}


def is_empty(remark: Remark, section: dict) -> bool:
    return remark.is_removed or not (remark.text or suggests(remark, section))


def suggests(remark: Remark, section: dict) -> bool:
    """Whether the wording in the fields is another than that of the section; one that prints rows has none."""
    if section["slot"] or not section["key"] or remark.html is None:
        return False
    heading = section["heading"] if remark.heading is None else remark.heading
    return (heading, remark.html) != (section["heading"], section["html"])


def new_numbers(remarks: Iterable[Remark], content: dict) -> list[str]:
    """What looks like personnummer in the remarks and does not stand in the text that was sent."""
    sections = sections_of(content)
    known = {number for section in sections.values() for number in find(plain(section["html"]))}
    typed = "\n".join(f"{remark.text}\n{remark.heading or ''}\n{plain(remark.html or '')}" for remark in remarks)
    return [number for number in find(typed) if number not in known]


def unsaid(remarks: Iterable[Remark], comments: Iterable[Comment], content: dict) -> list[Remark]:
    """The remarks without those that the comments say word for word."""
    sections = sections_of(content)
    return [
        remark
        for remark in remarks
        if not _is_said(comments, remark, sections.get(str(remark.section_key), NO_SECTION))
    ]


def only_said(remarks: Iterable[Remark], content: dict) -> list[Remark]:
    """The remarks, without the wordings that stand as they do in the text: nothing was meant by them."""
    sections = sections_of(content)
    return [
        each
        if suggests(each, sections.get(str(each.section_key), NO_SECTION))
        else replace(each, heading=None, html=None)
        for each in remarks
    ]


def write(reply: Reply, remarks: Iterable[Remark], by_name: str, text: Revision | None = None) -> Kept:
    """Put the remarks in the reply. Only within an opened reply, or one that is not yet anybody else's to see.

    A remark whose fields are empty is taken away. One that a colleague has changed since the page was shown stays as
    the colleague wrote it, and what was typed is kept beside it. text: the one that the remarks were written on, that
    of the reply unless given. Raises Refused when it becomes more than an answer may hold.
    """
    sections = sections_of(text_of(text or reply.revision))
    places = {key: number for number, key in enumerate(sections, start=1)}
    there = {fields_of(comment): comment for comment in reply.comments.all()}
    kept = Kept()
    for remark in remarks:
        comment = there.get(remark.token) or Comment(reply=reply)
        section = sections.get(str(remark.section_key)) or _lost_section(comment)
        remark = _with_lost_wording(remark, comment, section, sections)
        comment.position = places.get(section["key"], comment.position)
        _write_one(kept, there, comment, remark, section, by_name)
    if sum(len(each.suggested_html) + len(each.text) for each in there.values()) > MOST_IN_ALL:
        raise Refused(
            _("Svaret är för stort. Skicka det som är skrivet och komplettera sedan, eller svara med en fil.")
        )
    return kept


def _write_one(kept: Kept, there: dict, comment: Comment, remark: Remark, section: dict, by_name: str) -> None:
    if comment.pk and _says(comment, remark, section):
        kept.versions[remark.token] = comment.version
    elif is_empty(remark, section):
        if comment.pk and not _is_newer(comment, remark):
            del there[remark.token]
            comment.delete()
            kept.versions[remark.token] = 0
    elif _is_said(there.values(), remark, section):
        return
    elif comment.pk and _is_newer(comment, remark):
        _put_beside(kept, there, comment, remark, section, by_name)
    else:
        _fill(comment, remark, section, by_name)
        there[remark.token] = comment
        kept.versions[remark.token] = comment.version


def _lost_section(comment: Comment) -> dict:
    """The section that a remark was written on and that the text no longer has; none for the whole paper."""
    if comment.pk is None or comment.section_key is None:
        return NO_SECTION
    return {
        "key": str(comment.section_key),
        "heading": comment.heading_before,
        "html": comment.html_before,
        "slot": "",
    }


def _with_lost_wording(remark: Remark, comment: Comment, section: dict, sections: dict) -> Remark:
    if section["key"] in sections or not comment.suggests:
        return remark
    return replace(remark, heading=comment.suggested_heading, html=comment.suggested_html)


def _put_beside(kept: Kept, there: dict, comment: Comment, remark: Remark, section: dict, by_name: str) -> None:
    token = uuid.uuid4().hex[:TOKEN]
    beside = Comment(reply=comment.reply, position=comment.position)
    _fill(beside, replace(remark, token=token), section, by_name)
    there[token] = beside
    kept.beside[remark.token] = token
    kept.beside_of.add(comment.by_name)
    kept.versions[token] = beside.version


def fields_of(comment: Comment) -> str:
    """The token of the fields that it was typed in."""
    return comment.token.partition(".")[0]


def _is_newer(comment: Comment, remark: Remark) -> bool:
    """Whether somebody has written in it since the page was shown; what the page itself has saved is its own."""
    is_own = bool(remark.page) and comment.token == remark.full_token
    return comment.version != remark.version and not is_own


def _is_said(comments: Iterable[Comment], remark: Remark, section: dict) -> bool:
    """Whether the same is said of the same section already: fields that were sent twice."""
    return any(str(each.section_key or "") == section["key"] and _says(each, remark, section) for each in comments)


def _says(comment: Comment, remark: Remark, section: dict) -> bool:
    if remark.is_removed or (comment.suggests, comment.text) != (suggests(remark, section), remark.text):
        return False
    if remark.quote and remark.quote != comment.quote or remark.by_name and remark.by_name != comment.by_name:
        return False
    return not comment.suggests or (comment.suggested_heading, comment.suggested_html) == _wording(remark, section)


def _wording(remark: Remark, section: dict) -> tuple[str, str]:
    return section["heading"] if remark.heading is None else remark.heading, remark.html or ""


def _fill(comment: Comment, remark: Remark, section: dict, by_name: str) -> None:
    is_suggestion = suggests(remark, section)
    wording = _wording(remark, section) if is_suggestion else ("", "")
    is_same_wording = comment.suggests and wording == (comment.suggested_heading, comment.suggested_html)
    if not is_same_wording:
        # A wording that is left as it was is still one of the text that it was written on.
        comment.heading_before, comment.html_before = section["heading"], section["html"]
    comment.token = remark.full_token
    comment.section_key = section["key"] or None
    comment.place = (remark.place or section["heading"] or comment.place)[:300]
    comment.quote = remark.quote or comment.quote
    comment.text = remark.text
    comment.suggests = is_suggestion
    comment.suggested_heading, comment.suggested_html = wording
    comment.by_name = (remark.by_name or by_name)[:200]
    comment.version += 1
    comment.save()
