"""A paper begins: empty, from a template, or from another paper."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from documents import kinds
from documents.forms import possible_parties
from documents.models import Document, Party, Reader, Section, Signatory, Template
from documents.writing import note_event, written
from organisations.models import Organisation


@transaction.atomic
def create(
    *,
    kind: str,
    title: str,
    owner: Organisation,
    by,
    type_label: str = "",
    sections: Iterable[Section] = (),
    parties: Iterable[Party] = (),
    made_from: Document | None = None,
    step: str = "create",
    note: str = "",
) -> Document:
    """A new draft with its owner as reader, its sections and parties (unsaved rows), its kind's row and an event."""
    chosen = kinds.get(kind)
    document = Document.objects.create(
        kind=kind,
        type_label=type_label or chosen.type_labels[0],
        title=title,
        owner=owner,
        made_from=made_from,
        created_by=by,
    )
    Reader.objects.create(document=document, organisation=owner)
    for position, party in enumerate(parties):
        party.document, party.position = document, position
        party.save()
    for position, section in enumerate(sections):
        section.document, section.position = document, position
    Section.objects.bulk_create(sections)
    chosen.create(document)
    note_event(document, step, by, note=note)
    written(document)
    return document


@transaction.atomic
def create_from_template(
    template: Template, owner: Organisation, title: str, by, *, other_party: Organisation | None = None
) -> Document:
    """A draft with the template's headings, guidance and first texts; the owner is the first party of it."""
    with_parties = [owner, *([other_party] if other_party and other_party != owner else [])]
    return create(
        kind=template.kind,
        type_label=template.type_label,
        title=title,
        owner=owner,
        by=by,
        sections=[_section(row) for row in template.sections.all()],
        parties=[Party(organisation=each, name_as_written=each.name) for each in with_parties],
        note=_("Från mallen ”%(name)s”") % {"name": template.name},
    )


def _section(row) -> Section:
    return Section(
        level=row.level, heading=row.heading, guidance=row.guidance, html=row.html, slot=row.slot, audience=row.audience
    )


@transaction.atomic
def create_from_paper(
    source: Document, content: dict, *, owner: Organisation, title: str, by, facts: frozenset[str]
) -> Document:
    """A draft with the headings, the text, the parties and the signatories' names and titles of the content.

    The sections keep their keys. facts: the names of those of the kind's rows that are copied from the source too.
    Dates, numbers and secrecy belong to the old paper and stay with it.
    """
    document = create(
        kind=source.kind,
        type_label=content["frame"]["type_label"],
        title=title,
        owner=owner,
        by=by,
        sections=_copied_sections(source, content, is_own=owner == source.owner),
        parties=_copied_parties(source, content, owner),
        made_from=source,
        step="make_from",
    )
    parties = list(document.parties.all())
    Signatory.objects.bulk_create(
        Signatory(party=parties[row["party"]], name=row["name"], title=row["title"], position=position)
        for position, row in enumerate(content["signatories"])
    )
    kinds.get(source.kind).copy(source, document, facts)
    written(document)
    return document


def _copied_sections(source: Document, content: dict, *, is_own: bool) -> list[Section]:
    """What the owner wrote as guidance stays with the owner."""
    guidance = dict(source.sections.values_list("key", "guidance")) if is_own else {}
    rows = [Section(**{name: row[name] for name in _CARRIED}) for row in content["sections"]]
    for row in rows:
        row.guidance = next((text for key, text in guidance.items() if str(key) == row.key), "")
    return rows


_CARRIED = ("key", "level", "heading", "html", "slot", "audience")


def _copied_parties(source: Document, content: dict, owner: Organisation) -> list[Party]:
    """The parties of the content, each with the organisation that it is known to be if the owner may choose that."""
    parties = source.parties.select_related("organisation")
    known = {party.name_as_written: party for party in parties.filter(organisation__in=possible_parties(owner))}
    leading = {party.name_as_written for party in parties if party.leads and owner == source.owner}
    return [
        Party(
            name_as_written=row["name"],
            organisation=known[row["name"]].organisation if row["name"] in known else None,
            leads=row["name"] in leading,
        )
        for row in content["frame"]["parties"]
    ]
