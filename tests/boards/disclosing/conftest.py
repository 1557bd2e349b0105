"""An ärende with a final paper, its scan and a draft."""

from datetime import date

import pytest

from base.models import StoredFile
from boards.cases.papers import papers_of
from boards.disclosing import choosing, finishing, making
from documents import steps
from documents.creating import create
from documents.filing import file_under
from documents.models import Case, Party, Section
from tests.documents.factories import paper
from tests.support.foreign import foreign

SECRET = "Tordyvel Myrstack"


@pytest.fixture
def case(municipality, coordinator) -> Case:
    draft = paper(municipality, coordinator, title="Utkast till svar")
    final = create(
        kind="plain",
        title=f"Beslut om {SECRET}",
        owner=municipality,
        by=coordinator,
        sections=[Section(heading=f"Om {SECRET}", html="<p>Ansökan från <strong>Tordyvel</strong> Myrstack.</p>")],
        parties=[Party(organisation=municipality, name_as_written=municipality.name)],
    )
    kept = StoredFile.objects.keep(foreign(SECRET, stand_in=SECRET), "application/pdf")
    steps.register(final, by=coordinator, on=date(2026, 3, 2), scan=steps.Scan(kept, "skannad.pdf"))
    file_under(draft, "KS 2026/123")
    return file_under(final, "KS 2026/123")


@pytest.fixture
def begun(case, registrar):
    """A disclosure of what is public in the case: the paper and its scan."""
    public = [item.source for item in papers_of(case) if item.is_proposed]
    return choosing.begin(case, asked_on=date(2026, 3, 10), note="", sources=public, by=registrar)


def make_file(disclosure, by):
    """Make the file as the worker does; gives the disclosure as it then is."""
    finishing.finish(disclosure, by=by)
    making.make(disclosure.pk)
    disclosure.refresh_from_db()
    return disclosure
