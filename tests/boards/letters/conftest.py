import pytest
from django.test import Client
from lxml import html

from boards.models import BoardLetter
from documents.creating import create
from documents.models import Section
from organisations.models import Body

SLOTS = ("officer", "proposals", "consequences", "bases", "appendices", "recipients")


def letter_of(owner, by, *, title="Ny samverkansöverenskommelse", slots=SLOTS) -> BoardLetter:
    """A draft with all that a letter prints, and a summary."""
    sections = [Section(heading="Sammanfattning", html="<p>Parterna vill fortsätta (se bilaga 1).</p>")]
    sections += [Section(heading=slot, slot=slot) for slot in slots]
    document = create(kind="board_letter", title=title, owner=owner, by=by, sections=sections)
    letter = document.board_letter
    letter.document = document
    return letter


@pytest.fixture
def bodies(municipality):
    board = Body.objects.create(organisation=municipality, kind="board", name="Kommunstyrelsen", short_name="KS")
    committee = Body.objects.create(
        organisation=municipality, kind="committee", name="Kommunstyrelsens arbetsutskott", parent=board
    )
    return committee, board


@pytest.fixture
def letter(municipality, coordinator, bodies) -> BoardLetter:
    return letter_of(municipality, coordinator)


def logged_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def karin(coordinator) -> Client:
    return logged_in(coordinator)


@pytest.fixture
def bjorn(second_coordinator) -> Client:
    return logged_in(second_coordinator)


def fields_of(page: str) -> dict[str, str]:
    """What a browser sends of the page's form, as it stands, when its main button is pressed."""
    form = html.fromstring(page).xpath("//form[@data-keep-typing]")[0]
    fields = {name: value for name, value in form.form_values() if not name.startswith("csrf")}
    # The first end of line within a textarea is no part of what stands there.
    return {name: value.removeprefix("\n") for name, value in fields.items() if value is not None}
