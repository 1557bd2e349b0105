"""An answer as a paper of its own: what came in must be a file that a registrar can keep."""

from django.utils.html import escape, linebreaks
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from base.dates import dated_moment, iso, long_date
from documents import printing
from documents.content import SCHEMA, read
from documents.models import Audience, Comment, Reply


def pdf(reply: Reply) -> bytes:
    """The answer as it was sent, in the frame of all papers; what the owner did with it is no part of it.

    Not within a transaction. Raises `fonts.Unprintable`, a refusal, for signs that cannot be printed.
    """
    return printing.paper_pdf(content_of(reply), mark="", audience=Audience.PARTIES)


def content_of(reply: Reply) -> dict:
    """The answer as a content: one section for each remark, in the order of the answer."""
    asked = read(reply.revision)["frame"]["title"]
    remarks = [_of_comment(comment) for comment in reply.comments.order_by("position", "pk")]
    return {
        "schema": SCHEMA,
        "kind": "plain",
        "language": "sv",
        "frame": {
            "type_label": _("Synpunkter"),
            "title": _("Synpunkter på %(title)s") % {"title": asked},
            "dated_on": iso(reply.received_on or (localdate(reply.sent_at) if reply.sent_at else None)),
            "place": "",
            "owner": {"name": _sender(reply), "letterhead": {"logo": None}},
            "parties": [],
            "numbers": [],
            "final": None,
            "secrecy": None,
        },
        "sections": [_section(_("Svaret"), _intro(reply, asked)), *remarks],
        "signatories": [],
        "facts": {},
    }


def _sender(reply: Reply) -> str:
    known = str(reply.organisation or reply.organisation_name)
    organisation = known or (reply.release.recipient if reply.release_id else "")
    return ", ".join(dict.fromkeys(filter(None, (organisation, reply.name))))


def _intro(reply: Reply, asked: str) -> str:
    lines = [
        _("Från: %(who)s.") % {"who": _sender(reply)},
        _("Gäller: %(title)s, texten från %(when)s.") % {"title": asked, "when": dated_moment(reply.revision.made_at)},
    ]
    if reply.release_id:
        lines.append(
            _("Texten skickades för synpunkter %(day)s.") % {"day": long_date(localdate(reply.release.sent_at))}
        )
    if reply.registered_by_id:
        words = {"way": reply.get_way_display().lower(), "who": str(reply.registered_by)}
        lines.append(_("Kom genom %(way)s och skrevs in av %(who)s.") % words)
    if reply.has_no_remarks:
        lines.append(_("Inget att invända."))
    return "".join(f"<p>{escape(line)}</p>" for line in lines) + (
        linebreaks(reply.text, autoescape=True) if reply.text else ""
    )


def _of_comment(comment: Comment) -> dict:
    html = ""
    if comment.quote:
        html += f"<p><em>{escape(comment.quote)}</em></p>"
    if comment.text:
        html += linebreaks(comment.text, autoescape=True)
    if comment.suggests:
        html += _wording(_("Lydelse som skickades"), comment.heading_before, comment.html_before)
        html += _wording(_("Föreslagen lydelse"), comment.suggested_heading, comment.suggested_html)
    if comment.by_name:
        html += f"<p>{escape(comment.by_name)}</p>"
    return _section(comment.place or _("Hela handlingen"), html)


def _wording(label: str, heading: str, html: str) -> str:
    head = f"<p><strong>{escape(heading)}</strong></p>" if heading else ""
    nothing = f"<p><em>{escape(_('Ingen text.'))}</em></p>" if not (heading or html) else ""
    return f"<h3>{escape(label)}</h3>{head}{html}{nothing}"


def _section(heading: str, html: str) -> dict:
    return {"key": "", "level": 1, "heading": heading, "html": html, "slot": "", "audience": Audience.PARTIES.value}
