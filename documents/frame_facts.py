"""What the page of facts can change about a paper, as it stands and as it was typed, to be compared."""

from django.utils.translation import gettext as _

from base.dates import long_date
from documents.models import Document
from documents.seen import Fact

CHANGED = "change_frame"
SECRECY = ("secrecy_ground", "secrecy_on", "secrecy_authority")


def standing(document: Document) -> list[Fact]:
    """The facts in the database now."""
    parties = list(document.parties.prefetch_related("signatories"))
    shown = {document.owner_id, *(party.organisation_id for party in parties)}
    filings = document.filings.select_related("case__organisation")
    cases = [filing.case for filing in filings if filing.case.organisation_id in shown]
    return _facts(
        {name: getattr(document, name) for name in ("title", "type_label", "dated_on", "place", *SECRECY)},
        numbers=[(case.organisation, case.registry_number, case.authority_id) for case in cases],
        parties=[(party.organisation_id, party.name_as_written, party.leads) for party in parties],
        signatories=[
            (party, row.name, row.title, row.signed_on, row.place)
            for party in parties
            for row in party.signatories.all()
        ],
    )


def typed(forms) -> list[Fact]:
    """The facts as valid `FrameForms` give them; who signs for a party that is removed goes with it."""
    parties = _kept(forms.parties)
    order = {party.pk: place for place, party in enumerate(forms.document.parties.all())}
    removed = {form.instance.pk for form in forms.parties.deleted_forms}
    signing = [data for data in _kept(forms.signatories) if data["party"].pk not in removed]
    signing.sort(key=lambda data: order.get(data["party"].pk, len(order)))
    return _facts(
        forms.frame.cleaned_data,
        numbers=[(form.organisation, form.cleaned_data["number"], form.authority_pk) for form in forms.numbers],
        parties=[
            (data["organisation"].pk if data["organisation"] else None, data["name_as_written"], data["leads"])
            for data in parties
        ],
        signatories=[
            (data["party"], data["name"], data["title"], data["signed_on"], data["place"]) for data in signing
        ],
    )


def _kept(formset) -> list[dict]:
    return [form.cleaned_data for form in formset.forms if form.cleaned_data and form not in formset.deleted_forms]


def _facts(frame: dict, *, numbers: list, parties: list, signatories: list) -> list[Fact]:
    filed = sorted((each for each in numbers if each[1]), key=lambda each: each[0].pk)
    secrecy = [frame[name] for name in SECRECY]
    return [
        Fact("title", _("Titel"), frame["title"], frame["title"]),
        Fact("type_label", _("Typ"), frame["type_label"], frame["type_label"]),
        Fact("dated_on", _("Daterad"), _iso(frame["dated_on"]), _day(frame["dated_on"])),
        Fact("place", _("Ort"), frame["place"], frame["place"]),
        Fact(
            "numbers",
            _("Diarienummer"),
            [[organisation.pk, number, authority] for organisation, number, authority in filed],
            _lines([organisation.name, number] for organisation, number, _authority in filed),
        ),
        Fact("parties", _("Parter"), [list(row) for row in parties], _lines(map(_party_words, parties))),
        Fact(
            "signatories",
            _("Undertecknare"),
            [[party.pk, name, title, _iso(signed), place] for party, name, title, signed, place in signatories],
            _lines([name, title, place, _day(signed)] for _party, name, title, signed, place in signatories),
        ),
        Fact(
            "secrecy",
            _("Sekretessmarkering"),
            [secrecy[0], _iso(secrecy[1]), secrecy[2]],
            _lines([[secrecy[0], _day(secrecy[1]), secrecy[2]]]),
        ),
    ]


def _party_words(row: tuple) -> list[str]:
    _organisation, name, leads = row
    return [name, _("leder arbetet") if leads else ""]


def _lines(rows) -> str:
    return "\n".join(", ".join(filter(None, row)) for row in rows)


def _iso(day) -> str | None:
    return day.isoformat() if day else None


def _day(day) -> str:
    return long_date(day) if day else ""
