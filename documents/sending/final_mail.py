"""The mail to a party whose people may read the final paper: that it is signed, and where.

Those with an account are led to the paper; those who have answered by a svarslänk get one of their own.
"""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from base import answer_links
from base.dates import long_date
from base.mail import write_mail
from documents import sentences
from documents.content import read
from documents.models import Document, Party, Release
from documents.registering.entries import is_of_long_since
from documents.sending import final_links
from documents.sending.release_mail import told_at
from organisations.models import Organisation, User


def write_final(document: Document, readers: Iterable[Organisation | Party], *, by) -> None:
    """To each reader's people, once for each paper; nothing about one that was signed long since.

    Only within the opened paper.
    """
    if is_of_long_since(document):
        return
    for reader in readers:
        if reader != document.owner:
            users = told_at(reader) if isinstance(reader, Organisation) else []
            for user in users:
                _write_to_user(document, user, by)
            for release, secret in final_links.send_to(document, reader, besides=[user.email for user in users], by=by):
                _write_by_link(document, release, secret, by)


def _write_to_user(document: Document, to: User, by) -> None:
    words = {
        "owner": document.owner,
        "address": settings.SITE_URL.rstrip("/") + reverse("documents:detail", args=[document.pk]),
    }
    way_in = (
        _("%(owner)s låter er läsa den här:\n%(address)s\n\nDu loggar in som vanligt och behöver inte svara.") % words
    )
    _write(document, f"final-{document.pk}-{to.pk}", to.get_short_name(), to.email, way_in, by)


def _write_by_link(document: Document, release: Release, secret: str, by) -> None:
    words = {
        "owner": document.owner,
        "address": answer_links.url_of(secret),
        "day": long_date(localdate(release.link.expires_at)),
    }
    way_in = (
        _(
            "%(owner)s skickar den till dig. Läs den och hämta den som PDF här, du behöver inte svara:\n%(address)s\n\n"
            "Länken är personlig och gäller till %(day)s. Spara PDF:en om ni behöver den längre."
        )
        % words
    )
    name = release.name.split()[0] if release.name else ""
    _write(document, f"release-{release.pk}-final", name, release.email, way_in, by)


def _write(document: Document, key: str, name: str, email: str, way_in: str, by) -> None:
    words = {
        "name": f" {name}" if name else "",
        "title": read(document.locked_revision)["frame"]["title"],
        "state": document.get_final_by_display().lower(),
        "said": sentences.final_sentence(document),
        "way_in": way_in,
        "by": by,
        "email": by.email,
    }
    write_mail(
        key=key,
        to=email,
        subject=_("%(title)s är %(state)s") % words,
        body=_(
            "Hej%(name)s!\n\n”%(title)s” är %(state)s. %(said)s\n\n%(way_in)s Undrar du över något, hör av dig till "
            "%(by)s, %(email)s. Det här mejlet går inte att svara på.\n"
        )
        % words,
        because=_("Handlingen är %(state)s, och %(by)s lät er läsa den") % words,
    )
