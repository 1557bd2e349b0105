"""One of everything: a municipality with a row behind every address, and the people who may or may not see it."""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace

from django.conf import settings
from django.test import Client
from django.utils import timezone

from agreements.models import Agreement, Area, Renewal, TermKind
from base.models import StoredFile
from documents import steps
from documents.creating import create
from documents.models import (
    Clash,
    Clause,
    Comment,
    Decision,
    Document,
    Doubt,
    Import,
    ImportedPaper,
    Party,
    Release,
    Section,
    Signatory,
    Template,
)
from documents.registering import entries
from documents.replies import registered_replies
from documents.replies.remarks import Remark
from documents.writing import open_for_writing
from organisations.invitations import LASTS
from organisations.models import (
    Body,
    Invitation,
    Letterhead,
    Membership,
    Organisation,
    Role,
    SittingDate,
    User,
)
from tests.support import letters, watched

PEOPLE = ("stranger", "police", "member", "registrar", "coordinator", "administrator")
TOKEN = "en-inbjudan-som-finns"
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"><path d="M1 1h7v7z"/></svg>'


@dataclass
class World:
    """`people` by role; `papers`: "draft" of the municipality's, and "opened", signed and opened to the police."""

    municipality: Organisation
    other: Organisation
    police_unit: Organisation
    people: dict[str, User] = field(default_factory=dict)
    papers: dict[str, Document] = field(default_factory=dict)
    rows: SimpleNamespace = field(default_factory=SimpleNamespace)
    letters: dict[str, Document] = field(default_factory=dict)
    letter_rows: dict[str, dict] = field(default_factory=dict)
    sessions: dict[str, str] = field(default_factory=dict)

    def client(self, who: str) -> Client:
        """Where the person has logged in; "visitor" is nobody. Asked for outside of what is taken back: the person logs
        in once, and the session is there the next time too."""
        client = Client()
        if who != "visitor" and who not in self.sessions:
            client.force_login(self.people[who])
            self.sessions[who] = client.cookies[settings.SESSION_COOKIE_NAME].value
        elif who != "visitor":
            client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[who]
        return client


def build(word: str = "") -> World:
    """The world; with a word, that word stands in every field of the municipality's that somebody could read."""
    world = World(
        Organisation.objects.create(kind="municipality", name="Lindhaga kommun"),
        Organisation.objects.create(kind="municipality", name="Norrvika kommun"),
        Organisation.objects.create(
            kind="police", police_level="local_area", name="Lokalpolisområde Lindhaga-Norrvika"
        ),
    )
    _people(world)
    _register(world, word)
    _library(world, word)
    world.papers["draft"] = paper(world, f"{word} Utkast".strip(), word)
    world.rows.release = _release(world.papers["draft"], word, world.people["coordinator"])
    world.rows.remark = _answered(world, world.papers["draft"], word)
    world.papers["opened"] = _opened(world)
    _import(world, word)
    _entry(world, word)
    watched.add(world, word)
    letters.add(world, word)
    return world


def _people(world: World) -> None:
    lindhaga = world.municipality
    for name, organisation, role in (
        ("stranger", world.other, Role.COORDINATOR),
        ("police", world.police_unit, Role.POLICE_CONTACT),
        ("member", lindhaga, Role.MEMBER),
        ("registrar", lindhaga, Role.REGISTRAR),
        ("coordinator", lindhaga, Role.COORDINATOR),
        ("administrator", lindhaga, Role.ADMINISTRATOR),
    ):
        user = User.objects.create_user(email=f"{name}@lindhaga.example", name=f"{name.title()} Ek")
        Membership.objects.create(user=user, organisation=organisation, role=role)
        world.people[name] = user


def _register(world: World, word: str) -> None:
    lindhaga, rows = world.municipality, world.rows
    logo = StoredFile.objects.keep(LOGO, "image/svg+xml")
    Letterhead.objects.create(organisation=lindhaga, logo=logo, postal_address=f"{word} Box 1")
    rows.body = Body.objects.create(organisation=lindhaga, kind="board", name=f"{word}nämnden")
    rows.sitting = SittingDate.objects.create(body=rows.body, on=date(2027, 3, 1))
    colleague = User.objects.create_user(email="kollega@lindhaga.example", name="Kim Ek")
    rows.membership = Membership.objects.create(user=colleague, organisation=lindhaga, role=Role.MEMBER)
    rows.invitation = Invitation.objects.create(
        organisation=lindhaga, email="ny@lindhaga.example", name="Nils Ny", role=Role.MEMBER,
        token_digest=hashlib.sha256(TOKEN.encode()).hexdigest(), invited_by=world.people["administrator"],
        expires_at=timezone.now() + LASTS,
    )  # fmt: skip


def _library(world: World, word: str) -> None:
    lindhaga, rows = world.municipality, world.rows
    rows.template = Template.objects.create(
        owner=lindhaga, kind="agreement", name=f"{word}mallen", type_label="Samverkansöverenskommelse"
    )
    rows.clause = Clause.objects.create(owner=lindhaga, heading=f"{word}klausulen", html=f"<p>{word} klausul</p>")
    rows.area = Area.objects.create(owner=lindhaga, name=f"{word}området")


