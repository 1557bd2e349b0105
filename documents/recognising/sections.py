"""The sections of a paper: its headings and what stands below each."""

import re

from documents.recognising.headings import is_known
from documents.recognising.kinds import title_type
from documents.recognising.names import find_names, find_titles
from documents.recognising.paper import Section
from text.blocks import HEADING, Block

_UNDER = re.compile(r"^\d{1,2}\.\d{1,2}(?!\d)")
_MOSTLY_NUMBER = re.compile(r"^[\W\d]+$")


def sectioned(blocks: list[Block]) -> list[Section]:
    """The blocks by heading, in order. What stands before the first heading has the heading ""."""
    sections: list[Section] = []
    heading, body = "", []
    for block in blocks:
        if _is_heading(block):
            if heading or body:
                sections.append(Section(heading, body))
            heading, body = block.text.strip(), []
        else:
            body.append(block)
    if heading or body:
        sections.append(Section(heading, body))
    return sections


def levels(sections: list[Section], blocks: list[Block]) -> list[int]:
    """For each section 1, or 2 when its heading stands under a larger one: by its number, or by how the file has it."""
    smaller = {block.text.strip() for block in blocks if block.kind == HEADING and block.sure and block.level > 2}
    found: list[int] = []
    for section in sections:
        is_under = bool(_UNDER.match(section.heading)) or section.heading in smaller
        found.append(2 if is_under and 1 in found else 1)
    return found


def _is_heading(block: Block) -> bool:
    if block.kind != HEADING or not block.text.strip():
        return False
    if block.sure or is_known(block.text) or title_type(block.text):
        return True
    return not (_MOSTLY_NUMBER.match(block.text) or _is_person(block.text))


def _is_person(text: str) -> bool:
    people = find_names(text)
    covered = sum(person.end - person.start for person in people) + sum(len(title.text) for title in find_titles(text))
    return bool(people) and covered > 0.7 * len(text)
