import pyphen
import pytest

from text.printing import hyphenation


@pytest.mark.parametrize(
    "word",
    [
        "brotts-före-byggande",
        "sam-verkans-över-ens-kom-melse",
        "medborgar-löften",
        "lokal-polis-områdets",
        "trygg-hets-vandringar",
        "kommun-full-mäktige",
    ],
)
def test_words_of_the_field_are_broken_between_their_parts(word):
    hyphenation.teach()
    assert pyphen.Pyphen(lang="sv", left=3, right=3).inserted(word.replace("-", "")) == word


def test_other_words_are_broken_as_before():
    hyphenation.teach()
    assert pyphen.Pyphen(lang="sv", left=3, right=3).inserted("vardagsrummet") == "var-dags-rum-met"
