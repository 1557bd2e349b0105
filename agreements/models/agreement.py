"""The samverkansöverenskommelse: how long it holds, and which other one it follows."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agreements.models.querysets import AgreementQuerySet
from agreements.periods import last_day_of_year_from
from documents.models import Document, Passage


class TermKind(models.TextChoices):
    """The five ways in which agreements say how long they hold."""

    FIXED = "fixed", _("Bestämd tid")
    ROLLING_YEARLY = "rolling_yearly", _("Ett år i taget, efter diskussion inför varje ny period")
    MANDATE_PERIOD = "mandate_period", _("Mandatperioden")
    UNTIL_FURTHER_NOTICE = "until_further_notice", _("Tills vidare")
    FIXED_THEN_UNTIL_REPLACED = "fixed_then_until_replaced", _("Bestämd tid, därefter tills en ny tecknas")


class Relation(models.TextChoices):
    """How an agreement follows another."""

    SUCCESSOR = "successor", _("Ny överenskommelse efter")
    AMENDMENT = "amendment", _("Revidering av")
    EXTENSION = "extension", _("Förlängning av")


# These stand within the term of the agreement that they follow; a successor begins a term of its own.
WITHIN_TERM = [Relation.AMENDMENT, Relation.EXTENSION]


class Agreement(models.Model):
    """A cooperation agreement; its paper is its primary key."""

    document = models.OneToOneField(Document, models.CASCADE, primary_key=True, related_name="agreement")
    term_kind = models.CharField(_("avtalstid"), max_length=30, choices=TermKind, blank=True)
    starts_on = models.DateField(_("gäller från och med"), null=True, blank=True)
    ends_on = models.DateField(_("gäller till och med"), null=True, blank=True)
    term_passage = models.ForeignKey(
        Passage, models.SET_NULL, verbose_name=_("meningen om avtalstid"), null=True, blank=True, related_name="+"
    )
    follows = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("följer på"),
        null=True,
        blank=True,
        db_index=False,
        related_name="followed_by",
    )
    relation = models.CharField(_("förhållande"), max_length=20, choices=Relation, blank=True)
    # Whose term this paper stands in: its own, or for an amendment or extension that of the one which it leads back
    # to. Kept as a row of its own, so that SQL finds everything about a term in one step.
    original = models.ForeignKey("self", models.RESTRICT, editable=False, related_name="papers_of_term")

    objects = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = _("överenskommelse")
        verbose_name_plural = _("överenskommelser")
        # Most follow nothing. An index with all those nulls misleads the planner to look through every paper instead.
        indexes = [models.Index(fields=["follows"], condition=Q(follows__isnull=False), name="agreements_followed_by")]
        constraints = [
            models.CheckConstraint(
                name="agreements_agreement_term_known",
                condition=Q(term_kind__in=["", *TermKind]),
                violation_error_message=_("Välj en av de fem avtalstiderna."),
            ),
            models.CheckConstraint(
                name="agreements_agreement_period",
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("Slutdatum kan inte ligga före startdatum."),
            ),
            models.CheckConstraint(
                name="agreements_agreement_until_further_notice",
                condition=~Q(term_kind="until_further_notice") | Q(ends_on__isnull=True),
                violation_error_message=_("En överenskommelse som gäller tills vidare har inget slutdatum."),
            ),
            models.CheckConstraint(
                name="agreements_agreement_rolling_has_first_period",
                condition=~Q(term_kind="rolling_yearly") | Q(starts_on__isnull=True) | Q(ends_on__isnull=False),
                violation_error_message=_("Ange när den första perioden slutar."),
            ),
            models.CheckConstraint(
                name="agreements_agreement_relation",
                condition=Q(follows__isnull=True, relation="") | Q(follows__isnull=False, relation__in=list(Relation)),
                violation_error_message=_("Ange hur överenskommelsen hänger ihop med den som den följer på."),
            ),
            models.CheckConstraint(
                name="agreements_agreement_original",
                condition=Q(relation__in=WITHIN_TERM) & ~Q(original=F("pk"))
                | ~Q(relation__in=WITHIN_TERM) & Q(original=F("pk")),
                violation_error_message=_("En revidering eller förlängning hör till en annan överenskommelse."),
            ),
            models.CheckConstraint(
                name="agreements_agreement_not_after_itself",
                condition=Q(follows__isnull=True) | ~Q(follows=F("pk")),
                violation_error_message=_("En överenskommelse kan inte följa på sig själv."),
            ),
        ]

    def __str__(self):
        return str(self.document)

    def save(self, **kwargs):
        if self.term_kind == TermKind.ROLLING_YEARLY and self.starts_on and not self.ends_on:
            self.ends_on = last_day_of_year_from(self.starts_on)
        self.original = self.follows.original if self.is_within_term and self.follows else self
        super().save(**kwargs)
        self._lead_followers()

    @property
    def is_within_term(self) -> bool:
        """Whether this is an amendment or extension, which lives in the term of the agreement that it follows."""
        return self.relation in WITHIN_TERM

    def _lead_followers(self) -> None:
        """Amendments and extensions of this paper lead back to the same original, also when that has changed."""
        for follower in self.followed_by.filter(relation__in=WITHIN_TERM).exclude(original=self.original_id):
            follower.follows = self
            follower.save()


class Renewal(models.Model):
    """One period of a yearly rolling agreement, and the discussion that it rests on."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="renewals")
    starts_on = models.DateField(_("från och med"))
    ends_on = models.DateField(_("till och med"))
    discussed_on = models.DateField(_("diskuterad den"))
    note = models.CharField(_("anteckning"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("förnyelse")
        verbose_name_plural = _("förnyelser")
        ordering = ["starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "starts_on"],
                name="agreements_renewal_once",
                violation_error_message=_("Perioden är redan registrerad."),
            ),
            models.CheckConstraint(
                name="agreements_renewal_period",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("Slutdatum kan inte ligga före startdatum."),
            ),
        ]

    def __str__(self):
        return f"{self.starts_on}–{self.ends_on}"
