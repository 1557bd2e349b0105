"""A lost login, a lost server, a lock in the middle: the text stays until it is saved."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import expect

from documents import steps
from tests.documents.factories import TEXT

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]
PASSWORD = "en lång mening att minnas"


def note(karin, number=0):
    return karin.section(number).locator("[data-saved]")


def back_to(karin):
    """The browser of the tests gives every tab the focus and tells none that it got it."""
    karin.page.evaluate("dispatchEvent(new Event('focus'))")


def test_a_lost_login_keeps_the_text_until_one_has_logged_in_in_another_tab(karin, draft, stored):
    karin.open(draft)
    Session.objects.all().delete()
    karin.write(0, " Mitt i en mening.")
    expect(note(karin)).to_contain_text("du är inte längre inloggad")
    expect(karin.text(0)).to_contain_text("Mitt i en mening.")
    with karin.page.expect_popup() as popup:
        note(karin).get_by_role("link", name="Logga in i en ny flik").click()
    tab = popup.value
    tab.get_by_label("E-post").fill(karin.user.email)
    tab.get_by_label("Lösenord", exact=True).fill(PASSWORD)
    tab.get_by_role("button", name="Logga in", exact=True).click()
    expect(tab).to_have_url(f"{karin.server}{reverse('documents:detail', args=[draft.pk])}")
    back_to(karin)
    karin.until(lambda: stored(draft, 0).html == TEXT.replace("</p>", " Mitt i en mening.</p>"))
    expect(note(karin)).to_contain_text("Sparat")


def test_somebody_else_who_logs_in_does_not_save_ones_text_as_theirs(karin, draft, stored, administrator):
    karin.open(draft)
    Session.objects.all().delete()
    karin.write(0, " Karins ord.")
    expect(note(karin)).to_contain_text("du är inte längre inloggad")
    tab = karin.page.context.new_page()
    tab.goto(f"{karin.server}/konto/login/")
    tab.get_by_label("E-post").fill(administrator.email)
    tab.get_by_label("Lösenord", exact=True).fill(PASSWORD)
    tab.get_by_role("button", name="Logga in", exact=True).click()
    expect(tab).not_to_have_url(re.compile("login"))
    back_to(karin)
    expect(note(karin)).to_contain_text("någon annan har loggat in")
    assert stored(draft, 0).html == TEXT


def test_a_server_error_is_told_and_tried_again(karin, draft, stored):
    karin.open(draft)
    karin.page.route("**/avsnitt/**", lambda route: route.fulfill(status=500, body="fel"))
    karin.write(0, " Under felet.")
    expect(note(karin)).to_contain_text("servern svarar inte")
    expect(karin.status()).to_contain_text("servern svarar inte")
    assert stored(draft, 0).html == TEXT
    karin.page.unroute("**/avsnitt/**")
    karin.until(lambda: "Under felet." in stored(draft, 0).html)
    expect(note(karin)).to_contain_text("Sparat")


def test_a_server_that_never_answers_is_given_up_and_tried_again(karin, draft, stored):
    karin.page.clock.install()
    karin.open(draft)
    unanswered = []
    karin.page.route("**/avsnitt/**", lambda route: unanswered.append(route))
    karin.write(0, " Utan svar.")
    karin.until(lambda: unanswered)
    expect(note(karin)).to_have_text("Sparar …")
    karin.page.get_by_role("link", name="Klar med skrivandet").click()
    karin.page.clock.fast_forward(10_000)
    expect(note(karin)).to_contain_text("servern svarar inte")
    expect(karin.status()).to_contain_text("Du är kvar på sidan, för ”Avsnitt 1” är inte sparat.")
    expect(karin.text(0)).to_be_focused()
    karin.page.unroute("**/avsnitt/**")
    karin.press("Control+s")
    karin.until(lambda: "Utan svar." in stored(draft, 0).html)


def test_a_save_whose_answer_was_lost_is_no_conflict_with_oneself(karin, draft, stored):
    karin.open(draft)

    def lose_the_answer(route):
        route.fetch()
        route.abort()

    karin.page.route("**/avsnitt/**", lose_the_answer)
    karin.write(0, " En gång.")
    expect(note(karin)).to_contain_text("servern svarar inte")
    karin.page.unroute("**/avsnitt/**")
    expect(note(karin)).to_contain_text("Sparat")
    assert stored(draft, 0).version == 2
    karin.write(0, " Två.")
    karin.until(lambda: stored(draft, 0).html.endswith("En gång. Två.</p>"))


def test_text_that_was_never_saved_is_offered_the_next_time(karin, draft, stored):
    karin.open(draft)
    karin.lose_contact()
    karin.heading(0).fill("Ny rubrik")
    karin.write(0, " Skrivet utan kontakt.")
    expect(note(karin)).to_contain_text("servern svarar inte")
    karin.page.close(run_before_unload=False)
    karin.page = karin.page.context.new_page()
    karin.open(draft)
    offer = karin.page.get_by_role("group", name="Text som inte blev sparad")
    expect(offer).to_contain_text("Skrivet utan kontakt.")
    # What one writes meanwhile, and its saving, does not take the offer away.
    karin.write(1, " Annat.")
    karin.until(lambda: "Annat." in stored(draft, 1).html)
    karin.page.reload()
    offer.get_by_role("button", name="Ta tillbaka texten").dblclick()
    karin.until(lambda: "Skrivet utan kontakt." in stored(draft, 0).html and stored(draft, 0).heading == "Ny rubrik")
    karin.page.reload()
    expect(karin.page.locator("[data-editor][data-ready]")).to_be_attached()
    expect(offer).to_have_count(0)


def test_text_that_was_never_saved_can_be_thrown_away(karin, draft, stored):
    karin.open(draft)
    karin.lose_contact()
    karin.write(0, " Bort med det.")
    expect(note(karin)).to_contain_text("servern svarar inte")
    karin.page.close(run_before_unload=False)
    karin.page = karin.page.context.new_page()
    karin.open(draft)
    karin.page.get_by_role("button", name="Släng den").click()
    karin.page.reload()
    expect(karin.page.locator("[data-editor][data-ready]")).to_be_attached()
    expect(karin.page.get_by_role("group", name="Text som inte blev sparad")).to_have_count(0)
    assert stored(draft, 0).html == TEXT


def test_kept_text_meets_what_somebody_wrote_since_as_two_texts(karin, bjorn, draft, stored):
    karin.open(draft)
    karin.lose_contact()
    karin.write(0, " Karins.")
    expect(note(karin)).to_contain_text("servern svarar inte")
    karin.page.close(run_before_unload=False)
    bjorn.open(draft)
    bjorn.write(0, " Björns.")
    karin.until(lambda: "Björns." in stored(draft, 0).html)
    karin.page = karin.page.context.new_page()
    karin.open(draft)
    karin.page.get_by_role("button", name="Ta tillbaka texten").click()
    expect(karin.page.get_by_role("group", name="Två texter")).to_contain_text("Björns.")
    assert "Karins." not in stored(draft, 0).html


def test_a_lock_in_the_middle_gets_a_sentence_and_the_text_stays(karin, draft, stored, second_coordinator):
    karin.open(draft)
    steps.lock(draft, by=second_coordinator)
    karin.write(0, " För sent.")
    panel = karin.section(0).get_by_role("group", name="Inte sparat")
    expect(panel).to_contain_text("Handlingen är låst och kan inte ändras.")
    expect(panel).to_contain_text("finns kvar här")
    expect(karin.text(0)).to_contain_text("För sent.")
    karin.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    panel.get_by_role("button", name="Kopiera texten").click()
    expect(panel.get_by_role("button", name="Kopierad")).to_be_visible()
    assert "För sent." in karin.page.evaluate("navigator.clipboard.readText()")
    draft.refresh_from_db()
    steps.unlock(draft, by=second_coordinator, reason="Ett fel i första stycket.")
    panel.get_by_role("button", name="Försök spara igen").dblclick()
    karin.until(lambda: "För sent." in stored(draft, 0).html)
    expect(panel).to_have_count(0)


def test_what_was_typed_when_it_was_locked_is_found_on_the_page_to_read(karin, draft, second_coordinator):
    karin.open(draft)
    steps.lock(draft, by=second_coordinator)
    karin.write(0, " För sent.")
    expect(karin.section(0).get_by_role("group", name="Inte sparat")).to_be_visible()
    karin.page.close(run_before_unload=False)
    karin.page = karin.page.context.new_page()
    karin.page.goto(karin.server + reverse("documents:detail", args=[draft.pk]))
    offer = karin.page.get_by_role("group", name="Text som inte blev sparad")
    expect(offer).to_contain_text("För sent.")


def test_one_who_may_no_longer_write_gets_a_sentence(karin, draft, coordinator):
    karin.open(draft)
    coordinator.memberships.all().delete()
    karin.write(0, " Utan roll.")
    panel = karin.section(0).get_by_role("group", name="Inte sparat")
    expect(panel).to_contain_text("servern tog inte emot texten")
    expect(karin.text(0)).to_contain_text("Utan roll.")


def test_the_browser_asks_before_unsaved_text_is_left(karin, draft):
    karin.open(draft)
    karin.lose_contact()
    karin.write(0, " Osparat.")
    expect(note(karin)).to_contain_text("servern svarar inte")
    with karin.page.expect_event("dialog") as asked:
        karin.page.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    asked.value.accept()


def test_without_a_script_each_section_is_saved_with_its_button(browser, live_server, coordinator, draft, stored):
    context = browser.new_context(java_script_enabled=False)
    client = _logged_in(context, live_server, coordinator)
    client.goto(live_server.url + reverse("documents:edit", args=[draft.pk]))
    section = client.locator("[data-section]").first
    section.get_by_label("Rubrik").fill("Ny rubrik")
    section.get_by_label("Text").fill("Första stycket.\n\nAndra stycket.")
    section.get_by_role("button", name="Spara avsnittet").click()
    assert stored(draft, 0).heading == "Ny rubrik"
    assert stored(draft, 0).html == "<p>Första stycket.</p><p>Andra stycket.</p>"
    expect(client.get_by_text("Sparat").first).to_be_visible()
    expect(client.get_by_role("toolbar")).to_have_count(0)
    context.close()


def _logged_in(context, live_server, user):
    from tests.documents.editor.conftest import Writer

    return Writer(context.new_page(), live_server.url, user).page
