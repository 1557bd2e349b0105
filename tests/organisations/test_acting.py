"""Somebody with several memberships chooses which organisation to work for."""

import pytest
from django.test import RequestFactory

from organisations.acting import acting_for
from organisations.models import Role, User
from organisations.permissions import WRITES
from tests.organisations.factories import MembershipFactory, OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db


def request_of(user):
    request = RequestFactory().get("/")
    request.user = User.objects.get(pk=user.pk)
    return request


@pytest.fixture
def user():
    """Reads in one municipality, writes in another, reads in a third."""
    user = UserFactory()
    for name, role in (("Aby", Role.MEMBER), ("Cby", Role.COORDINATOR), ("Bby", Role.MEMBER)):
        MembershipFactory(user=user, organisation=OrganisationFactory(name=f"{name} kommun"), role=role)
    return user


def test_it_is_the_one_to_write_for_until_another_is_chosen(client, user):
    assert acting_for(request_of(user)).name == "Cby kommun"
    client.force_login(user)
    chosen = user.memberships.get(organisation__name="Bby kommun").organisation
    answer = client.post("/organisation/byt/", {"organisation": chosen.pk, "next": "/organisation/byt-test/"})
    assert answer.url == "/organisation/byt-test/"
    assert acting_for(request_of(user)) == chosen
    assert acting_for(request_of(user), roles=WRITES).name == "Cby kommun"


def test_a_choice_ends_with_the_membership(user):
    chosen = user.memberships.get(organisation__name="Bby kommun")
    user.works_for = chosen.organisation
    user.save()
    chosen.delete()
    assert acting_for(request_of(user)).name == "Cby kommun"


def test_somebody_without_memberships_works_for_nobody():
    assert acting_for(request_of(UserFactory())) is None


@pytest.mark.parametrize("value", ["", "abc", "999999", "²"])
def test_it_refuses_an_organisation_that_is_not_theirs(client, user, value):
    client.force_login(user)
    answer = client.post("/organisation/byt/", {"organisation": value}, follow=False)
    assert answer.url == "/"
    assert acting_for(request_of(user)).name == "Cby kommun"


def test_it_leads_nowhere_else(client, user):
    client.force_login(user)
    place = user.memberships.first().organisation
    for address in ("https://evil.example/", "//evil.example", "javascript:alert(1)"):
        assert client.post("/organisation/byt/", {"organisation": place.pk, "next": address}).url == "/"


def test_it_is_done_by_a_press(client, user):
    client.force_login(user)
    assert client.get("/organisation/byt/").status_code == 405


def test_the_head_of_the_page_knows_the_places(client, user):
    client.force_login(user)
    place = user.memberships.first().organisation
    page = client.get(f"/organisation/{place.pk}/")
    assert page.context["current_organisation"].name == "Cby kommun"
    assert [each.name for each in page.context["my_organisations"]] == ["Aby kommun", "Bby kommun", "Cby kommun"]
