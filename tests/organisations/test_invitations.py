"""Inviting, opening the link, and what a link that does not work says."""

import re
from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from base.models import OutgoingMail
from base.refusals import Refused
from organisations import invitations
from organisations.models import Invitation, Membership, Role, User
from tests.organisations.factories import MembershipFactory, OrganisationFactory, UserFactory

GOOD = {"name": "Maja Lind", "password": "sju gröna hästar", "repeated": "sju gröna hästar"}


@pytest.fixture
def link(administrator, municipality):
    """The address in the mail to Maja."""
    invitations.invite(
        organisation=municipality,
        email="Maja@lindhaga.example ",
        name="Maja Lind",
        role=Role.COORDINATOR,
        by=administrator,
    )
    return link_in(OutgoingMail.objects.get())


def link_in(mail) -> str:
    return re.search(r"/inbjudan/[\w-]+/", mail.body)[0]


def test_the_mail_says_who_what_and_until_when(link, administrator):
    mail = OutgoingMail.objects.get()
    assert mail.to == "maja@lindhaga.example"
    assert mail.subject == "Ada Winge bjuder in dig till Samverka"
    assert "bjudit in dig till Samverka som samordnare för Lindhaga kommun." in mail.body
    assert administrator.email in mail.body
    assert "gäller till och med" in mail.body
    assert mail.because == "Inbjudan som samordnare i Lindhaga kommun"


def test_only_a_digest_of_the_secret_is_kept(link):
    secret = link.split("/")[2]
    assert len(secret) >= 40
    assert secret not in str(Invitation.objects.values().get())


def test_the_link_makes_an_account_and_logs_in(client, link, municipality):
    page = client.get(link)
    assert "Ada Winge har bjudit in dig till Samverka som samordnare för Lindhaga kommun" in page.content.decode()
    assert client.post(link, GOOD).url == "/"
    user = User.objects.get(email="maja@lindhaga.example")
    assert user.check_password("sju gröna hästar")
    assert Membership.objects.get(user=user).role == Role.COORDINATOR
    assert EmailAddress.objects.get(user=user).verified
    assert client.get(f"/organisation/{municipality.pk}/").status_code == 200


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"password": "kort", "repeated": "kort"}, "minst 12 tecken"),
        ({"password": "123456789012", "repeated": "123456789012"}, "bara siffror"),
        ({"repeated": "sju gröna hundar"}, "De två lösenorden är inte lika."),
        ({"password": "maja@lindhaga.example", "repeated": "maja@lindhaga.example"}, "liknar ditt namn"),
        ({"name": ""}, "måste fyllas i"),
    ],
)
def test_a_poor_answer_is_explained_and_makes_nothing(client, link, wrong, why):
    page = client.post(link, {**GOOD, **wrong})
    assert page.status_code == 200
    assert any(why in str(error) for errors in page.context["form"].errors.values() for error in errors), page.context[
        "form"
    ].errors
    assert not User.objects.filter(email="maja@lindhaga.example").exists()
    assert Invitation.objects.open().exists()


def test_every_link_that_does_not_work_gives_the_same_answer(client, administrator, municipality, link):
    def invite(email):
        made = invitations.invite(organisation=municipality, email=email, name="X", role=Role.MEMBER, by=administrator)
        return made, link_in(OutgoingMail.objects.get(to=email))

    revoked, revoked_link = invite("a@lindhaga.example")
    invitations.revoke(revoked, administrator)
    _earlier, earlier_link = invite("b@lindhaga.example")
    invitations.invite(
        organisation=municipality, email="b@lindhaga.example", name="X", role=Role.MEMBER, by=administrator
    )
    client.post(link, GOOD)
    client.logout()
    changed = link[:-2] + ("a" if link[-2] != "a" else "b") + "/"
    links = {
        "used": link,
        "revoked": revoked_link,
        "replaced": earlier_link,
        "changed": changed,
        "guessed": "/inbjudan/x/",
    }
    answers = {name: client.get(address) for name, address in links.items()}
    with time_machine.travel(timezone.now() + timedelta(days=14, minutes=1)):
        _new, late = invite("c@lindhaga.example")
    Invitation.objects.filter(email="c@lindhaga.example").update(expires_at=timezone.now() - timedelta(seconds=1))
    answers["expired"] = client.get(late)
    answers["posted"] = client.post(revoked_link, GOOD)
    assert {answer.status_code for answer in answers.values()} == {404}
    assert len({re.sub(r"\w{32,}", "", answer.content.decode()) for answer in answers.values()}) == 1
    assert "Lindhaga" not in answers["used"].content.decode()


