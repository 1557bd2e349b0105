"""Papers of an ärende are handed out as one file, in which what is masked is nowhere."""

import pytest

from boards.disclosing import masks
from tests.boards.disclosing.conftest import SECRET
from tests.support.verapdf import quick_failures

pytestmark = pytest.mark.django_db


def test_one_file_with_a_list_first(begun, registrar, made):
    paper = begun.papers.first()
    masks.mask_words(paper, [SECRET], ground="21 kap. 7 § OSL", in_all=True)
    done = made(begun, registrar)
    assert done.failure == ""
    assert done.state == "done"
    data = done.pdf.read()
    assert not quick_failures(data, "2a")
    assert not quick_failures(data, "ua1")
