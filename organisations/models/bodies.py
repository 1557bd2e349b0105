"""Boards, committees, councils and groups, with their seats and sitting dates."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from organisations.models.organisation import (
    Department,
    Organisation,
    period_constraint,
    refuse_another_register,
    up_the_line,
)
from organisations.models.people import Person


class Body(models.Model):
    """A group that meets: a nämnd with its own register, an utskott, lokala Brå, a steering or working group."""

    class Kind(models.TextChoices):
        BOARD = "board", _("Nämnd eller styrelse")
        COMMITTEE = "committee", _("Utskott")
        COUNCIL = "council", _("Brottsförebyggande råd")
        STEERING = "steering", _("Styrgrupp")
        WORKING = "working", _("Arbetsgrupp")

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name=_("organisation"), related_name="bodies"
    )
    kind = models.CharField(_("slag"), max_length=20, choices=Kind)
    name = models.CharField(_("namn"), max_length=200)
    short_name = models.CharField(_("kortnamn"), max_length=20, blank=True, help_text=_("Till exempel KS eller AU."))
    parent = models.ForeignKey(
        "self", models.PROTECT, verbose_name=_("under"), null=True, blank=True, related_name="children"
    )
    department = models.ForeignKey(
        Department, models.SET_NULL, verbose_name=_("förvaltning"), null=True, blank=True, related_name="bodies"
    )
    mandate = models.TextField(_("uppdrag"), blank=True)
    is_strategic_council = models.BooleanField(
        _("strategiskt råd enligt 10 §"), default=False, help_text=_("Lag (2023:196), 10 §.")
    )
    is_authority = models.BooleanField(
        _("egen myndighet"), default=False, help_text=_("Har eget diarium; varje nämnd i en kommun är en myndighet.")
    )
    registrar_email = models.EmailField(_("registratorns e-post"), blank=True)
    from_on = models.DateField(_("från och med"), null=True, blank=True)
    to_on = models.DateField(_("till och med"), null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("organ")
        verbose_name_plural = _("organ")
        ordering = ["organisation", "kind", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name"],
                name="organisations_body_once",
                violation_error_message=_("Det finns redan ett organ med det namnet."),
            ),
            models.CheckConstraint(
                name="organisations_body_kind_known",
                condition=Q(kind__in=["board", "committee", "council", "steering", "working"]),
                violation_error_message=_("Välj vilket slags organ det är."),
            ),
            models.CheckConstraint(
                name="organisations_body_not_own_parent",
                condition=Q(parent__isnull=True) | ~Q(parent=F("pk")),
                violation_error_message=_("Ett organ kan inte ligga under sig självt."),
            ),
            models.CheckConstraint(
                name="organisations_body_only_board_is_authority",
                condition=Q(is_authority=False) | Q(kind="board"),
                violation_error_message=_("Bara en nämnd eller styrelse är en egen myndighet."),
            ),
            period_constraint("organisations_body_period"),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        refuse_another_register(self, "parent", "department")
        if self.pk and self in up_the_line(self, "parent"):
            raise ValidationError({"parent": _("Organet kan inte ligga under något som ligger under det självt.")})


class SittingDate(models.Model):
    """A day on which a body meets, and the last day to hand in papers for it."""

    body = models.ForeignKey(Body, models.CASCADE, verbose_name=_("organ"), related_name="sitting_dates")
    on = models.DateField(_("sammanträder"))
    papers_due_on = models.DateField(_("handlingar senast"), null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("sammanträdesdag")
        verbose_name_plural = _("sammanträdesdagar")
        ordering = ["on"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "on"],
                name="organisations_sittingdate_once",
                violation_error_message=_("Den dagen finns redan."),
            ),
            models.CheckConstraint(
                name="organisations_sittingdate_papers_before",
                condition=Q(papers_due_on__isnull=True) | Q(papers_due_on__lte=F("on")),
                violation_error_message=_("Handlingarna ska vara inne senast samma dag som sammanträdet."),
            ),
        ]

    def __str__(self):
        return f"{self.body} {self.on}"


class Seat(models.Model):
    """A place in a body, by role and not by name: "två representanter från socialnämnden"."""

    body = models.ForeignKey(Body, models.CASCADE, verbose_name=_("organ"), related_name="seats")
    represents = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name=_("företräder"), related_name="seats_elsewhere"
    )
    title = models.CharField(_("roll"), max_length=200)
    number = models.PositiveSmallIntegerField(_("antal"), default=1)
    is_leading_position = models.BooleanField(
        _("ledande ställning"), default=False, help_text=_("Lag (2023:196), 10 §.")
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("plats")
        verbose_name_plural = _("platser")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="organisations_seat_at_least_one",
                condition=Q(number__gte=1),
                violation_error_message=_("Antalet är minst ett."),
            )
        ]

    def __str__(self):
        return f"{self.title}, {self.represents}"


class SeatHolding(models.Model):
    """Who sits on a seat, from when to when."""

    seat = models.ForeignKey(Seat, models.CASCADE, verbose_name=_("plats"), related_name="holdings")
    person = models.ForeignKey(Person, models.PROTECT, verbose_name=_("person"), related_name="seat_holdings")
    from_on = models.DateField(_("från och med"))
    to_on = models.DateField(_("till och med"), null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("innehavare av plats")
        verbose_name_plural = _("innehavare av platser")
        ordering = ["-from_on"]
        constraints = [period_constraint("organisations_seatholding_period")]

    def __str__(self):
        return f"{self.person}: {self.seat}"