def paper(world: World, title: str, word: str = "", *, kind: str = "agreement") -> Document:
    """A draft of the municipality's with the police as the other party, and something in every part of it."""
    karin = world.people["coordinator"]
    both = (world.municipality, world.police_unit)
    document = create(
        kind=kind, title=title, owner=world.municipality, by=karin,
        sections=[Section(heading=f"{word} Bakgrund", html=f"<p>{word} Vi samverkar.</p>"), Section(heading="Mål")],
        parties=[Party(organisation=each, name_as_written=each.name) for each in both],
    )  # fmt: skip
    Signatory.objects.create(party=document.parties.first(), name=f"{word} Ek", title="Ordförande")
    with open_for_writing(document.pk, by=karin) as taken:
        section = taken.sections.first()
        clash = Clash.objects.create(
            document=taken, section=section, heading=section.heading, html=f"<p>{word} Min text.</p>", by=karin,
            base_version=1,
        )  # fmt: skip
    document.refresh_from_db()
    if not hasattr(world.rows, "clash"):
        world.rows.clash = clash
    else:
        Clash.objects.filter(pk=clash.pk).update(settled_at=timezone.now())
    return document


def _release(document: Document, word: str, by: User) -> Release:
    """The draft as it was sent to somebody outside."""
    return Release.objects.create(
        document=document, revision=document.revisions.first(), purpose="comments", relation="outside",
        name=f"{word} Berg".strip(), why=f"{word} Läs.", sent_by=by, sent_at=timezone.now(),
    )  # fmt: skip


def _answered(world: World, document: Document, word: str) -> Comment:
    """What the police said by phone, with a wording and a file."""
    section = document.sections.first()
    remark = Remark("a", section.key, f"{word} Kortare.", section.heading, f"<p>{word} Vi samverkar mer.</p>")
    file = StoredFile.objects.keep(b"%PDF-1.7 mejl", "application/pdf")
    told = registered_replies.Told(
        "mail", f"{word} Petra", date(2026, 3, 3), world.police_unit, file=file, file_name="mejl.pdf"
    )
    return registered_replies.register_reply(document, told, [remark], by=world.people["coordinator"]).comments.get()


def _opened(world: World) -> Document:
    karin = world.people["coordinator"]
    document = paper(world, "Undertecknad överenskommelse")
    Agreement.objects.filter(pk=document.pk).update(
        term_kind=TermKind.ROLLING_YEARLY, starts_on=date(2024, 1, 1), ends_on=date(2024, 12, 31)
    )
    scan = steps.Scan(StoredFile.objects.keep(b"%PDF-1.7 scan", "application/pdf"), "skannad.pdf")
    steps.register(document, by=karin, on=date(2024, 1, 1), scan=scan, open_for=[world.police_unit])
    document.refresh_from_db()
    world.rows.copy = document.locked_revision.copies.get()
    world.rows.decision = Decision.objects.create(
        document=document, revision=document.locked_revision, organisation=world.municipality, way="board",
        by_whom="Kommunstyrelsen", outcome="approved", decided_on=date(2023, 12, 1), registered_by=karin,
        excerpt=StoredFile.objects.keep(b"%PDF-1.7 utdrag", "application/pdf"), excerpt_name="utdrag.pdf",
    )  # fmt: skip
    world.rows.renewal = Renewal.objects.create(
        agreement=document.agreement, starts_on=date(2025, 1, 1), ends_on=date(2025, 12, 31),
        discussed_on=date(2024, 11, 1),
    )  # fmt: skip
    return document


def reading(word: str = "") -> dict:
    return {
        "type": "agreement", "title": f"{word} Inläst", "registry_number": None, "dated_on": None,
        "parties": [{"name": "Lindhaga kommun", "kind": "municipality"}], "term": None,
        "focus_areas": [f"{word} Trafik"], "goals": [], "forums": [], "obligations": [], "pledges": [],
        "signatories": [],
        "sections": [{"heading": f"{word} Syfte", "text": f"{word} Text"}], "doubts": [],
    }  # fmt: skip


def _entry(world: World, word: str) -> None:
    """Something that came in to the municipality about its draft."""
    file = StoredFile.objects.keep(f"{word} svar".encode(), "text/plain")
    world.rows.entry = entries.note(
        world.municipality, world.papers["draft"], "prov:1", entries.Direction.IN, on=date(2026, 3, 12),
        title=f"{word} synpunkter", counterpart=f"{word} verk", type_label=f"{word} svar", file=file,
        file_name=f"{word}.txt",
    )  # fmt: skip


def _import(world: World, word: str) -> None:
    file = StoredFile.objects.keep(f"{word} original".encode(), "text/plain")
    kept = Import.objects.create(owner=world.municipality, file=file, name=f"{word} fil.txt", source=f"{word} arkiv")
    rows = world.rows
    rows.imported = ImportedPaper.objects.create(
        source=kept, number=1, reading=reading(word), html=f"<p>{word} original</p>"
    )
    ImportedPaper.objects.create(source=kept, number=2, reading=reading(word), html=f"<p>{word} original</p>")
    of_draft = ImportedPaper.objects.create(
        source=kept, number=3, reading=reading(word), document=world.papers["draft"]
    )
    rows.doubt = Doubt.objects.create(paper=of_draft, field="title", why=f"{word} Osäkert.")
