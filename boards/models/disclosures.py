"""Lämna ut: what was handed out of an ärende on request, what was masked in it, and why."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from base.models import StoredFile
from documents.models import Case, Document, Revision

# Asked of a paper: whether what it belongs to has not been handed out.
_WHILE_OPEN = (
    "EXISTS (SELECT 1 FROM boards_disclosure WHERE boards_disclosure.id = OLD.disclosure_id "
    "AND boards_disclosure.state <> 'done')"
)


class Disclosure(models.Model):
    """A request for papers of an ärende (2 kap. 15 § TF), from the choice of papers to the one PDF that was handed out.

    The one who asks may be anonymous and need not say why (2 kap. 18 § TF), so nothing about them is required.
    done_parts and parts count while the file is made; heard_at: the last sign of life from whoever makes it.
    """

    append_only = True
    # What has been handed out stays as it was; what was only begun may be left.
    append_only_but = {"UPDATE": "OLD.state <> 'done'", "DELETE": "OLD.state = 'begun'"}

    class State(models.TextChoices):
        BEGUN = "begun", _("Påbörjad")
        MAKING = "making", _("Filen görs")
        DONE = "done", _("Filen är gjord")

    case = models.ForeignKey(Case, models.PROTECT, related_name="disclosures")
    asked_on = models.DateField(_("begärd den"))
    note = models.CharField(_("anteckning"), max_length=500, blank=True)
    state = models.CharField(_("läge"), max_length=10, choices=State, default=State.BEGUN)
    pdf = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    file_name = models.CharField(max_length=200, blank=True)
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(_("påbörjad"), auto_now_add=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    heard_at = models.DateTimeField(null=True, blank=True, editable=False)
    done_parts = models.PositiveIntegerField(default=0, editable=False)
    parts = models.PositiveIntegerField(default=0, editable=False)
    failure = models.CharField(_("vad som hindrade"), max_length=500, blank=True)
    pages = models.PositiveIntegerField(_("sidor"), default=0)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    done_at = models.DateTimeField(_("utlämnad"), null=True, blank=True)

    class Meta:
        verbose_name = _("utlämnande")
        verbose_name_plural = _("utlämnanden")
        ordering = ["-begun_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="boards_disclosure_done_whole",
                condition=Q(state__in=["begun", "making"], pdf__isnull=True, done_at__isnull=True, done_by__isnull=True)
                | Q(state="done", pdf__isnull=False, done_at__isnull=False, done_by__isnull=False),
                violation_error_message=_("Ett utlämnande som är klart har sin fil, sin dag och någon som gjorde det."),
            ),
            models.CheckConstraint(
                name="boards_disclosure_making_asked",
                condition=~Q(state="making") | Q(asked_by__isnull=False, heard_at__isnull=False),
                violation_error_message=_("Någon har bett om filen som görs."),
            ),
        ]

    def __str__(self):
        return f"{self.case} {self.asked_on}"


class DisclosedPaper(models.Model):
    """One paper of a disclosure, and what is masked in it. status: what the paper is by law, as it was said then."""

    append_only = True
    append_only_but = dict.fromkeys(("UPDATE", "DELETE"), _WHILE_OPEN)

    disclosure = models.ForeignKey(Disclosure, models.CASCADE, related_name="papers")
    position = models.PositiveIntegerField(_("ordning"), default=0)
    # What is handed out: "revision:…", "copy:…" or another name that `boards.disclosing` gives and reads.
    source = models.CharField(max_length=100)
    title = models.CharField(_("handling"), max_length=300)
    status = models.CharField(_("vad den är"), max_length=500, blank=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+")
    revision = models.ForeignKey(Revision, models.PROTECT, null=True, blank=True, related_name="+")
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    what = models.CharField(_("slag"), max_length=200, blank=True)
    on = models.DateField(_("daterad"), null=True, blank=True)
    # Each with its own "ground": {"words": "…", "whole": false} everywhere in the paper, or {"page": 1, "box": [left,
    # top, right, bottom]} in parts of 1000.
    masks = models.JSONField(_("maskat"), default=list, blank=True)
    # All grounds of the masks, each once.
    ground = models.CharField(_("lagrum"), max_length=500, blank=True)
    pages = models.PositiveIntegerField(_("sidor"), default=0)
    first_page = models.PositiveIntegerField(_("börjar på sidan"), default=0)

    class Meta:
        verbose_name = _("utlämnad handling")
        verbose_name_plural = _("utlämnade handlingar")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["disclosure", "source"], name="boards_disclosedpaper_once"),
            models.CheckConstraint(
                name="boards_disclosedpaper_masked_by_law",
                condition=Q(masks=[]) | ~Q(ground=""),
                violation_error_message=_("Ange det lagrum som det maskas enligt."),
            ),
        ]

    def __str__(self):
        return self.title
