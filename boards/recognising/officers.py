"""Who has written a letter."""

import re

from base.rows import upper_first
from documents.recognising import Paper
from documents.recognising.names import find_names

_LABEL = re.compile(r"(?i)\bhandläggare\b\s*:?\s*")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
DEPARTMENT = re.compile(
    r"\b[A-ZÅÄÖ][\wåäö-]*(?:\soch\s[\wåäö-]+)?(?:kontoret|förvaltningen|avdelningen|staben|enheten)\b"
)
# The board that the letter is addressed to stands on the line below.
_TO_WHOM = re.compile(r"\s(?=[A-ZÅÄÖ][\wåäö-]*(?:styrelsen|nämnden|fullmäktige)\b)")
_NEAR = 220


def find_officer(paper: Paper) -> dict[str, str]:
    """name, title, department and email; empty where the letter does not say."""
    found = {"name": "", "title": "", "department": "", "email": ""}
    label = _LABEL.search(paper.text[:3000])
    if not label:
        return found
    near = paper.text[label.end() : label.end() + _NEAR]
    if email := _EMAIL.search(near):
        found["email"] = email.group()
        near = near[: email.start()]
    if department := DEPARTMENT.search(near):
        found["department"] = department.group()
        near = near[: department.start()]
    people = find_names(near)
    if not people:
        return found
    person = people[0]
    before, after = near[: person.start].strip(" ,:\n"), near[person.end :].split("\n")[0]
    found["name"] = person.text
    title = before if before and len(before) < 80 else after.lstrip(" ,") if after.startswith(",") else ""
    found["title"] = upper_first(_TO_WHOM.split(title)[0].strip(" ,.")[:200])
    return found
