"""The mails about a paper that is sent: what is asked, by whom, until when, and the way in. Never its text."""

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from base import answer_links
from base.dates import long_date
from base.mail import write_mail
from documents import waiting
from documents.content import read
from documents.deciding.decision_plans import is_decided_by_signing
from documents.models import Purpose, Release
from documents.sending import asked
from organisations.models import Organisation, Role, User

# Who is told at an organisation that reads here; its administrators where there is nobody else.
TOLD = (Role.COORDINATOR, Role.POLICE_CONTACT, Role.REGISTRAR)

_SUBJECTS = {
    Purpose.COMMENTS: gettext_lazy("För synpunkter: %(title)s"),
    Purpose.INFORMATION: gettext_lazy("För kännedom: %(title)s"),
    Purpose.DECISION: gettext_lazy("För beslut: %(title)s"),
}
_ASKED = {
    Purpose.COMMENTS: gettext_lazy("%(by)s, %(owner)s, vill ha era synpunkter på den här handlingen (%(what)s):"),
    Purpose.INFORMATION: gettext_lazy("%(by)s, %(owner)s, skickar den här handlingen (%(what)s) för kännedom:"),
    Purpose.DECISION: gettext_lazy("%(by)s, %(owner)s, skickar den här handlingen (%(what)s) för beslut:"),
}
_WAY_IN = {
    Purpose.COMMENTS: gettext_lazy("Läs texten och svara här:"),
    Purpose.INFORMATION: gettext_lazy("Läs den här. Du behöver inte svara:"),
    Purpose.DECISION: gettext_lazy("Läs texten och svara vad ni beslutar här:"),
}


def write_sent(sent: list[tuple[Release, str]]) -> None:
    """To those who are to read what was sent at once: one mail to each address, that with a link of their own first.

    sent: each release with the secret of its link, which is empty for those who log in.
    """
    told = {release.email.lower() for release, _secret in sent if release.email}
    for release, secret in sent:
        addressees = [to for to in _addressees(release, secret) if to.is_named or to.email.lower() not in told]
        told |= {to.email.lower() for to in addressees}
        _write_sent(release, secret, addressees)


def _write_sent(release: Release, secret: str, addressees: list["_To"]) -> None:
    news = _news(release)
    if secret and release.replaces and _still_leads_in(release.replaces):
        news += " " + _("Länken i tidigare mejl leder också till den.")
    for to in addressees:
        write_mail(
            key=f"{_sent_key(release)}{to.key}",
            to=to.email,
            subject=_SUBJECTS[release.purpose] % {"title": _title(release)},
            body=_body(release, to, news=news, by=release.sent_by),
            because=_("%(who)s skickade handlingen") % {"who": release.sent_by},
        )


def _news(release: Release) -> str:
    """That there is a new text, and that the page shows what has changed; or that it is the same one again."""
    if waiting.is_new_version(release):
        return _("Det är en ny version, som ersätter den som ni har fått förut. På sidan ser ni vad som har ändrats.")
    if release.replaces_id:
        return _("Det ersätter det som ni har fått förut. Texten är densamma.")
    if asked.text_before(release):
        return _("Texten är ändrad sedan den som ni har fått förut. På sidan ser ni vad som har ändrats.")
    return ""


def _still_leads_in(earlier: Release) -> bool:
    """A link that was answered by leads nowhere any more; see `base.answer_links`."""
    return earlier.link is not None and earlier.link.used_at is None and earlier.link.revoked_at is None


def write_reminder(release: Release, secret: str, *, by) -> None:
    news = _("Det här är en påminnelse: handlingen skickades %(day)s.") % {"day": long_date(localdate(release.sent_at))}
    if secret:
        news += " " + _("Länken nedan är ny. Den i det förra mejlet leder till samma sida.")
    for to in _addressees(release, secret):
        write_mail(
            key=f"{_reminder_key(release)}{localdate(release.reminded_at).isoformat()}-{to.key}",
            to=to.email,
            subject=_("Påminnelse. %(subject)s") % {"subject": _SUBJECTS[release.purpose] % {"title": _title(release)}},
            body=_body(release, to, news=news, by=by),
            because=_("%(who)s påminde om handlingen") % {"who": by},
        )


