"""To which page Start leads from a paper that a letter takes to a board: where the letter is."""

import pytest

from boards.board_steps.way import by_letters
from boards.handing_over import answering
from documents.models import Document
from tests.boards.handed import BY_LINK, corrected, handed, letter, locked_pledges


@pytest.fixture
def pledges(municipality, coordinator, police) -> Document:
    return locked_pledges(municipality, coordinator, police)


def test_a_letter_that_no_board_has_is_not_said_to_be_treated(municipality, coordinator, pledges):
    row = letter(municipality, coordinator, pledges)
    assert by_letters([pledges]) == {pledges.pk: ("Öppna skrivelsen", f"/handlingar/{row.pk}/")}
    given = handed(row, coordinator, pledges)
    treated = {pledges.pk: ("Nämndens behandling", f"/handlingar/{row.pk}/namnd/behandling/")}
    assert by_letters([pledges]) == treated
    answering.send_back(given, BY_LINK, comment="Rätta datumet.")
    assert by_letters([pledges])[pledges.pk][0] == "Öppna skrivelsen"
    given = handed(corrected(row, coordinator), coordinator, pledges)
    answering.take_papers(given, BY_LINK)
    assert by_letters([pledges]) == treated
