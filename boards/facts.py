"""What a board letter adds to a content: each fact is named as the slot that prints it."""

from base.dates import iso
from boards.models import BoardLetter
from documents.models import Document


def facts(document: Document) -> dict:
    """The rows of the letter as plain JSON; a fixed number of queries.

    officer {name, title, department, email} · proposals {proposing, deciding, points [{action, text}]} ·
    consequences [{heading, text, has_no_effect}] · bases [{text, dated_on}] · appendices [{title, form, dated_on}] ·
    recipients [{name}].
    """
    letter = BoardLetter.objects.get(pk=document.pk)
    return {
        "officer": {
            "name": letter.officer_name,
            "title": letter.officer_title,
            "department": letter.officer_department,
            "email": letter.officer_email,
        },
        "proposals": {
            "proposing": letter.proposing_name,
            "deciding": letter.deciding_name,
            "points": list(letter.points.values("action", "text")),
        },
        "consequences": list(letter.consequences.values("heading", "text", "has_no_effect")),
        "bases": [{"text": row.text, "dated_on": iso(row.dated_on)} for row in letter.bases.all()],
        "appendices": [
            {"title": row.title, "form": row.form, "dated_on": iso(row.dated_on)} for row in letter.appendices.all()
        ],
        "recipients": list(letter.recipients.values("name")),
    }
