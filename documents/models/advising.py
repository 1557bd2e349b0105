"""What a writer did with advice: put it away for good, or set a clause aside for another paper."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.models.document import Document


class DismissedTip(models.Model):
    """A tip that somebody has put away for this paper; code: which one, as the advice names it."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="dismissed_tips")
    code = models.CharField(max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("undanlagt tips")
        verbose_name_plural = _("undanlagda tips")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["document", "code"], name="documents_dismissedtip_once")]

    def __str__(self):
        return self.code


class SetAside(models.Model):
    """A clause that was taken out of a paper to be used in another one, such as the pledges.

    place: where it stood in its section, as `text.clauses.Place` writes it.
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="set_aside")
    section_key = models.UUIDField()
    place = models.CharField(max_length=20, blank=True, editable=False)
    heading = models.CharField(_("rubrik"), max_length=300, blank=True)
    html = models.TextField(_("text"))
    why = models.CharField(_("varför"), max_length=300, blank=True)
    taken_to = models.ForeignKey(Document, models.SET_NULL, null=True, blank=True, related_name="taken_from_aside")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("klausul som lagts undan")
        verbose_name_plural = _("klausuler som lagts undan")
        ordering = ["at", "pk"]

    def __str__(self):
        return self.heading or self.html[:80]
