"""The parties of a paper, and who signs for them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from documents.models.document import Document
from organisations.models import Organisation


class Party(models.Model):
    """A party: the name as written on the paper, beside the organisation that it is (unknown until somebody says)."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name=_("organisation"), null=True, blank=True, related_name="party_to"
    )
    name_as_written = models.CharField(_("namn på handlingen"), max_length=200)
    # As text on this paper only: the registers of others are theirs, and hold no case that somebody else has made.
    registry_number = models.CharField(_("diarienummer hos parten"), max_length=60, blank=True, default="")
    leads = models.BooleanField(_("leder arbetet"), default=False)
    position = models.PositiveSmallIntegerField(_("ordning"), default=0)

    class Meta:
        verbose_name = _("part")
        verbose_name_plural = _("parter")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "organisation"],
                name="documents_party_once",
                violation_error_message=_("Organisationen är redan part."),
            ),
            models.UniqueConstraint(
                fields=["document"],
                condition=Q(leads=True),
                name="documents_party_one_leads",
                violation_error_message=_("Bara en part leder arbetet."),
            ),
        ]

    def __str__(self):
        return self.name_as_written


class Signatory(models.Model):
    """Who signs, or signed, for a party; the title is often not printed."""

    party = models.ForeignKey(Party, models.CASCADE, verbose_name=_("för"), related_name="signatories")
    name = models.CharField(_("namn"), max_length=200, blank=True)
    title = models.CharField(_("titel"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(_("ordning"), default=0)
    signed_on = models.DateField(_("undertecknade den"), null=True, blank=True)
    place = models.CharField(_("ort"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("undertecknare")
        verbose_name_plural = _("undertecknare")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="documents_signatory_is_somebody",
                condition=~Q(name="") | ~Q(title=""),
                violation_error_message=_("Ange namn eller titel."),
            )
        ]

    def __str__(self):
        return ", ".join(part for part in (self.name, self.title) if part)
