"""What stands in the database about the papers of boards, a file per subject."""

from boards.models.briefs import BriefLink, DecisionBasis
from boards.models.disclosures import DisclosedPaper, Disclosure
from boards.models.handovers import Approval, BoardStep, BoardText, Handover
from boards.models.letters import Appendix, Basis, BoardLetter, ComposedSection, Consequence, ProposalPoint, Recipient
from boards.models.packages import Package, PackagePart
from boards.models.settings import BoardSettings, ConsequenceHeading, WordTemplate

__all__ = [
    "Appendix",
    "Approval",
    "Basis",
    "BoardLetter",
    "BoardSettings",
    "BoardStep",
    "BoardText",
    "BriefLink",
    "ComposedSection",
    "Consequence",
    "ConsequenceHeading",
    "DecisionBasis",
    "DisclosedPaper",
    "Disclosure",
    "Handover",
    "Package",
    "PackagePart",
    "ProposalPoint",
    "Recipient",
    "WordTemplate",
]
