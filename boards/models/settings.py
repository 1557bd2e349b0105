"""How a municipality writes to its boards: its own words, headings and Word template."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from base.models import StoredFile
from organisations.models import Body, Organisation


class BoardSettings(models.Model):
    """What the municipality calls its letter, and which bodies usually propose and decide."""

    organisation = models.OneToOneField(Organisation, models.CASCADE, primary_key=True, related_name="board_settings")
    letter_label = models.CharField(_("vad skrivelsen kallas"), max_length=100, default="Tjänsteskrivelse")
    proposing = models.ForeignKey(
        Body, models.SET_NULL, verbose_name=_("föreslår vanligen"), null=True, blank=True, related_name="+"
    )
    deciding = models.ForeignKey(
        Body, models.SET_NULL, verbose_name=_("beslutar vanligen"), null=True, blank=True, related_name="+"
    )
    council_decides = models.BooleanField(
        _("kommunfullmäktige fattar beslutet"),
        default=False,
        help_text=_("Bara där egna regler säger det. Då föreslår styrelsen, och fullmäktige beslutar."),
    )
    secretary_name = models.CharField(_("nämndsekreterare"), max_length=200, blank=True)
    secretary_email = models.EmailField(_("nämndsekreterarens e-post"), blank=True)

    class Meta:
        verbose_name = _("inställningar för handlingar till nämnden")
        verbose_name_plural = _("inställningar för handlingar till nämnden")

    def __str__(self):
        return f"{self.organisation}: {self.letter_label}"


class ConsequenceHeading(models.Model):
    """A heading under which each letter of the municipality says what the proposal means."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="consequence_headings")
    position = models.PositiveIntegerField(_("ordning"), default=0)
    name = models.CharField(_("rubrik"), max_length=200)
    ready_text = models.CharField(_("färdig text att börja med"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("konsekvensrubrik")
        verbose_name_plural = _("konsekvensrubriker")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name"],
                name="boards_consequenceheading_once",
                violation_error_message=_("Rubriken finns redan."),
            )
        ]

    def __str__(self):
        return self.name


class WordTemplate(models.Model):
    """The municipality's own Word template for its letters, tested when it was uploaded. The latest one counts."""

    append_only = True

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="word_templates")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    name = models.CharField(_("filnamn"), max_length=200)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(_("uppladdad"), auto_now_add=True)

    class Meta:
        verbose_name = _("Wordmall")
        verbose_name_plural = _("Wordmallar")
        ordering = ["-uploaded_at", "-pk"]

    def __str__(self):
        return self.name
