"""For whom a paper is shown. The one way out of a content to page, PDF, feed and search."""

AUDIENCES = ("public", "parties", "internal")


def content_for(content: dict, audience: str) -> dict:
    """The content with what the audience may see, and no more; the given one is left as it is.

    Closed unless opened: a section or row marked with an audience that is not known is internal. What stands below a
    hidden heading is hidden with it. A fact is for others only where a section that they are shown says it: by the slot
    of the same name, or by the words in the text, when the fact names the `section` that they stand in. One that could
    name a section, and that no section says, belongs to the paper itself. The signatories are said by the slot
    `signatures`. Raises ValueError for an unknown audience.
    """
    if audience not in AUDIENCES:
        raise ValueError(f"Unknown audience {audience!r}.")
    if audience == AUDIENCES[-1]:
        return content
    reach = AUDIENCES.index(audience)
    shown = _shown_sections(content["sections"], reach)
    said = {section["slot"] for section in shown} | {section["key"] for section in shown}
    printed = {section["slot"] for section in content["sections"]}
    facts = {name: fact for name, fact in content["facts"].items() if _is_said(name, fact, said, printed)}
    signatories = content["signatories"] if "signatures" in said else []
    rest = {name: part for name, part in content.items() if name not in {"sections", "facts"}}
    return _without_hidden(rest | {"signatories": signatories, "facts": facts}, reach) | {"sections": shown}


def shown_facts(content: dict, audience: str) -> set[str]:
    """The names of the facts that the audience is shown."""
    return set(content_for(content, audience)["facts"])


def _is_said(name: str, fact, said: set[str], printed: set[str]) -> bool:
    if name in said:
        return True
    if not isinstance(fact, dict) or "section" not in fact:
        return False
    return fact["section"] in said if fact["section"] else name not in printed


def _shown_sections(sections: list[dict], reach: int) -> list[dict]:
    shown, is_open = [], True
    for section in sections:
        if section["level"] == 1:
            is_open = _is_within(section["audience"], reach)
        if is_open and _is_within(section["audience"], reach):
            shown.append(section)
    return shown


def _is_within(audience: str, reach: int) -> bool:
    return audience in AUDIENCES and AUDIENCES.index(audience) <= reach


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
