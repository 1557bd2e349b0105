"""A paper as the recogniser sees it, handed to the recognisers of the apps above."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from documents.recognising.doubts import Doubts
from documents.recognising.parties import Mention
from documents.recognising.sentences import sentences
from documents.recognising.signing_people import Signature
from text.blocks import HEADING, ITEM, TABLE, Block


@dataclass(frozen=True)
class Section:
    """A heading and the blocks below it; the heading is "" for what stands before the first."""

    heading: str
    blocks: list[Block]

    @property
    def text(self) -> str:
        """The words as they stand, paragraphs apart by an empty line, items by a bullet."""
        return plain_text(self.blocks)


@dataclass
class Paper:
    """One paper of a file, with what is known of it so far."""

    blocks: list[Block]
    title: str = ""
    type: str = "other"
    head: str = ""
    registry_number: str | None = None
    dated_on: str | None = None
    parties: list[dict[str, str]] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    signatures: list[Signature] = field(default_factory=list)
    doubts: Doubts = field(default_factory=Doubts)
    page_offers_signed_copy: bool = False

    @cached_property
    def text(self) -> str:
        """All words of the paper."""
        return "\n".join(block.text for block in self.blocks)

    @property
    def signed_on(self) -> list[str]:
        """The days of the signatures, each once, the first one first."""
        return sorted({signature.signed_on for signature in self.signatures if signature.signed_on})

    def sentences(self) -> list[tuple[str, str]]:
        """Every sentence of the paper with the heading that it stands under."""
        return self._sentences

    @cached_property
    def _sentences(self) -> list[tuple[str, str]]:
        return [
            (section.heading, sentence)
            for section in self.sections
            for block in section.blocks
            if block.kind != TABLE
            for sentence in sentences(block.text)
        ]

    def lists(self) -> Iterator[tuple[str, str, list[str]]]:
        """Every list: the heading above, the line just before, and the items."""
        for section in self.sections:
            lead, items = "", []
            for block in [*section.blocks, Block(HEADING, "")]:
                if block.kind == ITEM:
                    items.append(block.text)
                    continue
                if items:
                    yield section.heading, lead, items
                lead, items = block.text, []


def plain_text(blocks: list[Block]) -> str:
    """The words of some blocks as text that keeps paragraphs and lists apart."""
    parts: list[str] = []
    for place, block in enumerate(blocks):
        if place:
            parts.append("\n" if block.kind == ITEM and blocks[place - 1].kind == ITEM else "\n\n")
        parts.append(f"• {block.text}" if block.kind == ITEM else block.text)
    return "".join(parts)
