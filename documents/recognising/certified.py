"""What stands below the signatures and is none of them: who certifies a copy, or has witnessed."""

import re

from documents.recognising.doubts import Doubts, quoted
from text.blocks import Block

_CERTIFIES = re.compile(
    r"(?i)^\W*(?:rätt\s(?:avskrivet|avskriven|utdraget|kopierat)|(?:avskriftens|utdragets|kopians)\s(?:riktighet|överens)|"
    r"bestyrk(?:e?s|t)\b|vidimera[st]\b|(?:bevittna[st]|bevittnande)\b)"
)
_MOST_BLOCKS = 8


def parted(blocks: list[Block], doubts: Doubts) -> tuple[list[Block], list[Block]]:
    """The blocks up to the line that certifies, and that line with those below it. Adds a doubt on `signatories`."""
    start = max(0, len(blocks) - _MOST_BLOCKS)
    place = next((at for at in range(start, len(blocks)) if _CERTIFIES.match(blocks[at].text)), len(blocks))
    below = blocks[place:]
    if below:
        words = quoted(" ".join(block.text for block in below))
        doubts.add("signatories", f"De som bestyrker eller bevittnar är inte lästa som underskrifter: {words}.")
    return blocks[:place], below
