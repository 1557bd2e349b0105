"""Laying a board's decision on the papers that it adopts: at once, or when what hindered is put right."""

from base.refusals import Refused
from base.steps import Lack
from boards.board_steps import step_words
from boards.board_steps.landing import Landing, decision_of, landings
from boards.board_steps.record_step import LAND, RECORD
from boards.board_steps.registered import as_it_is
from boards.models import BoardStep
from documents.deciding import decision_rows
from documents.writing import note_event, open_for_writing


class DoesNotLand(Refused):
    """A decision that cannot be laid on a paper; whoever registers it may do so all the same."""

    def __init__(self, lacks: list[Lack]):
        super().__init__(" ".join(lack.text for lack in lacks))
        self.lacks = lacks


def lay(step: BoardStep, plan: list[Landing], by, by_name: str, *, anyway: bool) -> list[Lack]:
    """Lay the decision on the papers; gives what hindered. The papers' own refusals are raised unless `anyway`."""
    hindered = []
    for landing in plan:
        if landing.revision is None:
            continue
        decision = decision_of(step, landing)
        try:
            kept = decision_rows.decide(decision, by=by, by_name=by_name, of_owner=True)
        except Refused as refusal:
            lack = Lack(f"{landing.document}: {refusal.sentence}")
            if not anyway:
                raise DoesNotLand([lack]) from refusal
            hindered.append(lack)
        else:
            step.decisions.add(kept)
    return hindered


def land(step: BoardStep, *, by) -> list[Lack]:
    """Lay a registered decision on the papers that it does not lie on yet; gives what still hinders."""
    with open_for_writing(step.letter_id, *RECORD.sources) as taken:
        row = as_it_is(step, taken)
        plan = landings(row)
        lacks = [each.lack for each in plan if each.lack]
        lacks += lay(row, plan, by, "", anyway=True)
        if any(each.revision for each in plan):
            note_event(taken, LAND, by, note=step_words.sentence(row))
    return lacks
