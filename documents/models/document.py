"""The formal paper: everything that agreements, pledges, letters and notes have in common."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from base.searching import sort_key
from documents.models.querysets import DocumentQuerySet
from organisations.models import Organisation


class State(models.TextChoices):
    """What people did with the paper; what the calendar says of it is derived."""

    DRAFT = "draft", _("Utkast")
    LOCKED = "locked", _("Låst inför beslut")
    FINAL = "final", _("Slutlig")
    DISCARDED = "discarded", _("Kasserat utkast")


class Document(models.Model):
    """A paper with an owner, parties, text, revisions and a lifecycle; its kind says which app it belongs to."""

    class FinalBy(models.TextChoices):
        """The way in which a paper of a kind becomes final, in the word that stands on screen."""

        SIGNATURE = "signature", _("Undertecknad")
        DECISION = "decision", _("Antagen")
        APPROVAL = "approval", _("Godkänd")
        ADJUSTMENT = "adjustment", _("Justerad")
        HANDOVER = "handover", _("Överlämnad")

    class Condition(models.TextChoices):
        """What has become of the condition that the paper was signed under."""

        AWAITED = "awaited", _("Väntar på beslut")
        MET = "met", _("Uppfylld")
        REFUSED = "refused", _("Förfallen")

    kind = models.CharField(_("slag"), max_length=30)
    type_label = models.CharField(_("typ"), max_length=100)
    title = models.CharField(_("titel"), max_length=300)
    sort_title = models.CharField(max_length=200, editable=False)
    owner = models.ForeignKey(Organisation, models.PROTECT, verbose_name=_("ägare"), related_name="documents")
    dated_on = models.DateField(_("daterad"), null=True, blank=True)
    place = models.CharField(_("ort"), max_length=100, blank=True)
    made_from = models.ForeignKey(
        "self", models.PROTECT, verbose_name=_("gjord utifrån"), null=True, blank=True, related_name="made_into"
    )
    state = models.CharField(_("läge"), max_length=20, choices=State, default=State.DRAFT)
    locked_revision = models.ForeignKey(
        "documents.Revision", models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    final_by = models.CharField(_("slutlig genom"), max_length=20, choices=FinalBy, blank=True)
    final_on = models.DateField(_("datum"), null=True, blank=True)
    final_on_unknown = models.BooleanField(_("datum okänt"), default=False)
    final_place = models.CharField(_("ort"), max_length=100, blank=True)
    final_condition = models.CharField(_("under förutsättning av"), max_length=300, blank=True)
    # Derived from the decisions by `documents.conditions` and kept as the paper's door closes, for the calendar in SQL.
    condition_outcome = models.CharField(max_length=10, choices=Condition, blank=True, editable=False)
    condition_settled_on = models.DateField(null=True, blank=True, editable=False)
    ended_on = models.DateField(_("avslutad från och med"), null=True, blank=True)
    end_reason = models.CharField(_("skäl till avslutet"), max_length=300, blank=True)
    discard_reason = models.CharField(_("skäl"), max_length=300, blank=True)
    secrecy_ground = models.CharField(
        _("sekretessmarkering, lagrum"), max_length=100, blank=True, help_text=_("Till exempel 18 kap. 1 § OSL.")
    )
    secrecy_on = models.DateField(_("sekretessmarkerad den"), null=True, blank=True)
    secrecy_authority = models.CharField(_("sekretessmarkerad av"), max_length=200, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("skapad av"), related_name="+"
    )
    created_at = models.DateTimeField(_("skapad"), auto_now_add=True)
    changed_at = models.DateTimeField(_("ändrad"), auto_now=True)
    touched = models.PositiveIntegerField(default=0, editable=False)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("handling")
        verbose_name_plural = _("handlingar")
        ordering = ["sort_title", "pk"]
        indexes = [
            models.Index(fields=["owner", "kind", "sort_title"], name="documents_of_owner"),
            models.Index(fields=["owner", "-changed_at"], name="documents_recent"),
            # The orders of the lists: a page of those who have very many is read from these, without sorting all.
            models.Index(fields=["sort_title", "id"], name="documents_by_title"),
            models.Index(fields=["-changed_at", "-id"], name="documents_by_change"),
        ]
        constraints = [
            models.CheckConstraint(
                name="documents_document_state_known",
                condition=Q(state__in=["draft", "locked", "final", "discarded"]),
                violation_error_message=_("Läget finns inte."),
            ),
            models.CheckConstraint(
                name="documents_document_locked_text",
                condition=Q(state__in=["locked", "final"], locked_revision__isnull=False)
                | Q(state__in=["draft", "discarded"], locked_revision__isnull=True),
                violation_error_message=_(
                    "En låst eller slutlig handling pekar på sin låsta text, andra gör det inte."
                ),
            ),
            models.CheckConstraint(
                name="documents_document_final_dated",
                condition=Q(state="final", final_on__isnull=False, final_on_unknown=False)
                | Q(state="final", final_on__isnull=True, final_on_unknown=True)
                | (~Q(state="final") & Q(final_on__isnull=True, final_on_unknown=False)),
                violation_error_message=_("Ange datum, eller att datumet är okänt."),
            ),
            models.CheckConstraint(
                name="documents_document_final_way",
                condition=Q(state="final") & ~Q(final_by="") | ~Q(state="final") & Q(final_by=""),
                violation_error_message=_(
                    "En slutlig handling blev det på något sätt: undertecknad, antagen, godkänd …"
                ),
            ),
            models.CheckConstraint(
                name="documents_document_condition_when_final",
                condition=Q(final_condition="") | Q(state="final"),
                violation_error_message=_("Ett förbehåll hör till en undertecknad handling."),
            ),
            models.CheckConstraint(
                name="documents_document_condition_settled",
                condition=Q(final_condition="", condition_outcome="", condition_settled_on__isnull=True)
                | ~Q(final_condition="") & Q(condition_outcome="awaited", condition_settled_on__isnull=True)
                | ~Q(final_condition="")
                & Q(condition_outcome__in=["met", "refused"], condition_settled_on__isnull=False),
                violation_error_message=_("Ett förbehåll väntar på beslut, eller är uppfyllt eller förfallet en dag."),
            ),
            models.CheckConstraint(
                name="documents_document_end_has_reason",
                condition=Q(ended_on__isnull=True, end_reason="")
                | (Q(ended_on__isnull=False, state="final") & ~Q(end_reason="")),
                violation_error_message=_("Ett avslut har ett datum och ett skäl, och gäller en slutlig handling."),
            ),
            models.CheckConstraint(
                name="documents_document_discard_has_reason",
                condition=Q(state="discarded") & ~Q(discard_reason="") | ~Q(state="discarded") & Q(discard_reason=""),
                violation_error_message=_("Skriv varför utkastet kasseras."),
            ),
            models.CheckConstraint(
                name="documents_document_secrecy_whole",
                condition=Q(secrecy_ground="", secrecy_on__isnull=True, secrecy_authority="")
                | (~Q(secrecy_ground="") & Q(secrecy_on__isnull=False) & ~Q(secrecy_authority="")),
                violation_error_message=_(
                    "En sekretessmarkering har lagrum, datum och den myndighet som gjort den (5 kap. 5 § OSL)."
                ),
            ),
        ]

    def __str__(self):
        return self.title

    def save(self, **kwargs):
        self.sort_title = sort_key(self.title)
        super().save(**kwargs)

    @property
    def is_conditional(self) -> bool:
        """Whether it is signed, but does not hold: the condition is not met yet, or will not be."""
        return self.condition_outcome in (self.Condition.AWAITED, self.Condition.REFUSED)
