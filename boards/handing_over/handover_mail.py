"""The mails about papers that are handed over: to the secretary with the way in, and back to the one who sent them."""

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from base import answer_links
from base.daily import address
from base.dates import long_date
from base.mail import write_mail
from boards.handing_over import sittings
from boards.handing_over.news import what_is_new
from boards.models import Handover, Package
from boards.packages.labels import registry_number
from documents.content import read
from documents.responsible import responsible_for


def keys_of(handover: Handover) -> list[str]:
    """How the keys of the mails to the secretary begin."""
    return [f"handover-{what}{handover.pk}-" for what in ("", "reminder-", "withdrawn-")]


def write_handed_over(row: Handover, secret: str) -> None:
    """To the secretary; nothing to one who got the papers in another way."""
    if not secret:
        return
    words = _words(row, row.sent_by)
    earlier = _earlier(row.package)
    news = ""
    if earlier:
        news = _("Det är en rättad uppsättning, som ersätter nr %(number)s.") % {"number": earlier.number}
        news = " ".join([news, what_is_new(earlier, row.package), _("Länken i tidigare mejl leder också till den.")])
    write_mail(
        key=f"handover-{row.pk}-",
        to=row.to_email,
        subject=(_("Rättade handlingar: %(title)s") if earlier else _("Handlingar till nämnden: %(title)s")) % words,
        body=_body(row, secret, news, words),
        because=_("%(by)s lämnade handlingarna") % words,
    )


def write_reminder(row: Handover, secret: str, *, by) -> None:
    words = _words(row, by)
    news = _(
        "Det här är en påminnelse: handlingarna lämnades %(day)s. Länken nedan är ny; den i det förra mejlet leder "
        "till samma sida."
    ) % {"day": long_date(localdate(row.sent_at))}
    write_mail(
        key=f"handover-reminder-{row.pk}-{localdate(row.reminded_at).isoformat()}",
        to=row.to_email,
        subject=_("Påminnelse. Handlingar till nämnden: %(title)s") % words,
        body=_body(row, secret, news, words),
        because=_("%(by)s påminde om handlingarna") % words,
    )


def write_withdrawn(row: Handover, *, by) -> None:
    """To a secretary who got the papers by a link."""
    if not row.to_email:
        return
    words = _words(row, by)
    write_mail(
        key=f"handover-withdrawn-{row.pk}-",
        to=row.to_email,
        subject=_("Återtagna: %(title)s") % words,
        body=_(
            "Hej %(who)s!\n\n%(by)s, %(owner)s, har återtagit handlingarna till nämnden, nr %(number)s, i ärendet "
            "”%(title)s”. Länken gäller inte längre, och du behöver inte svara.\n\n"
            "Undrar du över något, hör av dig till %(email)s. Det här mejlet går inte att svara på.\n"
        )
        % words,
        because=_("%(by)s återtog handlingarna") % words,
    )


def write_taken(row: Handover, who) -> None:
    """To the one who handed them over, when the secretary answered by the link."""
    said = _("%(who)s har tagit emot handlingarna till nämnden, nr %(number)s. Tjänsteskrivelsen är nu slutlig.")
    _write_back(row, who, "taken", _("Mottagna: %(title)s"), said)


def write_sent_back(row: Handover, who) -> None:
    said = _(
        "%(who)s har skickat tillbaka handlingarna till nämnden, nr %(number)s, med kommentaren:\n\n%(comment)s\n\n"
        "Lås upp tjänsteskrivelsen, rätta, lås den och sätt ihop handlingarna på nytt."
    )
    _write_back(row, who, "returned", _("Skickade tillbaka: %(title)s"), said)


def _write_back(row: Handover, who, what: str, subject: str, said: str) -> None:
    if who.by is not None:
        return
    document = row.package.letter.document
    words = _words(row, row.sent_by) | {"comment": row.comment, "who": who.name}
    url = address(reverse("boards:hand_over", args=[document.pk]))
    for to in responsible_for(document, row.sent_by):
        words["name"] = to.get_short_name()
        write_mail(
            key=f"handover-{what}-{row.pk}-{to.pk}",
            to=to.email,
            subject=subject % words,
            body=_("Hej %(name)s!\n\n”%(title)s”\n\n") % words
            + said % words
            + "\n\n"
            + _("Läs mer här:\n%(url)s\n\nDu får mejlet därför att du eller din organisation lämnade handlingarna.\n")
            % {"url": url},
            because=_("Du lämnade handlingarna till %(who)s") % words,
        )


def _earlier(package: Package) -> Package | None:
    """The set that was handed over before this one."""
    had = package.letter.packages.filter(number__lt=package.number, handovers__isnull=False)
    return had.order_by("-number").first()


def _words(row: Handover, by) -> dict:
    frame = read(row.package.revision)["frame"]
    return {
        "by": by,
        "email": by.email,
        "owner": row.package.letter.document.owner,
        "title": frame["title"],
        "who": row.to_name,
        "number": row.package.number,
        "registry_number": registry_number(row.package),
        "message": row.message,
    }


def _body(row: Handover, secret: str, news: str, words: dict) -> str:
    until = {"day": long_date(localdate(row.link.expires_at)), "url": answer_links.url_of(secret)}
    lines = [
        _("Hej %(name)s!") % {"name": row.to_name.split()[0]},
        news,
        _("%(by)s, %(owner)s, lämnar handlingarna till nämnden i det här ärendet:\n%(title)s") % words,
        _("Diarienummer: %(registry_number)s") % words if words["registry_number"] else "",
        sittings.sentence(row.package.letter),
        _("Meddelande: %(message)s") % words if row.message else "",
        _("Hämta dem som en PDF eller en zip-fil, ta emot dem eller skicka tillbaka dem här:\n%(url)s") % until,
        _("Länken är personlig och gäller till och med %(day)s. Du behöver inget konto. När nämnden har beslutat kan "
          "du skriva in paragraf och dag på samma sida.") % until,
        _("Du får mejlet därför att %(by)s angav dig som nämndsekreterare. Undrar du över något, hör av dig till "
          "%(email)s. Det här mejlet går inte att svara på.") % words,
    ]  # fmt: skip
    return "\n\n".join(line for line in lines if line) + "\n"
