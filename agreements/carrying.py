"""What an agreement takes with it: from an older one that it is made from, or from an imported reading."""

from agreements import going_on
from agreements.models import Agreement, Aim, Area, BodyPromise, FocusArea, PromisedSeat, Relation, TermKind
from base.dates import from_iso
from base.searching import fold
from documents.models import Document, Passage
from documents.search_words import plain
from organisations.models import Body


def create(document: Document) -> None:
    """The agreement's own row beside a new paper."""
    Agreement.objects.create(document=document)


def copy(source: Document, document: Document, facts: frozenset[str]) -> None:
    """Those of the facts `term`, `focus_areas`, `purposes`, `goals` and `bodies` that are named.

    The owner's own new paper succeeds the old one, or what that was to follow where it has lapsed; another's is a paper
    of its own. Dates belong to the old term and are left out.
    """
    old, new = source.agreement, document.agreement
    is_own = source.owner_id == document.owner_id
    new.term_kind = old.term_kind if "term" in facts else ""
    new.follows, new.relation = _place_after(old) if is_own else (None, "")
    new.save()
    if "focus_areas" in facts:
        _copy_areas(old, new)
    for name, kind in (("purposes", Aim.Kind.PURPOSE), ("goals", Aim.Kind.GOAL)):
        if name in facts:
            rows = old.aims.filter(kind=kind)
            Aim.objects.bulk_create(Aim(agreement=new, kind=kind, text=row.text, position=row.position) for row in rows)
    if "bodies" in facts:
        _copy_bodies(old, new, is_own=is_own)
    if is_own:
        going_on.carry(source, document)


def _place_after(old: Agreement) -> tuple[Agreement | None, str]:
    """What has lapsed never held, so the one before it is still to be replaced."""
    if old.document.condition_outcome == Document.Condition.REFUSED:
        return old.follows, old.relation
    return old, Relation.SUCCESSOR


def _copy_areas(old: Agreement, new: Agreement) -> None:
    """An area of the old owner's own becomes one of the new owner's, by its name."""
    owner = new.document.owner
    for row in old.focus_areas.select_related("area"):
        area = row.area if row.area.owner_id in (None, owner.pk) else area_named(row.area.name, owner)
        FocusArea.objects.get_or_create(agreement=new, area=area, defaults={"goal": row.goal, "position": row.position})


def _copy_bodies(old: Agreement, new: Agreement, *, is_own: bool) -> None:
    """The names as written; which bodies of the owner's register they are, for the owner only."""
    parties = {party.name_as_written: party for party in new.document.parties.all()}
    for row in old.bodies.prefetch_related("seats__party"):
        promise = BodyPromise.objects.create(
            agreement=new,
            body_id=row.body_id if is_own else None,
            name_as_written=row.name_as_written,
            position=row.position,
        )
        for seat in row.seats.all():
            if party := parties.get(seat.party.name_as_written):
                PromisedSeat.objects.create(promise=promise, party=party, what=seat.what)


def take_reading(document: Document, reading: dict) -> None:
    """The facts of a reading that a person has gone through. What has no home here stays in the reading."""
    agreement = document.agreement
    term = reading["term"] or {}
    agreement.term_kind = term.get("kind") or ""
    agreement.starts_on = from_iso(term.get("starts_on"))
    agreement.ends_on = from_iso(term.get("ends_on")) if agreement.term_kind != TermKind.UNTIL_FURTHER_NOTICE else None
    agreement.term_passage = passage_of(document, term.get("sentence") or "")
    agreement.save()
    for position, name in enumerate(dict.fromkeys(reading["focus_areas"])):
        area = area_named(name, document.owner)
        FocusArea.objects.get_or_create(agreement=agreement, area=area, defaults={"position": position})
    Aim.objects.bulk_create(
        Aim(agreement=agreement, kind=Aim.Kind.GOAL, text=text[:1000], position=position)
        for position, text in enumerate(reading["goals"])
    )
    _take_bodies(agreement, reading["forums"])


def _take_bodies(agreement: Agreement, names: list[str]) -> None:
    known = {fold(body.name): body for body in Body.objects.filter(organisation=agreement.document.owner)}
    known |= {fold(body.short_name): body for body in known.values() if body.short_name}
    taken = set()
    for position, name in enumerate(names):
        body = known.get(fold(name))
        # Two names on the paper may be one body in the register; the second keeps its name only.
        body = None if body in taken else body
        taken.add(body)
        BodyPromise.objects.create(agreement=agreement, body=body, name_as_written=name[:200], position=position)


def area_named(name: str, owner) -> Area:
    """The area of that name in the common catalogue or the owner's own; otherwise a new one of the owner's."""
    wanted = fold(name)
    for area in Area.objects.filter(owner__isnull=True) | Area.objects.filter(owner=owner):
        if fold(area.name) == wanted:
            return area
    return Area.objects.create(owner=owner, name=name[:200])


def passage_of(document: Document, sentence: str) -> Passage | None:
    """Where the sentence stands in the paper's text; None for no sentence or one that is not found there."""
    wanted = fold(sentence)
    if not wanted:
        return None
    section = next((row for row in document.sections.all() if wanted in fold(plain(row.html))), None)
    return Passage.objects.create(document=document, section_key=section.key, quote=sentence) if section else None
