"""The provisions by which something is masked in a paper: those of what was found there, and no others."""

from boards.disclosing.seeing import Readable
from boards.models import DisclosedPaper


def used(paper: DisclosedPaper, readable: Readable) -> str:
    """Each once, as they stand on the list that goes out; empty where nothing is masked."""
    if not readable.places:
        return ""
    there = [mask for mask in paper.masks if "words" not in mask or readable.found.get(mask["words"])]
    return "; ".join(dict.fromkeys(mask["ground"] for mask in there))
