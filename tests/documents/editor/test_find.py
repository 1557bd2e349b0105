"""Find and replace in the whole paper, headings included."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.once, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def finder(karin, draft):
    first, second = draft.sections.all()
    first.heading, first.html = (
        "Polisens ansvar",
        "<p>Polisen leder. När <strong>polisen</strong> kallar kommer alla.</p>",
    )
    second.heading, second.html = "Ansvar", "<ul><li>kommunen och polis&nbsp;en</li></ul>"
    first.save()
    second.save()
    karin.open(draft)
    karin.press("Control+h")
    return karin.page.get_by_role("search", name="Sök och ersätt")


def seek(finder, words, replacement=None, exact=False):
    finder.get_by_label("Skilj på").set_checked(exact)
    if replacement is not None:
        finder.get_by_label("Ersätt med").fill(replacement)
    finder.get_by_label("Sök efter").fill(words)
    return finder.locator("[data-found]")


def test_it_counts_in_headings_and_text(finder):
    expect(finder.get_by_label("Sök efter")).to_be_focused()
    expect(seek(finder, "polisen")).to_have_text("Finns på 3 ställen.")
    expect(seek(finder, "polisen", exact=True)).to_have_text("Finns på ett ställe.")
    expect(seek(finder, "brandkåren")).to_have_text("Finns inte i handlingen.")
    expect(seek(finder, "polis en")).to_have_text("Finns på ett ställe.")


def test_signs_are_sought_as_they_are(finder):
    expect(seek(finder, "leder.")).to_have_text("Finns på ett ställe.")
    expect(seek(finder, "(.*")).to_have_text("Finns inte i handlingen.")


def test_it_goes_from_place_to_place_and_leaves_the_cursor_where_it_found(karin, finder, draft, stored):
    status = seek(finder, "polisen")
    for place in ["Ställe 1 av 3.", "Ställe 2 av 3.", "Ställe 3 av 3."]:
        karin.press("Enter")
        expect(status).to_have_text(place)
    expect(finder.get_by_label("Sök efter")).to_be_focused()
    karin.press("Escape")
    expect(finder).to_be_hidden()
    expect(karin.text(0)).to_be_focused()
    assert karin.page.evaluate("getSelection().toString()") == "polisen"
    assert stored(draft, 0).version == 1


def test_it_replaces_everywhere_and_keeps_capitals_and_form(karin, finder, draft, stored):
    status = seek(finder, "polisen", "myndigheten")
    finder.get_by_role("button", name="Ersätt alla").click()
    expect(status).to_have_text("Ersatt på 3 ställen.")
    karin.saved(lambda: stored(draft, 0).heading == "Myndighetens ansvar")
    karin.saved(
        lambda: (
            stored(draft, 0).html == "<p>Myndigheten leder. När <strong>myndigheten</strong> kallar kommer alla.</p>"
        )
    )
    assert stored(draft, 1).version == 1


def test_all_that_was_replaced_is_undone_with_one_button(karin, finder, draft, stored):
    before = [(each.heading, each.html) for each in draft.sections.all()]
    status = seek(finder, "en", "x")
    finder.get_by_role("button", name="Ersätt alla").click()
    karin.saved(lambda: stored(draft, 0).heading == "Polisxs ansvar" and "kommunx" in stored(draft, 1).html)
    finder.get_by_role("button", name="Ångra ersättningen").click()
    expect(status).to_have_text("Ersättningen är ångrad.")
    karin.saved(lambda: [(each.heading, each.html) for each in draft.sections.all()] == before)


def test_what_was_typed_since_stays_when_a_replacement_is_undone(karin, finder, draft, stored):
    seek(finder, "ansvar", "uppgift")
    finder.get_by_role("button", name="Ersätt alla").click()
    karin.saved(lambda: stored(draft, 1).heading == "Uppgift")
    karin.heading(1).click()
    karin.press("End")
    karin.page.keyboard.type("er")
    finder.get_by_role("button", name="Ångra ersättningen").click()
    karin.saved(lambda: stored(draft, 0).heading == "Polisens ansvar" and stored(draft, 1).heading == "Uppgifter")


def test_what_was_replaced_is_undone_by_the_keys_too(karin, finder, draft, stored):
    before = stored(draft, 0).html
    seek(finder, "kallar", "ropar")
    finder.get_by_role("button", name="Ersätt alla").click()
    karin.saved(lambda: "ropar" in stored(draft, 0).html)
    karin.text(0).click()
    karin.press("Control+z")
    karin.saved(lambda: stored(draft, 0).html == before)


def test_it_replaces_one_at_a_time(karin, finder, draft, stored):
    status = seek(finder, "polisen", "myndigheten")
    one = finder.get_by_role("button", name="Ersätt", exact=True)
    one.click()
    expect(status).to_have_text("Ställe 1 av 3.")
    one.click()
    expect(status).to_have_text("Ställe 1 av 2.")
    finder.get_by_role("button", name="Nästa").click()
    one.click()
    karin.saved(lambda: stored(draft, 0).heading == "Myndighetens ansvar" and "myndigheten" in stored(draft, 0).html)
    assert "<p>Polisen leder." in stored(draft, 0).html


def test_nothing_in_place_of_a_word_takes_it_away(karin, finder, draft, stored):
    seek(finder, " leder", "")
    finder.get_by_role("button", name="Ersätt alla").click()
    karin.saved(lambda: "<p>Polisen. När" in stored(draft, 0).html)


@pytest.mark.parametrize(("words", "replacement"), [("polisen", "myndigheten"), ("polisen", "polisen i Lindhaga")])
def test_a_second_press_keeps_what_the_first_one_did(karin, finder, words, replacement):
    status = seek(finder, words, replacement)
    finder.get_by_role("button", name="Ersätt alla").dblclick()
    expect(status).to_have_text("Ersatt på 3 ställen.")
    expect(karin.heading(0)).to_have_value(f"{replacement[0].upper()}{replacement[1:]}s ansvar")


def test_the_list_of_sections_follows_a_replacement(karin, finder, draft, stored):
    draft.sections.filter(pk=stored(draft, 1).pk).update(heading="")
    karin.open(draft)
    rows = karin.page.locator(".contents a")
    expect(rows).to_have_text(["Polisens ansvar", "kommunen och polis\u00a0en"])
    karin.press("Control+h")
    seek(finder, "en", "x")
    finder.get_by_role("button", name="Ersätt alla").click()
    expect(rows).to_have_text(["Polisxs ansvar", "kommunx och polis\u00a0x"])


def test_words_that_the_facts_print_are_told_of_with_the_way_there(karin, finder, draft, stored):
    draft.sections.filter(pk=stored(draft, 1).pk).update(html="", slot="signatures")
    karin.open(draft)
    karin.press("Control+h")
    status = seek(finder, "Eva Lindgren")
    expect(status).to_have_text("Finns inte i handlingen.")
    expect(finder.get_by_text("Det står också i uppgifter")).to_be_visible()
    seek(finder, "polisen")
    expect(finder.get_by_text("Det står också i uppgifter")).to_be_hidden()
    seek(finder, "Eva")
    finder.get_by_role("link", name="Ändra under Uppgifter").click()
    karin.page.wait_for_url("**/uppgifter/")
