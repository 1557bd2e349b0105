"""The mails about a letter that a manager is to approve: with the way in, never with its text."""

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from base import answer_links
from base.daily import address
from base.dates import long_date
from base.mail import write_mail
from boards.approving.reading import before
from boards.models import Approval
from documents.content import read


def keys_of(row: Approval) -> list[str]:
    """How the keys of the mails to the manager begin."""
    return [f"approval-{row.pk}-", f"approval-reminder-{row.pk}-"]


def write_asked(row: Approval, secret: str) -> None:
    words = _words(row, row.asked_by)
    write_mail(
        key=f"approval-{row.pk}-",
        to=row.to_email,
        subject=_("För godkännande: %(title)s") % words,
        body=_body(row, secret, "", words),
        because=_("%(by)s skickade skrivelsen för godkännande") % words,
    )


def write_reminder(row: Approval, secret: str, *, by) -> None:
    words = _words(row, by)
    news = _("Det här är en påminnelse: skrivelsen skickades %(day)s.") % {"day": long_date(localdate(row.asked_at))}
    if secret:
        news += " " + _("Länken nedan är ny. Den i det förra mejlet leder till samma sida.")
    write_mail(
        key=f"approval-reminder-{row.pk}-{localdate(row.reminded_at).isoformat()}",
        to=row.to_email,
        subject=_("Påminnelse. För godkännande: %(title)s") % words,
        body=_body(row, secret, news, words),
        because=_("%(by)s påminde om skrivelsen") % words,
    )


def write_withdrawn(row: Approval, *, by) -> None:
    """To a manager who was asked by mail."""
    if not row.to_email:
        return
    words = _words(row, by)
    write_mail(
        key=f"approval-withdrawn-{row.pk}-",
        to=row.to_email,
        subject=_("Återtagen: %(title)s") % words,
        body=_(
            "Hej %(name)s!\n\n%(by)s, %(owner)s, har återtagit skrivelsen ”%(title)s”. Du behöver inte svara.\n\n"
            "Undrar du över något, hör av dig till %(email)s. Det här mejlet går inte att svara på.\n"
        )
        % words,
        because=_("%(by)s återtog skrivelsen") % words,
    )


def write_answered(row: Approval) -> None:
    """To the one who asked; not to one who has registered the answer with their own hand."""
    if row.answered_by_id == row.asked_by_id:
        return
    words = _words(row, row.asked_by) | {"who": row.to_name, "comment": row.comment}
    words |= {"url": address(reverse("boards:ask_approval", args=[row.letter_id])), "to": row.asked_by.get_short_name()}
    if row.outcome == Approval.Outcome.APPROVED:
        subject = _("Godkänd: %(title)s")
        said = _("%(who)s har godkänt skrivelsen.")
        if row.comment:
            said += "\n\n" + _("Kommentar: %(comment)s")
    else:
        subject = _("Skickad tillbaka: %(title)s")
        said = _("%(who)s har skickat tillbaka skrivelsen med kommentaren:\n\n%(comment)s")
    write_mail(
        key=f"approval-answered-{row.pk}-",
        to=row.asked_by.email,
        subject=subject % words,
        body=_("Hej %(to)s!\n\n”%(title)s”\n\n") % words
        + said % words
        + "\n\n"
        + _("Gå vidare här:\n%(url)s\n\nDu får mejlet därför att du skickade skrivelsen för godkännande.\n") % words,
        because=_("Du skickade skrivelsen till %(who)s") % words,
    )


def _words(row: Approval, by) -> dict:
    name = row.to_name.split()
    return {
        "by": by,
        "email": by.email,
        "owner": row.letter.document.owner,
        "title": read(row.revision)["frame"]["title"],
        "name": name[0] if name else "",
        "message": row.message,
    }


def _body(row: Approval, secret: str, news: str, words: dict) -> str:
    page = answer_links.url_of(secret) if secret else address(reverse("boards:answer_approval", args=[row.letter_id]))
    way = {"url": page, "day": long_date(localdate(row.link.expires_at)) if row.link else ""}
    lines = [
        _("Hej %(name)s!") % words,
        news,
        _("%(by)s, %(owner)s, ber dig godkänna den här skrivelsen till nämnden:\n%(title)s") % words,
        _before(row),
        _("Meddelande: %(message)s") % words if row.message else "",
        _("Läs den med bilagorna, och godkänn den eller skicka tillbaka den här:\n%(url)s") % way,
        _("Länken är personlig och gäller till och med %(day)s. Du behöver inget konto.") % way
        if secret
        else _("Du loggar in som vanligt."),
        _("Du får mejlet därför att %(by)s angav dig som chef. Undrar du över något, hör av dig till %(email)s. "
          "Det här mejlet går inte att svara på.") % words,
    ]  # fmt: skip
    return "\n\n".join(line for line in lines if line) + "\n"


def _before(row: Approval) -> str:
    """What the manager said of the text before this one, in the manager's own words; nothing the first time."""
    earlier = before(row)
    if earlier is None:
        return ""
    words = {"day": long_date(localdate(earlier.answered_at)), "comment": earlier.comment}
    if earlier.outcome == Approval.Outcome.RETURNED:
        said = _("Du skickade tillbaka en tidigare text %(day)s: %(comment)s")
    else:
        said = _("Du godkände en tidigare text %(day)s.")
    return said % words + "\n" + _("På sidan kan du se vad som är ändrat sedan dess.")
