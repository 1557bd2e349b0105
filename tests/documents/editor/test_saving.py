"""What is typed is saved by itself, at once when asked, and can be undone afterwards."""

import re

import pytest
from playwright.sync_api import expect

from tests.documents.factories import TEXT

pytestmark = pytest.mark.django_db(transaction=True)
SAVED = re.compile(r"^Sparat \d\d\.\d\d$")


def test_what_is_typed_is_saved_by_itself_and_the_page_says_when(karin, draft, stored):
    karin.open(draft)
    karin.write(0, " De träffas varje månad.", saves=False)
    expect(karin.section(0).locator("[data-saved]")).to_have_text(SAVED)
    expect(karin.status()).to_have_text(SAVED)
    assert stored(draft, 0).html == "<p>Parterna ska arbeta tillsammans mot brott. De träffas varje månad.</p>"
    assert stored(draft, 0).saved_by == karin.user


def test_one_who_types_without_a_pause_is_saved_all_the_same(karin, draft, stored):
    karin.page.clock.install()
    karin.open(draft)
    karin.page.clock.pause_at("2040-01-01")
    karin.text(0).click()
    for _second in range(8):
        karin.page.keyboard.type("Utan att stanna. ")
        assert stored(draft, 0).version == 1
        karin.page.clock.run_for(1000)
    karin.until(lambda: "Utan att stanna." in stored(draft, 0).html)


def test_a_heading_is_saved_and_the_list_beside_follows(karin, draft, stored):
    karin.open(draft)
    karin.heading(1).fill("Så här följer vi upp")
    karin.saved(lambda: stored(draft, 1).heading == "Så här följer vi upp")
    assert stored(draft, 1).html == TEXT
    expect(karin.page.locator(".contents").get_by_role("link").nth(1)).to_have_text("Så här följer vi upp")
    expect(karin.section(1)).to_have_accessible_name("Så här följer vi upp")


def test_the_key_for_saving_saves_at_once_and_answers(karin, draft, stored):
    karin.page.clock.install()
    karin.open(draft)
    karin.page.clock.pause_at("2040-01-01")  # What is saved now is not saved by the pause after typing.
    karin.write(0, " Nytt.", saves=False)
    karin.press("Control+s")
    expect(karin.status()).to_have_text(SAVED)
    assert "Nytt." in stored(draft, 0).html


def test_the_key_for_saving_answers_also_when_all_is_saved(karin, draft, stored):
    karin.open(draft)
    karin.press("Control+s")
    expect(karin.status()).to_have_text(SAVED)
    assert stored(draft, 0).version == 1


def test_one_undoes_past_a_save_and_the_older_text_is_saved_again(karin, draft, stored):
    karin.open(draft)
    karin.write(0, " Ett misstag.")
    karin.until(lambda: "Ett misstag." in stored(draft, 0).html)
    karin.press("Control+z")
    expect(karin.text(0)).to_have_text("Parterna ska arbeta tillsammans mot brott.")
    karin.saved(lambda: stored(draft, 0).html == TEXT)
    karin.tool("Gör om").click()
    karin.saved(lambda: "Ett misstag." in stored(draft, 0).html)


def test_the_undo_button_undoes_in_the_heading_when_one_writes_there(karin, draft, stored):
    karin.open(draft)
    karin.write(0, " Kvar.")
    karin.heading(0).click()
    karin.press("End")
    karin.page.keyboard.type(" X")
    karin.tool("Ångra").click()
    expect(karin.heading(0)).not_to_have_value(re.compile("X$"))
    assert karin.text(0).inner_text().endswith("Kvar.")


def test_opening_and_saving_changes_no_word_and_no_form(karin, draft, stored):
    section = stored(draft, 0)
    section.html = (
        "<h3>Mellanrubrik</h3><p>Text med <strong>fet</strong> och <em>kursiv</em>,<br>ny rad och "
        '<a href="https://lindhaga.example/trygghet">länk</a>.</p><h4>Liten</h4>'
        "<ul><li>ett<ul><li>under ett</li></ul></li><li>två</li></ul><ol><li>först</li></ol>"
        "<table><thead><tr><th>Vad</th><th>Vem</th></tr></thead>"
        '<tbody><tr><td colspan="2">Båda</td></tr></tbody></table>'
        "<p>Slut.</p>"
    )
    section.save()
    karin.open(draft)
    karin.heading(0).fill("Ny rubrik")
    karin.saved(lambda: stored(draft, 0).heading == "Ny rubrik")
    assert stored(draft, 0).html == section.html


