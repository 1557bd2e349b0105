"""The papers put together for a board: made by the worker, numbered, and never changed once they are made."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from base.models import StoredFile
from boards.models.letters import BoardLetter
from documents.models import Document, Revision


class Package(models.Model):
    """One set of papers: the letter and its appendices as they were, as one PDF and as a zip of separate files.

    A corrected set gets a new number, and the old one stays. done and total count the parts while it is made; heard_at:
    the last sign of life from whoever makes it.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Väntar på att göras")
        MAKING = "making", _("Görs")
        MADE = "made", _("Klar")
        FAILED = "failed", _("Kunde inte göras")

    letter = models.ForeignKey(BoardLetter, models.PROTECT, related_name="packages")
    number = models.PositiveIntegerField(_("nummer"))
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    state = models.CharField(_("läge"), max_length=10, choices=State, default=State.WAITING)
    done = models.PositiveIntegerField(_("klara delar"), default=0)
    total = models.PositiveIntegerField(_("delar"), default=0)
    failure = models.CharField(_("vad som hindrade"), max_length=500, blank=True)
    pdf = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    zip = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    pages = models.PositiveIntegerField(_("sidor"), default=0)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("beställd"), auto_now_add=True)
    begun_at = models.DateTimeField(_("påbörjad"), null=True, blank=True)
    heard_at = models.DateTimeField(null=True, blank=True, editable=False)
    made_at = models.DateTimeField(_("gjord"), null=True, blank=True)

    class Meta:
        verbose_name = _("handlingar till nämnden")
        verbose_name_plural = _("handlingar till nämnden")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["letter", "number"], name="boards_package_number_once"),
            models.CheckConstraint(
                name="boards_package_state_known",
                condition=Q(state__in=["waiting", "making", "made", "failed"]),
                violation_error_message=_("Läget finns inte."),
            ),
            models.CheckConstraint(
                name="boards_package_made_whole",
                condition=Q(state="made", pdf__isnull=False, zip__isnull=False, made_at__isnull=False, pages__gt=0)
                | (~Q(state="made") & Q(pdf__isnull=True, zip__isnull=True, made_at__isnull=True)),
                violation_error_message=_("Handlingar som är klara har sina filer, och bara de."),
            ),
            models.CheckConstraint(
                name="boards_package_failed_says_why",
                condition=Q(state="failed") & ~Q(failure="") | ~Q(state="failed") & Q(failure=""),
                violation_error_message=_("Säg varför handlingarna inte kunde göras."),
            ),
        ]

    def __str__(self):
        return f"{self.letter}, {self.number}"


class PackagePart(models.Model):
    """One part as it was put in: the letter (number 0) or an appendix, with what was frozen of it.

    file: the separate PDF. original: a file that lies unchanged beside it. remark: what its reader should know, such as
    that it was scanned and cannot be read aloud as it stands.
    """

    package = models.ForeignKey(Package, models.CASCADE, related_name="parts")
    number = models.PositiveIntegerField(_("nummer"))
    title = models.CharField(_("rubrik"), max_length=300)
    form = models.CharField(_("slag"), max_length=20)
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+")
    revision = models.ForeignKey(Revision, models.PROTECT, null=True, blank=True, related_name="+")
    compared_with = models.ForeignKey(Revision, models.PROTECT, null=True, blank=True, related_name="+")
    source = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    dated_on = models.DateField(_("daterad"), null=True, blank=True)
    mark = models.CharField(_("märkning"), max_length=20, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    file_name = models.CharField(_("filnamn"), max_length=200, blank=True)
    original = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    original_name = models.CharField(max_length=200, blank=True)
    pages = models.PositiveIntegerField(_("sidor"), default=0)
    first_page = models.PositiveIntegerField(_("börjar på sidan"), default=0)
    remark = models.CharField(_("anmärkning"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("del")
        verbose_name_plural = _("delar")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["package", "number"], name="boards_packagepart_once")]

    def __str__(self):
        return self.title

    @property
    def extent(self) -> str:
        """`3 sidor, från sidan 7`; empty until it is made."""
        if not self.pages:
            return ""
        words = {"pages": self.pages, "first": self.first_page}
        return ngettext("1 sida, på sidan %(first)s", "%(pages)s sidor, från sidan %(first)s", self.pages) % words
