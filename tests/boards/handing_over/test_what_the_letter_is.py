"""What a letter is by law stands on its own page too: what was handed over, taken, and sent with a brief."""

import pytest
from django.urls import reverse

from base import answer_links
from base.dates import short_date, today
from boards.handing_over import answering
from boards.models import BoardLetter, BriefLink, Package
from documents import steps
from documents.models import Document
from tests.boards import handed as papers
from tests.boards.handed import BY_LINK, handed, put_together

NOBODY = "Arbetsmaterial: ingen utanför Lindhaga kommun har fått handlingen."
DAY = short_date(today())


@pytest.fixture
def letter(municipality, coordinator) -> BoardLetter:
    return papers.letter(municipality, coordinator)


@pytest.fixture
def legal(client, letter, coordinator):
    """The line of the letter's page."""
    client.force_login(coordinator)
    address = reverse("documents:detail", args=[letter.pk])
    return lambda: client.get(address).context["legal_sentence"].replace("\xa0", " ")


def brief_sent(package: Package, by) -> None:
    link, _secret = answer_links.issue(purpose="boards.brief", name="Ann Lind", email="ann@x.example", by=by)
    BriefLink.objects.create(package=package, link=link, to_name="Ann Lind", to_email="ann@x.example", sent_by=by)


def test_what_lies_with_a_secretary_of_the_same_authority_is_working_material_until_it_is_taken(
    letter, legal, coordinator
):
    assert legal() == NOBODY
    row = handed(letter, coordinator)
    assert legal() == "Arbetsmaterial: lämnat till Nina Ek inom Lindhaga kommun, och inte mottaget."
    answering.take_papers(row, BY_LINK)
    assert legal() == f"Allmän handling sedan {DAY}: överlämnad."


def test_what_was_sent_with_a_brief_is_public_and_what_is_written_after_that_is_not(letter, legal, coordinator):
    brief_sent(put_together(letter, coordinator), coordinator)
    since = f"Räkna med att den är allmän handling sedan {DAY}: skickad med kortversionen till Ann Lind."
    assert legal() == since
    steps.unlock(Document.objects.get(pk=letter.pk), by=coordinator, reason="Ett stavfel.")
    assert legal() == f"{since} Det ni skriver därefter är arbetsmaterial."
