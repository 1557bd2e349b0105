"""A paper made from another keeps the sections' identity, and a combined paper has a name of its own."""

from datetime import date

import pytest
from django.urls import reverse

from agreements.models import Relation
from documents import kinds, steps
from documents.access import access_of
from documents.changes.comparison import LEFT, compare
from documents.content import content_of, freeze
from documents.editing.section_writing import write
from documents.from_reading import _type_label
from documents.models import Document, Section, State
from documents.opening import open_to
from documents.writing import open_for_writing
from tests.documents.factories import paper


@pytest.fixture
def old(municipality, coordinator, police):
    return paper(
        municipality, coordinator, parties=[police], state=State.FINAL, kind="agreement", title="Överenskommelse 2023",
        open_for=[police], count=3,
    )  # fmt: skip


@pytest.fixture
def new(old, coordinator, municipality):
    return steps.make_from(
        access_of(coordinator, old), by=coordinator, owner=municipality, title="Överenskommelse 2027"
    )


def test_a_section_that_was_renamed_rewritten_and_moved_in_the_new_generation_is_still_the_same(old, new, coordinator):
    with open_for_writing(new.pk, by=coordinator) as taken:
        first = taken.sections.first()
        write(first, "Helt ny rubrik", "<p>Bara nya ord.</p>", coordinator)
        taken.sections.filter(pk=first.pk).update(position=99)
    comparison = compare(content_of(old), content_of(new), of_two_papers=True)
    rows = [row for row in comparison.sections if row.key == str(first.key)]
    assert [(row.what, row.is_moved) for row in rows] == [(LEFT, False), ("changed", True)]
    assert not comparison.counts["added"] + comparison.counts["removed"]


def test_the_page_of_each_generation_leads_to_the_other_and_to_what_changed(client, old, new, coordinator):
    client.force_login(coordinator)
    for document, other in ((old, new), (new, old)):
        page = client.get(reverse("documents:detail", args=[document.pk])).content.decode()
        assert f'href="{reverse("documents:detail", args=[other.pk])}"' in page
        assert f"{reverse('documents:changes', args=[new.pk])}?fran=handling-{old.pk}" in page


def test_only_a_comparison_with_something_internal_in_it_is_marked_so(client, old, new, coordinator):
    client.force_login(coordinator)
    address = reverse("documents:changes", args=[new.pk]) + f"?fran=handling-{old.pk}"
    assert not client.get(address).context["has_internal"]
    with open_for_writing(new.pk, by=coordinator) as taken:
        Section.objects.create(document=taken, position=9, heading="Bara vi", html="<p>x</p>", audience="internal")
    assert client.get(address).context["has_internal"]


def test_a_party_is_shown_the_generations_that_it_reads(client, old, new, coordinator, police, police_contact):
    client.force_login(police_contact)
    page = client.get(reverse("documents:detail", args=[old.pk])).content.decode()
    assert "Överenskommelse 2027" not in page
    steps.register(new, by=coordinator, on=date(2026, 12, 1), open_for=[police])
    page = client.get(reverse("documents:detail", args=[new.pk])).content.decode()
    assert f"{reverse('documents:changes', args=[new.pk])}?fran=handling-{old.pk}" in page


def test_papers_that_were_read_in_are_tied_together_afterwards(client, municipality, coordinator):
    first, second = (
        paper(municipality, coordinator, state=State.FINAL, kind="agreement", title=title)
        for title in ("Äldre", "Nyare")
    )
    assert not kinds.get("agreement").earlier(second)
    client.force_login(coordinator)
    page = client.get(reverse("agreements:facts", args=[second.pk]))
    assert page.status_code == 200
    form = page.context["forms"].follow
    data = {form.add_prefix("follows"): first.pk, form.add_prefix("relation"): Relation.SUCCESSOR}
    response = client.post(reverse("agreements:facts", args=[second.pk]), {**data, "seen": page.context["seen"]})
    assert response.status_code == 302
    assert kinds.get("agreement").earlier(second) == [Document.objects.get(pk=first.pk)]
    assert kinds.get("agreement").later(first) == [Document.objects.get(pk=second.pk)]


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Samverkansöverenskommelse med medborgarlöften 2027", "Samverkansöverenskommelse med medborgarlöften"),
        ("Förlängning av samverkansöverenskommelse 2023", "Förlängning av samverkansöverenskommelse"),
        ("Samverkansöverenskommelse 2027", "Samverkansöverenskommelse"),
        ("Avtal om badplatsen", ""),
    ],
)
def test_a_paper_that_is_both_agreement_and_pledges_is_called_so(title, label):
    assert _type_label(kinds.get("agreement"), title) == label


def test_a_party_is_told_the_title_of_the_generation_that_it_was_sent(
    client, old, new, coordinator, police, police_contact
):
    with open_for_writing(new.pk, by=coordinator) as taken:
        open_to(taken, freeze(taken, "Skickad", coordinator), [police])
    with open_for_writing(new.pk, by=coordinator) as taken:
        taken.title = "Sidensvans"
        taken.save()
    client.force_login(police_contact)
    for name in ("detail", "changes"):
        page = client.get(reverse(f"documents:{name}", args=[old.pk])).content.decode()
        assert "Sidensvans" not in page
        assert "”Överenskommelse 2027” (utkast)" in page
