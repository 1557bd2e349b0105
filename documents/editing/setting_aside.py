"""A clause leaves the draft's text and waits for another paper, such as the pledges; or it comes back."""

import hashlib
import uuid

from django.utils.translation import gettext as _

from base.refusals import Refused
from base.searching import fold
from documents.editing.section_writing import section_of, write
from documents.models import Document, Section, SetAside
from documents.recognising.sentences import sentences
from documents.writing import freeze_if_changed, note_event, open_for_writing
from text.clauses import Place, clauses, cut, put_back
from text.cleaning import plain


def mark_of(words: str) -> str:
    """What tells one clause from another: the same for the same words."""
    return hashlib.sha256(fold(" ".join(words.split())).encode()).hexdigest()[:32]


def set_aside(document_pk: int, key: uuid.UUID, place: str, mark: str, *, by, why: str = "") -> SetAside:
    """Take the clause at the place out of the section and keep it; pressed again it is the one that was kept.

    mark: `mark_of` the words that the person was shown. Where they stand elsewhere by now they are taken from there.
    Raises Refused when they are gone or changed, and when the paper is not a draft.
    """
    with open_for_writing(document_pk, by=by) as document:
        section = section_of(document, key)
        found = _found(section, place, mark)
        if found is None:
            return _kept(document, key, mark)
        if section.clashes.filter(settled_at=None).exists():
            raise Refused(_("Två har skrivit i avsnittet. Välj först vilken text som ska gälla."))
        freeze_if_changed(document, _("Innan ett stycke lades undan ur ”%(heading)s”") % {"heading": section}, by)
        rest, clause = cut(section.html, *found)
        write(section, section.heading, rest, by)
        row = SetAside.objects.create(
            document=document,
            section_key=key,
            place=str(found[0]),
            heading=section.heading,
            html=clause,
            why=why[:300],
            by=by,
        )
        note_event(document, "set_aside", by, before=document.state, note=_short(clause))
    return row


def take_back(document_pk: int, row_pk: int, *, by) -> Section | None:
    """Put the clause back where it stood; last in a section of its own if its section is gone. None if it is back."""
    with open_for_writing(document_pk, by=by) as document:
        row = document.set_aside.select_related("taken_to").filter(pk=row_pk).first()
        if row is None:
            return None
        if row.taken_to:
            raise Refused(_("Stycket finns nu i ”%(paper)s”. Ta bort det där först.") % {"paper": row.taken_to})
        section = document.sections.filter(key=row.section_key).first()
        if section is None or section.slot:
            section = _new_section(document, row)
        else:
            write(section, section.heading, put_back(section.html, Place.read(row.place or "0"), row.html), by)
        row.delete()
        note_event(document, "take_back_aside", by, before=document.state, note=_short(row.html))
    return section


def _found(section: Section, place: str, mark: str) -> tuple[Place, int | None] | None:
    """Where the words stand in the section, and how many signs of the clause they are; None for the whole of it."""
    wanted = _read(place)
    whole = [clause for clause in clauses(section.html) if mark_of(clause.text) == mark]
    if whole:
        return next((each.place for each in whole if each.place == wanted), whole[0].place), None
    for clause in clauses(section.html):
        for sentence in sentences(clause.text) if clause.is_plain else ():
            if mark_of(sentence) == mark:
                at = Place(clause.place.node, clause.place.item, clause.text.index(sentence))
                return at, len(sentence)
    return None


def _read(place: str) -> Place | None:
    try:
        return Place.read(place)
    except ValueError:
        return None


def _kept(document: Document, key: uuid.UUID, mark: str) -> SetAside:
    for row in document.set_aside.filter(section_key=key):
        if mark_of(plain(row.html)) == mark:
            return row
    raise Refused(_("Stycket har ändrats eller tagits bort sedan sidan visades. Läs tipset igen."))


def _new_section(document: Document, row: SetAside) -> Section:
    taken = document.sections.filter(key=row.section_key).exists()
    return Section.objects.create(
        document=document,
        key=uuid.uuid4() if taken else row.section_key,
        position=document.sections.count(),
        heading=row.heading,
        html=row.html,
    )


def _short(html: str) -> str:
    words = " ".join(plain(html).split())
    return words if len(words) <= 120 else f"{words[:120].rsplit(' ', 1)[0]} …"
