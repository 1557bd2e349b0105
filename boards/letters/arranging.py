"""A letter that was read in and is to be written on: what it says in rows is no longer said in its prose as well.

Words are taken out of a section only where every one of them stands in the rows or in the head of the paper, so that
nothing is lost and nothing is printed twice; everything else stays where it is.
"""

import re
from html import escape

from django.utils.translation import gettext as _

from boards.letters.first_sections import background_heading
from boards.letters.said_in_rows import BETWEEN, pattern, plain, said_besides, with_dashes, without_lead
from boards.models import BoardLetter
from boards.recognising import deciding, ending
from documents.models import Document, Section
from documents.recognising.periods import years_joined

_LABELS = ("Handläggare", "Datum", "Dnr", "Diarienummer", "Ärendenummer")
_PREFIX = re.compile(r"^Bilaga \d+: ")


def write_on(document: Document, reading: dict) -> None:
    """Put slots in the places of what `beginning.take_reading` has made rows of, and the dash back between years."""
    arranged = _Arranged(document)
    rows = [row for section in document.sections.all() for row in arranged.instead_of(section)]
    if arranged.has_sender:
        rows.append(Section(document=document, slot="sender"))
    _under_what_leads_in(rows)
    document.sections.all().delete()
    for place, row in enumerate(rows):
        row.pk, row.position, row.html = None, place, with_dashes(row.html)
    Section.objects.bulk_create(rows)
    _mend_rows(document.board_letter)


def _under_what_leads_in(rows: list[Section]) -> None:
    """The headings after a text that ends with a colon stand under it, as far as text goes."""
    lead = next((place for place, row in enumerate(rows) if row.level == 1 and plain(row.html).endswith(":")), None)
    for row in rows[lead + 1 :] if lead is not None else ():
        if row.slot:
            break
        row.level = 2


class _Arranged:
    """The letter's rows as words to look for, and which slots stand already."""

    def __init__(self, document: Document):
        letter = document.board_letter
        self.document = document
        self.points = [row.text for row in letter.points.all()]
        self.consequences = {row.heading: row.text for row in letter.consequences.all()}
        self.bases = [_PREFIX.sub("", row.text) for row in letter.bases.all()]
        self.recipients = [row.name for row in letter.recipients.all()]
        self.officer = [
            letter.officer_name, letter.officer_title, letter.officer_department, letter.officer_email
        ]  # fmt: skip
        numbers = document.filings.values_list("case__registry_number", flat=True)
        dated = [str(document.dated_on)] if document.dated_on else []
        bodies = [letter.proposing_name, letter.deciding_name]
        self.head = [*_LABELS, document.type_label, document.title, *dated, *numbers, *self.officer, *bodies]
        self.has_sender = False
        self.done: set[str] = set()
        self.certain = self._are_consequences_certain()

    def instead_of(self, section: Section) -> list[Section]:
        """What stands in the place of a section; the section itself where it says more than the rows do."""
        heading, text = section.heading.strip(" :."), plain(section.html)
        if section.slot:
            return [section]
        if not heading and not section.position:
            return self._head(section)
        if deciding.HEADING.match(heading):
            return self._slot("proposals", section, not said_besides(without_lead(text), self.points) and self.points)
        if ending.SENT_TO.match(heading):
            return self._recipients(section, text)
        if ending.BASES.match(heading) or ending.APPENDICES.match(heading):
            slot = "bases" if ending.BASES.match(heading) else "appendices"
            return self._slot(slot, section, self.bases and not said_besides(text, self.bases))
        if self.certain and section.heading[:200] in self.consequences:
            return self._consequences(section, text)
        return [section]

    def _slot(self, slot: str, section: Section, is_certain) -> list[Section]:
        if not is_certain or slot in self.done:
            return [section]
        return [self._new(slot, section.heading)]

    def _new(self, slot: str, heading: str) -> Section:
        self.done.add(slot)
        return Section(document=self.document, slot=slot, heading=heading)

    def _head(self, section: Section) -> list[Section]:
        """The officer, the points, and the text after them; the section as it is when other words stand between."""
        text = plain(section.html)
        rest = self._after_points(text)
        if rest is None and said_besides(text, self.head):
            return [section]
        found = [self._new("officer", _("Handläggare"))]
        if rest is None:
            return found
        found.append(self._new("proposals", _("Förslag till beslut")))
        if rest:
            section.heading, section.html = str(background_heading()), f"<p>{escape(rest, quote=False)}</p>"
            found.append(section)
        return found

    def _after_points(self, text: str) -> str | None:
        """What is left of running text after its head and its last point; None when they cannot be told apart."""
        lead = deciding.find_lead(text)
        if lead is None or not self.points or said_besides(text[: lead.start()], self.head):
            return None
        place = lead.end()
        for point in self.points:
            match = re.compile(rf"[\s.;,]*(?:\d{{1,2}}[.)]\s*)?{pattern(point)}[.;]?").match(text, place)
            if not match:
                return None
            place = match.end()
        return text[place:].strip()

    def _recipients(self, section: Section, text: str) -> list[Section]:
        left = said_besides(text, self.recipients)
        if not left:
            return self._slot("recipients", section, self.recipients)
        if said_besides(text, [*self.recipients, *self.officer]):
            return [section]
        self.has_sender = True
        return self._slot("recipients", section, self.recipients)

    def _are_consequences_certain(self) -> bool:
        """All of them or none: two headings of consequences in one letter are one too many."""
        sections = [row for row in self.document.sections.all() if row.heading[:200] in self.consequences]
        return len(sections) == len(self.consequences) and all(
            self._tail(row.heading[:200], plain(row.html)) is not None for row in sections
        )

    def _tail(self, heading: str, text: str) -> str | None:
        """The lists that stand after the text of a consequence; None when other words do."""
        match = re.match(pattern(self.consequences[heading]), text.strip())
        rest = text.strip()[match.end() :] if match else text
        return None if said_besides(rest, [*self.bases, *self.recipients, *self.officer]) else rest.strip(BETWEEN)

    def _consequences(self, section: Section, text: str) -> list[Section]:
        found = [] if "consequences" in self.done else [self._new("consequences", _("Konsekvenser"))]
        if not self._tail(section.heading[:200], text):
            return found
        if self.bases:  # a list that lost its heading is of appendices, which are chosen for it to be printed
            found.append(self._new("appendices", _("Bilagor")))
        if self.recipients:
            found.append(self._new("recipients", _("Beslutet skickas till")))
        self.has_sender = bool(self.officer[0])
        return found


def _mend_rows(letter: BoardLetter) -> None:
    for rows in (letter.points, letter.consequences, letter.bases):
        for row in rows.all():
            row.text = years_joined(_PREFIX.sub("", row.text))
            row.save(update_fields=["text"])
