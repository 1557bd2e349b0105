"""What comes from Word and from the web loses its dress and keeps its words and its structure."""

from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import expect

pytestmark = [pytest.mark.once, pytest.mark.django_db(transaction=True)]

# As Word puts it on the clipboard: lists are paragraphs with a style, and every element has its own.
WORD = Path(__file__).with_name("from_word.html").read_text()


@pytest.fixture
def empty(karin, draft, stored):
    section = stored(draft, 0)
    section.html = ""
    section.save()
    karin.open(draft)
    karin.text(0).click()
    return section


def test_a_text_from_word_comes_out_clean(karin, draft, stored, empty):
    karin.paste(0, WORD)
    html = karin.until(lambda: stored(draft, 0).html)
    assert html == (
        "<h3>Trygghet</h3><p>Kommunen och <strong>polisen</strong> ska <em>tillsammans</em> arbeta.</p>"
        "<ul><li>Belysning<ul><li>vid tunneln</li></ul></li><li>Vandringar</li></ul>"
        "<table><tbody><tr><td>Vad</td><td>Vem</td></tr></tbody></table>"
        '<p><a href="https://lindhaga.example/a">Läs mer</a></p>'
    )
    assert karin.text(0).locator("[class*=Mso], [style*=mso]").count() == 0
    karin.press("Control+z")
    karin.until(lambda: stored(draft, 0).html == "")


def test_words_are_pasted_into_the_sentence_that_one_writes(karin, draft, stored):
    karin.open(draft)
    karin.write(0, "")
    karin.press("Home", *["ArrowRight"] * len("Parterna"))
    karin.paste(0, "<p class=MsoNormal><span style='color:red'> i Lindhaga<o:p></o:p></span></p>", " i Lindhaga")
    karin.until(lambda: stored(draft, 0).html == "<p>Parterna i Lindhaga ska arbeta tillsammans mot brott.</p>")


def test_a_page_from_the_web_keeps_only_its_text(karin, draft, stored, empty):
    karin.paste(
        0, '<div style="color:red"><h1>Stor</h1><img src="https://x.example/i.png"><p onclick="x()">Text</p></div>'
    )
    html = karin.until(lambda: stored(draft, 0).html)
    assert html == "<h3>Stor</h3><p>Text</p>"


def test_without_the_server_the_words_come_in_all_the_same(karin, draft, stored, empty):
    karin.page.route("**/klistra-in/", lambda route: route.abort())
    karin.paste(0, WORD, "Trygghet\r\n\r\nKommunen <och> polisen")
    karin.until(lambda: stored(draft, 0).html == "<p>Trygghet</p><p>Kommunen &lt;och&gt; polisen</p>")


def test_a_paste_that_the_server_refuses_says_why(karin, draft, stored, empty):
    karin.paste(0, "<div>" * 1_000 + "Trygghet", "Trygghet")
    karin.until(lambda: stored(draft, 0).html == "<p>Trygghet</p>")
    told = karin.section(0).get_by_role("alert")
    expect(told).to_contain_text("Bara orden klistrades in, utan rubriker och listor. Texten har för många led")
    told.get_by_role("button", name="Stäng meddelandet").click()
    expect(told).to_have_count(0)


def test_what_was_copied_in_the_editor_is_pasted_as_it_is(karin, draft, stored):
    asked = []
    karin.page.on("request", lambda request: asked.append(request.url) if "klistra-in" in request.url else None)
    karin.open(draft)
    karin.write(0, "")
    karin.paste(0, '<p data-pm-slice="1 1 []"> Om igen.</p>')
    karin.until(lambda: stored(draft, 0).html.endswith("brott. Om igen.</p>"))
    assert asked == []


def ask(client, html):
    return client.post(reverse("documents:clean"), {"html": html}, "application/json")


def test_the_address_that_cleans_saves_nothing(client, coordinator, draft, stored):
    client.force_login(coordinator)
    answer = ask(client, "<p style='x'>A<script>x</script></p>")
    assert answer.json() == {"status": "cleaned", "html": "<p>A</p>"}
    assert stored(draft, 0).version == 1


@pytest.mark.parametrize("html", ["<div>" * 100_000, "<td>a</td>" * 50_000, "ord " * 1_300_000])
def test_it_refuses_what_is_too_large(client, coordinator, html):
    client.force_login(coordinator)
    answer = ask(client, html)
    assert answer.status_code == 409
    assert "för stor" in answer.json()["sentence"]


def test_it_refuses_those_who_write_nothing(client, registrar):
    client.force_login(registrar)
    assert ask(client, "").status_code == 403
