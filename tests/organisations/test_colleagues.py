"""The page of the colleagues: who may see it, invite, change a role and take one away."""

import pytest

from base.models import OutgoingMail
from organisations.models import Invitation, Membership, Role
from tests.organisations.factories import InvitationFactory, MembershipFactory, UserFactory

INVITE = {"name": "Maja Lind", "email": "maja@lindhaga.example", "role": "coordinator"}


@pytest.fixture
def address(municipality):
    return f"/organisation/{municipality.pk}/kollegor/"


@pytest.fixture
def people(coordinator, reader, administrator, police_contact, stranger):
    return {
        "coordinator": coordinator,
        "reader": reader,
        "administrator": administrator,
        "police_contact": police_contact,
        "stranger": stranger,
        "operator": UserFactory(operator=True),
    }


SEES = {
    "coordinator": 200,
    "reader": 200,
    "administrator": 200,
    "police_contact": 404,
    "stranger": 404,
    "operator": 200,
}
CHANGES = SEES | {"coordinator": 403, "reader": 403}


@pytest.mark.parametrize(("who", "status"), SEES.items())
def test_colleagues_see_each_other(client, people, address, who, status):
    client.force_login(people[who])
    assert client.get(address).status_code == status


@pytest.mark.parametrize(("who", "status"), CHANGES.items())
def test_administrators_invite(client, people, address, who, status):
    client.force_login(people[who])
    answer = client.post(address, INVITE)
    assert answer.status_code == (302 if status == 200 else status)
    assert Invitation.objects.exists() == OutgoingMail.objects.exists() == (status == 200)
    if status == 403:
        assert "Bara administratörer i Lindhaga kommun" in answer.content.decode()


@pytest.mark.parametrize(("who", "status"), CHANGES.items())
def test_administrators_change_and_take_away_roles_and_revoke(client, people, address, municipality, who, status):
    client.force_login(people[who])
    held = people["reader"].memberships.get()
    waiting = InvitationFactory(organisation=municipality)
    expected = 302 if status == 200 else status
    assert client.post(f"{address}{held.pk}/roll/", {"role": "registrar"}).status_code == expected
    held.refresh_from_db()
    assert held.role == ("registrar" if status == 200 else "member")
    revoke = f"/organisation/{municipality.pk}/inbjudningar/{waiting.pk}/aterkalla/"
    assert client.post(revoke).status_code == expected
    waiting.refresh_from_db()
    assert (waiting.revoked_at is not None) == (status == 200)
    assert client.post(f"{address}{held.pk}/ta-bort/").status_code == expected
    assert Membership.objects.filter(pk=held.pk).exists() == (status != 200)


def test_somebody_without_login_is_asked_to_log_in(client, address):
    assert client.get(address).url.startswith("/konto/login/")


def test_rows_of_others_are_not_reached_through_the_own_address(client, administrator, address, stranger, municipality):
    client.force_login(administrator)
    theirs = stranger.memberships.get()
    waiting = InvitationFactory(organisation=theirs.organisation)
    assert client.post(f"{address}{theirs.pk}/roll/", {"role": "member"}).status_code == 404
    assert client.post(f"{address}{theirs.pk}/ta-bort/").status_code == 404
    revoke = f"/organisation/{municipality.pk}/inbjudningar/{waiting.pk}/aterkalla/"
    assert client.post(revoke).status_code == 404
    theirs.refresh_from_db()
    assert theirs.role == Role.COORDINATOR


def test_the_last_administrator_stays(client, administrator, address, municipality):
    client.force_login(administrator)
    held = administrator.memberships.get()
    page = client.post(f"{address}{held.pk}/ta-bort/", follow=True)
    assert "den enda administratören i Lindhaga kommun" in page.content.decode()
    client.post(f"{address}{held.pk}/roll/", {"role": "member"})
    held.refresh_from_db()
    assert held.role == Role.ADMINISTRATOR
    MembershipFactory(organisation=municipality, role=Role.ADMINISTRATOR)
    client.post(f"{address}{held.pk}/ta-bort/")
    assert not administrator.memberships.exists()


def test_a_refused_invitation_keeps_what_was_typed(client, administrator, address, coordinator):
    client.force_login(administrator)
    page = client.post(address, {"name": "Karin A", "email": coordinator.email, "role": "coordinator"})
    assert "har redan den rollen" in page.content.decode()
    assert 'value="Karin A"' in page.content.decode()


def test_waiting_invitations_are_the_administrators_to_see(client, administrator, reader, address, municipality):
    InvitationFactory(organisation=municipality, email="vantar@lindhaga.example")
    InvitationFactory(organisation=municipality, email="gammal@lindhaga.example", expired=True)
    client.force_login(administrator)
    page = client.get(address).content.decode()
    assert "vantar@lindhaga.example" in page
    assert "gammal@lindhaga.example" not in page
    client.force_login(reader)
    assert "vantar@lindhaga.example" not in client.get(address).content.decode()


def test_more_colleagues_cost_no_more_queries(
    client, administrator, address, municipality, django_assert_max_num_queries
):
    client.force_login(administrator)
    client.get(address)
    with django_assert_max_num_queries(10) as few:
        client.get(address)
    MembershipFactory.create_batch(20, organisation=municipality)
    with django_assert_max_num_queries(len(few)):
        client.get(address)
