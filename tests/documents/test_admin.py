import pytest
from django.urls import reverse

from documents.models import Case, Clause, Template
from tests.documents.factories import paper


@pytest.fixture
def office(client, administrator):
    client.force_login(administrator)
    return client


@pytest.fixture
def theirs(other_municipality, stranger):
    return paper(other_municipality, stranger, title="Deras handling")


def test_papers_are_listed_and_read_for_the_own_organisation_only(office, draft, theirs):
    page = office.get(reverse("admin:documents_document_changelist")).content.decode()
    assert draft.title in page
    assert theirs.title not in page
    assert office.get(reverse("admin:documents_document_change", args=[draft.pk])).status_code == 200
    assert office.get(reverse("admin:documents_document_change", args=[theirs.pk])).status_code == 302


def test_papers_are_not_changed_there_not_even_by_a_superuser(office, administrator, draft):
    administrator.is_superuser = True
    administrator.save()
    change = reverse("admin:documents_document_change", args=[draft.pk])
    assert office.post(change, {"title": "Ändrad"}).status_code == 403
    assert office.post(reverse("admin:documents_document_delete", args=[draft.pk]), {"post": "yes"}).status_code == 403
    assert office.get(reverse("admin:documents_document_add")).status_code == 403
    draft.refresh_from_db()
    assert draft.title != "Ändrad"


def test_cases_templates_and_clauses_are_the_own_ones(office, municipality, other_municipality):
    rows = []
    for owner in (municipality, other_municipality):
        rows += [
            Case.objects.create(organisation=owner, registry_number="KS 1"),
            Template.objects.create(owner=owner, kind="notes", name="Mall", type_label="Anteckningar"),
            Clause.objects.create(owner=owner, heading="Klausul", html="<p>x</p>"),
        ]
    rows.append(Clause.objects.create(heading="Gemensam", html="<p>x</p>"))
    for place, row in enumerate(rows):
        address = reverse(f"admin:documents_{row._meta.model_name}_change", args=[row.pk])
        assert office.get(address).status_code == (200 if place < 3 else 302), row


def test_an_administrator_makes_no_clause_common(office):
    office.post(reverse("admin:documents_clause_add"), {"heading": "För alla", "html": "<p>x</p>", "owner": ""})
    assert not Clause.objects.filter(heading="För alla").exists()


def test_a_template_shows_its_kind_in_the_words_of_the_screen(office, municipality):
    row = Template.objects.create(owner=municipality, kind="notes", name="Mall", type_label="Anteckningar")
    row.sections.create(heading="Parter", slot="parties")
    listed = office.get(reverse("admin:documents_template_changelist"), {"kind": "notes"}).content.decode()
    assert "Anteckningar</td>" in listed
    assert ">notes<" not in listed
    form = office.get(reverse("admin:documents_template_change", args=[row.pk])).content.decode()
    assert '<option value="notes" selected>' in form
    assert '<option value="parties" selected>Parterna</option>' in form
