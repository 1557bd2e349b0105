"""What the page of facts can change about a paper, as it stands and as it was typed, to be compared."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from base.dates import iso, long_date
from documents.editing.seen import Fact
from documents.filing import case_of
from documents.models import Document

CHANGED = "change_frame"
SECRECY = ("secrecy_ground", "secrecy_on", "secrecy_authority")


def standing(document: Document) -> list[Fact]:
    """The facts in the database now."""
    parties = list(document.parties.prefetch_related("signatories"))
    case = case_of(document)
    return [
        *_of_frame({name: getattr(document, name) for name in ("title", "type_label", "dated_on", "place", *SECRECY)}),
        _of_number(case.registry_number if case else "", case.authority_id if case else None),
        _of_parties(
            (party.organisation_id, party.name_as_written, party.registry_number, party.leads) for party in parties
        ),
        _of_signatories(
            (party, row.name, row.title, row.signed_on, row.place)
            for party in parties
            for row in party.signatories.all()
        ),
    ]


def typed(forms) -> list[Fact]:
    """The facts that valid `FrameForms` ask for; who signs for a party that is removed goes with it."""
    facts = [_of_number(forms.number.cleaned_data["number"], forms.number.authority_pk)]
    if not forms.has_parties:
        return facts if forms.is_final else [*_of_frame(forms.frame.cleaned_data), *facts]
    facts.append(
        _of_parties(
            (
                data["organisation"].pk if data["organisation"] else None,
                data["name_as_written"],
                data.get("registry_number", ""),
                data["leads"],
            )
            for data in _kept(forms.parties)
        )
    )
    if forms.is_final:
        return facts
    return [*_of_frame(forms.frame.cleaned_data), *facts, _of_signatories(_signing(forms))]


def _signing(forms) -> list[tuple]:
    order = {party.pk: place for place, party in enumerate(forms.document.parties.all())}
    removed = {form.instance.pk for form in forms.parties.deleted_forms}
    signing = [data for data in _kept(forms.signatories) if data["party"].pk not in removed]
    signing.sort(key=lambda data: order.get(data["party"].pk, len(order)))
    return [(data["party"], data["name"], data["title"], data["signed_on"], data["place"]) for data in signing]


def _kept(formset) -> list[dict]:
    return [form.cleaned_data for form in formset.forms if form.cleaned_data and form not in formset.deleted_forms]


def _of_frame(frame: dict) -> list[Fact]:
    secrecy = [frame[name] for name in SECRECY]
    return [
        Fact("title", _("Titel"), frame["title"], frame["title"]),
        Fact("type_label", _("Typ"), frame["type_label"], frame["type_label"]),
        Fact("dated_on", _("Daterad"), iso(frame["dated_on"]), _day(frame["dated_on"])),
        Fact("place", _("Ort"), frame["place"], frame["place"]),
        Fact(
            "secrecy",
            _("Sekretessmarkering"),
            [secrecy[0], iso(secrecy[1]), secrecy[2]],
            _lines([[secrecy[0], _day(secrecy[1]), secrecy[2]]]),
        ),
    ]


def _of_number(number: str, authority: int | None) -> Fact:
    return Fact("number", _("Diarienummer"), [number, authority if number else None], number)


def _of_parties(parties: Iterable[tuple]) -> Fact:
    rows = [list(row) for row in parties]
    words = [[name, number, _("leder arbetet") if leads else ""] for _organisation, name, number, leads in rows]
    return Fact("parties", _("Parter"), rows, _lines(words))


def _of_signatories(signatories: Iterable[tuple]) -> Fact:
    rows = list(signatories)
    return Fact(
        "signatories",
        _("Undertecknare"),
        [[party.pk, name, title, iso(signed), place] for party, name, title, signed, place in rows],
        _lines([name, title, place, _day(signed)] for _party, name, title, signed, place in rows),
    )


def _lines(rows) -> str:
    return "\n".join(", ".join(filter(None, row)) for row in rows)


def _day(day) -> str:
    return long_date(day) if day else ""
