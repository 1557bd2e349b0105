"""Papers that others were sent a text of, and a word in all that the owner has written anywhere since."""

from datetime import date, timedelta

from django.utils import timezone

from agreements.models import (
    Agreement,
    Aim,
    Area,
    BodyPromise,
    Commitment,
    FocusArea,
    Fulfilment,
    Obligation,
    PromisedSeat,
    Relation,
    Renewal,
    TermKind,
    UpkeepEvent,
)
from base import answer_links
from base.models import AnswerLink, OutgoingMail, StoredFile
from documents import steps
from documents.content import freeze
from documents.models import (
    Audience,
    Case,
    ChangeReason,
    Clash,
    Clause,
    Clearing,
    Comment,
    Copy,
    Decision,
    DecisionPlan,
    DismissedTip,
    Document,
    Doubt,
    Filing,
    Import,
    ImportedPaper,
    Passage,
    RegisterEntry,
    Release,
    Reply,
    Section,
    SetAside,
    Signatory,
    SigningRequest,
    Template,
    TemplateSection,
)
from documents.models import Relation as Recipients
from documents.opening import open_to
from documents.sending import releasing
from documents.sending.releasing import Recipient, Sending
from documents.writing import note_event, open_for_writing
from organisations.models import (
    Body,
    Department,
    Invitation,
    Letterhead,
    Membership,
    Organisation,
    Person,
    Post,
    Role,
    Seat,
    User,
)
from tests.support import letters
from tests.support.marks import mark, marked
from tests.support.world import World, build, paper

WORD = "Sidensvans"  # what nobody was sent
TEXT = "Kornknarr"  # what they were
DAY = date(2026, 1, 1)
LENA = "lena@berg.example"
PER = "per@polisen.example"


def build_sent() -> World:
    """`papers`: "sent" twice for comments and written on, "unlocked" after it was sent for decision, "signed" and
    "discarded" since it was sent for comments. `children`: by paper, a row of each kind that stands in an address.
    `secrets`: of the links, by whose they are.
    """
    world = build()
    world.children, world.secrets = {}, {}
    world.third = Organisation.objects.create(kind="municipality", name="Söderås kommun")
    _police_administrator(world)
    world.rows.area = marked(Area, WORD, owner=world.municipality)
    world.rows.case = marked(Case, WORD, organisation=world.municipality)
    world.papers["sent"] = _sent_twice(world)
    world.papers["unlocked"] = _sent_for_decision(world)
    for name in ("signed", "discarded"):
        world.papers[name] = _texted(world, f"{TEXT} {name}")
        _give(world, world.papers[name], "comments")
    for name in ("sent", "unlocked", "signed", "discarded"):
        _write_on(world, name)
    _finish(world)
    _registers(world)
    letters.mark_everything(world, WORD)
    return world


def _police_administrator(world: World) -> None:
    """Who may open the registers of the police in the back office."""
    user = User.objects.create_user(email="adam@polisen.example", name="Adam Ek")
    Membership.objects.create(user=user, organisation=world.police_unit, role=Role.ADMINISTRATOR)
    world.people["police administrator"] = user


def _texted(world: World, title: str, **more) -> Document:
    document = paper(world, title, **more)
    Clash.objects.filter(document=document).update(settled_at=timezone.now())
    document.sections.filter(heading="Mål").delete()  # which is empty, and would stand in the way of the lock
    Section.objects.create(document=document, heading="Text", html=f"<p>{TEXT}</p>", position=5)
    Section.objects.create(
        document=document, heading=f"{WORD} internt", html=f"<p>{WORD}</p>", position=6, audience=Audience.INTERNAL
    )
    return document


def _sent_twice(world: World) -> Document:
    """To the police and by link, after an agreement whose title was sent to nobody; what was changed has its reason."""
    document, karin = _texted(world, f"{TEXT} överenskommelse"), world.people["coordinator"]
    earlier = paper(world, f"{WORD} den förra").agreement
    agreement = document.agreement
    agreement.follows, agreement.relation = earlier, Relation.SUCCESSOR
    agreement.save()
    lena = Recipient(Recipients.OUTSIDE, name="Lena Berg", email=LENA)
    sending = Sending("comments", (Recipient(Recipients.AUTHORITY, world.police_unit), lena))
    first = releasing.send(document, sending, by=karin)
    section = document.sections.get(heading="Text")
    document.sections.filter(pk=section.pk).update(html=f"<p>{TEXT} två</p>")
    ChangeReason.objects.create(document=document, section_key=section.key, text=f"{TEXT} skäl", by=karin)
    world.rows.sent = [releasing.send_new_version(each, why="", by=karin) for each in first]
    world.secrets["comments"] = _secret(LENA)
    return document


