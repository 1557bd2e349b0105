"""An agreement's whole way through a municipality, in the browser: from the old paper to the day the next one holds.

Karin imports the old one and makes a new one from it, the police answer by link, the letter goes by the manager and the
secretary to the board, both sides decide, and it is signed. Everybody but Karin comes by a personal link.
"""

import io
import re
from datetime import date, timedelta

import pikepdf
import pytest
from playwright.sync_api import expect

from agreements.models import Agreement
from agreements.models.status import IN_FORCE, Code
from agreements.terms import status_on
from base.dates import long_date, today
from documents.models import Document, State
from organisations.models import Organisation, ServiceArea
from tests.boards import bundles
from tests.support import verapdf
from tests.support.at_computer import Person, link_to
from tests.support.cursor import put_last, settle

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.once,
    pytest.mark.usefixtures("quick_printing", "read_here"),
]
YEAR = today().year
START, END = date(YEAR + 1, 1, 1), date(YEAR + 4, 12, 31)
OLD, NEW = f"Samverkansöverenskommelse {YEAR - 3}–{YEAR}", f"Samverkansöverenskommelse {YEAR + 1}–{YEAR + 4}"
OLD_TEXT = f"""{OLD} mellan Lindhaga kommun och Polismyndigheten, lokalpolisområde Lindhaga-Norrvika

1. Parter
Lindhaga kommun och Polismyndigheten, lokalpolisområde Lindhaga-Norrvika.

2. Syfte
Kommunen och polisen ska hjälpas åt så att de som bor i Lindhaga är trygga.

3. Prioriterade områden
- Trygg offentlig miljö
- Brott mot äldre

4. Möten
Parterna möts två gånger om året.

5. Giltighetstid
Överenskommelsen gäller från och med den 1 januari {YEAR - 3} till och med den 31 december {YEAR}.

Lindhaga den 12 december {YEAR - 4}

För Lindhaga kommun                     För Polismyndigheten

_______________________                 _______________________
Maj Ek                                  Jon Frid
Kommunstyrelsens ordförande             Lokalpolisområdeschef
"""
NEW_TERM = f"Överenskommelsen gäller från och med den {long_date(START)} till och med den {long_date(END)}."
LETTER = f"Uppföljning av s{OLD[1:]} och förslag till s{NEW[1:]}"
PROPOSAL = f"Förslag till s{NEW[1:]}"
FOLLOW_UP = {
    "Sammanfattning": "Den nuvarande överenskommelsen går ut vid årsskiftet, och polisen har varit med om en ny.",
    "Trygg offentlig miljö": "Fler vuxna har rört sig i centrum på kvällarna.",
    "Brott mot äldre": "Polisen har hållit sex träffar om bedrägerier.",
    "Generellt": "Parterna har mötts som de lovade.",
}
UNAFFECTED = (
    "Ekonomi",
    "Miljö och klimat",
    "Medarbetare och facklig samverkan",
    "Brukare och invånare",
    "Jämställdhet och tillgänglighet",
)


@pytest.fixture
def lindhaga(municipality, police, coordinator) -> Organisation:
    ServiceArea.objects.create(police_unit=police, municipality=municipality, from_on=date(YEAR - 5, 1, 1))
    return municipality


def test_an_old_agreement_goes_by_the_board_to_a_new_one_that_holds(at_computer, lindhaga, police, coordinator):
    karin, lena, berit, sara = at_computer(coordinator), at_computer(), at_computer(), at_computer()
    _imports_the_old_one(karin)
    _makes_a_new_one(karin)
    _takes_in_what_the_police_say(karin, lena, str(police))
    karin.press("Lås texten", "Texten är låst.")

    _writes_the_letter(karin)
    karin.press("Lås texten", "Texten är låst.")
    _manager_approves(karin, berit)
    papers = _puts_the_papers_together(karin)
    _papers_hold_what_they_should(papers)
    _secretary_takes_them(karin, sara, papers)
    _boards_decide(karin, sara)

    _police_decide(karin, lena, str(police))
    _signs(karin)
    _holds_from_its_day(karin)


