"""Who has changed what is watched and followed up."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements.models.obligations import Commitment, Obligation


class UpkeepEvent(models.Model):
    """That somebody changed, stopped or took up an obligation or a commitment, or noted or took back that it was done.

    Goes with the row that it tells of; that a sentence was watched or followed up stands in the paper's own history.
    """

    append_only = True
    append_only_but = {"DELETE": "TRUE"}

    obligation = models.ForeignKey(Obligation, models.CASCADE, null=True, blank=True, related_name="events")
    commitment = models.ForeignKey(Commitment, models.CASCADE, null=True, blank=True, related_name="events")
    step = models.CharField(_("steg"), max_length=40)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    note = models.CharField(_("anteckning"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("ändring av det som följs upp")
        verbose_name_plural = _("ändringar av det som följs upp")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="agreements_upkeepevent_of_one",
                condition=Q(obligation__isnull=True, commitment__isnull=False)
                | Q(obligation__isnull=False, commitment__isnull=True),
                violation_error_message=_("En ändring gäller en bevakning eller ett åtagande."),
            )
        ]

    def __str__(self):
        return f"{self.step}: {self.obligation or self.commitment}"
