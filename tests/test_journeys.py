"""The whole task in a real browser: an old paper comes in, a new one is made from it, and goes out as an archival PDF.

With mouse and keyboard on a desk, and by keyboard alone; and every page on two screens without a fault in accessibility
or in the console.
"""

import re
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect

from documents.models import Copy, Document, State
from organisations.models import Membership, Organisation, Role, ServiceArea, User
from tests.pages.conftest import ONE
from tests.support import verapdf
from tests.support.cursor import settle
from tests.support.world import build
from tests.test_urls import TABLE, address

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "en lång mening att minnas"
SCREENS = {"desk": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
# On the phone all stands under each other; what stands beside the text on these pages does so on the desk only.
OTHER_WHEN_NARROW = ("pages:start", "documents:list", "documents:detail", "documents:edit", "boards:facts")


@pytest.fixture(autouse=True)
def complaints(page: Page):
    """Whatever the console says against a page; among it everything that the security policy stops."""
    said = []
    page.on("console", lambda line: said.append(f"{page.url}: {line.text}") if line.type == "error" else None)
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    yield said
    assert said == []


class Mouse:
    """Points and types, as most people do."""

    def __init__(self, page: Page):
        self.page = page

    def press(self, role: str, name: str | re.Pattern):
        self.page.get_by_role(role, name=name, exact=True).first.click()

    def fill(self, label: str, text: str):
        self.page.get_by_role("textbox", name=label, exact=True).first.fill(text)

    def tick(self, label: str):
        self.page.get_by_label(label).check()

    def choose_file(self, label: str, path):
        self.page.get_by_label(label).set_input_files(path)

    def write_last(self, heading: str, words: str):
        """Words after those that stand in the section."""
        self._enter(heading)
        settle(self.page)
        self.page.keyboard.press("Control+End")
        settle(self.page)
        self.page.keyboard.type(words)

    def write_instead(self, heading: str, words: str):
        """Words in place of all that stand in the section."""
        self._enter(heading)
        settle(self.page)
        self.page.keyboard.press("Control+A")
        settle(self.page)
        self.page.keyboard.type(words)

    def _enter(self, heading: str):
        self._text_of(heading).click()

    def _text_of(self, heading: str):
        return self.page.get_by_role("region", name=heading, exact=True).get_by_role("textbox", name="Text")


class Keyboard(Mouse):
    """Never touches the page but by keys: Tab until the control has the focus, then Enter, Space or text."""

    FURTHEST = 150

    def __init__(self, page: Page):
        super().__init__(page)
        # Whoever listens from the start gets the dialog's event, however quickly the key is pressed.
        page.on("filechooser", lambda chooser: None)

    def reach(self, target):
        target.first.wait_for()
        for _step in range(self.FURTHEST):
            self.page.keyboard.press("Tab")
            if target.first.evaluate("element => element === document.activeElement"):
                assert self._has_visible_focus(), f"One cannot see that {target} has the focus."
                return
        raise AssertionError(f"{target} cannot be reached by Tab on {self.page.url}")

    def _has_visible_focus(self) -> bool:
        return self.page.evaluate(
            "() => { const look = getComputedStyle(document.activeElement);"
            " return look.outlineStyle !== 'none' || look.boxShadow !== 'none' ||"
            " Boolean(document.activeElement.closest('[data-section]')); }"
        )

    def press(self, role: str, name: str | re.Pattern):
        self.reach(self.page.get_by_role(role, name=name, exact=True))
        self.page.keyboard.press("Enter")

    def fill(self, label: str, text: str):
        self.reach(self.page.get_by_role("textbox", name=label, exact=True))
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def tick(self, label: str):
        self.reach(self.page.get_by_label(label))
        self.page.keyboard.press("Space")

    def choose_file(self, label: str, path):
        self.reach(self.page.get_by_label(label))
        with self.page.expect_file_chooser() as chooser:
            self.page.keyboard.press("Enter")
        chooser.value.set_files(path)

    def _enter(self, heading: str):
        self.reach(self._text_of(heading))


@pytest.fixture
def karin() -> User:
    lindhaga = Organisation.objects.create(kind="municipality", name="Lindhaga kommun")
    police = Organisation.objects.create(
        kind="police", police_level="local_area", name="Lokalpolisområde Lindhaga-Norrvika"
    )
    ServiceArea.objects.create(police_unit=police, municipality=lindhaga, from_on="2020-01-01")
    user = User.objects.create_user(email="karin@lindhaga.example", password=PASSWORD, name="Karin Almqvist")
    Membership.objects.create(user=user, organisation=lindhaga, role=Role.COORDINATOR)
    return user


@pytest.mark.parametrize("person", [Mouse, Keyboard], ids=["mouse", "keyboard"])
def test_an_old_agreement_becomes_a_new_one(page: Page, live_server, karin, person):
    page.set_viewport_size(SCREENS["desk"])
    someone = person(page)
    _log_in(page, live_server, someone)
    _import_and_register(page, someone)
    original = Document.objects.get()
    assert original.state == State.FINAL
    assert Copy.objects.get(form=Copy.Form.ORIGINAL).file.read() == ONE.read_bytes()
    _make_a_new_one(page, someone)
    _lock(page, someone)
    new = Document.objects.get(made_from=original)
    assert new.state == State.LOCKED
    assert new.agreement.follows == original.agreement
    with page.expect_download() as download:
        someone.press("link", "Hämta som PDF")
    pdf = download.value.path().read_bytes()
    assert verapdf.failures(pdf, "2a") == []
    assert verapdf.failures(pdf, "ua1") == []


def _log_in(page: Page, live_server, someone):
    page.goto(f"{live_server.url}/")
    someone.fill("E-postadress", "karin@lindhaga.example")
    someone.fill("Lösenord", PASSWORD)
    someone.press("button", "Logga in")
    expect(page.get_by_role("heading", level=1)).to_have_text("Hej Karin")


def _import_and_register(page: Page, someone):
    someone.press("link", "Läs in en handling som redan finns")
    someone.choose_file("Fil", ONE)
    someone.press("button", "Läs in")
    expect(page.get_by_role("heading", level=1)).to_have_text("Stämmer det här?")
    expect(page.get_by_role("region", name="Originalet")).to_contain_text("en fast form för det gemensamma arbetet")
    someone.fill("Titel", "Samverkansöverenskommelse 2023–2026")
    someone.fill("Gäller från och med", "30 maj 2023")
    someone.tick("Jag har kontrollerat alla osäkra uppgifter mot originalet")
    someone.press("button", "Registrera som redan undertecknad")
    expect(page.get_by_label("Undertecknad den", exact=True)).to_have_value("30 maj 2023")
    someone.fill("Ort (valfritt)", "Lindhaga")
    someone.press("button", "Registrera som slutlig")
    expect(page.get_by_role("heading", level=2).first).to_have_text("Vilka vill du bevaka?")
    someone.press("link", "Inte nu")
    expect(page.locator("main")).to_contain_text("Undertecknad 30")


def _make_a_new_one(page: Page, someone):
    someone.press("link", "Gör ny utifrån den här")
    someone.fill("Den nya handlingens titel", "Samverkansöverenskommelse 2027–2030")
    someone.press("button", "Gör ny utifrån den här")
    expect(page.locator("[data-editor][data-ready]")).to_be_attached()
    someone.write_last("2. Bakgrund", " Vi fortsätter tillsammans.")
    _save(page, someone)
    expect(page.locator("article")).to_contain_text("Vi fortsätter tillsammans.")


def _save(page: Page, someone):
    page.keyboard.press("Control+S")
    expect(page.locator("[data-editor-status]")).to_have_text(re.compile(r"Sparat \d"))
    someone.press("link", "Klar med skrivandet")


def _lock(page: Page, someone):
    someone.press("link", "Ange från vilken dag överenskommelsen ska gälla.")
    someone.fill("Gäller från och med", "1 januari 2027")
    someone.fill("Gäller till och med", "31 december 2030")
    someone.press("button", "Spara")
    someone.press("link", re.compile("Avsnittet ”8. Giltighetstid” har kvar den gamla avtalstiden"))
    expect(page.locator("[data-editor][data-ready]")).to_be_attached()
    someone.write_instead("8. Giltighetstid", "Överenskommelsen gäller mandatperioden 2027–2030.")
    _save(page, someone)
    someone.press("button", "Lås texten")
    expect(page.locator("main")).to_contain_text("Låst inför beslut")


# Every page


@pytest.mark.once
def test_every_page_is_accessible_and_quiet(page: Page, live_server):
    world, client = build(), Client()
    client.force_login(world.people["administrator"])
    _enter(page, live_server, client)
    changing = {address(world, name, "draft") for name in OTHER_WHEN_NARROW}
    faults = []
    for path in _pages(world, client):
        page.goto(live_server.url + path)
        faults += [f"{path}, {each}" for each in _faults(page, on_both=urlsplit(path).path in changing)]
    assert not faults, "\n".join(faults)


def _pages(world, client: Client) -> list[str]:
    """Every address that shows the administrator a page, for a draft and for a signed paper."""
    names = [name for name, (get, _post) in TABLE.items() if get.endswith("O")]
    paths = [address(world, name, which) for name in names for which in ("draft", "opened")]
    return [path for path in dict.fromkeys([*paths, reverse("pages:search") + "?q=samverka"]) if _is_page(client, path)]


def _is_page(client: Client, path: str) -> bool:
    answer = client.get(path)
    return answer.status_code == 200 and answer["Content-Type"].startswith("text/html")


def _enter(page: Page, live_server, client: Client):
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_server.url}])


def _faults(page: Page, *, on_both: bool) -> list[str]:
    """What is wrong on the two screens. on_both: whether accessibility is looked at on the desk too."""
    found = []
    for screen, size in SCREENS.items():
        page.set_viewport_size(size)
        said = _inaccessible(page) if on_both or screen == "phone" else []
        found += [f"{screen}: {each}" for each in [*said, *_too_wide(page)]]
    return found


def _inaccessible(page: Page) -> list[str]:
    violations = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:160]}" for each in violations]


def _too_wide(page: Page) -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if wide <= 0 or "/forhandsgranska/" in urlsplit(page.url).path:
        return []
    return [f"{wide} pixels wider than the screen"]
