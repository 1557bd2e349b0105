"""What the laws ask for, as rows that come with the program and that the operator then keeps."""

import json
from datetime import date
from pathlib import Path

RULES = Path(__file__).with_name("rules.json")


def load(model) -> int:
    """Add the rules that are missing, by code and first day, and return how many were added.

    A rule that is there is left as it is: whoever runs the service may have changed it. model: LawRule, as it is or as
    a migration knows it; what that does not have yet is left out.
    """
    names = {field.name for field in model._meta.get_fields()}
    known = set(model.objects.values_list("code", "from_on"))
    rules = [{name: value for name, value in rule.items() if name in names} for rule in _rules()]
    missing = [model(**rule) for rule in rules if (rule["code"], rule["from_on"]) not in known]
    model.objects.bulk_create(missing)
    return len(missing)


def _rules() -> list[dict]:
    rules = json.loads(RULES.read_text(encoding="utf-8"))
    return [rule | {name: _day(rule[name]) for name in ("from_on", "to_on")} for rule in rules]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
