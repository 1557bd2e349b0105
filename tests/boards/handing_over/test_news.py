"""What a corrected set has that the earlier one had not."""

from datetime import date

import pytest

from base.models import StoredFile
from boards.handing_over.news import what_is_new
from documents import steps
from documents.models import Document
from tests.boards.handed import letter, locked_pledges, put_together

pytestmark = pytest.mark.django_db


@pytest.fixture
def pledges(municipality, coordinator, police):
    return locked_pledges(municipality, coordinator, police)


@pytest.fixture
def other(municipality, coordinator, police):
    return locked_pledges(municipality, coordinator, police, title="Åtgärdsplan")


@pytest.fixture
def row(municipality, coordinator, pledges):
    return letter(municipality, coordinator, pledges)


def test_a_new_a_changed_and_a_moved_appendix_and_one_that_is_gone(row, coordinator, pledges, other):
    first = put_together(row, coordinator, pledges, other)
    assert what_is_new(first, put_together(row, coordinator, other, pledges)) == (
        "Nytt: ”Åtgärdsplan” är nu bilaga 1; ”Medborgarlöften 2027” är nu bilaga 2."
    )
    steps.unlock(pledges, by=coordinator, reason="Ett ord")
    pledges.sections.update(html="<p>Nytt.</p>")
    steps.lock(Document.objects.get(pk=pledges.pk), by=coordinator)
    third = put_together(row, coordinator, pledges)
    assert what_is_new(first, third) == (
        "Nytt: bilaga 1, ”Medborgarlöften 2027”, är ändrad; bilaga 2, ”Åtgärdsplan”, är borttagen."
    )
    assert what_is_new(third, put_together(row, coordinator, pledges, other)) == "Nytt: bilaga 2, ”Åtgärdsplan”, är ny."


def test_an_appendix_that_got_its_date_or_another_title_is_told_of(row, coordinator, pledges):
    first, second = (put_together(row, coordinator, pledges) for _time in range(2))
    appended = second.parts.filter(number=1)
    appended.update(dated_on=date(2026, 11, 2))
    assert what_is_new(first, second) == "Nytt: bilaga 1, ”Medborgarlöften 2027”, är nu daterad 2 november 2026."
    appended.update(title="Löften till medborgarna")
    assert what_is_new(first, second) == "Nytt: bilaga 1 heter nu ”Löften till medborgarna”."


def test_a_file_with_another_title_is_neither_new_nor_gone(row, coordinator, pledges):
    first, second = (put_together(row, coordinator, pledges) for _time in range(2))
    kept = StoredFile.objects.keep(b"%PDF-1.7 uploaded", "application/pdf")
    for package, title in ((first, "skannad"), (second, "Karta")):
        package.parts.filter(number=1).update(form="file", document=None, revision=None, source=kept, title=title)
    assert what_is_new(first, second) == "Nytt: bilaga 1 heter nu ”Karta”."


def test_a_set_that_was_put_together_anew_says_so(row, coordinator, pledges):
    first, second = (put_together(row, coordinator, pledges) for _time in range(2))
    assert what_is_new(first, second) == "Innehållet är detsamma; handlingarna är hopsatta på nytt."
