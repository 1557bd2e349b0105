"""Papers of the demo year, made by the same steps as people take."""

from datetime import date
from pathlib import Path

from documents import steps
from documents.creating import create
from documents.from_reading import html_of
from documents.models import Audience, Case, Document, Filing, Party, Section, Signatory
from documents.writing import open_for_writing
from organisations.demo import Cast
from organisations.models import Body, Organisation

TEXTS = Path(__file__).parent / "demo_texts"


def sections_from(text: str) -> list[Section]:
    """Unsaved sections: `# ` begins one, `[name]` alone on a line is a slot, the rest is text."""
    sections = []
    for line in text.splitlines():
        if line.startswith("# "):
            sections.append(_Draft(line[2:]))
        elif line.startswith("[") and line.endswith("]"):
            # A section is text or a slot; rows after a text stand in a section of their own without a heading.
            if sections[-1].lines:
                sections.append(_Draft(""))
            sections[-1].slot = line[1:-1]
        elif line.strip():
            if sections[-1].slot:
                sections.append(_Draft(""))
            sections[-1].lines.append(line)
    return [draft.section() for draft in sections]


class _Draft:
    def __init__(self, heading: str):
        self.heading, self.lines, self.slot = heading, [], ""

    def section(self) -> Section:
        return Section(heading=self.heading, html=html_of("\n".join(self.lines)), slot=self.slot)


def paper(
    *,
    kind: str,
    title: str,
    text: str,
    owner: Organisation,
    by,
    parties: list[Organisation] = (),
    type_label: str = "",
    number: str = "",
    signs: dict[Organisation, tuple[str, str]] | None = None,
) -> Document:
    """A draft with the text, the parties and who signs for each: organisation → name and title."""
    document = create(
        kind=kind,
        title=title,
        type_label=type_label,
        owner=owner,
        by=by,
        sections=sections_from(text),
        parties=[Party(organisation=each, name_as_written=each.name) for each in parties],
    )
    for party in document.parties.all():
        if signs and party.organisation in signs:
            name, role = signs[party.organisation]
            Signatory.objects.create(party=party, name=name, title=role)
    if number:
        board = Body.objects.filter(organisation=owner, short_name="KS").first()
        case = Case.objects.create(organisation=owner, authority=board, registry_number=number, title=title)
        Filing.objects.create(document=document, case=case)
    return document


def load(cast: Cast, day: date) -> None:
    """The plain papers: one in each state."""
    lindhaga, police, karin = cast.lindhaga, cast.police, cast.coordinator
    year = day.year + 1
    signs = {lindhaga: ("Maria Holst", "Kommunstyrelsens ordförande"), police: ("Johan Rask", "Lokalpolisområdeschef")}
    pledges = paper(
        kind="pledge_set",
        title=f"Medborgarlöften för Lindhaga {year}",
        text=_text("pledges"),
        owner=lindhaga,
        by=karin,
        parties=[lindhaga, police],
        number=f"KS {day.year}/341",
        signs=signs,
    )
    steps.lock(pledges, by=karin)
    bylaws = paper(
        kind="plain",
        type_label="Reglemente",
        title="Reglemente för lokala Brottsförebyggande rådet i Lindhaga",
        text=_text("bylaws"),
        owner=lindhaga,
        by=karin,
        number=f"KS {day.year - 3}/57",
    )
    steps.register(bylaws, by=karin, on=date(day.year - 3, 2, 7), place="Lindhaga")
    plan = paper(
        kind="plain",
        type_label="Verksamhetsplan",
        title=f"Verksamhetsplan för Brå {year}",
        text=_text("activity_plan"),
        owner=lindhaga,
        by=cast.colleague,
    )
    _make_internal(plan, "Behov att lösa", cast.colleague)
    notes = paper(
        kind="notes",
        title="Minnesanteckningar från Brå",
        text=_text("notes"),
        owner=lindhaga,
        by=karin,
    )
    steps.register(notes, by=karin, on=None)
    discarded = paper(
        kind="plain",
        type_label="Policy",
        title="Policy för trygghetsvandringar",
        text="# Syfte\nVandringar ska leda till något.",
        owner=lindhaga,
        by=karin,
    )
    steps.discard(discarded, by=karin, reason="Ingår i stället i verksamhetsplanen.")


def _text(name: str) -> str:
    return (TEXTS / f"{name}.txt").read_text()


def _make_internal(document: Document, heading: str, by) -> None:
    with open_for_writing(document.pk, by=by) as taken:
        taken.sections.filter(heading=heading).update(audience=Audience.INTERNAL)
