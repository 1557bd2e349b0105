"""The text of a paper: sections, the text that lost a conflict, and places in the text."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from documents.models.document import Document
from documents.section_names import section_name


class Audience(models.TextChoices):
    """For whom a section is. Internal is not secret: it may have to be handed out."""

    INTERNAL = "internal", _("Internt")
    PARTIES = "parties", _("Parterna")
    PUBLIC = "public", _("Får visas för allmänheten")


class Section(models.Model):
    """A heading and its text, or a slot that prints rows. The key stays through revisions and generations."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="sections")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    position = models.PositiveIntegerField(_("ordning"))
    level = models.PositiveSmallIntegerField(_("nivå"), default=1)
    heading = models.CharField(_("rubrik"), max_length=300, blank=True)
    html = models.TextField(_("text"), blank=True)
    guidance = models.CharField(_("hjälptext"), max_length=500, blank=True)
    slot = models.CharField(_("innehåll"), max_length=30, blank=True)
    audience = models.CharField(_("visas för"), max_length=20, choices=Audience, default=Audience.PARTIES)
    version = models.PositiveIntegerField(default=1, editable=False)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    saved_at = models.DateTimeField(null=True)
    save_token = models.CharField(max_length=40, blank=True, editable=False)

    class Meta:
        verbose_name = _("avsnitt")
        verbose_name_plural = _("avsnitt")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["document", "key"], name="documents_section_once"),
            models.CheckConstraint(
                name="documents_section_slot_or_text",
                condition=Q(slot="") | Q(html=""),
                violation_error_message=_("Ett avsnitt som skriver ut rader har ingen egen text."),
            ),
            models.CheckConstraint(
                name="documents_section_level",
                condition=Q(level__in=[1, 2]),
                violation_error_message=_("Rubriken har nivå 1 eller 2."),
            ),
            models.CheckConstraint(
                name="documents_section_audience_known",
                condition=Q(audience__in=["internal", "parties", "public"]),
                violation_error_message=_("Välj vem avsnittet visas för."),
            ),
        ]

    def __str__(self):
        return section_name(self.heading, self.html, self.slot)


class Clash(models.Model):
    """A text that came second when two people wrote in the same section: kept until somebody has chosen."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="clashes")
    # Stays when the section is removed: what somebody wrote is still in the paper's history.
    section = models.ForeignKey(Section, models.SET_NULL, null=True, related_name="clashes")
    base_version = models.PositiveIntegerField()
    heading = models.CharField(max_length=300, blank=True)
    html = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    save_token = models.CharField(max_length=40, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("krock")
        verbose_name_plural = _("krockar")
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.heading}, {self.by}"


class Passage(models.Model):
    """A place in the text, kept outside it so that a signed paper can be marked: exact words, and the words before."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="passages")
    section_key = models.UUIDField()
    quote = models.TextField(_("ordalydelse"))
    before = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("ställe i texten")
        verbose_name_plural = _("ställen i texten")

    def __str__(self):
        return self.quote[:80]
