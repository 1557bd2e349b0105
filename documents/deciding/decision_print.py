"""A decision that came in without an excerpt, as a paper of its own that a registrar can keep."""

from django.utils.html import escape, linebreaks
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from base.dates import dated_moment, iso, long_date
from documents import printing
from documents.content import SCHEMA, read
from documents.deciding import decision_words
from documents.models import Audience, Decision


def pdf(decision: Decision) -> bytes:
    """The decision as it was told; that it was taken back since is no part of it.

    Not within a transaction. Raises `fonts.Unprintable`, a refusal, for signs that cannot be printed.
    """
    return printing.paper_pdf(content_of(decision), mark="", audience=Audience.PARTIES)


def content_of(decision: Decision) -> dict:
    """The decision as a content: what was decided, about which text, and how it came to be known."""
    asked = read(decision.revision)["frame"]["title"]
    return {
        "schema": SCHEMA,
        "kind": "plain",
        "language": "sv",
        "frame": {
            "type_label": _("Beslut"),
            "title": _("Beslut om %(title)s") % {"title": asked},
            "dated_on": iso(decision.decided_on),
            "place": "",
            "owner": {"name": decision.by_party, "letterhead": {"logo": None}},
            "parties": [],
            "numbers": [],
            "final": None,
            "secrecy": None,
        },
        "sections": [_section(_("Beslutet"), _said(decision, asked)), _section(_("Hur det kom in"), _told(decision))],
        "signatories": [],
        "facts": {},
    }


def _said(decision: Decision, asked: str) -> str:
    about = {"title": asked, "when": dated_moment(decision.revision.made_at)}
    lines = [decision_words.sentence(decision), _("Gäller: %(title)s, texten från %(when)s.") % about]
    if decision.delegation_point:
        lines.append(_("Punkt i delegationsordningen: %(point)s.") % {"point": decision.delegation_point})
    if decision.reported_on:
        lines.append(_("Anmält till nämnden %(day)s.") % {"day": long_date(decision.reported_on)})
    return _paragraphs(lines) + (linebreaks(decision.text, autoescape=True) if decision.text else "")


def _told(decision: Decision) -> str:
    by, source = decision.registered_by, decision.registered_for
    words = {"day": long_date(localdate(decision.registered_at)), "who": by or source, "source": source}
    lines = [_("Lämnades genom svarslänk %(day)s av %(who)s.") if by is None else _("Skrevs in %(day)s av %(who)s.")]
    if by and source:
        lines.append(_("Enligt %(source)s."))
    return _paragraphs([*(line % words for line in lines), _("Inget protokollsutdrag var bifogat.")])


def _paragraphs(lines: list[str]) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def _section(heading: str, html: str) -> dict:
    return {"key": "", "level": 1, "heading": heading, "html": html, "slot": "", "audience": Audience.PARTIES.value}
