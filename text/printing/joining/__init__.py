"""Papers of ours and finished files from outside, joined into one PDF."""

from text.printing.joining.foreign import Judged, judge
from text.printing.joining.joining import join
from text.printing.joining.parts import Joined, Part, Placed

__all__ = ["Joined", "Judged", "Part", "Placed", "join", "judge"]
