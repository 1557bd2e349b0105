import pytest

from boards.models import Appendix, BoardLetter, Consequence, ProposalPoint, Recipient
from documents.models import Section, State
from tests.documents.factories import paper


@pytest.fixture
def old(municipality, coordinator):
    return paper(
        municipality, coordinator, state=State.FINAL, title="Samverkansöverenskommelse 2023–2026", kind="pledge_set"
    )


@pytest.fixture
def new(municipality, coordinator):
    return paper(municipality, coordinator, title="Samverkansöverenskommelse 2027–2030", kind="pledge_set")


@pytest.fixture
def letter(municipality, coordinator, old, new):
    """A letter about which there is nothing to say but that the new agreement is not locked."""
    document = paper(municipality, coordinator, kind="board_letter", title="Ny samverkansöverenskommelse", count=1)
    found = BoardLetter.objects.get(pk=document.pk)
    found.deciding_name = "Kommunstyrelsen"
    found.save()
    document.dated_on = "2026-11-02"
    document.save()
    old.dated_on, new.dated_on = "2022-12-01", "2026-10-20"
    old.save(), new.save()
    text = "<p>Överenskommelsen 2023–2026 löper ut (se bilaga 1). En ny för 2027–2030 föreslås (se bilaga 2).</p>"
    Section.objects.filter(document=document).update(html=text)
    ProposalPoint.objects.create(
        letter=found, text="Anta samverkansöverenskommelse 2027–2030.", action="adopt", about=new
    )
    found.consequences.all().delete()
    Consequence.objects.create(letter=found, heading="Miljö", has_no_effect=True)
    Recipient.objects.create(letter=found, name="Lokala Brå")
    found.bases.create(text="Uppföljning av överenskommelsen", dated_on="2026-09-06")
    for position, each in enumerate([old, new]):
        Appendix.objects.create(letter=found, position=position, form="paper", title=each.title, document=each)
    return found
