"""What each party decided about a text, and papers that were out to be signed."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from base.models import StoredFile
from documents.models.document import Document
from documents.models.history import Copy, Revision
from documents.models.parties import Party
from organisations.models import Body, Organisation


class DecisionWay(models.TextChoices):
    """How a party decides about a paper."""

    BOARD = "board", _("Nämndbeslut")
    DELEGATED = "delegated", _("Delegationsbeslut")
    BY_SIGNATURE = "by_signature", _("Beslutas genom underskrift")
    NONE = "none", _("Inget särskilt beslut")


class DecisionPlan(models.Model):
    """How a party is going to decide: what the paper waits for before it can be signed."""

    party = models.OneToOneField(Party, models.CASCADE, primary_key=True, related_name="decision_plan")
    way = models.CharField(_("beslutsväg"), max_length=20, choices=DecisionWay)
    body = models.ForeignKey(Body, models.PROTECT, verbose_name=_("organ"), null=True, blank=True, related_name="+")
    by_whom = models.CharField(_("vem som beslutar"), max_length=200, blank=True)
    why = models.CharField(_("skäl"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("beslutsväg")
        verbose_name_plural = _("beslutsvägar")
        constraints = [
            models.CheckConstraint(
                name="documents_decisionplan_way_known",
                condition=Q(way__in=["board", "delegated", "by_signature", "none"]),
                violation_error_message=_("Välj hur parten beslutar."),
            ),
            models.CheckConstraint(
                name="documents_decisionplan_none_has_reason",
                condition=~Q(way="none") | ~Q(why=""),
                violation_error_message=_("Skriv varför inget särskilt beslut behövs."),
            ),
        ]

    def __str__(self):
        return f"{self.party}: {self.get_way_display()}"


class Decision(models.Model):
    """That a party decided about a named text, by a board or by delegation. Never changed; a wrong row is withdrawn."""

    class Outcome(models.TextChoices):
        """What was decided."""

        APPROVED = "approved", _("Godkänd")
        REJECTED = "rejected", _("Avslagen")
        RETURNED = "returned", _("Återremitterad")

    document = models.ForeignKey(Document, models.PROTECT, related_name="decisions")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="decisions")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name=_("organisation"), null=True, blank=True, related_name="decisions"
    )
    party = models.ForeignKey(
        Party, models.SET_NULL, verbose_name=_("part"), null=True, blank=True, related_name="decisions"
    )
    # What the party was called when it was registered, where it is in no register here.
    organisation_name = models.CharField(_("organisation utanför registret"), max_length=200, blank=True)
    way = models.CharField(_("beslutsväg"), max_length=20, choices=DecisionWay)
    body = models.ForeignKey(Body, models.PROTECT, verbose_name=_("organ"), null=True, blank=True, related_name="+")
    by_whom = models.CharField(_("beslutat av"), max_length=200, blank=True)
    outcome = models.CharField(_("utfall"), max_length=10, choices=Outcome)
    decided_on = models.DateField(_("beslutsdag"))
    paragraph = models.CharField(_("paragraf"), max_length=20, blank=True)
    number = models.CharField(_("beslutsnummer"), max_length=60, blank=True)
    delegation_point = models.CharField(_("punkt i delegationsordningen"), max_length=60, blank=True)
    reported_on = models.DateField(_("anmält till nämnden"), null=True, blank=True)
    text = models.CharField(_("beslutet lyder"), max_length=2000, blank=True)
    excerpt = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    excerpt_name = models.CharField(_("protokollsutdrag"), max_length=200, blank=True)
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("registrerat av"),
        null=True,
        blank=True,
        related_name="+",
    )
    registered_for = models.CharField(_("enligt"), max_length=200, blank=True)
    registered_at = models.DateTimeField(_("registrerat"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("taget tillbaka"), null=True, blank=True)
    withdrawn_why = models.CharField(_("varför"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("beslut")
        verbose_name_plural = _("beslut")
        ordering = ["-decided_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "organisation"],
                condition=Q(outcome="approved", withdrawn_at__isnull=True),
                name="documents_decision_one_approval",
                violation_error_message=_("Parten har redan godkänt den här texten."),
            ),
            models.UniqueConstraint(
                fields=["revision", "party"],
                condition=Q(outcome="approved", withdrawn_at__isnull=True),
                name="documents_decision_one_approval_by_party",
                violation_error_message=_("Parten har redan godkänt den här texten."),
            ),
            models.CheckConstraint(
                name="documents_decision_of_somebody",
                condition=Q(organisation__isnull=False) | ~Q(organisation_name=""),
                violation_error_message=_("Ange vilken part beslutet gäller."),
            ),
            models.CheckConstraint(
                name="documents_decision_way_known",
                condition=Q(way__in=["board", "delegated"]),
                violation_error_message=_("Ett beslut fattas av en nämnd eller på delegation."),
            ),
            models.CheckConstraint(
                name="documents_decision_outcome_known",
                condition=Q(outcome__in=["approved", "rejected", "returned"]),
                violation_error_message=_("Välj om beslutet var att godkänna, avslå eller återremittera."),
            ),
            models.CheckConstraint(
                name="documents_decision_board_has_body",
                condition=~Q(way="board") | Q(body__isnull=False) | ~Q(by_whom=""),
                violation_error_message=_("Ange vilket organ som beslutade."),
            ),
            models.CheckConstraint(
                name="documents_decision_delegate_named",
                condition=~Q(way="delegated") | ~Q(by_whom=""),
                violation_error_message=_("Ange vem som beslutade på delegation."),
            ),
            models.CheckConstraint(
                name="documents_decision_withdrawn_has_reason",
                condition=Q(withdrawn_at__isnull=True, withdrawn_why="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_why="")),
                violation_error_message=_("Skriv varför beslutet tas tillbaka."),
            ),
        ]

    def __str__(self):
        return f"{self.get_outcome_display()}: {self.by_party}"

    @property
    def by_party(self) -> str:
        """The party that it is a decision of."""
        return str(self.organisation or self.organisation_name)


class SigningRequest(models.Model):
    """A paper that went to another service to be signed there: which file, to whom, and what came back."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="signing_requests")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="signing_requests")
    sent_copy = models.ForeignKey(Copy, models.PROTECT, related_name="+")
    service = models.CharField(_("tjänst"), max_length=200)
    sent_to = models.CharField(_("skickad till"), max_length=300)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(_("skickad"), auto_now_add=True)
    returned_copy = models.ForeignKey(Copy, models.PROTECT, null=True, blank=True, related_name="+")
    returned_at = models.DateTimeField(_("kom tillbaka"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("avbruten"), null=True, blank=True)

    class Meta:
        verbose_name = _("underskrift i annan tjänst")
        verbose_name_plural = _("underskrifter i annan tjänst")
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document"],
                condition=Q(returned_at__isnull=True, cancelled_at__isnull=True),
                name="documents_signingrequest_one_open",
                violation_error_message=_("Handlingen är redan ute för underskrift."),
            ),
            models.CheckConstraint(
                name="documents_signingrequest_one_end",
                condition=Q(returned_at__isnull=True) | Q(cancelled_at__isnull=True),
                violation_error_message=_("En begäran om underskrift är besvarad eller avbruten, inte båda."),
            ),
            models.CheckConstraint(
                name="documents_signingrequest_returned_has_file",
                condition=Q(returned_at__isnull=True, returned_copy__isnull=True)
                | Q(returned_at__isnull=False, returned_copy__isnull=False),
                violation_error_message=_("Lägg till den undertecknade filen."),
            ),
        ]

    def __str__(self):
        return f"{self.service}: {self.document}"
