"""What the page of an agreement's facts can change, as it stands and as it was typed, to be compared."""

from django.utils.translation import gettext as _

from agreements.facts_forms import FactsForms
from agreements.forms import areas_for
from agreements.models import Agreement, Aim, Relation, TermKind
from base.dates import iso, period
from base.searching import fold
from documents.editing.seen import Fact

CHANGED = "change_facts"


def standing(agreement: Agreement) -> list[Fact]:
    """The facts in the database now."""
    aims = list(agreement.aims.all())
    own = {name: getattr(agreement, name) for name in ("term_kind", "starts_on", "ends_on", "follows", "relation")}
    return _facts(
        own,
        areas=[[row.area.name, row.goal] for row in agreement.focus_areas.select_related("area")],
        purposes=[aim.text for aim in aims if aim.kind == Aim.Kind.PURPOSE],
        goals=[aim.text for aim in aims if aim.kind == Aim.Kind.GOAL],
        bodies=[
            (row.body_id, row.name_as_written, [(seat.party, seat.what) for seat in row.seats.all()])
            for row in agreement.bodies.prefetch_related("seats__party")
        ],
    )


def typed(forms: FactsForms) -> list[Fact]:
    """The facts that valid forms ask for."""
    if not forms.is_whole:
        return [_of_follows(forms.follow.cleaned_data)]
    named = {fold(area.name): area.name for area in areas_for(forms.agreement.document.owner)}
    areas = [[_area_name(row, named), row["goal"]] for row in forms.areas.kept()]
    return _facts(
        {**forms.term.cleaned_data, **forms.follow.cleaned_data},
        areas=[row for place, row in enumerate(areas) if row[0] not in [name for name, _goal in areas[:place]]],
        purposes=forms.aims.cleaned_data["purposes"],
        goals=forms.aims.cleaned_data["goals"],
        bodies=[_body(row, forms.parties) for row in forms.bodies.kept()],
    )


def _area_name(row: dict, named: dict[str, str]) -> str:
    return row["area"].name if row["area"] else named.get(fold(row["own"]), row["own"])


def _body(row: dict, parties) -> tuple:
    seats = [(party, row[f"what-{party.pk}"]) for party in parties if row[f"what-{party.pk}"]]
    return row["body"].pk if row["body"] else None, row["name"], seats


def _facts(own: dict, *, areas: list, purposes: list[str], goals: list[str], bodies: list) -> list[Fact]:
    starts_on, ends_on = own["starts_on"], own["ends_on"]
    return [
        Fact("term", _("Avtalstid"), [own["term_kind"], iso(starts_on), iso(ends_on)], _term_words(own)),
        Fact("areas", _("Samverkansområden"), areas, _lines(areas)),
        Fact("purposes", _("Syften"), purposes, "\n".join(purposes)),
        Fact("goals", _("Mål"), goals, "\n".join(goals)),
        Fact(
            "bodies",
            _("Råd och grupper"),
            [[body, name, sorted([party.pk, what] for party, what in seats)] for body, name, seats in bodies],
            _lines([name, *(f"{party}: {what}" for party, what in seats)] for _body, name, seats in bodies),
        ),
        _of_follows(own),
    ]


def _of_follows(own: dict) -> Fact:
    follows, relation = own["follows"], own["relation"]
    words = f"{Relation(relation).label} {follows}" if follows and relation else ""
    return Fact("follows", _("Tidigare överenskommelse"), [follows.pk if follows else None, relation], words)


def _term_words(own: dict) -> str:
    kind = str(TermKind(own["term_kind"]).label) if own["term_kind"] else ""
    return ", ".join(filter(None, [kind, period(own["starts_on"], own["ends_on"])]))


def _lines(rows) -> str:
    return "\n".join(", ".join(filter(None, row)) for row in rows)
