"""Where words that are to be masked stand: in the papers, or only in the list that goes with them."""

from copy import copy
from dataclasses import dataclass, field

from base.refusals import Refused
from boards.disclosing import seeing, the_list
from boards.models import DisclosedPaper, Disclosure
from text.printing.masking import find, words_of


@dataclass
class Found:
    """of: by paper, those of the masks that have something to mask there. places: how many those are together.

    is_unread: whether one of the papers could not be read, so that all were kept for it unseen.
    """

    of: dict[int, list[dict]] = field(default_factory=dict)
    places: int = 0
    is_unread: bool = False

    def lacking(self, masks: list[dict]) -> list[str]:
        """The words that are found nowhere."""
        there = [mask for each in self.of.values() for mask in each]
        return [mask["words"] for mask in masks if mask not in there]


def find_in(disclosure: Disclosure, papers: list[DisclosedPaper], masks: list[dict]) -> Found:
    """Slow where there are files: they are opened and read."""
    found = Found()
    for paper in papers:
        found.of[paper.pk] = [mask for mask in masks if _stands_in(paper, mask, found)]
    about = "\n".join(the_list.about(disclosure))
    found.of[papers[0].pk] += [
        mask for mask in masks if mask["words"] in found.lacking(masks) and find(about, words_of([mask]))
    ]
    return found


def _stands_in(paper: DisclosedPaper, mask: dict, found: Found) -> bool:
    words = words_of([mask])
    try:
        places = _places(paper, mask)
        found.places += places
        return bool(places or find(_beside(paper), words))
    except Refused:
        found.is_unread = True
        return True


def _places(paper: DisclosedPaper, mask: dict) -> int:
    masked = copy(paper)
    masked.masks = [each for each in paper.masks if each.get("words") != mask["words"]] + [mask]
    return seeing.readable(masked).found.get(mask["words"], 0)


def _beside(paper: DisclosedPaper) -> str:
    """What is not counted: properties of the paper, and what the list says of it."""
    return "\n".join([*seeing.readable(paper).texts, paper.title, the_list.note(paper)])
