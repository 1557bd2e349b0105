"""For whom a paper is shown. The one way out of a content to page, PDF, feed and search."""

AUDIENCES = ("public", "parties", "internal")


def content_for(content: dict, audience: str) -> dict:
    """The content with what the audience may see, and no more; the given one is left as it is.

    Closed unless opened: a section or row marked with an audience that is not known is internal. What stands below a
    hidden heading is hidden with it, and so are the facts that only a hidden section prints. Raises ValueError for an
    unknown audience.
    """
    if audience not in AUDIENCES:
        raise ValueError(f"Unknown audience {audience!r}.")
    reach = AUDIENCES.index(audience)
    shown = _shown_sections(content["sections"], reach)
    kept = {section["slot"] for section in shown}
    hidden = {section["slot"] for section in content["sections"]} - kept
    facts = {name: rows for name, rows in content.get("facts", {}).items() if name not in hidden}
    rest = {name: part for name, part in content.items() if name not in {"sections", "facts"}}
    return {**_without_hidden(rest, reach), "sections": shown, "facts": _without_hidden(facts, reach)}


def _shown_sections(sections: list[dict], reach: int) -> list[dict]:
    shown, is_open = [], True
    for section in sections:
        if section["level"] == 1:
            is_open = _is_within(section["audience"], reach)
        if is_open and _is_within(section["audience"], reach):
            shown.append(section)
    return shown


def _is_within(audience: str, reach: int) -> bool:
    return audience in AUDIENCES and AUDIENCES.index(audience) <= reach or reach == len(AUDIENCES) - 1


def _without_hidden(value, reach: int):
    """Leave out, at any depth, rows that say for whom they are and are not for this audience."""
    if isinstance(value, dict):
        return {name: _without_hidden(part, reach) for name, part in value.items()}
    if isinstance(value, list):
        return [
            _without_hidden(row, reach)
            for row in value
            if not isinstance(row, dict) or "audience" not in row or _is_within(row["audience"], reach)
        ]
    return value
