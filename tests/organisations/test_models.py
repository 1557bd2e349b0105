"""Names, trees, posts and the rows that the database refuses."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from organisations.models import Body, Organisation, Post, ServiceArea, User
from tests.organisations.factories import (
    BodyFactory,
    DepartmentFactory,
    OrganisationFactory,
    PersonFactory,
    PostFactory,
    PostHoldingFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def test_an_organisation_is_found_by_its_name_and_by_former_names_whatever_their_case():
    police = OrganisationFactory(
        police=True,
        name="Lokalpolisområde Lindhaga-Norrvika",
        former_names="Närpolisen Lindhaga\n  Norrvika närpolis \n",
    )
    for name in ("LOKALPOLISOMRÅDE lindhaga-norrvika", "närpolisen lindhaga", " Norrvika  närpolis"):
        assert Organisation.objects.named(name).get() == police
    assert not Organisation.objects.named("Lindhaga").exists()


def test_organisations_stand_in_swedish_order():
    names = ["Östhaga kommun", "Åsvika kommun", "Ängby kommun", "Zinkby kommun", "Ekby kommun"]
    for name in names:
        OrganisationFactory(name=name)
    assert [each.name.split()[0] for each in Organisation.objects.all()] == [
        "Ekby",
        "Zinkby",
        "Åsvika",
        "Ängby",
        "Östhaga",
    ]


def test_the_police_is_a_tree_that_cannot_turn_on_itself():
    levels = ["authority", "region", "area", "local_area"]
    parent = None
    for level in levels:
        parent = OrganisationFactory(police=True, police_level=level, parent=parent)
    top = Organisation.objects.get(police_level="authority")
    top.parent = parent
    with pytest.raises(ValidationError, match="inte ingå i något som ingår i den"):
        top.full_clean()


def test_a_police_unit_serves_a_municipality_once_from_each_day():
    unit, municipality = OrganisationFactory(police=True), OrganisationFactory()
    ServiceArea.objects.create(police_unit=unit, municipality=municipality)
    with pytest.raises(IntegrityError), transaction.atomic():
        ServiceArea.objects.create(police_unit=unit, municipality=municipality)
    ServiceArea.objects.create(police_unit=unit, municipality=municipality, from_on=date(2027, 1, 1))


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "county"},
        {"kind": "police", "police_level": ""},
        {"kind": "municipality", "police_level": "area"},
        {"from_on": date(2027, 1, 2), "to_on": date(2027, 1, 1)},
    ],
)
def test_the_database_refuses_an_impossible_organisation(fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        OrganisationFactory(**fields)


def test_a_body_and_a_post_stay_within_their_organisation():
    elsewhere = DepartmentFactory()
    for row in (
        Body(organisation=OrganisationFactory(), kind="board", name="Kommunstyrelsen", department=elsewhere),
        Post(organisation=OrganisationFactory(), title="Säkerhetschef", department=elsewhere),
    ):
        with pytest.raises(ValidationError, match="samma organisation"):
            row.full_clean()


def test_a_body_cannot_lie_under_itself():
    board = BodyFactory()
    committee = BodyFactory(organisation=board.organisation, kind="committee", is_authority=False, parent=board)
    board.parent = committee
    with pytest.raises(ValidationError, match="under det självt"):
        board.full_clean()


def test_a_duty_moves_to_the_successor_with_the_post():
    post = PostFactory()
    first = PostHoldingFactory(post=post, from_on=date(2025, 1, 1), to_on=date(2026, 5, 31)).person
    second = PostHoldingFactory(post=post, from_on=date(2026, 7, 1)).person
    second.user = UserFactory()
    second.save()
    assert post.holder_on(date(2026, 5, 31)) == first
    assert post.holder_on(date(2026, 6, 15)) is None
    assert post.holder_on(date(2026, 7, 1)) == second
    assert list(Post.objects.held_by(second.user, date(2026, 8, 1))) == [post]
    assert not Post.objects.held_by(second.user, date(2026, 6, 1)).exists()


def test_a_post_has_one_holder_now():
    held = PostHoldingFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        PostHoldingFactory(post=held.post, person=PersonFactory(), from_on=date(2026, 6, 1))


def test_the_address_of_an_account_is_one_whatever_its_case():
    UserFactory(email="Karin@Ekby.example")
    assert User.objects.get().email == "karin@ekby.example"
    assert User.objects.with_email(" KARIN@ekby.example ") == User.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.bulk_create([User(email="KARIN@ekby.example", name="Karin")])


def test_the_registers_remember_what_was_changed():
    body = BodyFactory(name="Kommunstyrelsen")
    body.name = "Kommunstyrelsen i Ekby"
    body.save()
    assert [row.name for row in body.history.all()] == ["Kommunstyrelsen i Ekby", "Kommunstyrelsen"]
