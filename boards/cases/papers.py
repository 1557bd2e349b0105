"""All papers of an ärende, of every sort, in the order of time: each with what it is by law and why.

The name of a paper (`source`) is what a disclosure keeps of the choice: "revision:12", "reply:3", "copy:7".
"""

from boards.cases import board_papers, incoming
from boards.cases.items import Item
from boards.cases.rows import rows_of
from boards.cases.same_file import once
from boards.cases.texts import texts_of
from documents.models import Case


def papers_of(case: Case) -> list[Item]:
    """All of them, oldest first, in a fixed number of queries."""
    documents = list(case.documents.select_related("owner").order_by("created_at", "pk"))
    rows = rows_of(documents)
    found = [item for document in documents for item in texts_of(case, document, rows)]
    found += [
        *incoming.replies(documents),
        *incoming.decisions(documents, rows),
        *incoming.files(case, documents, rows),
    ]
    found += [
        *board_papers.packages(case, documents, rows),
        *board_papers.steps(documents),
        *board_papers.board_texts(documents),
    ]
    return sorted(once(found), key=lambda item: (item.at, item.document.pk, item.is_file, item.source))
