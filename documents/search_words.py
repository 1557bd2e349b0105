"""The words that a paper is found by: one row for the living text, and one for each revision opened to others."""

import re
from html import unescape

from base.searching import fold, sort_key
from documents.audience import content_for, shown_facts
from documents.content import content_of, read
from documents.models import Document, Revision, SearchEntry

_MARKS = re.compile(r"</?(?:strong|em|a)\b[^>]*>")
_TAGS = re.compile(r"<[^>]+>")


def refresh(document: Document) -> None:
    """Write the row of the living text anew. Called as the paper's door closes, in the same transaction."""
    _write(document, None, words=words_of(content_of(document)))


def open_revision(revision: Revision) -> None:
    """Make a revision findable for those whom it is opened to, by what they may see of it."""
    _write(revision.document, revision, **found_by(read(revision)))


def found_by(content: dict) -> dict[str, str]:
    """What the other parties find a content by: its words, and the names of the facts that they are shown.

    And what they sort it by, so that no order tells them of a later title.
    """
    facts = "".join(f" {name} " for name in sorted(shown_facts(content, "parties")))
    frame = content["frame"]
    order = {"sort_title": sort_key(frame["title"]), "type_label": frame["type_label"]}
    return {"words": words_of(content_for(content, "parties")), "facts": facts, **order}


def _write(document: Document, revision: Revision | None, **found_by: str) -> None:
    SearchEntry.objects.update_or_create(document=document, revision=revision, defaults=found_by)


def words_of(content: dict) -> str:
    """Everything in a content that somebody may look for, folded."""
    frame = content["frame"]
    parts = [frame["type_label"], frame["title"], frame["owner"]["name"]]
    parts += [party["name"] for party in frame["parties"]]
    parts += [number["number"] for number in frame["numbers"]]
    parts += [word for signatory in content["signatories"] for word in (signatory["name"], signatory["title"])]
    parts += [word for section in content["sections"] for word in (section["heading"], plain(section["html"]))]
    parts += _texts(content["facts"])
    return fold(" ".join(parts))


def plain(html: str) -> str:
    """The words of a section; quicker than reading it as a text, and good enough to search."""
    return unescape(_TAGS.sub(" ", _MARKS.sub("", html)))


def _texts(facts) -> list[str]:
    if isinstance(facts, dict):
        return [text for value in facts.values() for text in _texts(value)]
    if isinstance(facts, list):
        return [text for value in facts for text in _texts(value)]
    return [facts] if isinstance(facts, str) else []
