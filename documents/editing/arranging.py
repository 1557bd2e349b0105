"""Which sections a paper has and in which order. Positions are plain integers, written all at once."""

import uuid

from django.utils.translation import gettext as _

from base.refusals import Refused
from documents import slots
from documents.content import read
from documents.editing.section_writing import section_of, tidy_heading, write
from documents.models import Audience, Document, Section
from documents.writing import freeze_if_changed, open_for_writing
from text.cleaning import clean, received

LEVELS = (1, 2)


def add_section(
    document_pk: int, *, by, after: uuid.UUID | None = None, key: uuid.UUID | None = None, heading="", html="", level=1
) -> Section:
    """A new section after the given one, otherwise last. With a key, one that was removed is put back."""
    html = received(html)
    with open_for_writing(document_pk, by=by) as document:
        if key and (there := document.sections.filter(key=key).first()):
            return there
        section = Section.objects.create(
            document=document,
            key=key or uuid.uuid4(),
            position=document.sections.count(),
            level=_level(level),
            heading=tidy_heading(heading),
            html=html,
        )
        _place(document, section, after)
    return section


def remove_section(document_pk: int, key: uuid.UUID, *, by) -> None:
    """Take a section away. If it says something, the whole paper is frozen first, so that it can be had back."""
    with open_for_writing(document_pk, by=by) as document:
        section = section_of(document, key)
        _refuse_unsettled(section)
        if section.html:
            freeze_if_changed(document, _("Innan avsnittet ”%(heading)s” togs bort") % {"heading": section}, by)
        section.delete()
        _number(list(document.sections.all()))


def append_text(document_pk: int, key: uuid.UUID, html: str, *, by) -> Section:
    """Put a ready text last in a section, whatever version it has: nothing is written over."""
    with open_for_writing(document_pk, by=by) as document:
        section = section_of(document, key)
        if section.slot:
            raise Refused(_("Avsnittet skriver ut uppgifter och har ingen egen text. Lägg texten i ett eget avsnitt."))
        write(section, section.heading, clean(section.html + html), by)
    return section


def restore_section(document_pk: int, number: int, key: uuid.UUID, *, by) -> Section:
    """Take a section's text from an earlier revision, whether the section is gone or has another text."""
    with open_for_writing(document_pk, by=by) as document:
        revision = document.revisions.get(number=number)
        earlier = next((each for each in read(revision)["sections"] if each["key"] == str(key)), None)
        if earlier is None:
            raise Refused(_("Avsnittet finns inte i den versionen."))
        section = document.sections.filter(key=key).first()
        if section is None:
            return _put_back(document, earlier)
        if not section.slot:
            freeze_if_changed(document, _("Innan en tidigare text togs tillbaka"), by)
            write(section, earlier["heading"], earlier["html"], by)
    return section


def move_section(document_pk: int, key: uuid.UUID, steps: int, *, by) -> None:
    """Move a section up (negative) or down among the others; beyond the ends it stays at the end."""
    with open_for_writing(document_pk, by=by) as document:
        order = list(document.sections.all())
        section = section_of(document, key)
        place = order.index(section)
        order.insert(max(0, min(place + steps, len(order) - 1)), order.pop(place))
        _number(order)


def order_sections(document_pk: int, keys: list[uuid.UUID], *, by) -> None:
    """Put the sections in the order of the keys; those that are not named (somebody just added them) come last."""
    with open_for_writing(document_pk, by=by) as document:
        wanted = {key: place for place, key in enumerate(keys)}
        _number(sorted(document.sections.all(), key=lambda section: wanted.get(section.key, len(wanted))))


def shape_section(document_pk: int, key: uuid.UUID, *, by, level: int, audience: str, slot: str) -> Section:
    """Set the heading's level, for whom the section is and what rows it prints; Refused for what cannot be."""
    with open_for_writing(document_pk, by=by) as document:
        section = section_of(document, key)
        if slot and slot not in slots.of_kind(document.kind):
            raise Refused(_("Den sortens innehåll finns inte för handlingen."))
        if slot and section.html:
            raise Refused(_("Avsnittet har text. Flytta eller ta bort texten innan det ska skriva ut uppgifter."))
        if audience not in Audience.values:
            raise Refused(_("Välj vem avsnittet visas för."))
        section.level, section.audience, section.slot = _level(level), audience, slot
        section.save(update_fields=["level", "audience", "slot"])
    return section


def _put_back(document: Document, earlier: dict) -> Section:
    return Section.objects.create(
        document=document,
        key=earlier["key"],
        position=document.sections.count(),
        level=earlier["level"],
        heading=earlier["heading"],
        html=earlier["html"],
        slot=earlier["slot"],
        audience=earlier["audience"],
    )


def _refuse_unsettled(section: Section) -> None:
    if section.clashes.filter(settled_at=None).exists():
        raise Refused(_("Två har skrivit i avsnittet. Välj först vilken text som ska gälla, och ta sedan bort det."))


def _level(level: int) -> int:
    if level not in LEVELS:
        raise Refused(_("Rubriken har nivå 1 eller 2."))
    return level


def _place(document: Document, section: Section, after: uuid.UUID | None) -> None:
    others = [each for each in document.sections.all() if each.pk != section.pk]
    places = [place for place, each in enumerate(others, start=1) if each.key == after]
    others.insert(places[0] if places else len(others), section)
    _number(others)


def _number(sections: list[Section]) -> None:
    for place, section in enumerate(sections):
        section.position = place
    Section.objects.bulk_update(sections, ["position"])
