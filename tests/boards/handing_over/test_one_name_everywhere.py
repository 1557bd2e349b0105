"""The secretary reads the same names, numbers and titles as stand everywhere else."""

from datetime import timedelta

import pytest
from django.urls import reverse

from base.dates import long_date, short_date, today
from base.models import OutgoingMail
from boards import start
from boards.handing_over import handing, metadata
from boards.models import BoardLetter
from documents.filing import file_under
from organisations.models import Body, SittingDate
from tests.boards.bundles import letter_of
from tests.boards.handed import AU, NINA, handed, letter, link_of, put_together


@pytest.fixture
def row(municipality, coordinator):
    return letter(municipality, coordinator)


def test_an_owners_own_paper_lacks_no_parties(client, coordinator, municipality):
    draft = letter_of(municipality, coordinator).document
    draft.parties.all().delete()
    client.force_login(coordinator)
    shown = client.get(f"/handlingar/{draft.pk}/").content.decode()
    assert "<dt>Diarienummer" in shown
    assert "<dt>Parter</dt>" not in shown


def test_the_files_and_the_matter_have_the_names_that_they_have_everywhere(client, coordinator, row):
    case = file_under(row.document, "KS 2026/123")
    case.title = "Samverkan med Polisen 2027"
    case.save()
    given = handed(row, coordinator)
    response = client.get(link_of(), {"fil": "pdf"})
    assert response["Content-Disposition"] == 'attachment; filename="KS-2026-123_Handlingar-1.pdf"'
    assert ("Ärendemening", "Samverkan med Polisen 2027") in metadata.lines(given.package)


def _meets(row: BoardLetter, municipality, *, due_in: int) -> BoardLetter:
    """The letter, which a committee that meets in nine days is to treat."""
    body = Body.objects.create(organisation=municipality, kind="committee", name=AU)
    due = today() + timedelta(days=due_in)
    SittingDate.objects.create(body=body, on=today() + timedelta(days=9), papers_due_on=due)
    BoardLetter.objects.filter(pk=row.pk).update(proposing=body)
    row.refresh_from_db()
    return row


def test_the_mail_names_the_number_and_the_next_sitting(coordinator, municipality, row):
    file_under(row.document, "KS 2026/123")
    handed(_meets(row, municipality, due_in=2), coordinator)
    mail = OutgoingMail.objects.filter(to=NINA.email).get().body
    assert "Diarienummer: KS 2026/123" in mail
    assert f"Nästa sammanträde: {AU} {long_date(today() + timedelta(days=9))}. Handlingarna ska" in mail


def test_the_mail_does_not_ask_for_papers_by_a_day_that_has_passed(coordinator, municipality, row):
    handed(_meets(row, municipality, due_in=-1), coordinator)
    mail = OutgoingMail.objects.filter(to=NINA.email).get().body
    assert f"Handlingarna skulle ha varit inne senast {long_date(today() - timedelta(days=1))}." in mail
    assert "ska vara inne" not in mail


def test_the_mail_start_and_the_page_name_the_sitting_that_can_be_reached(client, coordinator, municipality, row):
    met = _meets(row, municipality, due_in=-1)
    later, by = today() + timedelta(days=40), today() + timedelta(days=31)
    client.force_login(coordinator)
    late = f"skulle ha varit inne senast {short_date(today() - timedelta(days=1))}."
    assert [late in each.sentence for each in start.rows(coordinator)] == [True]
    SittingDate.objects.create(body=met.proposing, on=later, papers_due_on=by)
    (told,) = start.rows(coordinator)
    assert f"{AU} sammanträder {short_date(later)}: " in told.sentence
    assert f"ska vara inne senast {short_date(by)}." in told.sentence
    put_together(met, coordinator)
    said = f"Nästa sammanträde: {AU} {long_date(later)}. Handlingarna ska vara inne senast {long_date(by)}."
    assert said in client.get(reverse("boards:hand_over", args=[row.pk])).content.decode()
    handing.hand_over(met, NINA, number=1, by=coordinator)
    assert said in OutgoingMail.objects.filter(to=NINA.email).get().body
