"""The mail to those who read a paper that was signed under a condition: that it holds now, or that it has lapsed."""

from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from base.mail import write_mail
from documents.models import Document, Purpose
from documents.sending.release_mail import told_at
from organisations.models import Organisation

_MET, _REFUSED = Document.Condition.MET, Document.Condition.REFUSED
_SUBJECTS = {
    _MET: gettext_lazy("%(title)s: förutsättningen är uppfylld"),
    _REFUSED: gettext_lazy("%(title)s är förfallen"),
}
_SAID = {
    _MET: gettext_lazy("Förutsättningen är nu uppfylld, så förbehållet gäller inte längre."),
    _REFUSED: gettext_lazy("Beslutet blev nej, så den är förfallen. Det som gällde förut ersätts inte av den."),
}


def write_settled(document: Document) -> None:
    """To each reader of the signed text outside the owner, once for each outcome and day. Only in the opened paper."""
    words = {"title": document.title, "condition": document.final_condition, "owner": document.owner}
    words["said"] = _SAID[document.condition_outcome]
    on = document.condition_settled_on.isoformat()
    for name, email, address in _readers(document):
        write_mail(
            key=f"condition-{document.pk}-{document.condition_outcome}-{on}-{email.lower()}",
            to=email,
            subject=_SUBJECTS[document.condition_outcome] % words,
            body=_(
                "Hej%(name)s!\n\n”%(title)s” undertecknades under förutsättning av %(condition)s. %(said)s\n\n"
                "%(owner)s har handlingen.%(address)s Du behöver inte svara, och det går inte att svara på mejlet.\n"
            )
            % {**words, "name": f" {name}" if name else "", "address": address},
            because=_("Handlingen undertecknades under en förutsättning, och du läser den") % words,
        )


def _readers(document: Document) -> Iterator[tuple[str, str, str]]:
    """Name, address of mail, and where the paper is read; for the holder of a link that stands in an earlier mail."""
    page = settings.SITE_URL.rstrip("/") + reverse("documents:detail", args=[document.pk])
    told = set()
    reading = document.readers.filter(revision=document.locked_revision_id).exclude(organisation=document.owner_id)
    for organisation in Organisation.objects.filter(pk__in=reading.values("organisation")):
        for user in told_at(organisation):
            told.add(user.email.lower())
            yield user.get_short_name(), user.email, _(" Läs den här:\n%(page)s\n\n") % {"page": page}
    by_link = document.releases.filter(purpose=Purpose.INFORMATION, revision=document.locked_revision_id)
    for release in by_link.filter(withdrawn_at=None, replaced_by=None).exclude(email=""):
        if release.email.lower() not in told:
            told.add(release.email.lower())
            yield (
                release.name.partition(" ")[0],
                release.email,
                _(" Länken som du fick i det förra mejlet leder till den."),
            )
