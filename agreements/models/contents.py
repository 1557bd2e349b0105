"""What an agreement holds beside its text: areas, purposes and goals, and bodies with the representation promised."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements.models.agreement import Agreement
from base.constraints import unique_with_null
from base.searching import sort_key
from documents.models import Party, Passage
from organisations.models import Body, Organisation


class Area(models.Model):
    """A samverkansområde in the catalogue; without an owner it is common to all. 9 § lag (2023:196) asks for areas."""

    owner = models.ForeignKey(
        Organisation, models.CASCADE, verbose_name=_("ägare"), null=True, blank=True, related_name="areas"
    )
    name = models.CharField(_("namn"), max_length=200)
    sort_name = models.CharField(max_length=200, editable=False)
    description = models.CharField(_("beskrivning"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("samverkansområde")
        verbose_name_plural = _("samverkansområden")
        ordering = ["sort_name", "pk"]
        constraints = [
            *unique_with_null("agreements_area_once", "name", nullable="owner", message=_("Området finns redan."))
        ]

    def __str__(self):
        return self.name

    def save(self, **kwargs):
        self.sort_name = sort_key(self.name)
        super().save(**kwargs)


class FocusArea(models.Model):
    """An area that an agreement puts in focus, with its goal where there is one."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="focus_areas")
    area = models.ForeignKey(Area, models.PROTECT, verbose_name=_("område"), related_name="used_in")
    position = models.PositiveSmallIntegerField(_("ordning"), default=0)
    goal = models.CharField(_("mål"), max_length=500, blank=True)
    passage = models.ForeignKey(Passage, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("fokusområde")
        verbose_name_plural = _("fokusområden")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "area"],
                name="agreements_focusarea_once",
                violation_error_message=_("Området finns redan i överenskommelsen."),
            )
        ]

    def __str__(self):
        return str(self.area)


class Aim(models.Model):
    """A purpose (syfte, which 9 § asks for) or a goal (mål), one each."""

    class Kind(models.TextChoices):
        PURPOSE = "purpose", _("Syfte")
        GOAL = "goal", _("Mål")

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="aims")
    kind = models.CharField(_("slag"), max_length=10, choices=Kind)
    text = models.CharField(_("text"), max_length=1000)
    passage = models.ForeignKey(Passage, models.SET_NULL, null=True, blank=True, related_name="+")
    position = models.PositiveSmallIntegerField(_("ordning"), default=0)

    class Meta:
        verbose_name = _("syfte eller mål")
        verbose_name_plural = _("syften och mål")
        ordering = ["-kind", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="agreements_aim_kind_known",
                condition=Q(kind__in=["purpose", "goal"]),
                violation_error_message=_("Välj syfte eller mål."),
            )
        ]

    def __str__(self):
        return self.text


class BodyPromise(models.Model):
    """A body that the agreement says shall be kept going; the name as written beside the body in the register."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="bodies")
    body = models.ForeignKey(
        Body, models.PROTECT, verbose_name=_("organ"), null=True, blank=True, related_name="promised_in"
    )
    name_as_written = models.CharField(_("namn på handlingen"), max_length=200)
    position = models.PositiveSmallIntegerField(_("ordning"), default=0)

    class Meta:
        verbose_name = _("samverkansforum")
        verbose_name_plural = _("samverkansforum")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "body"],
                name="agreements_bodypromise_once",
                violation_error_message=_("Organet finns redan i överenskommelsen."),
            )
        ]

    def __str__(self):
        return self.name_as_written


class PromisedSeat(models.Model):
    """The representation that a party promises in a body."""

    promise = models.ForeignKey(BodyPromise, models.CASCADE, related_name="seats")
    party = models.ForeignKey(Party, models.CASCADE, verbose_name=_("part"), related_name="promised_seats")
    what = models.CharField(_("utlovad representation"), max_length=200)

    class Meta:
        verbose_name = _("utlovad representation")
        verbose_name_plural = _("utlovad representation")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["promise", "party"],
                name="agreements_promisedseat_once",
                violation_error_message=_("Partens representation är redan angiven."),
            )
        ]

    def __str__(self):
        return f"{self.party}: {self.what}"