def _secret(to: str) -> str:
    letter = OutgoingMail.objects.filter(to=to).order_by("-pk").first()
    return letter.body.partition("/svar/")[2].partition("/")[0]


def _sent_for_decision(world: World) -> Document:
    document, karin = _texted(world, f"{TEXT} löften", kind="pledge_set"), world.people["coordinator"]
    steps.lock(document, by=karin)
    document.refresh_from_db()
    world.secrets["decision"] = _give(world, document, "decision", name="Per Ek", email=PER)
    world.secrets["information"] = _give(world, document, "information", name="Per Ek", email=PER)
    _give(world, document, "decision")
    steps.unlock(document, by=karin, reason=WORD)
    return document


def _give(world: World, document: Document, purpose: str, *, email: str = "", **more) -> str:
    """Sent to the police as it is, without its print; the secret where it went by link."""
    karin, link, secret = world.people["coordinator"], None, ""
    with open_for_writing(document.pk, "draft", "locked") as taken:
        revision = taken.locked_revision or freeze(taken, "Skickad", karin)
        open_to(taken, revision, [world.police_unit])
    if email:
        link, secret = answer_links.issue(purpose="release", name=more["name"], email=email, by=karin)
    Release.objects.create(
        document=document, revision=revision, purpose=purpose, relation="authority", email=email, link=link,
        organisation=world.police_unit, sent_by=karin, sent_at=timezone.now(), **more,
    )  # fmt: skip
    return secret


def _write_on(world: World, name: str) -> None:
    document, karin = world.papers[name], world.people["coordinator"]
    of_ends = dict.fromkeys(("final_place", "final_condition", "end_reason", "discard_reason"), "")
    with open_for_writing(document.pk, by=karin) as taken:
        mark(taken.sections.filter(slot=""), WORD)
        mark(taken.parties.all(), WORD)
        mark(Signatory.objects.filter(party__document=taken), WORD)
        mark(Document.objects.filter(pk=taken.pk), WORD, secrecy_on=DAY, dated_on=DAY, **of_ends)
        taken.refresh_from_db()
        if taken.kind == "agreement":
            _facts(world, taken)
        note_event(taken, "change_frame", None, note=WORD, by_name=WORD)
        later = freeze(taken, WORD, karin)
        world.children[name] = _children(world, taken, later)
    Filing.objects.create(document=document, case=world.rows.case)
    document.refresh_from_db()


def _facts(world: World, document: Document) -> None:
    agreement = Agreement.objects.get(pk=document.pk)
    agreement.term_kind, agreement.starts_on, agreement.ends_on = TermKind.FIXED, DAY, date(2026, 12, 31)
    agreement.save()
    marked(FocusArea, WORD, agreement=agreement, area=world.rows.area)
    for kind in Aim.Kind:
        marked(Aim, WORD, agreement=agreement, kind=kind)
    promise = marked(BodyPromise, WORD, agreement=agreement)
    marked(PromisedSeat, WORD, promise=promise, party=document.parties.first())


