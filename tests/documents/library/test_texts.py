"""Templates and clauses as they are written: with form or without, and their sections in order."""

import pytest
from django.urls import reverse

from base.forms import MOST_ROWS
from documents.library import texts
from documents.models import Clause, Template


@pytest.fixture
def own(municipality):
    template = Template.objects.create(owner=municipality, kind="agreement", name="Vår mall", type_label="Avtal")
    for position, heading in enumerate(["Bakgrund", "Mål"], start=1):
        template.sections.create(position=position, heading=heading)
    return template


def sent(client, template, **changes):
    """What the browser sends when nothing but the changes is typed."""
    page = client.get(reverse("documents:template_edit", args=[template.pk])).context
    fields = [page["form"], page["sections"].management_form, *page["sections"].forms]
    values = {field.html_name: field.value() for each in fields for field in each}
    return {name: value for name, value in {**values, **changes}.items() if value not in (None, False)}


def save(client, template, **changes):
    answer = client.post(reverse("documents:template_edit", args=[template.pk]), sent(client, template, **changes))
    assert answer.status_code == 302
    return [row.heading for row in template.sections.all()]


def test_a_clause_typed_as_plain_text_keeps_its_paragraphs(client, coordinator):
    client.force_login(coordinator)
    client.post(reverse("documents:clause_new"), {"heading": "Vår", "html": "Ett & två.\r\n\r\nTre."})
    assert Clause.objects.get().html == "<p>Ett &amp; två.</p><p>Tre.</p>"


def test_a_clause_that_is_too_long_gets_a_sentence_and_keeps_what_was_typed(client, coordinator):
    client.force_login(coordinator)
    answer = client.post(reverse("documents:clause_new"), {"heading": "Vår", "html": "<p>a" * 70_000})
    assert answer.status_code == 422
    assert "Texten är för stor för ett avsnitt." in answer.content.decode()
    assert 'value="Vår"' in answer.content.decode()


def test_a_clause_of_nothing_but_space_is_refused(client, coordinator):
    client.force_login(coordinator)
    answer = client.post(reverse("documents:clause_new"), {"heading": "Vår", "html": "<p> </p>"})
    assert answer.status_code == 422
    assert not Clause.objects.exists()


def test_a_new_section_of_a_template_goes_last(client, coordinator, own):
    client.force_login(coordinator)
    assert save(client, own, **{"sections-2-heading": "Underskrifter"}) == ["Bakgrund", "Mål", "Underskrifter"]


def test_sections_stand_in_the_order_of_their_numbers_and_an_empty_one_is_none(client, coordinator, own):
    client.force_login(coordinator)
    moved = {"sections-0-position": 3, "sections-1-position": 1, "sections-2-position": 2, "sections-3-position": 4}
    assert save(client, own, **moved) == ["Mål", "Bakgrund"]


def test_the_text_of_a_template_keeps_its_paragraphs(client, coordinator, own):
    client.force_login(coordinator)
    save(client, own, **{"sections-0-html": "Ett.\n\nTvå."})
    assert own.sections.first().html == "<p>Ett.</p><p>Två.</p>"


def test_the_common_agreement_prints_what_is_filled_in_as_facts(db):
    texts.load()
    template = Template.objects.get(owner=None, kind="agreement")
    slots = dict(template.sections.exclude(slot="").values_list("heading", "slot"))
    assert slots == {
        "Parter": "parties",
        "Syfte": "purposes",
        "Samverkansområden": "focus_areas",
        "Mål": "goals",
        "Giltighetstid": "term",
        "Underskrifter": "signatures",
    }


def test_the_list_beside_the_text_shows_the_words_of_a_clause_as_they_are(client, coordinator, municipality, draft):
    Clause.objects.create(owner=municipality, heading="Vår", html="<p>Kommun &amp; polis</p><ul><li>ett</li></ul>")
    client.force_login(coordinator)
    page = client.get(reverse("documents:edit", args=[draft.pk])).content.decode()
    assert '<span class="clauses__text">Kommun &amp; polis ett</span>' in page


def test_more_sections_than_a_paper_can_have_are_refused_and_not_drawn(client, coordinator, own):
    client.force_login(coordinator)
    flood = sent(client, own, **{"sections-TOTAL_FORMS": "2000"})
    answer = client.post(reverse("documents:template_edit", args=[own.pk]), flood)
    assert answer.status_code == 422
    assert len(answer.context["sections"].forms) == MOST_ROWS
