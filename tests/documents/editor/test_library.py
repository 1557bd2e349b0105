"""Clauses and templates are written with the same tools as a paper."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from documents.models import Clause, Template

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]


def open_page(karin, name, *args):
    karin.page.goto(karin.server + reverse(f"documents:{name}", args=args))
    expect(karin.page.locator("[data-writing-tools][data-ready]")).to_be_visible()


def test_a_clause_is_written_with_lists_and_bold_and_pasted_from_word(karin):
    open_page(karin, "clause_new")
    karin.page.get_by_label("Rubrik").fill("Vår klausul")
    karin.press("Tab")
    text = karin.page.get_by_role("textbox", name="Text")
    expect(text).to_be_focused()
    karin.tool("Fet").click()
    karin.page.keyboard.type("Så gör vi")
    karin.press("Enter")
    karin.tool("Punktlista").click()
    karin.page.keyboard.type("ett")
    karin.press("Enter", "Enter")
    with karin.page.expect_response("**/klistra-in/"):
        karin.paste_in(text, "<p class=MsoNormal><span style='color:red'>Ur Word</span></p>", "Ur Word")
    expect(text).to_contain_text("Ur Word")
    karin.page.get_by_role("button", name="Spara klausulen").click()
    expect(karin.page.get_by_text("Klausulen är sparad.")).to_be_visible()
    assert Clause.objects.get().html == "<p><strong>Så gör vi</strong></p><ul><li>ett</li></ul><p>Ur Word</p>"


def test_what_is_wrong_with_the_text_leads_to_the_text(karin):
    open_page(karin, "clause_new")
    karin.page.get_by_label("Rubrik").fill("Vår klausul")
    karin.page.get_by_role("button", name="Spara klausulen").click()
    way = karin.page.get_by_role("link", name="Text")
    expect(way).to_be_visible()
    expect(karin.page.locator("[data-writing-tools][data-ready]")).to_be_visible()
    way.click()
    expect(karin.page.get_by_role("textbox", name="Text")).to_be_focused()


def test_the_sections_of_a_template_are_moved_by_buttons(karin, municipality):
    template = Template.objects.create(owner=municipality, kind="notes", name="Vår mall", type_label="Anteckningar")
    for position, heading in enumerate(["Ett", "Två", "Tre"], start=1):
        template.sections.create(position=position, heading=heading)
    open_page(karin, "template_edit", template.pk)
    section = karin.page.get_by_role("group", name="Tre")
    section.get_by_role("button", name="Flytta upp").focus()
    karin.press("Enter", "Enter")
    expect(section.get_by_role("button", name="Flytta upp")).to_be_disabled()
    expect(section.get_by_role("button", name="Flytta ned")).to_be_focused()
    expect(karin.page.get_by_role("status").filter(has_text="nummer 1")).to_be_attached()
    new = karin.page.get_by_role("group", name="Nytt avsnitt").first
    new.get_by_label("Rubrik").fill("Fyra")
    new.get_by_role("textbox", name="Text att börja med").click()
    karin.page.keyboard.type("Första stycket.")
    karin.page.get_by_role("button", name="Spara mallen").click()
    expect(karin.page.get_by_text("Mallen är sparad.")).to_be_visible()
    rows = [(row.heading, row.html) for row in template.sections.all()]
    assert rows == [("Tre", ""), ("Ett", ""), ("Två", ""), ("Fyra", "<p>Första stycket.</p>")]
