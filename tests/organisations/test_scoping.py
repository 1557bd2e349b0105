"""The back office, table by table and address by address: an administrator never meets another municipality's rows."""

import json
from copy import deepcopy

import pytest
from django.contrib import admin
from django.db import transaction
from django.urls import reverse

from base.models import OutgoingMail
from organisations.models import Body, Invitation, Organisation, Role, Seat, User
from organisations.scoping import ScopedAdmin
from tests.organisations.factories import (
    BodyFactory,
    DepartmentFactory,
    InvitationFactory,
    LetterheadFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
    PostFactory,
    PostHoldingFactory,
    SeatFactory,
    SeatHoldingFactory,
    SittingDateFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
SECRET = "Hemlighuvud"


class Register:
    """One municipality with a row in every table, all of them with the same word in what is shown of them."""

    def __init__(self, word):
        self.word = word
        self.organisation = OrganisationFactory(name=f"{word} kommun")
        self.administrator = self._user("adm", Role.ADMINISTRATOR)
        self.colleague = self._user("koll", Role.COORDINATOR)
        LetterheadFactory(organisation=self.organisation, postal_address=f"{word}gatan 1")
        self.department = DepartmentFactory(organisation=self.organisation, name=f"{word}förvaltningen")
        self.body = BodyFactory(organisation=self.organisation, name=f"{word}nämnden", department=self.department)
        SittingDateFactory(body=self.body)
        self.seat = SeatFactory(body=self.body, title=f"{word}ledamot")
        self.person = PersonFactory(organisation=self.organisation, name=f"{word} Person", user=self.colleague)
        SeatHoldingFactory(seat=self.seat, person=self.person)
        self.post = PostFactory(organisation=self.organisation, title=f"{word}chef", department=self.department)
        PostHoldingFactory(post=self.post, person=self.person)
        self.invitation = InvitationFactory(
            organisation=self.organisation, name=f"{word} Inbjuden", invited_by=self.administrator
        )

    def _user(self, name, role):
        user = UserFactory(name=f"{self.word} {name}", email=f"{name}@{self.word.lower()}.example")
        MembershipFactory(user=user, organisation=self.organisation, role=role)
        return user

    def row(self, model):
        """The row of the table."""
        rows = {
            "organisation": self.organisation,
            "department": self.department,
            "body": self.body,
            "seat": self.seat,
            "person": self.person,
            "post": self.post,
            "user": self.colleague,
            "membership": self.colleague.memberships.get(),
            "invitation": self.invitation,
        }
        return rows[model._meta.model_name]


@pytest.fixture(scope="module")
def registers(django_db_setup, django_db_blocker):
    """Built once; each test takes back what it changes."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield Register("Solängen"), Register(SECRET)
        transaction.set_rollback(True)


@pytest.fixture
def ours(registers, db):
    return deepcopy(registers[0])


@pytest.fixture
def theirs(registers, db):
    return deepcopy(registers[1])


@pytest.fixture
def office(client, ours, theirs):
    client.force_login(ours.administrator)
    return client


def scoped_models():
    from django.contrib.admin.sites import site

    return [model for model, held in site._registry.items() if isinstance(held, ScopedAdmin)]


def own_models():
    return [model for model in scoped_models() if model._meta.app_label == "organisations"]


MODELS = pytest.mark.parametrize("model", own_models(), ids=lambda model: model._meta.model_name)


def address(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def test_every_table_of_the_registers_is_tried_here(ours):
    assert {ours.row(model)._meta.model for model in own_models()} == set(own_models())


def test_every_table_of_ours_in_the_office_is_scoped_or_the_operators(client, ours):
    client.force_login(ours.administrator)
    for model, held in admin.site._registry.items():
        expected = 200 if isinstance(held, ScopedAdmin) else 403
        assert client.get(address(model, "changelist")).status_code == expected, model


@MODELS
def test_a_list_shows_own_rows_only(office, ours, theirs, model):
    page = office.get(address(model, "changelist"))
    assert ours.row(model) in page.context["cl"].result_list
    assert theirs.row(model) not in page.context["cl"].result_list
    assert SECRET not in page.content.decode()
    searched = office.get(address(model, "changelist"), {"q": SECRET})
    assert not searched.context["cl"].result_list


@MODELS
@pytest.mark.parametrize("view", ["change", "history", "delete"])
def test_a_guessed_address_is_answered_as_one_that_is_not_there(office, ours, theirs, model, view):
    own = office.get(address(model, view, ours.row(model).pk))
    assert own.status_code == (200 if view != "delete" or _can_delete(model) else 403)
    guessed = office.get(address(model, view, theirs.row(model).pk))
    missing = office.get(address(model, view, 987654))
    assert guessed.status_code == missing.status_code
    assert guessed.status_code in {302, 403, 404}
    assert SECRET not in guessed.content.decode()
    posted = office.post(address(model, view, theirs.row(model).pk), {"post": "yes", "name": "Kapad"})
    assert posted.status_code in {302, 403, 404}
    assert type(theirs.row(model)).objects.filter(pk=theirs.row(model).pk).exists()
    assert SECRET in str(theirs.row(model)) or model is Invitation


def _can_delete(model):
    return model._meta.model_name in {"department", "body", "seat", "person", "post"}


@MODELS
def test_the_own_pages_name_nothing_of_others(office, ours, model):
    Register("Hemlig granne")
    for page in ("change", "history"):
        assert "Hemlig granne" not in office.get(address(model, page, ours.row(model).pk)).content.decode()


@MODELS
def test_a_version_in_the_history_of_others_is_not_there(office, theirs, model):
    row = theirs.row(model)
    version = row.history.first().pk if hasattr(row, "history") else 1
    assert office.get(address(model, "simple_history", row.pk, version)).status_code == 404


def test_what_others_have_removed_is_not_there(office, theirs):
    theirs.post.holdings.all().delete()
    pk, version = theirs.post.pk, theirs.post.history.first().pk
    theirs.post.delete()
    model = type(theirs.post)
    assert office.get(address(model, "history", pk)).status_code == 404
    assert office.get(address(model, "simple_history", pk, version)).status_code == 404


@MODELS
def test_marking_rows_for_removal_reaches_own_rows_only(office, theirs, model):
    row = theirs.row(model)
    data = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    answer = office.post(address(model, "changelist"), data)
    assert SECRET not in answer.content.decode()
    assert type(row).objects.filter(pk=row.pk).exists()


FIELDS = [
    (model._meta.label_lower, field.name)
    for model in own_models()
    for field in admin.site._registry[model].get_autocomplete_fields(None)
    for field in [model._meta.get_field(field)]
]
FIELDS += [
    ("organisations.servicearea", "municipality"),
    ("organisations.servicearea", "police_unit"),
    ("organisations.seatholding", "person"),
    ("organisations.postholding", "person"),
]
PUBLIC = {"parent", "successor", "represents", "municipality", "police_unit"}


@pytest.mark.parametrize("model", scoped_models(), ids=lambda model: model._meta.model_name)
def test_a_register_that_is_looked_up_in_page_by_page_stands_in_an_order(model):
    assert admin.site._registry[model].get_ordering(None) or model._meta.ordering


@pytest.mark.parametrize(("label", "field"), FIELDS)
def test_a_field_offers_own_rows_and_otherwise_only_public_names(office, ours, theirs, label, field):
    hidden = OrganisationFactory(other=True, name=f"{SECRET} bolaget", parent=theirs.organisation)
    unit = OrganisationFactory(police=True, name=f"Lokalpolisområde {SECRET}")
    app_label, model_name = label.split(".")
    asked = {"app_label": app_label, "model_name": model_name, "field_name": field, "term": ""}
    names = {row["text"] for row in json.loads(office.get(reverse("admin:autocomplete"), asked).content)["results"]}
    assert hidden.name not in names
    is_body_parent = label == "organisations.body" and field == "parent"
    if field in PUBLIC and not is_body_parent:
        public = {theirs.organisation.name, unit.name}
        limited = {"municipality": {theirs.organisation.name}, "police_unit": {unit.name}}
        assert names & public == limited.get(field, public)
    else:
        assert not [name for name in names if SECRET in name]
        assert names


@pytest.mark.parametrize(
    ("model", "field", "foreign"),
    [
        (Body, "organisation", "organisation"),
        (Body, "parent", "body"),
        (Body, "department", "department"),
        (Seat, "body", "body"),
    ],
)
def test_a_posted_row_of_others_is_refused(office, ours, theirs, model, field, foreign):
    data = {"organisation": ours.organisation.pk, "name": "Ny", "kind": "board", "title": "Ny", "number": 1}
    data |= {"represents": ours.organisation.pk, field: getattr(theirs, foreign).pk}
    for inline in ("sitting_dates", "seats", "holdings"):
        data |= {f"{inline}-TOTAL_FORMS": 0, f"{inline}-INITIAL_FORMS": 0}
    page = office.post(address(model, "add"), data)
    assert page.status_code == 200
    assert field in page.context["adminform"].form.errors
    assert SECRET not in page.content.decode()


def test_a_person_of_others_cannot_be_put_on_an_own_seat(office, ours, theirs):
    holding = ours.seat.holdings.get()
    data = {
        "body": ours.body.pk, "title": "x", "number": 1, "represents": ours.organisation.pk,
        "holdings-TOTAL_FORMS": 1, "holdings-INITIAL_FORMS": 1, "holdings-0-id": holding.pk,
        "holdings-0-seat": ours.seat.pk, "holdings-0-person": theirs.person.pk, "holdings-0-from_on": "2026-01-01",
    }  # fmt: skip
    office.post(address(Seat, "change", ours.seat.pk), data)
    holding.refresh_from_db()
    assert holding.person == ours.person


def test_a_row_of_others_cannot_be_changed_through_the_table_of_an_own_page(office, ours, theirs):
    stranger = theirs.seat.holdings.get()
    data = {
        "body": ours.body.pk, "title": "x", "number": 1, "represents": ours.organisation.pk,
        "holdings-TOTAL_FORMS": 1, "holdings-INITIAL_FORMS": 1, "holdings-0-id": stranger.pk,
        "holdings-0-seat": ours.seat.pk, "holdings-0-person": ours.person.pk, "holdings-0-from_on": "2020-01-01",
    }  # fmt: skip
    office.post(address(Seat, "change", ours.seat.pk), data)
    stranger.refresh_from_db()
    assert stranger.seat == theirs.seat
    assert stranger.person == theirs.person


def test_an_account_shared_with_others_shows_only_the_own_roles_and_stays_open(office, ours, theirs):
    MembershipFactory(user=ours.colleague, organisation=theirs.organisation, role=Role.MEMBER)
    page = office.get(address(User, "change", ours.colleague.pk))
    assert SECRET not in page.content.decode()
    office.post(address(User, "change", ours.colleague.pk), {"name": "Kapad", "email": "kapad@x.example"})
    ours.colleague.refresh_from_db()
    assert ours.colleague.is_active
    assert "Kapad" not in ours.colleague.name


def test_an_account_of_ours_alone_can_be_closed_but_its_address_is_not_changed(office, ours):
    data = {"name": "Nytt namn", "email": "kapad@x.example", "is_superuser": "on"}
    data |= {"memberships-TOTAL_FORMS": 0, "memberships-INITIAL_FORMS": 0}
    office.post(address(User, "change", ours.colleague.pk), data)
    ours.colleague.refresh_from_db()
    assert (ours.colleague.name, ours.colleague.is_active, ours.colleague.is_superuser) == ("Nytt namn", False, False)
    assert ours.colleague.email == "koll@solängen.example"


def test_an_operator_is_not_an_administrators_to_close(office, ours):
    operator = UserFactory(operator=True)
    MembershipFactory(user=operator, organisation=ours.organisation)
    office.post(address(User, "change", operator.pk), {"name": "Kapad"})
    operator.refresh_from_db()
    assert operator.is_active


def test_nobody_adds_accounts_or_roles_past_the_invitation(office, theirs, client):
    for model in ("user", "membership"):
        assert office.get(f"/admin/organisations/{model}/add/").status_code == 403
    client.force_login(UserFactory(operator=True))
    assert client.get("/admin/organisations/membership/add/").status_code == 403


def test_an_invitation_from_the_office_is_sent(office, ours, theirs):
    data = {"organisation": ours.organisation.pk, "name": "Maja", "email": "maja@x.example", "role": "member"}
    office.post(address(Invitation, "add"), data)
    assert Invitation.objects.get(email="maja@x.example").invited_by == ours.administrator
    assert OutgoingMail.objects.get().to == "maja@x.example"
    page = office.post(address(Invitation, "add"), {**data, "organisation": theirs.organisation.pk})
    assert page.context["adminform"].form.errors
    page = office.post(address(Invitation, "add"), {**data, "email": ours.colleague.email, "role": "coordinator"})
    assert "har redan den rollen" in page.content.decode()
    assert OutgoingMail.objects.count() == 1


def test_an_administrator_enters_other_actors_under_the_own_organisation_only(office, ours, theirs):
    add = address(Organisation, "add")
    data = {"name": "Fastighets AB Sol", "kind": "other", "mandate_basis": "board", "parent": ours.organisation.pk}
    assert office.post(add, data).status_code == 302
    made = Organisation.objects.get(name="Fastighets AB Sol")
    assert office.get(address(Organisation, "change", made.pk)).status_code == 200
    for wrong in ({"parent": ""}, {"parent": theirs.organisation.pk}, {"kind": "municipality"}, {"kind": "police"}):
        page = office.post(add, {**data, "name": "Fel AB", **wrong})
        assert page.context["adminform"].form.errors, wrong
    assert not Organisation.objects.filter(name="Fel AB").exists()


def test_where_an_organisation_stands_is_the_operators_to_change(office, ours, theirs):
    data = {"name": "Solängens kommun", "kind": "police", "police_level": "area", "mandate_basis": "board"}
    data |= {"parent": theirs.organisation.pk, "successor": theirs.organisation.pk}
    for prefix in ("letterhead", "departments", "bodies", "posts", "served_by", "memberships"):
        data |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    assert office.post(address(Organisation, "change", ours.organisation.pk), data).status_code == 302
    ours.organisation.refresh_from_db()
    assert (ours.organisation.name, ours.organisation.kind) == ("Solängen kommun", "municipality")
    assert (ours.organisation.parent, ours.organisation.successor) == (None, None)
    assert office.get(address(Organisation, "delete", ours.organisation.pk)).status_code == 403


def test_a_row_in_use_is_not_removed_and_the_users_of_it_are_not_named(office, ours):
    page = office.get(address(type(ours.person), "delete", ours.person.pk)).content.decode()
    assert "Andra uppgifter hänvisar hit." in page


def test_the_office_closes_with_the_role(office, ours, coordinator):
    assert office.get("/admin/").status_code == 200
    ours.administrator.memberships.update(role=Role.COORDINATOR)
    assert office.get("/admin/").status_code == 302
    office.force_login(coordinator)
    assert office.get("/admin/organisations/body/").status_code == 302


def test_somebody_without_login_is_asked_to_log_in(client):
    assert client.get("/admin/", follow=True).redirect_chain[-1][0].startswith("/konto/login/?next=")
    assert client.get("/admin/autocomplete/").status_code == 302


def test_the_operator_sees_all(client, ours, theirs):
    client.force_login(UserFactory(operator=True))
    for model in own_models():
        found = client.get(address(model, "changelist")).context["cl"].result_list
        assert {ours.row(model), theirs.row(model)} <= set(found)
        assert client.get(address(model, "change", theirs.row(model).pk)).status_code == 200
        assert client.get(address(model, "history", theirs.row(model).pk)).status_code == 200


def test_an_administrator_of_two_municipalities_sees_both(client, ours, theirs):
    MembershipFactory(user=ours.administrator, organisation=theirs.organisation, role=Role.ADMINISTRATOR)
    client.force_login(ours.administrator)
    found = client.get(address(Body, "changelist")).context["cl"].result_list
    assert {ours.body, theirs.body} == set(found)
    found = client.get(address(Body, "changelist"), {"organisation__id__exact": ours.organisation.pk})
    assert set(found.context["cl"].result_list) == {ours.body}


def test_an_organisation_is_found_by_its_former_name(client, ours):
    client.force_login(UserFactory(operator=True))
    unit = OrganisationFactory(police=True, name="Lokalpolisområde Nord", former_names="Närpolisen Åby")
    found = client.get(address(Organisation, "changelist"), {"q": "NÄRPOLISEN"}).context["cl"].result_list
    assert list(found) == [unit]
