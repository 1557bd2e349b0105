"""The name of a municipality or a part of the police stands for it on everybody's papers, and is the operator's."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from organisations.models import Letterhead, Organisation
from tests.organisations.factories import OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator():
    return UserFactory(is_superuser=True, email="drift@example.se", name="Drift")


def page_of(organisation):
    return reverse("admin:organisations_organisation_change", args=[organisation.pk])


def sent(client, organisation, **changes):
    """What the page of the back office sends."""
    context = client.get(page_of(organisation)).context["adminform"].form
    data = {field.html_name: field.value() for field in context if field.value() is not None}
    for formset in client.get(page_of(organisation)).context["inline_admin_formsets"]:
        data |= {field.html_name: field.value() for field in formset.formset.management_form}
    return client.post(page_of(organisation), data | changes, follow=True)


def test_an_administrator_does_not_rename_the_own_municipality(client, administrator, municipality):
    client.force_login(administrator)
    page = client.get(page_of(municipality)).content.decode()
    assert "ändras av den som driver tjänsten" in page
    sent(client, municipality, name="Polismyndigheten", former_names="Polismyndigheten", mandate_basis="council")
    municipality.refresh_from_db()
    assert (municipality.name, municipality.former_names) == ("Lindhaga kommun", "")
    assert municipality.mandate_basis == "council"


def test_an_actor_in_the_own_register_is_renamed_as_before(client, administrator, municipality):
    actor = OrganisationFactory(other=True, name="Fastighets AB Björken", parent=municipality)
    client.force_login(administrator)
    sent(client, actor, name="Fastighets AB Eken")
    actor.refresh_from_db()
    assert actor.name == "Fastighets AB Eken"


def test_the_operator_renames_it(client, operator, municipality):
    client.force_login(operator)
    sent(client, municipality, name="Lindhaga stad")
    municipality.refresh_from_db()
    assert municipality.name == "Lindhaga stad"


@pytest.mark.parametrize("name", ["Norrvika kommun", "  NORRVIKA   KOMMUN "])
def test_no_two_public_bodies_have_the_same_name(client, operator, municipality, other_municipality, name):
    client.force_login(operator)
    assert "Det finns redan en kommun" in sent(client, municipality, name=name).content.decode()
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.create(kind="police", police_level="region", name=name)
    OrganisationFactory(other=True, name=name, parent=municipality)


def test_one_that_has_a_successor_leaves_its_name_to_it(municipality):
    Organisation.objects.filter(pk=municipality.pk).update(successor=OrganisationFactory(name="Storkommunen"))
    assert Organisation.objects.create(kind="municipality", name="Lindhaga kommun").pk


def test_an_administrator_fills_in_the_letterhead_without_the_organisation_number(client, administrator, municipality):
    Letterhead.objects.create(organisation=municipality, organisation_number="212000-0001")
    client.force_login(administrator)
    address = reverse("organisations:letterhead", args=[municipality.pk])
    assert "ändras av den som driver tjänsten" in client.get(address).content.decode()
    client.post(address, {"organisation_number": "202100-0076", "phone": "0999-12 30 00"})
    letterhead = Letterhead.objects.get()
    assert (letterhead.organisation_number, letterhead.phone) == ("212000-0001", "0999-12 30 00")


def test_two_municipalities_do_not_share_a_number_and_parts_of_the_police_do(municipality, other_municipality, police):
    Letterhead.objects.create(organisation=other_municipality, organisation_number="212000-0002")
    for organisation in (municipality, police):
        with pytest.raises(ValidationError, match="En annan kommun"):
            Letterhead(organisation=organisation, organisation_number="212000-0002").full_clean()
    region = OrganisationFactory(police=True, name="Polisregion Mitt")
    Letterhead.objects.create(organisation=region, organisation_number="202100-0076")
    Letterhead(organisation=police, organisation_number="202100-0076").full_clean()
