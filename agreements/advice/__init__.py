"""What an agreement's writers are advised of, besides what holds for every paper; a subject each."""

from collections.abc import Iterator

from agreements.advice import bodies, old_years, purposes_and_areas, replaced_authorities, six_points, what_is_done
from documents.advice.tips import Tip
from documents.advice.words import PaperWords
from documents.models import Document


def advice(document: Document, words: PaperWords) -> Iterator[Tip]:
    for subject in (old_years, bodies, replaced_authorities, purposes_and_areas, what_is_done, six_points):
        yield from subject.tips(document, words)
