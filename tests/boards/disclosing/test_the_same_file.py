"""A file that lies in several places of an ärende, and a text that has been put into a set."""

from datetime import date

import pytest
from django.urls import reverse

from base.models import StoredFile
from boards.cases.papers import papers_of
from boards.disclosing import choosing, masks
from boards.disclosing.within import within
from boards.models import Package
from documents.filing import file_under
from documents.models import Case
from tests.boards.handed import letter, locked_pledges, recorded, taken

GROUND = "21 kap. 7 § OSL"


@pytest.fixture
def pledges(municipality, coordinator, police):
    return locked_pledges(municipality, coordinator, police)


@pytest.fixture
def decided(municipality, coordinator, pledges) -> Case:
    """The excerpt of the board's minutes lies both with the board's step and with the decision on the paper."""
    row = letter(municipality, coordinator, pledges)
    taken(row, coordinator, pledges)
    excerpt = StoredFile.objects.keep(b"%PDF-1.7 excerpt", "application/pdf")
    recorded(row, coordinator, excerpt=excerpt, excerpt_name="utdrag.pdf")
    file_under(pledges, "KS 2026/123")
    return file_under(row.document, "KS 2026/123")


def _excerpts(case: Case):
    return [item for item in papers_of(case) if item.what == "Protokollsutdrag"]


def test_the_same_excerpt_is_one_row_that_tells_of_both_places(decided):
    (row,) = _excerpts(decided)
    assert len(row.sources) == 2
    assert row.is_proposed
    assert any("Samma fil ligger också här" in note for note in row.notes)


def test_an_excerpt_that_was_chosen_in_the_other_place_stays_chosen_and_masked(client, decided, registrar):
    (row,) = _excerpts(decided)
    begun = choosing.begin(decided, asked_on=date(2026, 11, 10), note="", sources=[row.source], by=registrar)
    begun.papers.update(source=row.also[0], masks=[{"page": 1, "box": [1, 1, 9, 9], "ground": GROUND}], ground=GROUND)
    client.force_login(registrar)
    page = client.get(reverse("boards:disclosure_papers", args=[decided.pk, begun.pk])).content.decode()
    assert f'value="{row.source}" id="h-{row.source.replace(":", "")}"' in page
    assert f'aria-describedby="w-{row.source.replace(":", "")}" checked' in page
    choosing.choose(begun, sources=row.also, by=registrar)
    (paper,) = begun.papers.all()
    assert (paper.source, paper.ground, len(paper.masks)) == (row.source, GROUND, 1)


def test_what_is_masked_alone_is_told_of_where_it_is_put_into_a_set_until_it_is_so_too(decided, registrar, pledges):
    wanted = [item for item in papers_of(decided) if item.source.startswith("package:") or item.document == pledges]
    wanted = [item.source for item in wanted if item.revision or item.source.startswith("package:")]
    begun = choosing.begin(decided, asked_on=date(2026, 11, 10), note="", sources=wanted, by=registrar)
    alone = begun.papers.get(document=pledges)
    masks.mask_words(alone, ["Medborgarlöften"], ground=GROUND)
    whole = begun.papers.get(source__startswith="package:")
    (held,) = within(list(begun.papers.all()))[whole.pk]
    assert (held.paper, held.where) == (alone, "Bilaga 1")
    assert within(list(begun.papers.all()))[alone.pk] == []
    masks.mask_words(whole, ["medborgarlöften"], ground=GROUND)
    assert within(list(begun.papers.all()))[whole.pk] == []


def test_a_set_is_said_to_be_our_own_and_its_parts_are_preferred(client, decided, registrar):
    (source,) = [item.source for item in papers_of(decided) if item.is_set]
    client.force_login(registrar)
    page = client.get(reverse("boards:disclose", args=[decided.pk])).content.decode()
    assert page.count("välj hellre dem") == 1
    begun = choosing.begin(decided, asked_on=date(2026, 11, 10), note="", sources=[source], by=registrar)
    page = client.get(reverse("boards:disclosed_paper", args=[decided.pk, begun.pk, begun.papers.get().pk]))
    assert "Filen kom utifrån" not in page.content.decode()
    assert "så som de sattes ihop till nämnden" in page.content.decode()


def test_an_appendix_from_outside_that_is_masked_alone_is_told_of(decided, registrar):
    (row,) = _excerpts(decided)
    whole = next(item for item in papers_of(decided) if item.source.startswith("package:"))
    part = Package.objects.get().parts.get(number=1)
    part.source, part.document, part.revision = row.file, None, None
    part.save()
    begun = choosing.begin(
        decided, asked_on=date(2026, 11, 10), note="", sources=[row.source, whole.source], by=registrar
    )
    masks.mask_boxes(begun.papers.get(source=row.source), 1, [[1, 1, 99, 99]], ground=GROUND)
    put_in = begun.papers.get(source=whole.source)
    assert [each.where for each in within(list(begun.papers.all()))[put_in.pk]] == ["Bilaga 1"]
    masks.mask_boxes(put_in, part.first_page, [[1, 1, 99, 99]], ground=GROUND)
    assert within(list(begun.papers.all()))[put_in.pk] == []
