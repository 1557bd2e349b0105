"""Sections without a heading are told apart wherever they are pointed at."""

import pytest
from django.urls import reverse

from documents.models import Section
from documents.unprintable import unprintable


@pytest.mark.parametrize(
    ("section", "name"),
    [
        (Section(heading="Syfte", html="<p>Text</p>"), "Syfte"),
        (Section(html="<p>Om parterna är <strong>överens</strong> kan överenskommelsen revideras under tiden.</p>"),
         "Om parterna är överens kan överenskommelsen …"),
        (Section(html="<p>Kort&amp;gott.</p>"), "Kort&gott."),
        (Section(html=f"<p>{'Ä' * 80}</p>"), "Ä" * 45 + " …"),
        (Section(slot="signatures"), "Underskrifter"),
        (Section(slot="focus_areas"), "Samverkansområden"),
        (Section(), "Avsnitt utan rubrik"),
    ],
)  # fmt: skip
def test_a_section_is_named_by_its_heading_its_rows_or_its_first_words(section, name):
    assert str(section) == name


def test_the_list_of_sections_and_what_cannot_be_printed_say_which_one(client, coordinator, draft):
    draft.sections.create(position=7, html="<p>Vi ses på torget varje fredag kväll. \U0001f600</p>")
    client.force_login(coordinator)
    page = client.get(reverse("documents:edit", args=[draft.pk])).content.decode()
    assert ">Vi ses på torget varje fredag kväll. \U0001f600</a>" in page
    assert "”Vi ses på torget varje fredag kväll. \U0001f600”" in unprintable(draft)[0].text
