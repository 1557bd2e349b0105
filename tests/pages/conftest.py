"""Files in the manner of those that municipalities have, and what a browser would send back of the import's page."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from pages.reading_in import keep, read_file

FILES = Path(__file__).resolve().parents[1] / "agreements" / "recognising" / "papers"
ONE, THREE = FILES / "numrerad_overenskommelse.txt", FILES / "skrivelse_med_bilagor.txt"


def upload(path: Path) -> SimpleUploadedFile:
    return SimpleUploadedFile(path.name, path.read_bytes())


def bring(path: Path, owner, by=None):
    """The import of a file, as the page and the command leave it."""
    return keep(read_file(path.read_bytes(), path.name), path.read_bytes(), owner=owner, name=path.name, by=by)


@pytest.fixture
def one(municipality, police, coordinator, read_here):
    """The one paper of a file, waiting for somebody to confirm it."""
    return bring(ONE, municipality, coordinator).papers.get()


@pytest.fixture
def three(municipality, police, coordinator, read_here):
    """A letter and two agreements in one file."""
    return bring(THREE, municipality, coordinator)


def address(paper, name="import_paper"):
    return reverse(f"pages:{name}", args=[paper.source_id, paper.number])


def form_of(client, paper, **changes) -> dict:
    """What the page would send: every control as it stands, with changes."""
    forms = client.get(address(paper)).context["forms"]
    every = [forms.facts]
    for formset in (forms.parties, forms.areas, forms.signatories, forms.sections):
        every += [formset.management_form, *formset.forms]
    sent = {field.html_name: field.value() for form in every for field in form}
    return {name: value for name, value in {**sent, **changes}.items() if value is not None and value is not False}


def lines(sent: dict) -> dict:
    """Lists as a textarea sends them, and dates as they stand in their fields."""
    return {name: "\r\n".join(value) if isinstance(value, list) else value for name, value in sent.items()}


def press(client, paper, then="save", **changes):
    """Press one of the three buttons with what stands in the form."""
    return client.post(address(paper), {**lines(form_of(client, paper, **changes)), "then": then})
