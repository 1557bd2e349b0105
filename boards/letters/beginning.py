"""What a letter begins with: its officer, the bodies and headings that its municipality usually writes under."""

from base.dates import from_iso, today
from base.searching import fold
from boards.models import BoardLetter, Consequence, ProposalPoint
from boards.settings_of import headings_of, settings_of
from documents.models import Document
from organisations.models import Body, Organisation, Person, Post

USUAL_LABEL = "Tjänsteskrivelse"
COUNCIL = "Kommunfullmäktige"
_OFFICER = ("officer_name", "officer_title", "officer_department", "officer_email")
_PROPOSES = ("proposing_name", "deciding_name")


def create(document: Document) -> None:
    """The letter's own row beside a new paper, and the paper under the name that the municipality uses."""
    owner = document.owner
    letter = BoardLetter(document=document, **officer_of(document.created_by, owner), **bodies_of(owner))
    letter.save()
    Consequence.objects.bulk_create(
        Consequence(letter=letter, position=position, heading=heading.name, text=heading.ready_text)
        for position, heading in enumerate(headings_of(owner))
    )
    label = settings_of(owner).letter_label
    if document.type_label == USUAL_LABEL and label != USUAL_LABEL:
        document.type_label = label
        document.save(update_fields=["type_label"])


def officer_of(user, owner: Organisation) -> dict[str, str]:
    """The user as officer, as far as the register knows."""
    person = Person.objects.filter(user=user).first()
    posts = Post.objects.held_by(user, today()).filter(organisation=owner)
    post = posts.select_related("department").first()
    return {
        "officer_name": str(user)[:200],
        "officer_title": post.title if post else "",
        "officer_department": str(post.department) if post and post.department else "",
        "officer_email": (person.email if person else "") or user.email,
    }


def bodies_of(owner: Organisation) -> dict:
    """Who usually proposes and decides; where the council decides, it is the board that proposes."""
    usual = settings_of(owner)
    if usual.council_decides:
        council = body_named(COUNCIL, owner)
        return {**_body("proposing", usual.deciding), **_body("deciding", council), "deciding_name": COUNCIL}
    return {**_body("proposing", usual.proposing), **_body("deciding", usual.deciding)}


def _body(role: str, body: Body | None) -> dict:
    return {role: body, f"{role}_name": body.name if body else ""}


def body_named(name: str, owner: Organisation) -> Body | None:
    """The body of the owner's register with the name, or with that as its short one."""
    wanted = fold(name)
    bodies = Body.objects.filter(organisation=owner, to_on=None) if wanted else ()
    return next((body for body in bodies if wanted in (fold(body.name), fold(body.short_name))), None)


def copy(source: Document, document: Document, facts: frozenset[str]) -> None:
    """Those of the rows that are named and hold also in the next matter; its papers are others."""
    old, new = source.board_letter, document.board_letter
    names = [*(_OFFICER if "officer" in facts else ()), *(_PROPOSES if "proposals" in facts else ())]
    for name in names:
        setattr(new, name, getattr(old, name))
    if "proposals" in facts:
        new.proposing = body_named(new.proposing_name, document.owner)
        new.deciding = body_named(new.deciding_name, document.owner)
        ProposalPoint.objects.bulk_create(
            ProposalPoint(letter=new, position=row.position, text=row.text) for row in old.points.all()
        )
    new.save()
    if "consequences" in facts:
        fields = ("position", "heading", "text", "has_no_effect")
        _replace(new.consequences, old.consequences.values(*fields))
    if "recipients" in facts:
        _replace(new.recipients, old.recipients.values("position", "name"))


def take_reading(document: Document, reading: dict) -> None:
    """What the head and the lists of an imported letter say. Those that it names are no parties to it."""
    document.parties.exclude(organisation=document.owner).filter(signatories=None).delete()
    said, letter = reading.get("letter") or {}, document.board_letter
    officer = said.get("officer") or {}
    for name in ("name", "title", "department", "email"):
        setattr(letter, f"officer_{name}", (officer.get(name) or "")[:200])
    for role in ("proposing", "deciding"):
        name = (said.get(role) or "")[:200]
        setattr(letter, f"{role}_name", name)
        setattr(letter, role, body_named(name, document.owner))
    letter.save()
    _replace(letter.points, ({"text": text[:1000], "action": _action(text)} for text in said.get("points") or []))
    _replace(letter.consequences, _once(said.get("consequences") or []))
    rows = ({"text": row["text"][:300], "dated_on": from_iso(row.get("dated_on"))} for row in said.get("bases") or [])
    _replace(letter.bases, rows)
    _replace(letter.recipients, ({"name": name[:300]} for name in said.get("recipients") or []))


def _once(rows: list[dict]) -> list[dict]:
    """A heading that stands twice is one, with both texts."""
    found: dict[str, dict] = {}
    for row in rows:
        heading = row["heading"][:200]
        kept = found.setdefault(heading, {"heading": heading, "text": ""})
        kept["text"] = "\n\n".join(filter(None, [kept["text"], row["text"]]))
    return list(found.values())


def _action(text: str) -> str:
    words = fold(text)
    if "godkänna uppföljning" in words:
        return ProposalPoint.Action.APPROVE_FOLLOW_UP
    return ProposalPoint.Action.ADOPT if words.startswith("anta ") else ProposalPoint.Action.OTHER


def _replace(rows, values) -> None:
    """rows: a related manager of the letter; values: the fields of each new row, in order."""
    rows.all().delete()
    letter = rows.instance
    rows.model.objects.bulk_create(
        rows.model(letter=letter, **{"position": position, **fields}) for position, fields in enumerate(values)
    )
