"""What is taken for a provision without a question."""

import pytest

from boards.disclosing.forms import USUAL_GROUNDS
from text.provisions import looks_like_provision

WRITTEN = ("21 kap. 1 § offentlighets- och sekretesslagen", "OSL 21:7", "2 kap 2 § TF", "25 kap. 1 a § OSL",
           "12 § lagen (2023:196) om kommuners ansvar", "21 kap 1 och 3 §§ OSL")  # fmt: skip


@pytest.mark.parametrize("words", [*USUAL_GROUNDS, *WRITTEN])
def test_a_paragraph_of_a_law_is_one(words):
    assert looks_like_provision(words)


@pytest.mark.parametrize("words", ["blaha", "sekretess", "OSL", "21 kap.", "7 §", "1234:5", "hemligt enligt lag"])
def test_other_words_are_none(words):
    assert not looks_like_provision(words)
