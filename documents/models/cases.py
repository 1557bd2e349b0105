"""The ärende that a paper lies in: one per party, since each authority keeps its own register."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from documents.models.document import Document
from organisations.models import Body, Organisation


class Case(models.Model):
    """An ärende. The diarienummer is entered as the authority writes it, never made up, in any format."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, verbose_name=_("organisation"), related_name="cases")
    authority = models.ForeignKey(
        Body,
        models.PROTECT,
        verbose_name=_("myndighet"),
        null=True,
        blank=True,
        related_name="cases",
        limit_choices_to={"is_authority": True},
    )
    registry_number = models.CharField(_("diarienummer"), max_length=60, blank=True)
    title = models.CharField(_("ärendemening"), max_length=300, blank=True)
    case_officer = models.CharField(_("handläggare"), max_length=200, blank=True)
    closed_on = models.DateField(_("avslutat"), null=True, blank=True)
    documents = models.ManyToManyField(Document, through="documents.Filing", related_name="cases")

    class Meta:
        verbose_name = _("ärende")
        verbose_name_plural = _("ärenden")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "registry_number"],
                condition=~Q(registry_number=""),
                name="documents_case_number_once",
                violation_error_message=_("Det finns redan ett ärende med det diarienumret."),
            )
        ]

    def __str__(self):
        return self.registry_number or self.title or gettext("Ärende utan nummer")


class Filing(models.Model):
    """That a paper lies in a case."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="filings")
    case = models.ForeignKey(Case, models.CASCADE, related_name="filings")

    class Meta:
        verbose_name = _("handling i ärende")
        verbose_name_plural = _("handlingar i ärenden")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["document", "case"], name="documents_filing_once")]

    def __str__(self):
        return f"{self.document} i {self.case}"
