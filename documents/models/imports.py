"""A file that was read in: the bytes, what was read in them, and what is unsure."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from base.models import StoredFile
from documents.models.document import Document
from organisations.models import Organisation


class Import(models.Model):
    """A file, or pasted text, that somebody brought. The file is the original and is never changed."""

    owner = models.ForeignKey(Organisation, models.PROTECT, verbose_name=_("ägare"), related_name="imports")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    name = models.CharField(_("filnamn"), max_length=200)
    source = models.CharField(_("hämtad från"), max_length=300, blank=True)
    notes = models.JSONField(default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("inläsning")
        verbose_name_plural = _("inläsningar")
        ordering = ["-at", "-pk"]

    def __str__(self):
        return self.name


class ImportedPaper(models.Model):
    """One paper found in an imported file, and the whole reading of it, also what no app has a home for yet."""

    source = models.ForeignKey(Import, models.CASCADE, related_name="papers")
    number = models.PositiveSmallIntegerField()
    reading = models.JSONField()
    html = models.TextField(_("originalet för läsning"), blank=True)
    document = models.OneToOneField(Document, models.PROTECT, null=True, blank=True, related_name="imported_from")
    skipped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("inläst handling")
        verbose_name_plural = _("inlästa handlingar")
        ordering = ["source", "number"]
        constraints = [
            models.UniqueConstraint(fields=["source", "number"], name="documents_importedpaper_once"),
        ]

    def __str__(self):
        return self.reading.get("title") or f"{self.source} ({self.number})"


class Doubt(models.Model):
    """Something that the reading is unsure of. An open one stops the lock."""

    paper = models.ForeignKey(ImportedPaper, models.CASCADE, related_name="doubts")
    field = models.CharField(max_length=60)
    why = models.CharField(_("varför"), max_length=500)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("osäker uppgift")
        verbose_name_plural = _("osäkra uppgifter")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="documents_doubt_settled_by_somebody",
                condition=Q(settled_at__isnull=True, settled_by__isnull=True)
                | Q(settled_at__isnull=False, settled_by__isnull=False),
            )
        ]

    def __str__(self):
        return self.why
