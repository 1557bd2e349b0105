"""The real letter that boards' papers are modelled on, made again from the file it came in, where that lies beside us.

What it says is asserted by number, kind and order only. Without the file there is nothing to try and the test passes.
"""

import io
import os
from pathlib import Path

import docx
import pikepdf
import pytest
from django.urls import reverse

from boards.appendices import candidates
from boards.models import BoardLetter, Package, ProposalPoint
from boards.word import templates
from documents import steps
from documents.content import content_of
from documents.from_reading import draft_from_reading
from documents.models import Document, ImportedPaper
from pages import reading_in
from tests.boards import bundles
from tests.boards.word.house_template import house_template
from tests.support.verapdf import failures

pytestmark = pytest.mark.once

SEEDS = Path(os.environ.get("SAMVERKA_SEEDS", Path(__file__).resolve().parents[3] / "shared" / "seeds"))
FILES = sorted(SEEDS.glob("001*.txt"))


@pytest.fixture
def papers(municipality, coordinator):
    """The letter, the new agreement and the old one, which is registered as signed; nothing without the file."""
    found = []
    for path in FILES:
        data = path.read_bytes()
        kept = reading_in.keep(
            reading_in.read_file(data, path.name), data, owner=municipality, name=path.name, by=coordinator
        )
        for row in ImportedPaper.objects.filter(source=kept).order_by("number"):
            reading_in.settle(row, [], by=coordinator, every=True)
            found.append(draft_from_reading(row, by=coordinator, to_write_on=row.number < 3))
        steps.register(found[2], by=coordinator, on=found[2].dated_on)
    return found


def test_the_real_letter_and_its_appendices_are_made_again(client, papers, coordinator):
    client.force_login(coordinator)
    for document in papers[:1]:
        letter = BoardLetter.objects.get(pk=document.pk)
        _came_in_by_itself(letter)
        _append_in_the_order_of_the_archive(client, letter, papers)
        _put_right(client, letter)
        for each in (papers[1], document):
            bundles.lock(each, coordinator)
        _comes_in_the_house_template(document)
        _is_what_a_secretary_takes(bundles.made(letter, coordinator))


def _came_in_by_itself(letter: BoardLetter) -> None:
    slots = list(letter.document.sections.order_by("position").values_list("slot", flat=True))
    assert slots[:2] == ["officer", "proposals"]
    assert slots[-4:] == ["consequences", "appendices", "recipients", "sender"]
    assert slots.count("") == 5
    assert all([letter.officer_name, letter.officer_title, letter.officer_department, letter.officer_email])
    assert letter.proposing_name
    assert letter.deciding_name
    assert [point.action for point in letter.points.all()] == [
        ProposalPoint.Action.APPROVE_FOLLOW_UP,
        ProposalPoint.Action.ADOPT,
    ]
    assert (letter.consequences.count(), letter.recipients.count(), letter.bases.count()) == (5, 2, 2)


def _append_in_the_order_of_the_archive(client, letter: BoardLetter, papers: list) -> None:
    """There the new agreement lay before the old one, which the letter calls number one."""
    _letter, new, old = papers
    offered = candidates.near(letter, letter.document.created_by)
    assert [choice.row.document for choice in offered] == [old, new]
    data = {"choose": [f"paper-{new.pk}", f"paper-{old.pk}"]}
    client.post(reverse("boards:add_appendices", args=[letter.pk]), data)
    assert len(_order_remarks(client, letter)) == 1
    assert [point.about for point in letter.points.all()] == [old, new]


def _put_right(client, letter: BoardLetter) -> None:
    last = letter.appendices.last()
    client.post(reverse("boards:move_appendix", args=[letter.pk, last.key]), {"direction": "up"})
    assert _order_remarks(client, letter) == []


def _order_remarks(client, letter: BoardLetter) -> list[str]:
    remarks = client.get(reverse("boards:check", args=[letter.pk])).context["remarks"]
    return [remark.text for remark in remarks if "för bilaga" in remark.text]


def _comes_in_the_house_template(document: Document) -> None:
    """The headings of the template that the letter has something for; the sender stands last, and once."""
    content = content_of(Document.objects.get(pk=document.pk))
    made = docx.Document(io.BytesIO(templates.filled_with(house_template(), content)))
    headings = [each.text for each in made.paragraphs if each.style.name == "Heading 1"]
    assert headings == ["Förslag till beslut", "Bakgrund", "Konsekvenser", "Bilagor", "Beslutet skickas till"]
    officer = content["facts"]["officer"]["name"]
    assert [each.text for each in made.paragraphs].count(officer) == 1
    assert made.paragraphs[-1].text == officer


def _is_what_a_secretary_takes(package: Package) -> None:
    assert package.state == Package.State.MADE, package.failure
    parts = list(package.parts.order_by("number"))
    assert [part.mark for part in parts] == ["", "Kopia", "Kopia av förslag"]
    assert all(2 <= part.pages <= 4 for part in parts)
    data = package.pdf.read()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) == package.pages == 1 + sum(part.pages for part in parts)
    assert failures(data, "3a") == []
    assert failures(data, "ua1") == []
