"""The page to write on as it comes from the server: what is printed of each section, and who sees it."""

import pytest
from django.urls import reverse

from agreements.models import Aim
from documents.creating import create_from_template
from documents.library import texts
from documents.models import Audience, Template


@pytest.fixture
def agreement(municipality, coordinator):
    texts.load()
    template = Template.objects.get(owner=None, kind="agreement")
    return create_from_template(template, municipality, "Överenskommelse", coordinator)


@pytest.fixture
def page(client, coordinator, agreement):
    client.force_login(coordinator)

    def read() -> dict[str, str]:
        """The HTML of each section by its heading."""
        html = client.get(reverse("documents:edit", args=[agreement.pk])).content.decode()
        parts = html.partition("data-editor")[2].split('<section class="writing"')[1:]
        return dict(zip([each.heading for each in agreement.sections.all()], parts, strict=True))

    return read


def test_a_section_that_prints_facts_leads_to_where_they_are_filled_in(page, agreement):
    goals = page()["Mål"]
    assert "Här kommer ”Mål” när uppgifterna är ifyllda." in goals
    assert f'<a href="{reverse("agreements:facts", args=[agreement.pk])}">Fyll i under Avtalstid och mål</a>' in goals
    assert f'<a href="{reverse("documents:frame", args=[agreement.pk])}">' in page()["Parter"]


def test_it_shows_the_rows_that_it_prints_as_they_stand(page, agreement):
    Aim.objects.create(agreement=agreement.agreement, kind=Aim.Kind.GOAL, text="Färre inbrott & bränder")
    goals = page()["Mål"]
    assert "Så här skrivs ”Mål” ut just nu." in goals
    assert "<li>Färre inbrott &amp; bränder</li>" in goals
    assert "Sätt mål som går att följa upp" not in goals


def test_an_internal_section_and_what_stands_below_it_is_marked(page, agreement):
    agreement.sections.filter(heading="Organisation och ansvar").update(audience=Audience.INTERNAL)
    marked = [heading for heading, html in page().items() if "data-internal hidden" not in html]
    assert marked == ["Organisation och ansvar", "Styrgrupp", "Lokalt brottsförebyggande råd"]


def test_the_page_to_read_leads_there_too(client, coordinator, agreement):
    client.force_login(coordinator)
    page = client.get(reverse("documents:detail", args=[agreement.pk])).content.decode()
    facts = reverse("agreements:facts", args=[agreement.pk])
    assert page.count(f'<a href="{facts}">Fyll i under Avtalstid och mål</a>') == 4
