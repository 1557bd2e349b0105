"""A paper out of an imported reading that a person has gone through."""

from html import escape

from django.db import transaction
from django.utils.translation import gettext as _

from base.dates import from_iso
from base.refusals import Refused
from documents import kinds
from documents.creating import create
from documents.models import Case, Document, Filing, ImportedPaper, Party, Section, Signatory
from documents.writing import written
from text.cleaning import received

BULLETS = ("• ", "- ", "– ", "* ")


def draft_from_reading(paper: ImportedPaper, *, by, to_write_on: bool = False) -> Document:
    """A draft with the reading's text and facts, tied to the file that it came from.

    to_write_on: whether its kind may arrange it as such papers are written, instead of keeping it as it came.

    Raises Refused when the paper has been made already, so that a second press of the button makes no second one, or
    when nobody can tell for which party somebody signed, or when a section has more text than it may hold.
    """
    return _drafted(paper, [*map(_section, paper.reading["sections"]), *_signing_block(paper.reading)], by, to_write_on)


@transaction.atomic
def _drafted(paper: ImportedPaper, sections: list[Section], by, to_write_on: bool) -> Document:
    reading = paper.reading
    kind = kinds.for_reading(reading["type"])
    title = reading["title"] or paper.source.name
    document = create(
        kind=kind.code,
        type_label=_type_label(kind, title),
        title=title[:300],
        owner=paper.source.owner,
        by=by,
        sections=sections,
        parties=[
            Party(name_as_written=row["name"][:200], organisation_id=row.get("organisation"))
            for row in reading["parties"]
        ],
        step="import",
        note=_("Inläst från %(name)s") % {"name": paper.source.name},
    )
    if not ImportedPaper.objects.filter(pk=paper.pk, document=None).update(document=document):
        raise Refused(_("Handlingen är redan inläst. Du hittar den bland handlingarna."))
    document.dated_on = from_iso(reading["dated_on"])
    document.save(update_fields=["dated_on"])
    _add_signatories(document, reading)
    _file(document, reading["registry_number"])
    kind.take_reading(document, reading)
    if to_write_on:
        kind.write_on(document, reading)
    written(document)
    return document


def _type_label(kind: kinds.Kind, title: str) -> str:
    """The word of the paper itself, when its title has one that the kind knows; the longest, which says most."""
    words = title.casefold()
    return max((label for label in kind.type_labels if label.casefold() in words), key=len, default="")


def _section(row: dict) -> Section:
    """With the marks of the file as long as a person has not changed the words."""
    html = row.get("html") or html_of(row["text"] or "")
    return Section(heading=(row["heading"] or "")[:300], html=received(html), level=row.get("level", 1))


def _signing_block(reading: dict) -> list[Section]:
    """The place of the signatures, which are rows and no text of the reading."""
    return [Section(heading="", slot="signatures")] if reading["signatories"] else []


def html_of(text: str) -> str:
    """Lines of text as paragraphs, lines that begin with a bullet as a list; the words stay letter by letter."""
    parts, items = [], []
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith(BULLETS):
            items.append(f"<li>{escape(line[2:].strip())}</li>")
            continue
        parts += _list(items)
        items = []
        parts.append(f"<p>{escape(line)}</p>")
    return "".join(parts + _list(items))


def _list(items: list[str]) -> list[str]:
    return [f"<ul>{''.join(items)}</ul>"] if items else []


def _add_signatories(document: Document, reading: dict) -> None:
    parties = {party.name_as_written: party for party in document.parties.all()}
    for position, row in enumerate(reading["signatories"]):
        party = parties.get(party_named(row["party"], list(parties)))
        if party is None:
            raise Refused(_("Skriv för vilken part %(name)s skrev under.") % {"name": row["name"] or row["title"]})
        Signatory.objects.create(
            party=party,
            name=(row["name"] or "")[:200],
            title=(row["title"] or "")[:200],
            position=position,
            signed_on=from_iso(row["signed_on"]),
        )


def party_named(wanted: str | None, names: list[str]) -> str | None:
    """The one of the parties' names that a signatory's "för …" means; None when it could be several or none."""
    words = (wanted or "").casefold().strip()
    if not words:
        return None
    same = [name for name in names if name.casefold() == words]
    like = [name for name in names if words in name.casefold() or name.casefold() in words]
    found = same or like
    return found[0] if len(found) == 1 else None


def _file(document: Document, registry_number: str | None) -> None:
    if registry_number:
        case, _made = Case.objects.get_or_create(organisation=document.owner, registry_number=registry_number[:60])
        Filing.objects.create(document=document, case=case)
