"""What only agreements and pledges say: term, areas, goals, bodies, recurring duties and promises.

`AgreementsConfig.ready()` hands `recognise_agreement` to `documents.recognising.register`.
"""

from agreements.recognising.areas import find_areas
from agreements.recognising.forums import find_forums
from agreements.recognising.goals import find_goals
from agreements.recognising.obligations import find_obligations
from agreements.recognising.pledges import find_pledges
from agreements.recognising.terms import find_term
from documents.recognising import Paper

__all__ = ["recognise_agreement"]

_READ = ("agreement", "pledge_set")


def recognise_agreement(paper: Paper) -> dict:
    """The keys `term`, `focus_areas`, `goals`, `forums`, `obligations` and `pledges` of the reading.

    Empty for letters and other papers, which speak of other papers' terms. Doubts go to `paper.doubts`.
    """
    if paper.type not in _READ:
        return {}
    term = find_term(paper)
    return {
        "term": term,
        "focus_areas": find_areas(paper),
        "goals": find_goals(paper),
        "forums": find_forums(paper),
        "obligations": find_obligations(paper, term["kind"] if term else None),
        "pledges": find_pledges(paper),
    }
