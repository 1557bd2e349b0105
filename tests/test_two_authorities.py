"""Two authorities write an agreement together, each at a browser of its own: from the first draft to the day it holds.

Once with accounts on both sides, and once with a police that has none: by a personal link, and by a Word file.
"""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from agreements.models import Agreement, TermKind
from agreements.models.status import IN_FORCE, Code
from agreements.terms import status_on
from base.dates import long_date, today
from documents.models import Comment, Document, Purpose, RegisterEntry, Reply, Section, Signatory, State
from tests.agreements.factories import agreement
from tests.documents.word.files import TEXT, answered
from tests.support.at_computer import Person, link_to
from tests.support.cursor import put_last

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("quick_printing")]
MEETINGS = "Parterna möts en gång i kvartalet."
START = date(today().year + 1, 1, 1)
END = date(START.year + 3, 12, 31)


@pytest.fixture
def old(municipality, police):
    """Signed, and holds until a new one is signed and has begun."""
    return agreement(
        TermKind.FIXED_THEN_UNTIL_REPLACED, date(2023, 1, 1), date(2025, 12, 31), owner=municipality, title="Den gamla"
    )


@pytest.fixture
def new(municipality, police, coordinator, old):
    """A draft that follows the signed one; nobody has said yet when it begins."""
    made = agreement(TermKind.FIXED, after=old, owner=municipality, state=State.DRAFT, title="Den nya")
    for position, (heading, html) in enumerate([("Syfte", f"<p>{TEXT}</p>"), ("Möten", f"<p>{MEETINGS}</p>")]):
        Section.objects.create(document=made.document, position=position, heading=heading, html=html)
    for party in made.document.parties.all():
        Signatory.objects.create(party=party, name=f"Chefen för {party}")
    return made


def code(which: Agreement, day: date) -> str:
    return status_on(Agreement.objects.with_term().get(pk=which.pk), day).code


def test_two_authorities_with_accounts(at_computer, old, new, coordinator, police_contact, police):
    karin, petra = at_computer(coordinator), at_computer(police_contact)
    _sends_for_comments(karin, new, tick=str(police))

    petra.go("/")
    petra.follow("Lämna synpunkter", "Den nya")
    wording = petra.remark(0)
    wording.get_by_text("Föreslå en ny lydelse").click()
    put_last(wording.locator("[contenteditable]"))
    petra.page.keyboard.type(" Varje dag.")
    petra.remark(1).get_by_label("Synpunkt").fill("Vi hinner bara två gånger om året.")
    petra.press("Skicka svar", "Tack! Svaret är skickat till Lindhaga kommun.")

    _goes_through(karin, new, {"Möten": "Rådet har bett om fyra möten."})
    petra.open("documents:comment", new.pk)
    petra.sees("Rådet har bett om fyra möten.")
    assert f"{TEXT} Varje dag." in new.document.sections.get(heading="Syfte").html
    petra.open("documents:detail", new.pk)
    expect(petra.page.locator("article")).not_to_contain_text("Varje dag.")
    karin.open("documents:detail", new.pk)
    karin.follow(f"Skicka ny version till {police}", "Skicka ny version")
    karin.press("Skicka ny version", f"Den nya versionen är skickad till {police}.")
    petra.open("documents:detail", new.pk)
    expect(petra.page.locator("article")).to_contain_text("Varje dag.")

    _locks(karin, new)
    _police_decide_on_their_own(karin, new)
    karin.follow("Skicka för beslut", "Skicka för beslut")
    karin.tick(str(police))
    karin.press("Skicka för beslut", "Skickat för beslut.")
    petra.go("/")
    petra.follow("Läs och besluta", "Den nya")
    petra.follow("Registrera beslut", "Registrera beslut")
    _decides(petra, "", "Områdeschefen Johan Rask", "Registrera beslut", "Beslutet är registrerat.")
    _owner_decides_and_signs(karin, new, opens_for=str(police))
    _is_in_force_and_the_old_one_replaced_on_its_day(old, new)
    petra.open("documents:detail", new.pk)
    petra.sees(f"Börjar gälla {long_date(START)}")


def test_a_police_without_accounts(at_computer, old, new, coordinator, police, tmp_path):
    karin, lena = at_computer(coordinator), at_computer()
    _sends_for_comments(karin, new, person=("Lena Berg", "lena@polisen.example", str(police)))

    lena.go(link_to("lena@polisen.example"))
    lena.remark(1).get_by_label("Synpunkt").fill("Vi hinner bara två gånger om året.")
    lena.press("Skicka svar", "Det är framme hos Lindhaga kommun.")

    came = tmp_path / "svar från Petra.docx"
    came.write_bytes(answered(new.document.releases.get().revision))
    karin.open("documents:read_word", new.pk)
    karin.page.get_by_label("Wordfilen som kom tillbaka").set_input_files(came)
    karin.press("Visa vad som står i filen", "Registrera som svar")
    karin.press("Registrera svaret", "Svaret är inläst.")
    assert {reply.way for reply in Reply.objects.filter(sent_at__isnull=False)} == {Reply.Way.LINK, Reply.Way.WORD}
    _goes_through(karin, new, {"Syfte": "Så kort går det inte.", "Möten": "Rådet har bett om fyra möten."})
    assert "Parterna ska samverka mot brott." in new.document.sections.get(heading="Syfte").html

    _locks(karin, new)
    _police_decide_on_their_own(karin, new)
    karin.follow("Skicka för beslut", "Skicka för beslut")
    _writes_person(karin, "Lena Berg", "lena@polisen.example", str(police))
    karin.press("Skicka för beslut", "Skickat för beslut.")
    lena.go(link_to("lena@polisen.example"))
    _decides(lena, "", "Områdeschefen Johan Rask", "Skicka beslutet", "Tack. Beslutet är registrerat")
    _owner_decides_and_signs(karin, new)
    _is_in_force_and_the_old_one_replaced_on_its_day(old, new)


