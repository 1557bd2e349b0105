"""The back office: an administrator finds the own agreements, reads them, and keeps the own areas."""

from datetime import date

import pytest
from django.urls import reverse

from agreements.models import Area, TermKind
from tests.agreements import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client, administrator):
    client.force_login(administrator)
    return client


def test_own_agreements_are_found_and_read_only(office, municipality, other_municipality):
    own = factories.agreement(TermKind.FIXED, date(2027, 1, 1), owner=municipality, title="Samverkan i Lindhaga")
    other = factories.agreement(TermKind.FIXED, owner=other_municipality, title="Samverkan i Norrvika")
    page = office.get(reverse("admin:agreements_agreement_changelist"), {"q": "samverkan"}).content.decode()
    assert "Samverkan i Lindhaga" in page
    assert "Norrvika" not in page
    address = reverse("admin:agreements_agreement_change", args=[own.pk])
    assert office.get(address).status_code == 200
    assert office.post(address, {"term_kind": "until_further_notice"}).status_code == 403
    hidden = office.get(reverse("admin:agreements_agreement_change", args=[other.pk]))
    assert "Norrvika" not in hidden.content.decode()


def test_areas_of_the_own_are_kept_and_those_of_others_are_not_seen(office, municipality, other_municipality):
    Area.objects.create(owner=other_municipality, name="Norrvikas hamn")
    page = office.get(reverse("admin:agreements_area_changelist")).content.decode()
    assert "Norrvikas hamn" not in page
    answer = office.post(
        reverse("admin:agreements_area_add"), {"name": "Älvbadet", "description": "", "owner": municipality.pk}
    )
    assert answer.status_code == 302
    assert Area.objects.get(name="Älvbadet").owner == municipality
