from datetime import date

import pytest
from django.urls import reverse

from agreements.models import TermKind
from documents import steps
from tests.agreements.factories import agreement

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("slot", "audience", "says"), [("term", "parties", True), ("term", "internal", False), ("", "parties", True)]
)
def test_the_other_party_reads_what_the_calendar_says_unless_the_term_is_internal(
    client, municipality, police, police_contact, coordinator, slot, audience, says
):
    found = agreement(TermKind.FIXED, date(2020, 1, 1), date(2020, 12, 31), owner=municipality, state="draft")
    found.document.sections.create(heading="Giltighetstid", slot=slot, audience=audience, position=0)
    steps.register(found.document, by=coordinator, on=date(2019, 12, 1), open_for=[police])
    client.force_login(police_contact)
    page = client.get(reverse("documents:detail", args=[found.pk])).content.decode().replace("\xa0", " ")
    assert ("Har upphört 31 december 2020" in page) is says
