"""Who reads a paper, where a person was last, and the words to find it by."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from base.constraints import unique_with_null
from documents.models.document import Document
from documents.models.history import Revision
from organisations.models import Organisation


class Reader(models.Model):
    """One row per paper and organisation that may read it; this is the whole rule of who sees what.

    The owner's row has no revision: the owner reads the living text. Every other row names the revision that was
    opened to the organisation, and that is all it sees.
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="readers")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="readable")
    revision = models.ForeignKey(Revision, models.PROTECT, null=True, blank=True, related_name="readers")
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("läsare")
        verbose_name_plural = _("läsare")
        indexes = [
            models.Index(fields=["organisation", "document"], name="documents_reader_of"),
            # Whether an organisation reads papers of others is asked at every list; most of its rows are its own.
            models.Index(
                fields=["organisation"], condition=models.Q(revision__isnull=False), name="documents_reader_of_others"
            ),
        ]
        constraints = [models.UniqueConstraint(fields=["document", "organisation"], name="documents_reader_once")]

    def __str__(self):
        return f"{self.organisation} läser {self.document}"


class Visit(models.Model):
    """Where a person last was, for Start."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="visits")
    document = models.ForeignKey(Document, models.CASCADE, related_name="visits")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at"]
        indexes = [models.Index(fields=["user", "-at"], name="documents_visit_recent")]
        constraints = [models.UniqueConstraint(fields=["user", "document"], name="documents_visit_once")]

    def __str__(self):
        return f"{self.user}: {self.document}"


class SearchEntry(models.Model):
    """What a paper is found by. One row per revision that somebody may read, and one without for the living text.

    words: folded. sort_title, type_label: what lists are sorted by, of a revision. facts: the names of those facts that
    the other parties are shown in the revision, each between spaces; lists ask about these only.
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="search_entries")
    revision = models.ForeignKey(Revision, models.CASCADE, null=True, blank=True, related_name="search_entries")
    words = models.TextField()
    sort_title = models.CharField(max_length=200, blank=True, default="", editable=False)
    type_label = models.CharField(max_length=100, blank=True, default="", editable=False)
    facts = models.CharField(max_length=500, blank=True, default="", editable=False)

    class Meta:
        verbose_name = _("sökord")
        verbose_name_plural = _("sökord")
        constraints = [*unique_with_null("documents_searchentry_once", "document", nullable="revision")]

    def __str__(self):
        return str(self.document)
