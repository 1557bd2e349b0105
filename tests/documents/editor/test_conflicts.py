"""Two people in the same section: nobody's text is lost, and the second one chooses."""

import re

import pytest
from playwright.sync_api import expect

from documents.content import read
from documents.models import Clash
from tests.documents.factories import TEXT
from tests.support.cursor import put_last

pytestmark = pytest.mark.django_db(transaction=True)
BEFORE = "Parterna ska arbeta tillsammans mot brott."


@pytest.fixture
def clash(karin, bjorn, draft, stored):
    """Both had the page open; Björn's words were saved first, Karin's came after."""
    karin.open(draft)
    bjorn.open(draft)
    bjorn.write(0, " Björns ord.")
    karin.until(lambda: "Björns ord." in stored(draft, 0).html)
    karin.write(0, " Karins ord.")
    panel = karin.section(0).get_by_role("group", name="Två texter")
    expect(panel).to_be_visible()
    return panel


def in_history(document, words):
    return any(words in section["html"] for each in document.revisions.all() for section in read(each)["sections"])


def test_the_second_sees_both_texts_side_by_side(karin, clash, draft, stored):
    expect(clash).to_contain_text("Björn Sandell har skrivit i avsnittet medan du skrev.")
    expect(clash.locator("[data-text=mine]")).to_contain_text("Karins ord.")
    expect(clash.locator("[data-text=theirs]")).to_contain_text("Björns ord.")
    expect(clash.get_by_role("heading", name="Text av Björn Sandell")).to_be_visible()
    mine, theirs = (clash.locator(f"[data-text={side}]").bounding_box() for side in ["mine", "theirs"])
    assert abs(mine["y"] - theirs["y"]) < 20
    assert mine["x"] < theirs["x"]
    assert "Björns ord." in stored(draft, 0).html
    assert "Karins ord." in Clash.objects.get().html


def test_one_goes_on_writing_and_keeps_all_of_it(karin, clash, draft, stored):
    karin.page.keyboard.type(" Och mer.")
    expect(clash.locator("[data-text=mine]")).to_contain_text("Karins ord. Och mer.")
    clash.get_by_role("button", name="Använd min text").dblclick()
    karin.until(lambda: "Karins ord. Och mer." in stored(draft, 0).html)
    assert "Björns" not in stored(draft, 0).html
    assert in_history(draft, "Björns ord.")
    expect(clash).to_have_count(0)
    assert Clash.objects.get().settled_at


def test_one_takes_the_other_text_and_may_still_undo(karin, clash, draft, stored):
    clash.get_by_role("button", name="Använd den andra texten").click()
    expect(karin.text(0)).to_have_text(f"{BEFORE} Björns ord.")
    expect(clash).to_have_count(0)
    karin.write(0, " Vidare.")
    karin.until(lambda: stored(draft, 0).html.endswith("Björns ord. Vidare.</p>"))
    assert "Karins ord." in Clash.objects.get().html


def test_somebody_writes_again_while_one_chooses(karin, bjorn, clash, draft, stored):
    bjorn.write(0, " Ännu mer.")
    karin.until(lambda: "Ännu mer." in stored(draft, 0).html)
    clash.get_by_role("button", name="Använd min text").click()
    expect(clash.locator("[data-text=theirs]")).to_contain_text("Ännu mer.")
    assert "Ännu mer." in stored(draft, 0).html
    clash.get_by_role("button", name="Använd min text").click()
    karin.until(lambda: "Karins ord." in stored(draft, 0).html)
    assert in_history(draft, "Ännu mer.")


def test_choosing_without_contact_can_be_tried_again(karin, clash, draft, stored):
    karin.page.route("**/krockar/**", lambda route: route.abort())
    clash.get_by_role("button", name="Använd min text").click()
    expect(karin.section(0).locator("[data-saved]")).to_contain_text("servern svarar inte")
    karin.page.unroute("**/krockar/**")
    clash.get_by_role("button", name="Använd min text").click()
    karin.until(lambda: "Karins ord." in stored(draft, 0).html)


