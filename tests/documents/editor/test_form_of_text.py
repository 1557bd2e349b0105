"""Headings, bold, italic, lists, links and tables, from the toolbar and from the keys."""

import pytest
from playwright.sync_api import expect

from tests.documents.factories import TEXT

pytestmark = [pytest.mark.once, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def written(karin, draft, stored):
    """Gives the section's HTML when it has come to be what is expected."""
    section = stored(draft, 0)
    section.html = ""
    section.save()
    karin.open(draft)
    karin.text(0).click()

    def wait_for(html):
        karin.saved(lambda: stored(draft, 0).html == html)
        return True

    return wait_for


@pytest.mark.parametrize(
    ("tool", "tag"), [("Rubrik", "h3"), ("Liten rubrik", "h4"), ("Fet", "strong"), ("Kursiv", "em")]
)
def test_a_button_gives_the_text_its_form_and_shows_that_it_has_it(karin, written, tool, tag):
    karin.page.keyboard.type("Trygghet")
    karin.press("Control+a")
    karin.tool(tool).click()
    expect(karin.tool(tool)).to_have_attribute("aria-pressed", "true")
    html = f"<{tag}>Trygghet</{tag}>"
    assert written(html if tag.startswith("h") else f"<p>{html}</p>")
    karin.tool(tool).click()
    assert written("<p>Trygghet</p>")


def test_keys_for_bold_and_italic(karin, written):
    karin.press("Control+b")
    karin.page.keyboard.type("fet")
    karin.press("Control+b", "Control+i")
    karin.page.keyboard.type(" kursiv")
    assert written("<p><strong>fet</strong><em> kursiv</em></p>")


def test_a_list_within_a_list(karin, written):
    karin.tool("Punktlista").click()
    karin.page.keyboard.type("ett")
    karin.press("Enter", "Tab")
    karin.page.keyboard.type("under ett")
    karin.press("Enter", "Shift+Tab")
    karin.page.keyboard.type("två")
    assert written("<ul><li>ett<ul><li>under ett</li></ul></li><li>två</li></ul>")
    karin.tool("Flytta in punkten en nivå").click()
    assert written("<ul><li>ett<ul><li>under ett</li><li>två</li></ul></li></ul>")
    karin.tool("Flytta ut punkten en nivå").click()
    assert written("<ul><li>ett<ul><li>under ett</li></ul></li><li>två</li></ul>")


def test_a_numbered_list_begins_when_one_types_it(karin, written):
    karin.page.keyboard.type("1. först")
    karin.press("Enter")
    karin.page.keyboard.type("sedan")
    assert written("<ol><li>först</li><li>sedan</li></ol>")


def test_a_list_that_goes_on_keeps_its_number(karin, written, draft, stored):
    karin.page.keyboard.type("4. fjärde")
    assert written('<ol start="4"><li>fjärde</li></ol>')
    karin.open(draft)
    karin.text(0).click()
    karin.press("End")
    karin.page.keyboard.type(" punkten")
    assert written('<ol start="4"><li>fjärde punkten</li></ol>')


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("lindhaga.example/trygghet", "https://lindhaga.example/trygghet"),
        ("brott@lindhaga.example", "mailto:brott@lindhaga.example"),
        ("http://lindhaga.example", "http://lindhaga.example"),
        ("mailto:brott@lindhaga.example", "mailto:brott@lindhaga.example"),
        ("https://intranät/rutiner?a=1#b", "https://intranät/rutiner?a=1#b"),
    ],
)
def test_words_become_a_link(karin, written, typed, address):
    karin.page.keyboard.type("Läs mer")
    karin.press("Control+a", "Control+k")
    dialog = karin.page.get_by_role("dialog", name="Länk")
    dialog.get_by_label("Adress").fill(typed)
    karin.press("Enter")
    assert written(f'<p><a href="{address}">Läs mer</a></p>')
    expect(karin.text(0)).to_be_focused()


def test_a_link_is_taken_away_again(karin, written):
    karin.tool("Länk").click()
    dialog = karin.page.get_by_role("dialog", name="Länk")
    dialog.get_by_label("Adress").fill("lindhaga.example")
    dialog.get_by_role("button", name="Spara länken").click()
    assert written('<p><a href="https://lindhaga.example">lindhaga.example</a></p>')
    karin.press("ArrowLeft", "ArrowLeft")
    karin.tool("Länk").click()
    expect(dialog.get_by_label("Adress")).to_have_value("https://lindhaga.example")
    dialog.get_by_label("Adress").fill("")
    dialog.get_by_role("button", name="Spara länken").click()
    assert written("<p>lindhaga.example</p>")


@pytest.mark.parametrize(
    "typed", ["hej", "hej du.se", "javascript:alert(1)", "ftp://lindhaga.example", "a@b", "https://"]
)
def test_what_is_no_address_is_told_and_becomes_no_link(karin, written, typed):
    karin.page.keyboard.type("Läs")
    karin.press("Control+a", "Control+k")
    dialog = karin.page.get_by_role("dialog", name="Länk")
    dialog.get_by_label("Adress").fill(typed)
    karin.press("Enter")
    expect(dialog.get_by_label("Adress")).to_have_value(typed)
    assert "ingen adress" in dialog.get_by_label("Adress").evaluate("field => field.validationMessage")
    dialog.get_by_role("button", name="Avbryt").click()
    expect(karin.text(0)).to_be_focused()
    assert written("<p>Läs</p>")


def test_a_table_gets_a_head_rows_and_columns(karin, written):
    karin.tool("Tabell").click()
    for words in ["Vad", "Vem", "När", "Belysning", "Kommunen", "I maj", "x", "y"]:
        karin.page.keyboard.type(words)
        karin.press("Tab")
    karin.tool("Ta bort rad").click()
    karin.tool("Ta bort kolumn").click()
    head = "<thead><tr><th>{}</th><th>{}</th></tr></thead>"
    row = "<tr><td>{}</td><td>{}</td></tr>"
    first = head.format("Vad", "Vem")
    assert written(f"<table>{first}<tbody>{row.format('Belysning', 'Kommunen')}</tbody></table>")
    karin.tool("Ny rad").click()
    karin.press("ArrowDown")
    karin.page.keyboard.type("Polisen")
    rows = row.format("Belysning", "Kommunen") + row.format("", "Polisen")
    assert written(f"<table>{first}<tbody>{rows}</tbody></table>")
    karin.tool("Ta bort tabell").click()
    assert written("")
    expect(karin.tool("Ny rad")).to_be_hidden()


def test_the_browser_checks_the_spelling_in_swedish(karin, draft):
    karin.open(draft)
    for field in [karin.text(0), karin.heading(0)]:
        expect(field).to_have_attribute("spellcheck", "true")
        expect(field).to_have_attribute("lang", "sv")


def test_a_clause_comes_in_where_one_writes_with_one_click(karin, draft, stored):
    from documents.library.texts import load

    load()
    karin.open(draft)
    karin.write(1, "")
    karin.press("Home")
    clause = karin.page.get_by_role("button", name="Kontaktpersoner")
    clause.dblclick()
    expect(karin.text(1)).to_be_focused()
    karin.saved(lambda: stored(draft, 1).html.count("kontaktpersoner") == 1)
    assert stored(draft, 1).html.index("kontaktpersoner") < stored(draft, 1).html.index("arbeta tillsammans")
    karin.press("Control+z")
    karin.saved(lambda: stored(draft, 1).html == TEXT)
