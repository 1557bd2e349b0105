"""What cannot be changed afterwards: revisions, the copies made of them, and what was done."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from base.models import StoredFile
from documents.models.document import Document
from documents.models.sections import Audience
from organisations.models import Organisation


class Revision(models.Model):
    """The whole paper at a moment, as canonical JSON; `documents.content` describes its shape."""

    append_only = True
    # While working material is being cleared away; what is sent, decided or signed is held by its own rows.
    append_only_but = {
        "DELETE": "EXISTS (SELECT 1 FROM documents_clearing WHERE documents_clearing.document_id = OLD.document_id "
        "AND documents_clearing.finished_at IS NULL)"
    }

    document = models.ForeignKey(Document, models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField(_("nummer"))
    schema = models.PositiveSmallIntegerField()
    content = models.TextField()
    sha256 = models.CharField(max_length=64)
    reason = models.CharField(_("anledning"), max_length=300)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("gjord"))

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versioner")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="documents_revision_once")]

    def __str__(self):
        return f"{self.document}, version {self.number}"


class Copy(models.Model):
    """A file of a revision that left the house or came to it: kept byte for byte, never made again."""

    append_only = True

    class Form(models.TextChoices):
        PDF = "pdf", _("PDF")
        DOCX = "docx", _("Word")
        ORIGINAL = "original", _("Original som lästes in")
        SCAN = "scan", _("Skannat original")
        SIGNED = "signed", _("Undertecknad fil")
        TO_SIGN = "to_sign", _("PDF för underskrift")

    CAME_FROM_OUTSIDE = (Form.ORIGINAL, Form.SCAN, Form.SIGNED)

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="copies")
    audience = models.CharField(max_length=20, choices=Audience, default=Audience.PARTIES)
    form = models.CharField(_("form"), max_length=20, choices=Form)
    # What stands on a PDF that is signed before all have decided.
    condition = models.CharField(_("under förutsättning av"), max_length=300, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    name = models.CharField(_("filnamn"), max_length=200)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("kopia")
        verbose_name_plural = _("kopior")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "audience", "form", "condition"], name="documents_copy_once"),
        ]

    def __str__(self):
        return self.name


class Event(models.Model):
    """That somebody took a step with the paper: a user, or by name somebody without an account."""

    append_only = True
    LOCK = "lock"  # the step that fixes a text; what is asked of a revision is whether one was taken with it

    document = models.ForeignKey(Document, models.PROTECT, related_name="events")
    step = models.CharField(_("steg"), max_length=40)
    from_state = models.CharField(max_length=20, blank=True)
    to_state = models.CharField(max_length=20, blank=True)
    revision = models.ForeignKey(Revision, models.PROTECT, null=True, blank=True, related_name="events")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    by_name = models.CharField(max_length=200, blank=True)
    on_behalf_of = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    note = models.CharField(_("anteckning"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("händelse")
        verbose_name_plural = _("händelser")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="documents_event_by_somebody",
                condition=Q(by__isnull=False) | ~Q(by_name=""),
                violation_error_message=_("En händelse har någon som gjorde den."),
            )
        ]

    def __str__(self):
        return f"{self.step}: {self.document}"


class Sitting(models.Model):
    """When a person last wrote in a paper: the text is frozen once for each sitting, not for each save."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="sittings")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    last_at = models.DateTimeField(_("skrev senast"))

    class Meta:
        verbose_name = _("skrivtillfälle")
        verbose_name_plural = _("skrivtillfällen")
        ordering = ["-last_at"]
        constraints = [models.UniqueConstraint(fields=["document", "by"], name="documents_sitting_once")]

    def __str__(self):
        return f"{self.by}: {self.document}"


class Clearing(models.Model):
    """That working material was cleared away when a paper was final (TF 2:12): by whom, when and what.

    The database lets drafts go only of a paper that has such a row, and only until the row is finished.
    """

    append_only = True
    append_only_but = {"UPDATE": "OLD.finished_at IS NULL AND NEW.document_id = OLD.document_id"}

    document = models.ForeignKey(Document, models.PROTECT, related_name="clearings")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    what = models.CharField(_("vad som rensades"), max_length=500)
    finished_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("rensning")
        verbose_name_plural = _("rensningar")
        ordering = ["-at", "-pk"]

    def __str__(self):
        return self.what