def _imports_the_old_one(karin: Person):
    karin.go("/")
    karin.follow("Läs in en handling som redan finns", "Läs in handlingar")
    karin.fill("Eller klistra in texten", OLD_TEXT)
    karin.press("Läs in", "Stämmer det här?")
    karin.fill("Titel", OLD)
    karin.fill("Diarienummer", f"KS {YEAR - 4}/77")
    karin.tick("Jag har kontrollerat alla osäkra uppgifter mot originalet")
    karin.press("Registrera som redan undertecknad", "Skannat original")
    karin.press("Registrera som slutlig", "Vilka vill du bevaka?")
    karin.follow("Inte nu", OLD)
    karin.sees(f"Undertecknad 12 december {YEAR - 4}. Gäller till och med 31 december {YEAR}.")


def _makes_a_new_one(karin: Person):
    karin.follow("Gör ny utifrån den här", "Gör ny utifrån den här")
    karin.fill("Den nya handlingens titel", NEW)
    karin.page.get_by_role("button", name="Gör ny utifrån den här").click()
    _leaves_the_editor(karin)
    karin.page.get_by_role("link", name="Ange från vilken dag överenskommelsen ska gälla.").click()
    karin.fill("Gäller från och med", long_date(START))
    karin.fill("Gäller till och med", long_date(END))
    karin.page.get_by_role("button", name="Spara", exact=True).first.click()
    karin.page.get_by_role("link", name=re.compile("har kvar den gamla avtalstiden")).click()
    _writes(karin, {"5. Giltighetstid": NEW_TERM})
    _registers_facts(karin, {"Diarienummer hos Lindhaga kommun (valfritt)": f"KS {YEAR}/402"})


def _takes_in_what_the_police_say(karin: Person, lena: Person, police: str):
    karin.follow("Skicka för synpunkter", "Skicka för synpunkter")
    _names_lena(karin, police)
    karin.press("Skicka för synpunkter", "Skickat för synpunkter.")
    lena.go(link_to("lena@polisen.example"))
    wording = lena.remark(3)
    wording.get_by_text("Föreslå en ny lydelse").click()
    put_last(wording.locator("[contenteditable]"))
    lena.page.keyboard.type(" De möts hos polisen.")
    lena.press("Skicka svar", "Det är framme hos Lindhaga kommun.")

    karin.go("/")
    karin.page.get_by_role("link", name=re.compile("^Gå igenom.*En synpunkt")).click()
    karin.page.get_by_role("button", name=re.compile("^Ta in")).click()
    karin.sees("Alla synpunkter är genomgångna")
    karin.page.get_by_role("link", name="Läs", exact=True).click()
    expect(karin.page.locator("article")).to_contain_text("De möts hos polisen.")


def _writes_the_letter(karin: Person):
    karin.follow("Skriv tjänsteskrivelse", "Skriv tjänsteskrivelse")
    karin.sees(f"Ärendet KS {YEAR}/402")
    karin.page.get_by_role("button", name="Skapa utkastet").click()
    _writes(karin, FOLLOW_UP)
    expect(karin.page.locator("article")).to_contain_text(f"Anta s{NEW[1:]}.")
    karin.page.get_by_role("link", name="Fyll i förslag och uppgifter").click()
    karin.fill("Föreslår (valfritt)", "Kommunstyrelsens arbetsutskott")
    karin.fill("Beslutar", "Kommunstyrelsen")
    children = karin.page.get_by_role("group", name="Barn och unga", exact=True)
    children.get_by_label("Vad förslaget betyder").fill("Fler vuxna ute på kvällarna är bra för barn och unga.")
    for heading in UNAFFECTED:
        karin.page.get_by_role("group", name=heading, exact=True).get_by_label("Bedöms inte påverka").check()
    karin.page.get_by_role("button", name="Spara", exact=True).last.click()
    expect(karin.page.locator("article")).to_contain_text("bra för barn och unga")
    _registers_facts(karin, {"Daterad (valfritt)": long_date(today())})
    _adds_the_changes_as_an_appendix(karin)


