"""What is typed in a long form is not lost: not by a link, not by a log-in that has run out, not by an error."""

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect

from documents.models import Clash, Clause, Template
from tests.documents.factories import paper
from tests.pages.conftest import address

pytestmark = [pytest.mark.once, pytest.mark.django_db(transaction=True)]
PASSWORD = "en lång mening att minnas"


class Form:
    """Somebody with a long form open; `asked` holds what the browser has asked before it left a page."""

    def __init__(self, page: Page, server: str, user):
        self.page, self.server, self.user, self.asked = page, server, user, []
        self.leaves = True
        page.on("dialog", self._answer)
        client = Client()
        client.force_login(user)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": server}])

    def _answer(self, dialog):
        self.asked.append(dialog.type)
        dialog.accept() if self.leaves else dialog.dismiss()

    def open(self, path: str):
        self.path = path
        self.back()

    def back(self):
        self.page.goto(self.server + self.path)
        if self.page.locator("[data-rich-text]").count():
            expect(self.page.locator("[data-writing-tools][data-ready]")).to_be_visible()

    def fill(self, label: str, words: str):
        self.field(label).press_sequentially(words)

    def field(self, label: str):
        return self.page.get_by_role("textbox", name=label, exact=True).first

    def words(self, label: str) -> str:
        """What stands in the field, also when it is one of formatted text."""
        field = self.field(label)
        return field.input_value() if field.evaluate("field => 'value' in field") else field.inner_text()

    def press(self, role: str, name: str):
        self.page.get_by_role(role, name=name, exact=True).first.click()

    @property
    def offer(self):
        return self.page.get_by_role("region", name="Det här skrev du här utan att det blev sparat")


@pytest.fixture
def draft(municipality, police, coordinator):
    return paper(municipality, coordinator, parties=[police], kind="agreement")


@pytest.fixture
def clause(municipality):
    return Clause.objects.create(owner=municipality, heading="Möten", html="<p>Vi möts.</p>")


@pytest.fixture
def template(municipality):
    template = Template.objects.create(owner=municipality, kind="notes", name="Vår mall", type_label="Anteckningar")
    template.sections.create(position=1, heading="Ett", html="<p>Vi börjar.</p>")
    return template


@pytest.fixture
def karin(page, live_server, coordinator):
    return Form(page, live_server.url, coordinator)


# Where one types long: the page, what it is about, a field on it, and the button that saves.
PLACES = {
    "documents:frame": ("draft", "Ort (valfritt)", "Spara"),
    "agreements:facts": ("draft", "Syften (valfritt)", "Spara"),
    "pages:import_paper": ("one", "Mål", "Spara och fortsätt senare"),
    "documents:clause_edit": ("clause", "Text", "Spara klausulen"),
    "documents:template_edit": ("template", "Text att börja med (valfritt)", "Spara mallen"),
}


@pytest.fixture(params=PLACES)
def typed(request, karin):
    """Each of the long forms with something typed in a field of it."""
    fixture, karin.label, karin.save = PLACES[request.param]
    thing = request.getfixturevalue(fixture)
    karin.open(address(thing) if fixture == "one" else reverse(request.param, args=[thing.pk]))
    karin.fill(karin.label, "Trygga torg")
    return karin


def test_a_form_that_nobody_has_typed_in_is_left_without_a_word(karin, draft):
    karin.open(reverse("agreements:facts", args=[draft.pk]))
    karin.field("Syften (valfritt)").click()
    karin.press("link", "Läs")
    expect(karin.page).to_have_url(f"{karin.server}{reverse('documents:detail', args=[draft.pk])}")
    assert karin.asked == []


def test_the_browser_asks_before_the_page_is_left_and_stays_on_a_no(typed):
    typed.leaves = False
    typed.press("link", "Samverka")
    assert typed.asked == ["beforeunload"]
    expect(typed.page).to_have_url(typed.server + typed.path)
    assert "Trygga torg" in typed.words(typed.label)


def test_what_was_left_is_offered_and_put_back(typed):
    typed.press("link", "Samverka")
    expect(typed.page.get_by_role("heading", level=1)).to_contain_text("Hej")
    typed.back()
    expect(typed.offer).to_contain_text("Trygga torg")
    assert "Trygga torg" not in typed.words(typed.label)
    typed.press("button", "Lägg tillbaka")
    expect(typed.offer).to_have_count(0)
    assert "Trygga torg" in typed.words(typed.label)