def write_withdrawn(release: Release, *, by) -> None:
    """That it is taken back, to those who were told that it came."""
    for to in _addressees(release, ""):
        words = {"name": to.greeting, "by": by, "owner": release.document.owner, "title": _title(release)}
        words |= {"email": by.email}
        write_mail(
            key=f"withdrawn-{release.pk}-{to.key}",
            to=to.email,
            subject=_("Återtagen: %(title)s") % words,
            body=_(
                "Hej%(name)s!\n\n%(by)s, %(owner)s, har återtagit handlingen ”%(title)s”. Du behöver inte svara, och "
                "det går inte längre att läsa den genom det tidigare mejlet.\n\nUndrar du över något, hör av dig till "
                "%(by)s, %(email)s. Det här mejlet går inte att svara på.\n"
            )
            % words,
            because=_("%(who)s återtog handlingen") % {"who": by},
        )


def keys_of(release: Release) -> list[str]:
    """How the keys of all mails begin that ask for an answer to it."""
    return [_sent_key(release), _reminder_key(release)]


def _sent_key(release: Release) -> str:
    return f"release-{release.pk}-"


def _reminder_key(release: Release) -> str:
    return f"reminder-{release.pk}-"


class _To:
    """One reader of a mail: how they are greeted, where they go in, and whether it was sent to them by their name."""

    def __init__(self, key: str, name: str, email: str, url: str, *, until=None, is_named: bool = False):
        self.key, self.email, self.url, self.until, self.is_named = key, email, url, until, is_named
        self.greeting = f" {name.split()[0]}" if name else ""


def _addressees(release: Release, secret: str) -> list[_To]:
    page = settings.SITE_URL.rstrip("/") + reverse("documents:detail", args=[release.document_id])
    people = [] if release.body_id or not _reads_here(release) else told_at(release.organisation)
    found = [_To(str(user.pk), user.name, user.email, page) for user in people if not _same(user, release)]
    if release.email:
        url = answer_links.url_of(secret) if secret else ""
        until = localdate(release.link.expires_at) if release.link else None
        name = "" if release.body_id else release.name
        found.append(_To(f"link-{release.link_id}", name, release.email, url, until=until, is_named=True))
    return found


def _reads_here(release: Release) -> bool:
    return release.organisation_id is not None and release.organisation_id != release.document.owner_id


def _same(user: User, release: Release) -> bool:
    return user.email.lower() == release.email.lower()


def told_at(organisation: Organisation) -> list[User]:
    """Those at an organisation that reads here who are told of what comes to it."""
    people = User.objects.filter(is_active=True, memberships__organisation=organisation).distinct()
    told = people.filter(memberships__role__in=TOLD, memberships__organisation=organisation)
    administrators = people.filter(memberships__role=Role.ADMINISTRATOR, memberships__organisation=organisation)
    return list(told) or list(administrators)


def _title(release: Release) -> str:
    return read(release.revision)["frame"]["title"]


def _body(release: Release, to: _To, *, news: str, by) -> str:
    frame = read(release.revision)["frame"]
    what = frame["type_label"][:1].lower() + frame["type_label"][1:]
    words = {"by": by, "owner": release.document.owner, "what": what, "email": by.email}
    lines = [
        _("Hej%(name)s!") % {"name": to.greeting},
        news,
        f"{_ASKED[release.purpose] % words}\n{frame['title']}",
        _("Meddelande: %(why)s") % {"why": release.why} if release.why else "",
        _by_when(release),
        f"{_way_in(release)}\n{to.url}",
        _link_sentence(to),
        _("Du får mejlet därför att %(by)s angav dig som mottagare. Undrar du över något, hör av dig till %(email)s. "
          "Det här mejlet går inte att svara på.") % words,
    ]  # fmt: skip
    return "\n\n".join(line for line in lines if line) + "\n"


def _by_when(release: Release) -> str:
    if release.answer_by is None:
        return ""
    by_signing = is_decided_by_signing(release)
    said = _("Underskriften behövs senast %(day)s.") if by_signing else _("Svara senast %(day)s.")
    return said % {"day": long_date(release.answer_by)}


def _way_in(release: Release) -> str:
    if is_decided_by_signing(release):
        return _("Ni beslutar genom er underskrift, så ni behöver inte svara på mejlet eller sidan. Läs texten här:")
    return str(_WAY_IN[release.purpose])


def _link_sentence(to: _To) -> str:
    if to.until is None:
        return _("Du loggar in som vanligt.")
    return _("Länken är personlig och gäller till och med %(day)s. Du behöver inget konto.") % {
        "day": long_date(to.until)
    }