def _adds_the_changes_as_an_appendix(karin: Person):
    karin.follow("Bilagor", "Bilagor")
    karin.page.get_by_label(re.compile("^Ändringarna mot")).check()
    karin.page.get_by_role("button", name="Lägg till de valda").click()
    expect(karin.page.get_by_text("Bilaga 3", exact=True)).to_be_visible()
    karin.page.get_by_role("link", name="Läs", exact=True).click()
    expect(karin.page.locator("article")).to_contain_text("(se bilaga 2)")


def _manager_approves(karin: Person, berit: Person):
    karin.follow("Skicka till chef för godkännande", LETTER)
    karin.page.get_by_label(re.compile("^Chefens namn")).fill("Berit Holm")
    karin.page.get_by_label(re.compile("^Chefens e-post")).fill("berit@lindhaga.example")
    karin.press("Skicka till chef för godkännande", "Skrivelsen ligger hos Berit Holm")
    berit.go(link_to("berit@lindhaga.example"))
    berit.sees("Polisen har hållit sex träffar om bedrägerier.")
    berit.tick("Godkänn")
    berit.press("Skicka svaret", "Tack. Skrivelsen är godkänd.")
    karin.open("documents:detail", _letter().pk)
    karin.sees("Berit Holm godkände skrivelsen")


def _puts_the_papers_together(karin: Person) -> bytes:
    karin.follow("Sätt ihop handlingarna", "Handlingar till nämnden")
    karin.press("Sätt ihop handlingarna", "Handlingarna väntar på att sättas ihop.")
    bundles.work()
    # The page asks by itself how far it has come.
    with karin.page.expect_download() as download:
        karin.page.get_by_role("link", name="Hämta som en PDF").click()
    expect(karin.page.get_by_role("link", name=re.compile("Bilaga 1"))).to_be_visible()
    return download.value.path().read_bytes()


def _papers_hold_what_they_should(papers: bytes):
    with pikepdf.open(io.BytesIO(papers)) as pdf, pdf.open_outline() as outline:
        named = [(each.title, _page_of(pdf, each)) for each in outline.root]
        # A title that runs over two lines is two links.
        links = {str(each.Contents) for each in pdf.pages[0].get("/Annots", []) if each.get("/Subtype") == "/Link"}
        assert len(pdf.pages) == named[-1][1]
    titles = ["Tjänsteskrivelse", OLD, PROPOSAL, "Ändringar"]
    assert len(named) == 1 + len(titles)
    for (said, _page), title in zip(named[1:], titles, strict=True):
        assert title in said
    pages = [page for _title, page in named]
    assert pages == sorted(set(pages))
    assert sorted(int(re.search(r"sida (\d+)$", said)[1]) for said in links) == pages[1:]
    # The text that was pasted lies in it, unchanged; 2a takes no such files.
    for profile in ("3a", "ua1"):
        assert verapdf.quick_failures(papers, profile) == []


def _page_of(pdf, bookmark) -> int:
    return pikepdf.Page(bookmark.destination[0]).index + 1


def _secretary_takes_them(karin: Person, sara: Person, papers: bytes):
    karin.page.get_by_role("link", name="Läs", exact=True).click()
    karin.follow("Lämna till sekreteraren", LETTER)
    karin.fill("Nämndsekreterare", "Sara Wik")
    karin.fill("Sekreterarens e-post", "sara@lindhaga.example")
    karin.press("Lämna till sekreteraren", "ligger hos Sara Wik")
    sara.go(link_to("sara@lindhaga.example"))
    with sara.page.expect_download() as download:
        sara.page.get_by_role("link", name=re.compile("^Allt som en PDF")).click()
    assert download.value.path().read_bytes() == papers
    sara.press("Ta emot", "Lindhaga kommun ser nu att handlingarna är mottagna.")
    assert _letter().state == State.FINAL


