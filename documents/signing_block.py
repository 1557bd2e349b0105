"""The signature block: the parties side by side, in rows that each fit on a page."""

from itertools import zip_longest

from documents.head import condition_line
from documents.models import Document

# So many signatories stand below each other in a row without filling more than half a page.
SIGNATORIES_PER_ROW = 3
PARTIES_PER_ROW = 2


def context(content: dict) -> dict:
    """`rows`: lists of columns {"party", "is_continued", "signatories"}; `condition`: the sentence on it, if any."""
    return {"rows": rows(content), "condition": condition_line(content["frame"])}


def rows(content: dict) -> list[list[dict]]:
    """Pairs of parties; a party with many signatories goes on in the next row."""
    columns = [_columns(index, party, content) for index, party in enumerate(content["frame"]["parties"])]
    signing = [column for column in columns if column]
    found = []
    for start in range(0, len(signing), PARTIES_PER_ROW):
        pair = signing[start : start + PARTIES_PER_ROW]
        found += [list(row) for row in zip_longest(*pair)]
    return found


def _columns(index: int, party: dict, content: dict) -> list[dict]:
    is_signed = _is_signed(content)
    people = [_as_signed(each, content) for each in content["signatories"] if each["party"] == index]
    return [
        {
            "party": party["name"],
            "is_continued": start > 0,
            "is_signed": is_signed,
            "signatories": people[start : start + SIGNATORIES_PER_ROW],
        }
        for start in range(0, len(people), SIGNATORIES_PER_ROW)
    ]


def _is_signed(content: dict) -> bool:
    """Whether the paper became final by signature; one that was adopted may still have lines to sign on."""
    final = content["frame"].get("final")
    return final is not None and final["label"] == str(Document.FinalBy.SIGNATURE.label)


def _as_signed(person: dict, content: dict) -> dict:
    """The day of the whole paper stands at each name, where nobody has said when each one signed."""
    final = content["frame"].get("final")
    if not _is_signed(content) or any(each["signed_on"] for each in content["signatories"]):
        return person
    return {**person, "signed_on": final["on"]}
