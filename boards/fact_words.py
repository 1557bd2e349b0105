"""The rows of a letter in words, to be compared line by line with another text's."""

from django.utils.translation import gettext as _

from boards.letters import words
from documents.changes.fact_words import FactWords, fact
from documents.templatetags.paper import day


def fact_words(content: dict) -> list[FactWords]:
    """Those of `boards.facts` that the content has."""
    facts = content["facts"]
    officer, said = facts.get("officer") or {}, words.proposals(content)
    who = ", ".join(filter(None, (officer.get(name) for name in ("name", "title", "department", "email"))))
    points = (f"{number}. {point['text']}" for number, point in enumerate(said["points"], start=1))
    return [
        fact("officer", _("Handläggare"), who),
        fact("proposals", _("Förslag till beslut"), said["lead"], *points),
        fact("consequences", _("Konsekvenser"), *map(_consequence, facts.get("consequences") or [])),
        fact("bases", _("Beslutsunderlag"), *(_dated(row, "text") for row in facts.get("bases") or [])),
        fact("appendices", _("Bilagor"), *_numbered(facts.get("appendices") or [])),
        fact("recipients", _("Beslutet skickas till"), *(row["name"] for row in facts.get("recipients") or [])),
    ]


def _consequence(row: dict) -> str:
    said = words.no_effect() if row["has_no_effect"] else " ".join(row["text"].split())
    return f"{row['heading']}: {said}" if said else row["heading"]


def _dated(row: dict, name: str) -> str:
    return ", ".join(filter(None, [row[name], day(row["dated_on"])]))


def _numbered(rows: list[dict]) -> list[str]:
    return [f"{number}. {_dated(row, 'title')}" for number, row in enumerate(rows, start=1)]