def test_a_link_is_good_for_fourteen_days(client, link):
    with time_machine.travel(timezone.now() + timedelta(days=13, hours=23)):
        assert client.get(link).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(days=14, minutes=1)):
        assert client.get(link).status_code == 404


def test_an_account_that_exists_logs_in_first_and_then_says_yes(client, link, municipality):
    user = UserFactory(email="maja@lindhaga.example")
    page = client.get(link).content.decode()
    assert "Du har redan ett konto" in page
    assert 'name="password"' not in page
    assert client.post(link, GOOD).status_code == 200
    assert not user.memberships.exists()
    client.force_login(user)
    assert "Tacka ja" in client.get(link).content.decode()
    assert not user.memberships.exists()
    client.post(link)
    assert user.memberships.get().organisation == municipality


def test_somebody_else_does_not_take_the_invitation(client, link, coordinator):
    client.force_login(coordinator)
    assert "Inbjudan är ställd till maja@lindhaga.example" in client.get(link).content.decode()
    client.post(link)
    assert Invitation.objects.open().exists()
    assert not User.objects.filter(email="maja@lindhaga.example").exists()


def test_it_can_be_accepted_once(administrator, municipality):
    user = UserFactory(email="maja@lindhaga.example")
    made = invitations.invite(
        organisation=municipality, email=user.email, name="Maja", role=Role.MEMBER, by=administrator
    )
    invitations.accept(made, user)
    with pytest.raises(Refused, match="Be om en ny"):
        invitations.accept(made, user)


def test_only_administrators_invite_and_revoke(
    coordinator, reader, registrar, police_contact, stranger, municipality, administrator
):
    details = {"organisation": municipality, "email": "x@y.example", "name": "X", "role": Role.MEMBER}
    made = invitations.invite(**details, by=administrator)
    for person in (coordinator, reader, registrar, police_contact, stranger):
        with pytest.raises(PermissionDenied):
            invitations.invite(**details, by=person)
        with pytest.raises(PermissionDenied):
            invitations.revoke(made, person)
    assert Invitation.objects.count() == 1


def test_an_administrator_of_another_municipality_does_not_invite_here(municipality):
    other = MembershipFactory(role=Role.ADMINISTRATOR, organisation=OrganisationFactory()).user
    with pytest.raises(PermissionDenied):
        invitations.invite(organisation=municipality, email="x@y.example", name="X", role=Role.MEMBER, by=other)


def test_a_role_that_somebody_has_needs_no_invitation(administrator, municipality, coordinator):
    with pytest.raises(Refused, match="har redan den rollen"):
        invitations.invite(
            organisation=municipality,
            email=coordinator.email.upper(),
            name="K",
            role=Role.COORDINATOR,
            by=administrator,
        )


def test_the_administrator_sees_that_the_mail_did_not_arrive(client, link, administrator, municipality):
    refused = {"claimed_at": timezone.now(), "sent_at": None, "failure": "Mejlservern vägrade: 550 okänd"}
    OutgoingMail.objects.update(**refused)
    client.force_login(administrator)
    page = client.get(f"/organisation/{municipality.pk}/kollegor/").content.decode()
    assert "Mejlet till maja@lindhaga.example gick inte fram. Mejlservern vägrade: 550 okänd" in page
