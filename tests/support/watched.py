"""What the municipality of `tests.support.world` watches in the opened paper, and follows up in the draft."""

from datetime import date

from agreements.models import Commitment, Fulfilment, Obligation
from documents.models import Passage


def add(world, word: str) -> None:
    karin, papers, rows = world.people["coordinator"], world.papers, world.rows
    passages = {
        name: Passage.objects.create(
            document=papers[name], section_key=papers[name].sections.first().key, quote=f"{word} Vi samverkar.".strip()
        )
        for name in ("draft", "opened")
    }
    rows.obligation = Obligation.objects.create(
        owner=world.municipality, document=papers["opened"], passage=passages["opened"], text=f"{word} rapporten",
        rhythm="months", number=12, from_on=date(2024, 1, 1), responsible=f"{word} chefen", made_by=karin,
    )  # fmt: skip
    rows.fulfilment = Fulfilment.objects.create(
        obligation=rows.obligation, on=date(2024, 5, 1), note=f"{word} i rådet", by=karin
    )
    rows.commitment = Commitment.objects.create(
        document=papers["draft"], passage=passages["draft"], responsible=f"{word} chefen",
        measured_how=f"{word} mäts", marked_by=karin,
    )  # fmt: skip


def watch_and_follow_up(document, by, count: int = 1) -> None:
    """So many obligations with proofs, and commitments, of the paper's owner."""
    for number in range(count):
        passage = Passage.objects.create(
            document=document, section_key=document.sections.first().key, quote=f"Vi samverkar {number}."
        )
        obligation = Obligation.objects.create(
            owner=document.owner, document=document, passage=passage, rhythm="months", number=6,
            from_on=date(2024, 1, 1), made_by=by,
        )  # fmt: skip
        Fulfilment.objects.create(obligation=obligation, on=date(2024, 5, 1), note="I rådet", by=by)
        commitment = Commitment.objects.create(document=document, passage=passage, marked_by=by)
        commitment.organisations.add(document.owner)
