"""The rows of a formset as they were sent, when some have been removed since the page was opened."""

import re

from django.http import QueryDict

from base.numbers import whole_number


def without_gone(data: QueryDict | None, prefix: str, there: set[int]) -> QueryDict | None:
    """What was sent, for the rows that there are now.

    A row that has been removed since the page was opened becomes a new one, which the person may keep; if it was to be
    removed here too, it is left out.
    """
    rows = _rows_of(data, prefix) if data else []
    known = [row for row in rows if whole_number(row.get("id")) in there]
    gone = [row for row in rows if row.get("id") and row not in known]
    if not gone:
        return data
    lost = [{**row, "id": ""} for row in gone if not row.get("DELETE")]
    rest = [row for row in rows if row not in known and row not in gone]
    left = QueryDict(mutable=True)
    left.update({name: value for name, value in data.items() if not re.match(rf"{prefix}-\d+-", name)})
    left.update({f"{prefix}-TOTAL_FORMS": len(known + lost + rest), f"{prefix}-INITIAL_FORMS": len(known)})
    for place, row in enumerate(known + lost + rest):
        left.update({f"{prefix}-{place}-{name}": value for name, value in row.items()})
    return left


def _rows_of(data: QueryDict, prefix: str) -> list[dict[str, str]]:
    rows: dict[int, dict[str, str]] = {}
    for name, value in data.items():
        if found := re.fullmatch(rf"{prefix}-(\d{{1,4}})-(\w+)", name):
            rows.setdefault(int(found[1]), {})[found[2]] = value
    return [rows[place] for place in sorted(rows)]
