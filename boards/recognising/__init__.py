"""What only a letter to a board says: its officer, who proposes what to whom, consequences, and whom it is sent to.

`BoardsConfig.ready()` hands `recognise_letter` to `documents.recognising.register`. The text of the letter stays as it
is; this is said of it besides.
"""

from boards.recognising import deciding, ending
from boards.recognising.officers import find_officer
from documents.recognising import Paper

__all__ = ["recognise_letter"]


def recognise_letter(paper: Paper) -> dict:
    """The key `letter` of the reading: officer, proposing, deciding, points, consequences, bases, recipients.

    Nothing for other papers. What is read out of running text has a doubt.
    """
    if paper.type != "board_letter":
        return {}
    officer, decision = find_officer(paper), deciding.find(paper)
    rest = ending.find(paper, officer)
    if decision.is_guessed or rest.is_guessed:
        paper.doubts.add(
            "sections",
            "Beslutspunkter, bilagor och mottagare är lästa ur löpande text. Jämför med originalet under Förslag och "
            "uppgifter.",
        )
    return {
        "letter": {
            "officer": officer,
            "proposing": decision.proposing,
            "deciding": decision.deciding,
            "points": decision.points,
            "consequences": rest.consequences,
            "bases": rest.bases,
            "recipients": rest.recipients,
        }
    }
