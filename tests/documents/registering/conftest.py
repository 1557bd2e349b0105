from datetime import date

import pytest

from base.models import StoredFile
from documents.models import RegisterEntry
from documents.registering import entries
from organisations.models import Body
from tests.documents.factories import paper

Direction = RegisterEntry.Direction
PDF = b"%PDF-1.7 ett svar"


@pytest.fixture
def document(municipality, coordinator, police):
    return paper(municipality, coordinator, parties=[police])


@pytest.fixture
def entry_of(document, municipality):
    """Makes an entry: something that came in from the police, unless told otherwise."""

    def make(source="prov:1", *, organisation=None, direction=Direction.IN, data=PDF, **more):
        words = {
            "on": date(2026, 3, 12),
            "title": "Synpunkter på riktlinjerna",
            "counterpart": "Polisen, Petra Norling",
            "type_label": "Synpunkter",
            **more,
        }
        file = StoredFile.objects.keep(data, "application/pdf") if data else None
        name = "svar.pdf" if data else ""
        owner = organisation or municipality
        return entries.note(owner, document, source, direction, file=file, file_name=name, **words)

    return make


@pytest.fixture
def board(municipality):
    return Body.objects.create(
        organisation=municipality,
        kind="board",
        name="Kommunstyrelsen",
        is_authority=True,
        registrar_email="registrator@lindhaga.example",
    )
