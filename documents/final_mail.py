"""The mail to a party whose people may read the final paper here: that it is signed, and where."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from base.mail import write_mail
from documents import sentences
from documents.content import read
from documents.models import Document
from documents.registering import is_of_long_since
from documents.release_mail import told_at
from organisations.models import Organisation, User


def write_final(document: Document, organisations: Iterable[Organisation], *, by) -> None:
    """To each organisation's people, once for each paper; nothing about one that was signed long since.

    Only within the opened paper.
    """
    if is_of_long_since(document):
        return
    for organisation in organisations:
        if organisation.pk != document.owner_id:
            for user in told_at(organisation):
                _write(document, user, by)


def _write(document: Document, to: User, by) -> None:
    words = {
        "name": to.get_short_name(),
        "title": read(document.locked_revision)["frame"]["title"],
        "owner": document.owner,
        "state": document.get_final_by_display().lower(),
        "said": sentences.final_sentence(document),
        "address": settings.SITE_URL.rstrip("/") + reverse("documents:detail", args=[document.pk]),
        "by": by,
        "email": by.email,
    }
    write_mail(
        key=f"final-{document.pk}-{to.pk}",
        to=to.email,
        subject=_("%(title)s är %(state)s") % words,
        body=_(
            "Hej %(name)s!\n\n”%(title)s” är %(state)s. %(said)s\n\n%(owner)s låter er läsa den här:\n%(address)s\n\n"
            "Du loggar in som vanligt och behöver inte svara. Undrar du över något, hör av dig till %(by)s, %(email)s. "
            "Det här mejlet går inte att svara på.\n"
        )
        % words,
        because=_("Handlingen är %(state)s, och %(by)s lät er läsa den") % words,
    )
