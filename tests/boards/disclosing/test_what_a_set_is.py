"""What a set of papers is by law, from what was done with it."""

import pytest
from django.utils import timezone

from base.dates import short_date
from boards.brief import sending
from boards.cases.papers import papers_of
from boards.handing_over import answering
from documents.filing import file_under
from tests.boards.handed import BY_LINK, MET, corrected, handed, letter, put_together, recorded, taken


@pytest.fixture
def row(municipality, coordinator):
    return letter(municipality, coordinator)


def _said(row) -> list[str]:
    case = file_under(row.document, "KS 2026/123")
    found = sorted(
        (item for item in papers_of(case) if item.source.startswith("package:")), key=lambda item: item.title
    )
    return [item.status.sentence.replace("\u00a0", " ") for item in sorted(found, key=lambda item: item.source)]


def test_a_set_that_lies_with_the_secretary_has_not_left_the_authority(row, coordinator):
    handed(row, coordinator)
    assert _said(row) == ["Arbetsmaterial: lämnat till Nina Ek inom Lindhaga kommun, och inte mottaget."]


def test_a_set_that_the_secretary_took_is_public_since_then(row, coordinator):
    taken(row, coordinator)
    (said,) = _said(row)
    assert said.startswith("Allmän handling sedan")
    assert said.endswith("mottagen av Nina Ek, slutlig.")


def test_a_set_that_was_sent_back_stays_working_material_beside_the_one_that_was_taken(row, coordinator):
    first = handed(row, coordinator)
    answering.send_back(first, BY_LINK, comment="Rätta.")
    taken(corrected(row, coordinator), coordinator)
    first, second = _said(row)
    day = short_date(timezone.localdate()).replace("\u00a0", " ")
    assert first == f"Arbetsmaterial: lämnat till Nina Ek inom Lindhaga kommun, och skickat tillbaka {day}."
    assert second.startswith("Allmän handling sedan")


def test_a_set_that_the_board_decided_about_is_public_since_that_day(row, coordinator):
    handed(row, coordinator)
    recorded(row, coordinator)
    (said,) = _said(row)
    assert said.startswith(f"Räkna med att den är allmän handling sedan {short_date(MET)}".replace("\u00a0", " "))


def test_what_was_sent_with_a_brief_is_public_and_so_is_the_text_of_the_letter(row, coordinator):
    package = put_together(row, coordinator)
    sending.send(package, [("Åsa Lind", "asa.lind@lindhaga.example")], by=coordinator)
    (said,) = _said(row)
    assert said.startswith("Räkna med att den är allmän handling sedan")
    assert said.endswith("till Åsa Lind.")
    case = file_under(row.document, "KS 2026/123")
    (text,) = [item for item in papers_of(case) if item.revision == package.revision]
    assert text.status.is_public
    assert package.made_at < timezone.now()


def test_to_read_a_set_is_to_open_the_set(row, coordinator):
    put_together(row, coordinator)
    case = file_under(row.document, "KS 2026/123")
    (item,) = [item for item in papers_of(case) if item.source.startswith("package:")]
    assert item.url == f"/handlingar/{row.pk}/namnd/handlingar/1/"
