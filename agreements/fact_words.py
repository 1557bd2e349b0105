"""The facts of an agreement in words, to be compared line by line with another's."""

from django.utils.translation import gettext as _

from agreements.models import TermKind
from base.dates import from_iso, period
from documents.changes.fact_words import FactWords, fact


def fact_words(content: dict) -> list[FactWords]:
    """Those of `agreements.facts` that the content has."""
    facts = content["facts"]
    bodies = facts.get("bodies") or []
    return [
        fact("term", _("Avtalstid"), *_term(facts.get("term"))),
        fact("focus_areas", _("Samverkansområden"), *map(_area, facts.get("focus_areas") or [])),
        fact("purposes", _("Syften"), *(facts.get("purposes") or [])),
        fact("goals", _("Mål"), *(facts.get("goals") or [])),
        fact("bodies", _("Råd och grupper"), *(line for body in bodies for line in _body(body))),
    ]


def _term(term: dict | None) -> list[str]:
    if not term or not term["kind"]:
        return []
    label = str(TermKind(term["kind"]).label)
    days = period(from_iso(term["starts_on"]), from_iso(term["ends_on"]))
    return [", ".join(filter(None, [label, days]))]


def _area(row: dict) -> str:
    return f"{row['name']}: {row['goal']}" if row["goal"] else row["name"]


def _body(body: dict) -> list[str]:
    seats = [f"{body['name']}: {seat['party']} – {seat['what']}" for seat in body["promises"]]
    return seats or [body["name"]]