def test_what_is_thrown_away_does_not_come_back(typed):
    typed.press("link", "Samverka")
    typed.back()
    typed.press("button", "Släng det")
    typed.back()
    expect(typed.field(typed.label)).to_be_visible()
    expect(typed.offer).to_have_count(0)


def test_what_is_saved_is_neither_asked_about_nor_offered(typed):
    typed.press("button", typed.save)
    expect(typed.page.locator('[data-message][data-tone="success"]')).to_be_visible()
    typed.back()
    typed.field(typed.label).wait_for()
    assert "Trygga torg" in typed.words(typed.label)
    expect(typed.offer).to_have_count(0)
    assert typed.asked == []


def test_a_login_that_has_run_out_loses_nothing(typed):
    Session.objects.all().delete()
    typed.press("button", typed.save)
    expect(typed.page.get_by_text("Trygga torg")).to_have_count(1)
    expect(typed.page.locator("[data-typed-sent] dt")).to_have_count(1)
    expect(typed.page.locator("[data-typed-sent] dt")).to_contain_text(typed.label)
    typed.press("link", "Logga in")
    typed.page.get_by_label("E-post").fill(typed.user.email)
    typed.page.get_by_label("Lösenord", exact=True).fill(PASSWORD)
    typed.press("button", "Logga in")
    expect(typed.page).to_have_url(typed.server + typed.path)
    expect(typed.offer).to_contain_text("Trygga torg")


def test_an_error_of_the_server_loses_nothing(karin, draft):
    karin.open(reverse("documents:frame", args=[draft.pk]))
    karin.fill("Ort (valfritt)", "Lindhaga")
    path = "**" + karin.path
    karin.page.route(path, lambda route: route.fulfill(status=500, body="<h1>Fel</h1>", content_type="text/html"))
    karin.press("button", "Spara")
    expect(karin.page.get_by_role("heading", level=1)).to_have_text("Fel")
    karin.page.unroute(path)
    karin.page.goto(karin.server + "/")
    karin.back()
    expect(karin.offer).to_contain_text("Lindhaga")


def test_a_page_that_came_back_with_an_error_is_not_left_without_a_word(karin, draft):
    karin.open(reverse("documents:frame", args=[draft.pk]))
    karin.fill("Ort (valfritt)", "Lindhaga")
    karin.field("Daterad (valfritt)").fill("i går")
    karin.press("button", "Spara")
    expect(karin.page.get_by_role("alert")).to_be_visible()
    karin.press("link", "Läs")
    assert karin.asked == ["beforeunload"]
    karin.back()
    expect(karin.offer).to_contain_text("Lindhaga")


def test_what_somebody_else_saved_meanwhile_is_not_written_over_by_what_is_put_back(karin, draft, second_coordinator):
    karin.open(reverse("documents:frame", args=[draft.pk]))
    karin.fill("Ort (valfritt)", "Lindhaga")
    karin.press("link", "Läs")
    draft.refresh_from_db()
    draft.place = "Norrvika"
    draft.save()
    karin.back()
    karin.press("button", "Lägg tillbaka")
    karin.press("button", "Spara")
    expect(karin.page.get_by_role("main")).to_contain_text("Norrvika")
    draft.refresh_from_db()
    assert draft.place == "Norrvika"
    expect(karin.field("Ort (valfritt)")).to_have_value("Lindhaga")


def test_two_texts_that_are_written_together_are_put_back_with_the_version_they_were_written_on(
    karin, draft, second_coordinator
):
    section = draft.sections.first()
    clash = Clash.objects.create(
        document=draft, section=section, base_version=1, html="<p>Björns ord.</p>", by=second_coordinator
    )
    karin.open(reverse("documents:clash", args=[draft.pk, clash.pk]))
    karin.fill("Text", "Trygga torg")
    seen = karin.page.locator("[name=version]").input_value()
    karin.press("link", "Samverka")
    draft.sections.filter(pk=section.pk).update(version=section.version + 1)
    karin.back()
    assert karin.page.locator("[name=version]").input_value() != seen
    karin.press("button", "Lägg tillbaka")
    assert "Trygga torg" in karin.words("Text")
    expect(karin.page.locator("[name=version]")).to_have_value(seen)
