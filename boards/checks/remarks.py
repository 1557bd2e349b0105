"""What a check says, and what it looks at."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _

from boards.models import Appendix, BoardLetter
from boards.settings_of import headings_of
from documents.advice.tips import code_of
from documents.content import content_of, read
from documents.models import State
from documents.search_words import plain
from documents.section_names import section_name


@dataclass(frozen=True)
class Remark:
    """One thing to look at before the papers leave: a sentence, the place it is about and the page where it is mended.

    hinders: the papers cannot be handed over until it is mended; the rest is advice.
    """

    SUBJECT: ClassVar[str] = "check"

    text: str
    place: str
    url: str = ""
    hinders: bool = False

    @property
    def code(self) -> str:
        """What it is left by as it is: the same for as long as the same is said of the same place."""
        return code_of(self.SUBJECT, self.place, self.text)


@dataclass(frozen=True)
class Said:
    """Something that the letter says, and where: the name and the address of the place."""

    text: str
    place: str
    url: str


class Checked:
    """A letter as the checks read it: each part is asked of the database once, however many the checks are."""

    def __init__(self, letter: BoardLetter):
        self.letter = letter
        self.document = letter.document

    @cached_property
    def content(self) -> dict:
        """The text that is to leave: the locked one, or the living while it is a draft."""
        frozen = self.document.locked_revision
        return read(frozen) if frozen else content_of(self.document)

    @property
    def facts(self) -> dict:
        return self.content["facts"]

    @cached_property
    def appendices(self) -> list[Appendix]:
        return list(self.letter.appendices.select_related("document__locked_revision", "revision"))

    @cached_property
    def points(self) -> list:
        return list(self.letter.points.select_related("about"))

    @cached_property
    def ready_texts(self) -> dict[str, str]:
        """The text that a consequence begins with, by its heading."""
        return {row.name: row.ready_text for row in headings_of(self.document.owner) if row.ready_text}

    @property
    def facts_url(self) -> str:
        return reverse("boards:facts", args=[self.document.pk])

    @property
    def appendices_url(self) -> str:
        return reverse("boards:appendices", args=[self.document.pk])

    @property
    def frame_url(self) -> str:
        return reverse("documents:frame", args=[self.document.pk])

    def section_url(self, key: str) -> str:
        name = "edit" if self.document.state == State.DRAFT else "detail"
        return reverse(f"documents:{name}", args=[self.document.pk]) + f"#avsnitt-{key}"

    def said(self) -> Iterator[Said]:
        """All that the letter says in words, place by place: prose, points, consequences, recipients."""
        for section in self.content["sections"]:
            if not section["slot"]:
                name = section_name(section["heading"], section["html"])
                text = f"{section['heading']}\n{plain(section['html'])}"
                yield Said(text, _("avsnittet ”%s”") % name, self.section_url(section["key"]))
        for number, point in enumerate(self.facts["proposals"]["points"], start=1):
            yield Said(point["text"], _("punkt %s") % number, self.facts_url)
        for row in self.facts["consequences"]:
            yield Said(row["text"], _("rubriken ”%s”") % row["heading"], self.facts_url)
        for row in self.facts["recipients"]:
            yield Said(row["name"], _("Beslutet skickas till"), self.facts_url)
