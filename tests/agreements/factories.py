"""Agreements in the state asked for, written straight to the tables."""

import hashlib
from datetime import date
from itertools import count

from django.utils import timezone

from agreements.models import Agreement, Relation, Renewal, TermKind
from documents.content import canonical, content_of
from documents.models import Document, Party, Reader, Revision, SearchEntry, State
from organisations.models import Organisation, User

_numbers = count(1)


def municipality(name: str = "Lindhaga kommun", **fields) -> Organisation:
    return Organisation.objects.filter(name=name).first() or Organisation.objects.create(
        kind=Organisation.Kind.MUNICIPALITY, name=name, **fields
    )


def local_police(name: str = "Lokalpolisområde Lindhaga-Norrvika") -> Organisation:
    return Organisation.objects.filter(name=name).first() or Organisation.objects.create(
        kind=Organisation.Kind.POLICE, police_level=Organisation.PoliceLevel.LOCAL_AREA, name=name
    )


def somebody() -> User:
    return User.objects.first() or User.objects.create_user(email="karin@lindhaga.example", name="Karin Almqvist")


def document(
    *, owner=None, state=State.FINAL, title="", kind="agreement", words="", is_bare=False, **fields
) -> Document:
    """A paper with the municipality and the police as parties; final with an unknown date unless `final_on` says.

    is_bare: without parties, readers and words, where many are asked about nothing but their terms.
    """
    owner = owner or municipality()
    number = next(_numbers)
    paper = Document.objects.create(
        kind=kind,
        type_label="Samverkansöverenskommelse",
        title=title or f"Överenskommelse {number}",
        owner=owner,
        created_by=somebody(),
    )
    if not is_bare:
        _fill(paper, words)
    return move(paper, state, **fields)


def _fill(paper: Document, words: str) -> None:
    for position, organisation in enumerate((paper.owner, local_police())):
        Party.objects.create(
            document=paper, organisation=organisation, name_as_written=organisation.name, position=position
        )
    Reader.objects.create(document=paper, organisation=paper.owner)
    SearchEntry.objects.create(document=paper, words=words or paper.title.casefold())


def move(paper: Document, state: str, **fields) -> Document:
    """The paper in the state, with what the state asks for."""
    if state in (State.LOCKED, State.FINAL) and "locked_revision" not in fields:
        fields["locked_revision"] = frozen(paper)
    if state == State.FINAL:
        fields.setdefault("final_by", Document.FinalBy.SIGNATURE)
        fields.setdefault("final_on_unknown", fields.get("final_on") is None)
        if fields.get("ended_on"):
            fields.setdefault("end_reason", "Parterna är överens om att avsluta")
    if state == State.DISCARDED:
        fields.setdefault("discard_reason", "Gjord två gånger")
    Document.objects.filter(pk=paper.pk).update(state=state, **fields)
    paper.refresh_from_db()
    return paper


def frozen(paper: Document, content: str = "") -> Revision:
    content = content or canonical(content_of(paper))
    return Revision.objects.create(
        document=paper,
        number=paper.revisions.count() + 1,
        schema=1,
        content=content,
        sha256=hashlib.sha256(content.encode()).hexdigest(),
        reason="Låst",
        made_by=paper.created_by,
        made_at=timezone.now(),
    )


def agreement(
    kind: str = TermKind.FIXED,
    starts_on: date | None = None,
    ends_on: date | None = None,
    *,
    after: Agreement | None = None,
    relation: str = "",
    **fields,
) -> Agreement:
    """An agreement, final unless `state` says otherwise; with `after` it succeeds that one unless `relation` says."""
    given = {name: fields.pop(name) for name in ("owner", "title", "words", "is_bare") if name in fields}
    state = fields.pop("state", State.FINAL)
    paper = document(**given, state=State.DRAFT)
    if state in (State.LOCKED, State.FINAL) and given.get("is_bare"):
        fields["locked_revision"] = frozen(paper, "{}")
    made = Agreement.objects.create(
        document=paper,
        term_kind=kind,
        starts_on=starts_on,
        ends_on=ends_on,
        follows=after,
        relation=relation or (Relation.SUCCESSOR if after else ""),
    )
    made.document = move(paper, state, **fields)
    return made


def renewal(agreement: Agreement, starts_on: date, ends_on: date, discussed_on: date | None = None) -> Renewal:
    return Renewal.objects.create(
        agreement=agreement, starts_on=starts_on, ends_on=ends_on, discussed_on=discussed_on or starts_on
    )