def _sends_for_comments(karin: Person, new: Agreement, *, tick: str = "", person: tuple = ()):
    karin.open("documents:detail", new.pk)
    karin.follow("Skicka för synpunkter", "Skicka för synpunkter")
    if tick:
        karin.tick(tick)
    if person:
        _writes_person(karin, *person)
    karin.fill("Svar senast (valfritt)", long_date(today() + timedelta(days=14)))
    karin.press("Skicka för synpunkter", "Skickat för synpunkter.")
    karin.sees("Ni väntar på synpunkter från")


def _writes_person(karin: Person, name: str, email: str, where: str):
    row = karin.page.get_by_role("group", name="Person 1")
    row.get_by_label("Namn").fill(name)
    row.get_by_label("E-post").fill(email)
    row.get_by_label("Arbetar hos").select_option(where)


def _goes_through(karin: Person, new: Agreement, declined: dict[str, str]):
    """Takes in the wording, and declines what else was said, with a reason by the section's heading."""
    karin.open("documents:detail", new.pk)
    karin.sees(f"{1 + len(declined)} synpunkter att gå igenom")
    karin.open("documents:incoming", new.pk)
    karin.page.get_by_role("button", name=re.compile("^Ta in")).click()
    karin.sees("Förslaget är intaget i texten.")
    for heading, reason in declined.items():
        place = karin.page.get_by_role("region", name=heading)
        place.locator("summary").filter(has_text="Avböj eller besvara").click()
        place.get_by_label("Skäl eller svar").fill(reason)
        place.get_by_role("button", name="Avböj", exact=True).click()
        expect(place).to_contain_text("Avböjd")
        expect(place).to_contain_text(reason)
    karin.sees("Alla synpunkter är genomgångna")


def _locks(karin: Person, new: Agreement):
    karin.open("agreements:facts", new.pk)
    karin.fill("Gäller från och med", long_date(START))
    karin.fill("Gäller till och med", long_date(END))
    karin.page.get_by_role("button", name="Spara", exact=True).first.click()
    expect(karin.page.get_by_role("button", name="Lås texten")).to_be_visible()
    karin.press("Lås texten", "Texten är låst.")


def _police_decide_on_their_own(karin: Person, new: Agreement):
    """Otherwise they decide by signing, and nobody asks them for a decision."""
    karin.follow("Skicka för beslut", "Skicka för beslut")
    karin.page.get_by_role("link", name=re.compile("^Ändra hur parten beslutar")).click()
    karin.tick("Särskilt beslut av en befattningshavare")
    karin.press("Spara", "Sparat: så beslutar")
    karin.open("documents:detail", new.pk)


def _decides(person: Person, way: str, by_whom: str, button: str, then: str):
    person.tick("Godkänd")
    if way:
        person.tick(way)
    person.page.get_by_label(re.compile("^(Vem som beslutade|Beslut av)")).fill(by_whom)
    person.fill("Beslutsdag", long_date(today()))
    person.press(button, then)


def _owner_decides_and_signs(karin: Person, new: Agreement, opens_for: str = ""):
    karin.open("documents:detail", new.pk)
    karin.follow("Registrera beslut", "Registrera beslut")
    if (party := karin.page.get_by_label("Lindhaga kommun", exact=True)).count():
        party.check()
    _decides(karin, "Nämndbeslut", "Kommunstyrelsen", "Registrera beslut", "Beslutet är registrerat.")
    karin.open("documents:detail", new.pk)
    karin.sees("Klar att skriva under")
    karin.follow("Registrera underskrifterna", "Registrera underskrifterna")
    karin.fill("Undertecknad den", long_date(today()))
    if opens_for:
        karin.tick(opens_for)
    karin.press("Registrera underskrifterna", "Handlingen är registrerad som slutlig.")


def _is_in_force_and_the_old_one_replaced_on_its_day(old: Agreement, new: Agreement):
    document = Document.objects.get(pk=new.pk)
    assert (document.state, document.final_on) == (State.FINAL, today())
    assert {each.outcome for each in document.decisions.all()} == {"approved"}
    assert document.decisions.count() == 2
    assert {row.outcome for row in Comment.objects.all()} == {"taken_in", "declined"}
    assert document.releases.filter(purpose=Purpose.DECISION).count() == 1
    assert RegisterEntry.objects.filter(document=document, organisation=document.owner, direction="in").exists()
    day_before = START - timedelta(days=1)
    assert code(old, day_before) in IN_FORCE
    assert code(new, day_before) == Code.UPCOMING
    assert code(old, START) == Code.REPLACED
    assert code(new, START) in IN_FORCE
