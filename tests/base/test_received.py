"""Files that came from outside are saved, and opened by what they are."""

import pytest

from base.models import StoredFile
from base.received import received_file


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kept_as", "sent_as"),
    [("application/pdf", "application/pdf"), ("text/html", "application/octet-stream")],
)
def test_a_pdf_is_sent_as_one_so_that_a_telephone_opens_it_and_nothing_is_ever_shown_inside_our_pages(kept_as, sent_as):
    answer = received_file(StoredFile.objects.keep(kept_as.encode(), kept_as), "Bilaga 2.pdf")
    assert answer["Content-Type"] == sent_as
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
