"""The signature block: the parties side by side, in rows that each fit on a page."""

from itertools import zip_longest

# So many signatories stand below each other in a row without filling more than half a page.
SIGNATORIES_PER_ROW = 3
PARTIES_PER_ROW = 2


def context(content: dict) -> dict:
    """`rows`: lists of columns {"party", "is_continued", "signatories"}, for the template and the Word file alike."""
    return {"rows": rows(content)}


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
    people = [signatory for signatory in content["signatories"] if signatory["party"] == index]
    is_signed = content["frame"].get("final") is not None
    return [
        {
            "party": party["name"],
            "is_continued": start > 0,
            "is_signed": is_signed,
            "signatories": people[start : start + SIGNATORIES_PER_ROW],
        }
        for start in range(0, len(people), SIGNATORIES_PER_ROW)
    ]
