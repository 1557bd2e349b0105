"""What the house itself keeps: files by their content, outgoing mail, links to those without an account."""

import hashlib

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class StoredFileManager(models.Manager):
    def keep(self, data: bytes, media_type: str) -> "StoredFile":
        """Store the bytes once; the same bytes give the same row."""
        sha256 = hashlib.sha256(data).hexdigest()
        found = self.filter(pk=sha256).first()
        if found:
            return found
        try:
            with transaction.atomic():
                stored = self.create(sha256=sha256, media_type=media_type, size=len(data))
                default_storage.save(sha256, ContentFile(data))
                return stored
        except IntegrityError:  # somebody else stored the same bytes at the same time
            return self.get(pk=sha256)


class StoredFile(models.Model):
    """A file known by the SHA-256 of its bytes; the bytes lie in the default storage under that name."""

    append_only = True

    sha256 = models.CharField(primary_key=True, max_length=64)
    media_type = models.CharField(_("filtyp"), max_length=100)
    size = models.PositiveBigIntegerField(_("storlek"))

    objects = StoredFileManager()

    class Meta:
        verbose_name = _("fil")
        verbose_name_plural = _("filer")

    def __str__(self):
        return f"{self.media_type}, {self.size} byte"

    def open(self):
        """The file opened for reading."""
        return default_storage.open(self.sha256)

    def read(self) -> bytes:
        with self.open() as file:
            return file.read()


class FileChunk(models.Model):
    """One piece of a file in the database, for `base.storage.DatabaseStorage`."""

    append_only = True

    name = models.CharField(max_length=255)
    number = models.PositiveIntegerField()
    data = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "number"], name="base_filechunk_once")]

    def __str__(self):
        return f"{self.name} {self.number}"


class OutgoingMail(models.Model):
    """A mail written in the transaction of the step that causes it, and sent afterwards by one sender.

    Between `claimed_at` and `sent_at` nobody can know whether the mail left; such a row is shown as uncertain and is
    never sent again by itself.
    """

    key = models.CharField(_("nyckel"), max_length=200, unique=True)
    to = models.EmailField(_("till"))
    subject = models.CharField(_("ämne"), max_length=200)
    body = models.TextField(_("text"))
    because = models.CharField(_("därför att"), max_length=200)
    attachment = models.ForeignKey(
        StoredFile, models.PROTECT, verbose_name=_("bilaga"), null=True, blank=True, related_name="+"
    )
    attachment_name = models.CharField(_("bilagans namn"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("skriven"), auto_now_add=True)
    claimed_at = models.DateTimeField(_("påbörjad"), null=True, blank=True)
    sent_at = models.DateTimeField(_("skickad"), null=True, blank=True)
    failure = models.CharField(_("fel"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("utgående mejl")
        verbose_name_plural = _("utgående mejl")
        ordering = ["-created_at", "-pk"]
        # What waits and what went wrong is asked for often, and is little beside all that has gone.
        indexes = [models.Index(fields=["key"], name="base_outgoingmail_unsent", condition=Q(sent_at__isnull=True))]
        constraints = [
            models.CheckConstraint(
                name="base_outgoingmail_sent_was_claimed",
                condition=Q(sent_at__isnull=True) | Q(claimed_at__isnull=False, sent_at__gte=F("claimed_at")),
                violation_error_message=_("Ett mejl kan inte vara skickat innan sändningen påbörjats."),
            ),
            models.CheckConstraint(
                name="base_outgoingmail_attachment_named",
                condition=Q(attachment__isnull=True, attachment_name="")
                | (Q(attachment__isnull=False) & ~Q(attachment_name="")),
                violation_error_message=_("En bilaga har ett filnamn."),
            ),
        ]

    def __str__(self):
        return f"{self.subject} till {self.to}"


class AnswerLink(models.Model):
    """A svarslänk: a personal way in to one matter for somebody without an account, for a time.

    Who is sent another one in the same matter, with a reminder or a new version, may use either; they end together.
    The secret stands in the mail only. purpose: the name under which an app has registered the page that the link
    leads to; what the link is about points here.
    """

    secret_sha256 = models.CharField(max_length=64, unique=True, editable=False)
    # The first link of the matter; empty for the first itself.
    first = models.ForeignKey("self", models.PROTECT, null=True, blank=True, editable=False, related_name="later")
    purpose = models.CharField(max_length=40)
    name = models.CharField(_("namn"), max_length=200)
    email = models.EmailField(_("e-post"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("skapad av"), related_name="+")
    made_at = models.DateTimeField(_("skapad"), auto_now_add=True)
    expires_at = models.DateTimeField(_("gäller till"))
    opened_at = models.DateTimeField(_("öppnad"), null=True, blank=True)
    used_at = models.DateTimeField(_("använd"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("återkallad"), null=True, blank=True)

    class Meta:
        verbose_name = _("svarslänk")
        verbose_name_plural = _("svarslänkar")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="base_answerlink_one_end",
                condition=Q(used_at__isnull=True) | Q(revoked_at__isnull=True),
                violation_error_message=_("En svarslänk är använd eller återkallad, inte båda."),
            )
        ]

    def __str__(self):
        return f"{self.name}, {self.email}"

    @property
    def matter(self) -> int:
        """What all links that the same person has been sent in the matter have in common."""
        return self.first_id or self.pk


class DailyRun(models.Model):
    """That a daily job was begun for a day, and when it was finished; one that was not is begun again."""

    job = models.CharField(_("uppgift"), max_length=60)
    on = models.DateField(_("dag"))
    begun_at = models.DateTimeField(_("påbörjad"), auto_now_add=True)
    done_at = models.DateTimeField(_("klar"), null=True, blank=True)

    class Meta:
        verbose_name = _("daglig körning")
        verbose_name_plural = _("dagliga körningar")
        ordering = ["-on", "job"]
        constraints = [models.UniqueConstraint(fields=["job", "on"], name="base_dailyrun_once")]

    def __str__(self):
        return f"{self.job} {self.on}"
