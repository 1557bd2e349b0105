"""What Lindhaga watches and follows up in the demo year: something near, something done, something from the law."""

from datetime import date, timedelta

from agreements import marking, passages, proposing
from agreements.clock import add_months
from agreements.models import Agreement, Commitment, Fulfilment, LawRule, Obligation
from documents.access import access_of
from organisations.demo import Cast
from organisations.models import Post

REPORT = "rapport tas upp"  # words of the demo's own agreement
COUNCIL = "träffas minst fyra gånger"


def load(cast: Cast, current: Agreement, day: date) -> None:
    """Marked when the agreement was a year old, so that there is something to look back on."""
    karin, lindhaga = cast.coordinator, cast.lindhaga
    since = add_months(day, -14)
    for proposal in proposing.proposals(access_of(karin, current.document), lindhaga):
        obligation = proposing.of_proposal(proposal, current.document, lindhaga)
        obligation.from_on = since
        if REPORT in proposal.place.quote:
            obligation.text, obligation.post = "Nya rapporter till rådet", Post.objects.get(
                organisation=lindhaga, title="Trygghetssamordnare"
            )  # fmt: skip
        kept = marking.watch(obligation, proposal.place, by=karin)
        if REPORT in proposal.place.quote:
            _done(kept, add_months(day, -12) + timedelta(days=12), "Togs upp i rådet, punkt 4", karin)
        elif COUNCIL in proposal.place.quote:
            for months in (10, 7, 4, 2):
                _done(kept, add_months(day, -months), "Rådet möttes", karin)
    _follow_up(cast, current, day)
    for rule in LawRule.objects.in_force_on(day).filter(sfs="2023:196", code="lagesbild_6"):
        marking.watch_law(rule, lindhaga, by=karin, last_done_on=add_months(day, -8))


def _done(obligation: Obligation, on: date, note: str, by) -> None:
    marking.done(Fulfilment(obligation=obligation, on=on, note=note), by=by)


def _follow_up(cast: Cast, current: Agreement, day: date) -> None:
    """A promise of both parties."""
    content = access_of(cast.coordinator, current.document).content()
    places = [place for section in content["sections"] for place in passages.sentences_of(section)]
    place = next((place for place in places if "båda som avsändare" in place.quote), None)
    if place:
        unsaved = Commitment(
            document=current.document, responsible="säkerhetschefen och kommunpolisen",
            due_on=add_months(day, 2), measured_how="Båda märkena på det som delades ut",
        )  # fmt: skip
        marking.follow_up(unsaved, place, [cast.lindhaga, cast.police], by=cast.coordinator)
