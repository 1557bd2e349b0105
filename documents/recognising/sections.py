"""The sections of a paper: its headings and what stands below each."""

import re

from documents.recognising.headings import is_known
from documents.recognising.kinds import title_type
from documents.recognising.names import find_names, find_titles
from documents.recognising.paper import Section
from text.blocks import HEADING, Block

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
