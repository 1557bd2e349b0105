"""Registers, people and accounts for tests: ask for a state, such as `InvitationFactory(expired=True)`."""

from datetime import date, timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from organisations import models
from organisations.invitations import LASTS

PASSWORD = "en lång mening att minnas"


class OrganisationFactory(DjangoModelFactory):
    """A municipality, unless `police=True` or `other=True` says otherwise."""

    class Meta:
        model = models.Organisation

    class Params:
        police = factory.Trait(
            kind=models.Organisation.Kind.POLICE,
            police_level=models.Organisation.PoliceLevel.LOCAL_AREA,
            name=factory.Sequence(lambda number: f"Lokalpolisområde {number}"),
        )
        other = factory.Trait(
            kind=models.Organisation.Kind.OTHER, name=factory.Sequence(lambda number: f"Bostadsbolaget {number}")
        )

    kind = models.Organisation.Kind.MUNICIPALITY
    name = factory.Sequence(lambda number: f"Ekby {number} kommun")


class LetterheadFactory(DjangoModelFactory):
    class Meta:
        model = models.Letterhead

    organisation = factory.SubFactory(OrganisationFactory)
    postal_address = "Box 1, 123 45 Ekby"


class DepartmentFactory(DjangoModelFactory):
    class Meta:
        model = models.Department

    organisation = factory.SubFactory(OrganisationFactory)
    name = factory.Sequence(lambda number: f"Förvaltning {number}")


class BodyFactory(DjangoModelFactory):
    """A board, unless `council=True`."""

    class Meta:
        model = models.Body

    class Params:
        council = factory.Trait(kind=models.Body.Kind.COUNCIL, is_authority=False)

    organisation = factory.SubFactory(OrganisationFactory)
    kind = models.Body.Kind.BOARD
    is_authority = True
    name = factory.Sequence(lambda number: f"Nämnd {number}")


class SittingDateFactory(DjangoModelFactory):
    class Meta:
        model = models.SittingDate

    body = factory.SubFactory(BodyFactory)
    on = factory.Sequence(lambda number: date(2027, 1, 1) + timedelta(days=number))


class SeatFactory(DjangoModelFactory):
    class Meta:
        model = models.Seat

    body = factory.SubFactory(BodyFactory)
    represents = factory.SelfAttribute("body.organisation")
    title = "ledamot"


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = models.Person

    organisation = factory.SubFactory(OrganisationFactory)
    name = factory.Sequence(lambda number: f"Person {number}")


class PostFactory(DjangoModelFactory):
    class Meta:
        model = models.Post

    organisation = factory.SubFactory(OrganisationFactory)
    title = factory.Sequence(lambda number: f"Befattning {number}")


class PostHoldingFactory(DjangoModelFactory):
    class Meta:
        model = models.PostHolding

    post = factory.SubFactory(PostFactory)
    person = factory.SubFactory(PersonFactory, organisation=factory.SelfAttribute("..post.organisation"))
    from_on = date(2026, 1, 1)


class SeatHoldingFactory(DjangoModelFactory):
    class Meta:
        model = models.SeatHolding

    seat = factory.SubFactory(SeatFactory)
    person = factory.SubFactory(PersonFactory, organisation=factory.SelfAttribute("..seat.body.organisation"))
    from_on = date(2026, 1, 1)


class UserFactory(DjangoModelFactory):
    """An account with `PASSWORD`, and no role; `operator=True` runs the installation."""

    class Meta:
        model = models.User

    class Params:
        operator = factory.Trait(is_superuser=True)

    email = factory.Sequence(lambda number: f"konto{number}@ekby.example")
    name = factory.Sequence(lambda number: f"Konto {number}")

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        return model_class.objects.create_user(*args, password=kwargs.pop("password", PASSWORD), **kwargs)


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = models.Membership

    user = factory.SubFactory(UserFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    role = models.Role.COORDINATOR


class InvitationFactory(DjangoModelFactory):
    """An open one, unless `expired=True`, `revoked=True` or `accepted=True`."""

    class Meta:
        model = models.Invitation

    class Params:
        expired = factory.Trait(expires_at=factory.LazyFunction(lambda: timezone.now() - timedelta(minutes=1)))
        revoked = factory.Trait(revoked_at=factory.LazyFunction(timezone.now))
        accepted = factory.Trait(accepted_at=factory.LazyFunction(timezone.now))

    organisation = factory.SubFactory(OrganisationFactory)
    email = factory.Sequence(lambda number: f"inbjuden{number}@ekby.example")
    name = "Nils Inbjuden"
    role = models.Role.COORDINATOR
    token_digest = factory.Sequence(lambda number: f"{number:064}")
    invited_by = factory.SubFactory(UserFactory)
    expires_at = factory.LazyFunction(lambda: timezone.now() + LASTS)