def test_one_who_closes_the_page_finds_both_texts_the_next_time(karin, clash, draft):
    karin.page.close(run_before_unload=False)
    karin.page = karin.page.context.new_page()
    karin.open(draft)
    expect(karin.page.get_by_role("group", name="Text som inte blev sparad")).to_have_count(0)
    karin.page.get_by_role("link", name="Välj vilken text som gäller").click()
    expect(karin.page.get_by_text("Karins ord.").first).to_be_visible()
    expect(karin.page.get_by_text("Björns ord.").first).to_be_visible()


def test_both_can_be_written_together_on_a_page_of_their_own(karin, clash, draft, stored):
    clash.get_by_role("link", name="Skriv ihop dem i stället").click()
    expect(karin.page).to_have_url(re.compile("/krockar/"))
    text = karin.page.get_by_role("textbox", name="Text")
    expect(text).to_contain_text("Björns ord.")
    put_last(text)
    karin.page.keyboard.type(" Tillsammans.")
    karin.page.get_by_role("button", name="Spara den sammanskrivna texten").click()
    expect(karin.page.locator("[data-editor][data-ready]")).to_be_attached()
    assert stored(draft, 0).html == (f"<p>{BEFORE} Björns ord.</p><p>{BEFORE} Karins ord. Tillsammans.</p>")


def test_writing_in_different_sections_is_no_conflict(karin, bjorn, draft, stored):
    karin.open(draft)
    bjorn.open(draft)
    karin.write(0, " Karins.")
    bjorn.write(1, " Björns.")
    karin.until(lambda: "Karins." in stored(draft, 0).html and "Björns." in stored(draft, 1).html)
    assert not Clash.objects.exists()


def test_one_is_told_who_else_writes(karin, bjorn, draft, stored):
    karin.open(draft)
    expect(karin.page.locator("[data-others]")).to_have_text("")
    karin.write(0, " Karins.")
    karin.until(lambda: "Karins." in stored(draft, 0).html)
    bjorn.open(draft)
    expect(bjorn.page.get_by_text("Karin Almqvist skriver också i handlingen just nu.")).to_be_visible()
    bjorn.write(1, " Björns.")
    karin.until(lambda: "Björns." in stored(draft, 1).html)
    karin.write(0, " Mer.")
    expect(karin.page.get_by_text("Björn Sandell skriver också i handlingen just nu.")).to_be_visible()


def test_a_section_that_somebody_removed_is_put_back_with_the_text(karin, bjorn, draft, stored):
    karin.open(draft)
    bjorn.open(draft)
    bjorn.section(0).get_by_text("Mer").first.click()
    bjorn.section(0).get_by_role("link", name="Ta bort avsnittet").click()
    bjorn.page.get_by_role("main").get_by_role("button", name="Ta bort avsnittet").click()
    karin.until(lambda: draft.sections.count() == 1)
    karin.write(0, " Karins ord.")
    panel = karin.section(0).get_by_role("group", name="Avsnittet är borttaget")
    expect(panel).to_contain_text("Avsnittet har tagits bort av någon annan.")
    expect(karin.text(0)).to_contain_text("Karins ord.")
    panel.get_by_role("button", name="Lägg tillbaka avsnittet").dblclick()
    karin.until(lambda: draft.sections.count() == 2)
    expect(panel).to_have_count(0)
    karin.write(0, " Och mer.")
    karin.until(lambda: stored(draft, 1).html == TEXT.replace("</p>", " Karins ord. Och mer.</p>"))


def test_two_texts_are_seen_before_one_leaves_and_may_be_left_for_another_day(karin, bjorn, draft, stored):
    karin.open(draft)
    bjorn.open(draft)
    bjorn.write(0, " Björns ord.")
    karin.until(lambda: "Björns ord." in stored(draft, 0).html)
    karin.write(0, " Karins ord.", saves=False)
    done = karin.page.get_by_role("link", name="Klar med skrivandet")
    done.click()
    expect(karin.page.get_by_role("group", name="Två texter")).to_be_focused()
    expect(karin.status()).to_contain_text("Inte sparat: välj mellan texterna.")
    done.click()
    expect(karin.page).to_have_url(re.compile(rf"/handlingar/{draft.pk}/$"))
    assert "Karins ord." in Clash.objects.get().html
