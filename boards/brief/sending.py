"""Links to the brief: to read, for as long as they last, and to be taken back."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from base import answer_links
from base.dates import long_date
from base.mail import write_mail
from boards.models import BriefLink, Package
from documents.content import read
from documents.models import State
from documents.writing import note_event, open_for_writing

PURPOSE = "boards.brief"
SEND_BRIEF = "send_brief"
DAYS = 60


def send(package: Package, people: Iterable[tuple[str, str]], *, by) -> list[BriefLink]:
    """A link to each who has none that works, by mail; those who have one already are left alone.

    Raises Refused while the letter is written in again: what is sent is what the board gets.
    """
    with open_for_writing(package.letter_id, State.LOCKED, State.FINAL) as letter:
        standing = {row.to_email.lower() for row in standing_links(package)}
        new = [person for person in people if person[1].lower() not in standing]
        made = [_send(package, name, email, by) for name, email in new]
        if made:
            note_event(
                letter, SEND_BRIEF, by, revision=package.revision, note=", ".join(row.to_name for row in made)[:300]
            )
    return made


def standing_links(package: Package):
    return package.brief_links.filter(link__revoked_at=None, link__used_at=None).select_related("link")


@transaction.atomic
def revoke(row: BriefLink) -> None:
    """The link leads nowhere from now on."""
    answer_links.revoke(row.link)


def _send(package: Package, name: str, email: str, by) -> BriefLink:
    link, secret = answer_links.issue(purpose=PURPOSE, name=name, email=email, by=by, days=DAYS)
    row = BriefLink.objects.create(package=package, link=link, to_name=name, to_email=email, sent_by=by)
    title = read(package.revision)["frame"]["title"]
    words = {
        "by": by,
        "email": by.email,
        "owner": package.letter.document.owner,
        "title": title,
        "name": name.split()[0],
    }
    until = {"day": long_date(localdate(link.expires_at)), "url": answer_links.url_of(secret)}
    lines = [
        _("Hej %(name)s!") % words,
        _("%(by)s, %(owner)s, skickar en kortversion på två sidor av ett ärende som ska beslutas:\n%(title)s") % words,
        _("Läs den, och handlingarna bakom den, här:\n%(url)s") % until,
        _("Länken är personlig och gäller till och med %(day)s. Du behöver inget konto.") % until,
        _("Du får mejlet därför att %(by)s angav dig som läsare. Undrar du över något, hör av dig till %(email)s. "
          "Det här mejlet går inte att svara på.") % words,
    ]  # fmt: skip
    write_mail(
        key=f"brief-{row.pk}-",
        to=email,
        subject=_("Kortversion: %(title)s") % words,
        body="\n\n".join(lines) + "\n",
        because=_("%(by)s skickade en kortversion av handlingarna till nämnden") % words,
    )
    return row