def _children(world: World, document: Document, later) -> dict:
    """A row of everything that may hang on a paper, and that the others were not sent."""
    karin, owner = world.people["coordinator"], world.municipality
    key, party = document.sections.first().key, document.parties.get(organisation=owner)
    file = StoredFile.objects.keep(WORD.encode(), "text/plain")
    passage = marked(Passage, WORD, document=document, section_key=key)
    watched = marked(
        Obligation, WORD, owner=owner, document=document, passage=passage, rhythm="months", number=12, from_on=DAY,
        made_by=karin,
    )  # fmt: skip
    marked(UpkeepEvent, WORD, obligation=watched, by=karin)
    decided = {"document": document, "revision": later, "organisation": owner, "way": "board", "decided_on": DAY}
    decided |= {"registered_by": karin, "excerpt": file}
    marked(Decision, WORD, **decided, outcome="rejected", withdrawn_at=timezone.now())
    marked(ChangeReason, WORD, document=document, section_key=key, by=karin)
    marked(DismissedTip, WORD, document=document, by=karin)
    marked(DecisionPlan, WORD, party=party, way="none")
    marked(OutgoingMail, WORD, key=f"{WORD}-{document.pk}", attachment=file)
    source = marked(Import, WORD, owner=owner, file=file)
    imported = marked(ImportedPaper, WORD, source=source, number=1)
    rows = {
        "clash": marked(Clash, WORD, document=document, section=document.sections.first(), base_version=1, by=karin,
                        settled_at=timezone.now()),
        "aside": marked(SetAside, WORD, document=document, section_key=key, by=karin),
        "copy": marked(Copy, WORD, revision=later, form=Copy.Form.SCAN, file=file),
        "decision": marked(Decision, WORD, **decided, outcome="approved", withdrawn_why=""),
        "doubt": marked(Doubt, WORD, paper=imported),
        "imported": imported,
        "entry": marked(RegisterEntry, WORD, organisation=owner, document=document, source=f"prov:{document.pk}",
                        direction="in", on=DAY, settled_at=timezone.now(), settled_by=karin, file=file),
        "obligation": watched,
        "fulfilment": marked(Fulfilment, WORD, obligation=watched, on=DAY, by=karin),
        "commitment": marked(Commitment, WORD, document=document, passage=passage, marked_by=karin),
        **_third(world, document, later, file),
    }  # fmt: skip
    if document.kind == "agreement":
        ends = {"starts_on": DAY, "ends_on": DAY, "discussed_on": DAY}
        rows["renewal"] = marked(Renewal, WORD, agreement=document.agreement, **ends)
    return rows


def _third(world: World, document: Document, later, file: StoredFile) -> dict:
    """The later text was sent to others, of whom one has begun an answer and sent another."""
    karin = world.people["coordinator"]
    open_to(document, later, [world.third])
    link = marked(
        AnswerLink, WORD, secret_sha256=f"{document.pk:064}", purpose="release", made_by=karin,
        expires_at=timezone.now() + timedelta(days=9),
    )  # fmt: skip
    release = marked(
        Release, WORD, document=document, revision=later, purpose="comments", relation="outside", sent_by=karin,
        sent_at=timezone.now(), link=link,
    )  # fmt: skip
    for sent_at in (None, timezone.now()):
        reply = marked(
            Reply, WORD, document=document, revision=later, release=release, way="link", file=file, sent_at=sent_at
        )
        remark = marked(Comment, WORD, reply=reply, suggests=True)
    return {"release": release, "remark": remark}


def _finish(world: World) -> None:
    karin, signed = world.people["coordinator"], world.papers["signed"]
    steps.discard(world.papers["discarded"], by=karin, reason=WORD)
    steps.register(signed, by=karin, on=DAY, place=WORD, condition=WORD)
    steps.end(signed, by=karin, on=date(2026, 6, 1), reason=WORD)
    copy = world.children["signed"]["copy"]
    marked(SigningRequest, WORD, document=signed, revision=copy.revision, sent_copy=copy, sent_by=karin)
    marked(Clearing, WORD, document=signed, by=karin, finished_at=timezone.now())
    for document in world.papers.values():
        document.refresh_from_db()


def _registers(world: World) -> None:
    """The owner's own registers, which are printed on papers and chosen from."""
    owner = {"organisation": world.municipality}
    mark(Letterhead.objects.filter(**owner), WORD)
    body = marked(Body, WORD, **owner, kind="board")
    marked(Seat, WORD, body=body, represents=world.municipality)
    for model in (Department, Person, Post):
        marked(model, WORD, **owner)
    marked(
        Invitation, WORD, **owner, role="member", token_digest="9" * 64, invited_by=world.people["administrator"],
        expires_at=timezone.now() + timedelta(days=9),
    )  # fmt: skip
    template = marked(Template, WORD, owner=world.municipality, kind="agreement")
    marked(TemplateSection, WORD, template=template)
    marked(Clause, WORD, owner=world.municipality)