def _boards_decide(karin: Person, sara: Person):
    _registers_at_the_board(sara, "112", "Kommunstyrelsens arbetsutskott föreslog")
    sara.page.locator("summary").filter(has_text="Registrera paragraf och dag").click()
    _registers_at_the_board(sara, "140", "Kommunstyrelsen beslutade")
    karin.go("/")
    karin.sees(f"”{NEW}”: Den låsta texten är inte skickad till")
    karin.open("documents:detail", _new().pk)
    karin.sees(f"Kommunstyrelsen godkände texten {long_date(today())}, § 140.")


def _registers_at_the_board(sara: Person, paragraph: str, then: str):
    sara.fill("Sammanträdesdag", long_date(today()))
    sara.fill("Paragraf", paragraph)
    sara.tick("Enligt förslaget")
    sara.press("Registrera", f"Tack. Det är registrerat: {then}")


def _police_decide(karin: Person, lena: Person, police: str):
    karin.page.get_by_role("link", name=re.compile("^Ändra hur parten beslutar: Polis")).click()
    karin.tick("Särskilt beslut av en befattningshavare")
    karin.press("Spara", "Sparat: så beslutar")
    karin.open("documents:detail", _new().pk)
    karin.follow("Skicka för beslut", "Skicka för beslut")
    _names_lena(karin, police)
    karin.press("Skicka för beslut", "Skickat för beslut.")
    lena.go(link_to("lena@polisen.example"))
    lena.tick("Godkänd")
    lena.fill("Beslut av (befattning)", "Områdeschefen Johan Rask")
    lena.fill("Beslutsdag", long_date(today()))
    lena.press("Skicka beslutet", "Tack. Beslutet är registrerat hos Lindhaga kommun.")


def _signs(karin: Person):
    karin.open("documents:detail", _new().pk)
    karin.sees("Klar att skriva under")
    karin.follow("Registrera underskrifterna", "Registrera underskrifterna")
    karin.fill("Undertecknad den", long_date(today()))
    karin.press("Registrera underskrifterna", "Handlingen är registrerad som slutlig.")


def _holds_from_its_day(karin: Person):
    karin.sees(f"Börjar gälla {long_date(START)} och gäller till och med {long_date(END)}.")
    karin.sees(f"Beslutad av Kommunstyrelsen {today().day} ")
    new = Agreement.objects.with_term().get(pk=_new().pk)
    assert new.document.state == State.FINAL
    assert {each.outcome for each in new.document.decisions.all()} == {"approved"}
    assert status_on(new, START - timedelta(days=1)).code == Code.UPCOMING
    assert status_on(new, START).code in IN_FORCE


def _writes(karin: Person, texts: dict[str, str]):
    """In place of what stands in each section."""
    expect(karin.page.locator("[data-editor][data-ready]")).to_be_attached()
    for heading, words in texts.items():
        karin.page.get_by_role("region", name=heading, exact=True).get_by_role("textbox", name="Text").click()
        settle(karin.page)
        karin.page.keyboard.press("Control+A")
        settle(karin.page)
        karin.page.keyboard.insert_text(words)
    karin.page.keyboard.press("Control+S")
    expect(karin.page.locator("[data-editor-status]")).to_have_text(re.compile(r"Sparat \d"))
    _leaves_the_editor(karin)


def _leaves_the_editor(karin: Person):
    expect(karin.page.locator("[data-editor][data-ready]")).to_be_attached()
    karin.page.get_by_role("link", name="Klar med skrivandet").click()


def _registers_facts(karin: Person, said: dict[str, str]):
    karin.page.get_by_role("link", name="Uppgifter", exact=True).click()
    for label, words in said.items():
        karin.fill(label, words)
    karin.page.get_by_role("button", name="Spara", exact=True).first.click()
    expect(karin.page.locator("article")).to_be_visible()


def _names_lena(karin: Person, police: str):
    row = karin.page.get_by_role("group", name="Person 1")
    row.get_by_label("Namn").fill("Lena Berg")
    row.get_by_label("E-post").fill("lena@polisen.example")
    row.get_by_label("Arbetar hos").select_option(police)


def _new() -> Document:
    return Document.objects.get(kind="agreement", title=NEW)


def _letter() -> Document:
    return Document.objects.get(kind="board_letter")