def test_the_caption_of_a_table_becomes_the_line_above_it(karin, draft, stored):
    section = stored(draft, 0)
    section.html = "<table><caption>Vem gör vad</caption><tbody><tr><td>a</td><td>b</td></tr></tbody></table>"
    section.save()
    karin.open(draft)
    karin.heading(0).fill("Ny rubrik")
    karin.saved(lambda: stored(draft, 0).heading == "Ny rubrik")
    assert stored(draft, 0).html.startswith("<p><strong>Vem gör vad</strong></p><table>")


def test_a_link_on_the_page_waits_until_all_is_saved(karin, draft, stored):
    karin.open(draft)
    karin.write(0, " Sista ordet.", saves=False)
    karin.page.get_by_role("link", name="Klar med skrivandet").click()
    expect(karin.page).to_have_url(re.compile(rf"/handlingar/{draft.pk}/$"))
    assert "Sista ordet." in stored(draft, 0).html


def test_a_form_on_the_page_waits_until_all_is_saved(karin, draft, stored):
    karin.open(draft)
    karin.write(0, " Sista ordet.", saves=False)
    karin.page.get_by_label("Rubrik", exact=True).last.fill("Nytt avsnitt här")
    karin.page.get_by_role("button", name="Lägg till avsnitt").dblclick()
    expect(karin.page).to_have_url(re.compile("#avsnitt-"))
    assert "Sista ordet." in stored(draft, 0).html
    assert draft.sections.count() == 3


def test_closing_the_page_straight_after_typing_loses_nothing(karin, draft, stored):
    karin.open(draft)
    karin.write(0, " Stängt genast.", saves=False)
    karin.page.close(run_before_unload=False)
    karin.until(lambda: "Stängt genast." in stored(draft, 0).html)


def test_a_personal_number_is_warned_of_before_it_is_saved(karin, draft, stored):
    karin.open(draft)
    karin.write(0, " Pojken 811218-9876 ska")
    panel = karin.section(0).get_by_role("group", name="Personnummer")
    expect(panel).to_contain_text("811218-9876")
    assert stored(draft, 0).html == TEXT
    # One goes on typing where one was.
    karin.page.keyboard.type(" få hjälp.")
    expect(karin.text(0)).to_contain_text("Pojken 811218-9876 ska få hjälp.")
    panel.get_by_role("button", name="Spara ändå").dblclick()
    karin.until(lambda: "ska få hjälp." in stored(draft, 0).html)
    expect(panel).to_have_count(0)


def test_a_personal_number_that_is_taken_away_needs_no_answer(karin, draft, stored):
    karin.open(draft)
    karin.write(0, " 811218-9876")
    expect(karin.section(0).get_by_role("group", name="Personnummer")).to_be_visible()
    karin.press(*["Backspace"] * 11)
    karin.page.keyboard.type("Klart.")
    karin.saved(lambda: "Klart." in stored(draft, 0).html)
    expect(karin.section(0).get_by_role("group", name="Personnummer")).to_have_count(0)


def test_the_warning_goes_away_with_all_that_was_typed(karin, draft, stored):
    karin.open(draft)
    karin.write(0, " 811218-9876")
    expect(karin.section(0).get_by_role("group", name="Personnummer")).to_be_visible()
    karin.press(*["Backspace"] * 12)
    expect(karin.section(0).get_by_role("group", name="Personnummer")).to_have_count(0)
    assert stored(draft, 0).version == 1


def test_one_who_is_done_is_told_why_the_page_stays_and_led_to_the_place(karin, draft, stored):
    karin.open(draft)
    karin.write(1, " 811218-9876", saves=False)
    done = karin.page.get_by_role("link", name="Klar med skrivandet")
    done.click()
    expect(karin.page.get_by_role("group", name="Personnummer")).to_be_focused()
    expect(karin.status()).to_have_text(
        "Du är kvar på sidan, för ”Avsnitt 2” är inte sparat. Inte sparat: kontrollera personnumret."
    )
    karin.text(1).click()
    karin.press("Control+z")
    done.click()
    expect(karin.page).to_have_url(re.compile(rf"/handlingar/{draft.pk}/$"))
