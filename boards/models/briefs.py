"""Short papers for those who decide: for politicians as a link, for the police as a PDF."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from base.models import AnswerLink, StoredFile
from boards.models.packages import Package
from documents.models import Document, Revision
from organisations.models import Organisation


class BriefLink(models.Model):
    """That a politician was sent a link to two pages on what is decided, which can be read and not answered."""

    package = models.ForeignKey(Package, models.PROTECT, related_name="brief_links")
    link = models.OneToOneField(AnswerLink, models.PROTECT, related_name="board_brief")
    to_name = models.CharField(_("namn"), max_length=200)
    to_email = models.EmailField(_("e-post"))
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(_("skickad"), auto_now_add=True)

    class Meta:
        verbose_name = _("länk till kortversion")
        verbose_name_plural = _("länkar till kortversion")
        ordering = ["-sent_at", "-pk"]

    def __str__(self):
        return f"{self.to_name}: {self.package}"


class DecisionBasis(models.Model):
    """Underlag för beslut: what is recommended, what has changed and the text, as one short PDF.

    Made for whoever decides in an organisation without a board, as the police do; read by that organisation alone.
    """

    append_only = True

    document = models.ForeignKey(Document, models.PROTECT, related_name="decision_bases")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    compared_with = models.ForeignKey(Revision, models.PROTECT, null=True, blank=True, related_name="+")
    recommendation = models.TextField(_("förslag till beslut"))
    background = models.TextField(_("bakgrund"), blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("gjort"), auto_now_add=True)

    class Meta:
        verbose_name = _("underlag för beslut")
        verbose_name_plural = _("underlag för beslut")
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        return self.file_name
