"""Att diarieföra: what came in and went out, until the registrar has said where it is kept."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from base.models import StoredFile
from documents.models.document import Document
from organisations.models import Organisation


class RegisterEntry(models.Model):
    """One paper that came in to an authority or went out from it, and what its registrar did with it."""

    class Direction(models.TextChoices):
        """Which way the paper went."""

        IN = "in", _("Inkommen")
        OUT = "out", _("Utgående")
        MADE = "made", _("Upprättad")

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="register_entries")
    document = models.ForeignKey(Document, models.PROTECT, related_name="register_entries")
    # What it came from, such as "release:12": a step taken twice gives one row.
    source = models.CharField(max_length=60, editable=False)
    direction = models.CharField(_("riktning"), max_length=10, choices=Direction)
    type_label = models.CharField(_("handlingstyp"), max_length=100)
    title = models.CharField(_("ärendemening"), max_length=300)
    on = models.DateField(_("datum"))
    counterpart = models.CharField(_("avsändare eller mottagare"), max_length=300, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    file_name = models.CharField(_("fil"), max_length=200, blank=True)
    sent_at = models.DateTimeField(_("skickad till registrator"), null=True, blank=True)
    sent_to = models.EmailField(_("skickad till adressen"), blank=True)
    registry_number = models.CharField(_("diarieförd nr"), max_length=60, blank=True)
    kept_here = models.BooleanField(_("hålls ordnad här"), default=False)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(_("avgjord"), null=True, blank=True)

    class Meta:
        verbose_name = _("post att diarieföra")
        verbose_name_plural = _("poster att diarieföra")
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["organisation", "-on"], name="documents_register_of")]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "source"], name="documents_registerentry_once"),
            models.CheckConstraint(
                name="documents_registerentry_direction_known",
                condition=Q(direction__in=["in", "out", "made"]),
                violation_error_message=_("Ange om handlingen kom in, gick ut eller upprättades."),
            ),
            models.CheckConstraint(
                name="documents_registerentry_settled_whole",
                condition=Q(settled_at__isnull=True, registry_number="", kept_here=False)
                | Q(settled_at__isnull=False, settled_by__isnull=False, kept_here=True, registry_number="")
                | (Q(settled_at__isnull=False, settled_by__isnull=False, kept_here=False) & ~Q(registry_number="")),
                violation_error_message=_("Ange diarienumret, eller att handlingen hålls ordnad här."),
            ),
        ]

    def __str__(self):
        return self.title
