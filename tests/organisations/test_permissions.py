"""The truth tables of the roles, and which organisations a membership covers."""

import pytest
from django.contrib.auth.models import AnonymousUser

from organisations.models import Organisation, Role
from organisations.permissions import (
    ADMINISTERS,
    READS_DRAFTS,
    WRITES,
    can_administer,
    can_see_register,
    has_role,
    organisations_of,
)
from tests.organisations.factories import MembershipFactory, OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db

#                        reads drafts, writes, administers
TABLE = {
    Role.COORDINATOR:    (True, True, False),
    Role.POLICE_CONTACT: (True, True, False),
    Role.REGISTRAR:      (True, False, False),
    Role.MANAGER:        (True, False, False),
    Role.MEMBER:         (False, False, False),
    Role.ADMINISTRATOR:  (True, True, True),
}  # fmt: skip


@pytest.mark.parametrize("role", Role)
def test_each_role_may_what_the_table_says(role):
    assert (role in READS_DRAFTS, role in WRITES, role in ADMINISTERS) == TABLE[role]


@pytest.mark.parametrize("role", Role)
def test_a_role_holds_in_its_own_organisation_only(role):
    held = MembershipFactory(role=role)
    other = OrganisationFactory()
    for roles in (READS_DRAFTS, WRITES, ADMINISTERS):
        assert has_role(held.user, held.organisation_id, roles) == (role in roles)
        assert not has_role(held.user, other.pk, roles)
    assert can_see_register(held.user, held.organisation)
    assert not can_see_register(held.user, other)
    assert can_administer(held.user, held.organisation) == TABLE[role][2]
    assert not can_administer(held.user, other)


def test_nobody_and_a_closed_account_have_no_roles():
    held = MembershipFactory(role=Role.ADMINISTRATOR, user__is_active=False)
    assert organisations_of(AnonymousUser()) == set()
    assert organisations_of(held.user) == set()


def test_a_membership_covers_what_was_succeeded_but_not_what_lies_below():
    new, other = OrganisationFactory(police=True), OrganisationFactory()
    old = OrganisationFactory(police=True, successor=new)
    oldest = OrganisationFactory(police=True, successor=old)
    OrganisationFactory(police=True, parent=new)
    user = MembershipFactory(organisation=new).user
    assert organisations_of(user) == {new.pk, old.pk, oldest.pk}
    assert organisations_of(MembershipFactory(organisation=old).user) == {old.pk, oldest.pk}
    assert other.pk not in organisations_of(user)


def test_a_circle_of_successors_ends():
    one, two = OrganisationFactory(), OrganisationFactory()
    Organisation.objects.filter(pk=one.pk).update(successor=two)
    Organisation.objects.filter(pk=two.pk).update(successor=one)
    assert organisations_of(MembershipFactory(organisation=one).user) == {one.pk, two.pk}


@pytest.mark.parametrize("role", Role)
def test_the_registers_follow_from_the_role(role):
    assert MembershipFactory(role=role).user.is_staff == (role == Role.ADMINISTRATOR)


def test_the_operator_administers_all():
    assert UserFactory(operator=True).is_staff
    assert can_administer(UserFactory(operator=True), OrganisationFactory())


def test_the_roles_are_asked_for_once(django_assert_num_queries):
    user = MembershipFactory(role=Role.ADMINISTRATOR).user
    with django_assert_num_queries(2):  # memberships, and who succeeded whom
        for _round in range(3):
            organisations_of(user)
            organisations_of(user, roles=ADMINISTERS)
            assert user.is_staff
