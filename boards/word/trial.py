"""An invented letter, so that a municipality sees how its template comes out before a real one is written."""

from django.utils.translation import gettext as _

from base.dates import iso, today
from organisations.models import Organisation


def trial_content(organisation: Organisation, label: str) -> dict:
    """A whole content of a letter, in the shape of `documents.content`, with something for each field."""
    return {
        "schema": 1,
        "kind": "board_letter",
        "language": "sv",
        "frame": _frame(organisation, label),
        "sections": _sections(),
        "signatories": [],
        "facts": _facts(),
    }


def _frame(organisation: Organisation, label: str) -> dict:
    return {
        "type_label": label,
        "title": _("Provbrev: uppföljning av samverkan mot brott"),
        "dated_on": iso(today()),
        "place": "",
        "owner": {"name": organisation.name, "letterhead": {"logo": None}},
        "parties": [{"name": organisation.name, "kind": organisation.kind, "logo": None}],
        "numbers": [{"organisation": organisation.name, "number": "KS 2026/1"}],
        "final": None,
        "secrecy": None,
    }


def _sections() -> list[dict]:
    rows = [
        (1, _("Handläggare"), "", "officer"),
        (1, _("Förslag till beslut"), "", "proposals"),
        (1, _("Sammanfattning"), _paragraph(_("Här står sammanfattningen, i ett stycke.")), ""),
        (1, _("Ärendet"), _paragraph(_("Här beskrivs ärendet.")), ""),
        (1, _("Uppföljning"), _with_list(), ""),
        (2, _("Trygghet i centrum"), _with_table(), ""),
        (1, _("Konsekvenser"), "", "consequences"),
        (1, _("Beslutsunderlag"), "", "bases"),
        (1, _("Bilagor"), "", "appendices"),
        (1, _("Beslutet skickas till"), "", "recipients"),
        (1, "", "", "sender"),
    ]
    return [
        {"key": f"prov-{number}", "level": level, "heading": heading, "html": html, "slot": slot, "audience": "public"}
        for number, (level, heading, html, slot) in enumerate(rows)
    ]


def _paragraph(words: str) -> str:
    return f"<p>{words}</p>"


def _with_list() -> str:
    intro = _("Ett stycke med <strong>fet stil</strong>, <em>kursiv stil</em> och en lista:")
    return f"<p>{intro}</p><ul><li>{_('en första punkt')}</li><li>{_('en andra punkt')}</li></ul>"


def _with_table() -> str:
    head = f"<tr><th scope='col'>{_('Åtgärd')}</th><th scope='col'>{_('Gjord')}</th></tr>"
    row = f"<tr><td>{_('Trygghetsvandring')}</td><td>{_('Ja')}</td></tr>"
    return f"<p>{_('En underrubrik med en tabell.')}</p><table><thead>{head}</thead><tbody>{row}</tbody></table>"


def _facts() -> dict:
    return {
        "officer": {
            "name": _("Förnamn Efternamn"),
            "title": _("Handläggare"),
            "department": _("Kommunledningsförvaltningen"),
            "email": "handlaggare@kommun.example",
        },
        "proposals": {
            "proposing": _("Kommunstyrelsens arbetsutskott"),
            "deciding": _("Kommunstyrelsen"),
            "points": [
                {"action": "approve_follow_up", "text": _("Godkänna uppföljningen.")},
                {"action": "other", "text": _("Fortsätta samarbetet ett år till.")},
            ],
        },
        "consequences": [
            {"heading": _("Ekonomi"), "text": _("Förslaget ryms inom beslutad budget."), "has_no_effect": False},
            {"heading": _("Barn och unga"), "text": "", "has_no_effect": True},
        ],
        "bases": [{"text": _("Uppföljning av samverkan"), "dated_on": iso(today())}],
        "appendices": [{"title": _("Uppföljning av samverkan"), "form": "paper", "dated_on": iso(today())}],
        "recipients": [{"name": _("Polismyndigheten")}, {"name": _("Socialnämnden")}],
    }
