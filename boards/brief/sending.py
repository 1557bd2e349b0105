"""Links to the brief: to read, for as long as they last, and to be taken back."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from base import answer_links
from base.dates import long_date
from base.mail import write_mail
from base.refusals import Refused
from boards.board_steps.expected import decided
from boards.handing_over.standing import set_to_hand_over
from boards.models import BoardLetter, BriefLink, Package
from boards.packages.labels import registry_number
from documents.content import read
from documents.models import State
from documents.writing import note_event, open_for_writing

PURPOSE = "boards.brief"
SEND_BRIEF = "send_brief"
DAYS = 60
CHANGED = gettext_lazy("Texten är ändrad sedan handlingarna sattes ihop. Sätt ihop dem på nytt först.")


def send(package: Package, people: Iterable[tuple[str, str]], *, by) -> list[BriefLink]:
    """A link to each who has none that works, by mail; those who have one already are left alone.

    Raises Refused when the letter is written in again, or says something else than the set: what is sent is what the
    board gets.
    """
    with open_for_writing(package.letter_id, State.LOCKED, State.FINAL) as letter:
        if set_to_hand_over(package.letter, letter) != package:
            raise Refused(CHANGED)
        standing = {row.to_email.lower() for row in standing_links(package.letter)}
        new = [person for person in people if person[1].lower() not in standing]
        made = [_send(package, name, email, by) for name, email in new]
        if made:
            note_event(
                letter, SEND_BRIEF, by, revision=package.revision, note=", ".join(row.to_name for row in made)[:300]
            )
    return made


def standing_links(letter: BoardLetter):
    """Those that lead to the letter's brief, whichever set they were sent with."""
    rows = BriefLink.objects.filter(package__letter=letter, link__revoked_at=None, link__used_at=None)
    return rows.filter(link__expires_at__gt=timezone.now()).select_related("link")


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
        "number": registry_number(package),
    }
    is_decided = decided(list(package.letter.steps.filter(withdrawn_at=None)))
    what = _("som har beslutats") if is_decided else _("som ska beslutas")
    until = {"day": long_date(localdate(link.expires_at)), "url": answer_links.url_of(secret)}
    lines = [
        _("Hej %(name)s!") % words,
        _("%(by)s, %(owner)s, skickar en kortversion på två sidor av ett ärende %(what)s:\n%(title)s")
        % (words | {"what": what}),
        _("Diarienummer: %(number)s") % words if words["number"] else "",
        _("Läs den, och handlingarna bakom den, här:\n%(url)s") % until,
        _("Länken är personlig och gäller till och med %(day)s. Du behöver inget konto.") % until,
        _("Du får mejlet därför att %(by)s angav dig som läsare. Undrar du över något, hör av dig till %(email)s. "
          "Det här mejlet går inte att svara på.") % words,
    ]  # fmt: skip
    write_mail(
        key=f"brief-{row.pk}-",
        to=email,
        subject=_("Kortversion: %(title)s") % words,
        body="\n\n".join(filter(None, lines)) + "\n",
        because=_("%(by)s skickade en kortversion av handlingarna till nämnden") % words,
    )
    return row
