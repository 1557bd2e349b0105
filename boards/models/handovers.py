"""What happens with the papers after they are written: a manager approves, a secretary takes them, boards decide."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from base.models import AnswerLink, StoredFile
from boards.models.letters import BoardLetter
from boards.models.packages import Package
from documents.models import Decision, Revision
from organisations.models import Body


class Approval(models.Model):
    """That a manager was asked to approve a text of the letter, and what came of it.

    to_user: the manager's account, where there is one.
    """

    class Outcome(models.TextChoices):
        APPROVED = "approved", _("Godkänd")
        RETURNED = "returned", _("Skickad tillbaka")

    letter = models.ForeignKey(BoardLetter, models.PROTECT, related_name="approvals")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    to_name = models.CharField(_("chef"), max_length=200)
    to_email = models.EmailField(_("chefens e-post"), blank=True)
    to_user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    message = models.CharField(_("meddelande"), max_length=1000, blank=True)
    link = models.OneToOneField(AnswerLink, models.PROTECT, null=True, blank=True, related_name="board_approval")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("skickad"), auto_now_add=True)
    outcome = models.CharField(_("utfall"), max_length=10, choices=Outcome, blank=True)
    comment = models.CharField(_("kommentar"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(_("besvarad"), null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    registered_for = models.CharField(_("enligt"), max_length=200, blank=True)
    reminded_at = models.DateTimeField(_("påmind"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("återtagen"), null=True, blank=True)

    class Meta:
        verbose_name = _("godkännande av chef")
        verbose_name_plural = _("godkännanden av chef")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="boards_approval_answered_whole",
                condition=Q(outcome="", answered_at__isnull=True)
                | Q(outcome__in=["approved", "returned"], answered_at__isnull=False),
                violation_error_message=_("Ett svar har ett utfall och en dag."),
            ),
            models.CheckConstraint(
                name="boards_approval_returned_says_why",
                condition=~Q(outcome="returned") | ~Q(comment=""),
                violation_error_message=_("Skriv vad som behöver ändras."),
            ),
            models.UniqueConstraint(
                fields=["letter"],
                condition=Q(outcome="", withdrawn_at__isnull=True),
                name="boards_approval_one_open",
                violation_error_message=_("Skrivelsen ligger redan hos en chef för godkännande."),
            ),
        ]

    def __str__(self):
        return f"{self.to_name}: {self.letter}"


class BoardText(models.Model):
    """The text that the board got, as it was sent in Word or came back from the secretary: the one that counts."""

    append_only = True

    letter = models.ForeignKey(BoardLetter, models.PROTECT, related_name="board_texts")
    package = models.ForeignKey(Package, models.PROTECT, null=True, blank=True, related_name="board_texts")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    name = models.CharField(_("filnamn"), max_length=200)
    # The sections that were read from the file, in the shape of `documents.content`, to be compared with ours.
    content = models.TextField()
    registered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    registered_by_name = models.CharField(max_length=200, blank=True)
    registered_at = models.DateTimeField(_("registrerad"), auto_now_add=True)

    class Meta:
        verbose_name = _("texten som nämnden fick")
        verbose_name_plural = _("texterna som nämnden fick")
        ordering = ["-registered_at", "-pk"]

    def __str__(self):
        return self.name


class Handover(models.Model):
    """That a set of papers was handed to a secretary, who may send it back with a comment."""

    package = models.ForeignKey(Package, models.PROTECT, related_name="handovers")
    to_name = models.CharField(_("nämndsekreterare"), max_length=200)
    to_email = models.EmailField(_("e-post"), blank=True)
    message = models.CharField(_("meddelande"), max_length=1000, blank=True)
    link = models.OneToOneField(AnswerLink, models.PROTECT, null=True, blank=True, related_name="board_handover")
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(_("lämnad"), auto_now_add=True)
    reminded_at = models.DateTimeField(_("påmind"), null=True, blank=True)
    taken_at = models.DateTimeField(_("mottagen"), null=True, blank=True)
    returned_at = models.DateTimeField(_("skickad tillbaka"), null=True, blank=True)
    comment = models.CharField(_("kommentar"), max_length=2000, blank=True)
    registered_for = models.CharField(_("enligt"), max_length=200, blank=True)
    replaced_at = models.DateTimeField(_("ersatt"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("återtagen"), null=True, blank=True)

    class Meta:
        verbose_name = _("överlämning till sekreterare")
        verbose_name_plural = _("överlämningar till sekreterare")
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="boards_handover_returned_says_why",
                condition=Q(returned_at__isnull=True) | ~Q(comment=""),
                violation_error_message=_("Skriv vad som behöver ändras."),
            ),
        ]

    def __str__(self):
        return f"{self.to_name}: {self.package}"


class BoardStep(models.Model):
    """What a body did with the papers: a committee proposes, a board decides, and the council where local rules say so.

    Never changed; a wrong row is withdrawn. What a committee proposes is kept inside until the board has decided.
    """

    class Role(models.TextChoices):
        PROPOSES = "proposes", _("Föreslår")
        DECIDES = "decides", _("Beslutar")

    class Outcome(models.TextChoices):
        APPROVED = "approved", _("Enligt förslaget")
        CHANGED = "changed", _("Med ändrad text")
        REJECTED = "rejected", _("Avslag")
        RETURNED = "returned", _("Återremiss")
        TABLED = "tabled", _("Bordläggning")

    letter = models.ForeignKey(BoardLetter, models.PROTECT, related_name="steps")
    package = models.ForeignKey(Package, models.PROTECT, null=True, blank=True, related_name="steps")
    role = models.CharField(_("vad organet gör"), max_length=10, choices=Role)
    body = models.ForeignKey(Body, models.PROTECT, verbose_name=_("organ"), null=True, blank=True, related_name="+")
    body_name = models.CharField(_("organ, som det skrivs"), max_length=200)
    outcome = models.CharField(_("utfall"), max_length=10, choices=Outcome)
    decided_on = models.DateField(_("sammanträdesdag"))
    paragraph = models.CharField(_("paragraf"), max_length=20)
    text = models.TextField(_("beslutet lyder"), blank=True)
    announced_on = models.DateField(_("tillkännagivet på anslagstavlan"), null=True, blank=True)
    excerpt = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    excerpt_name = models.CharField(_("protokollsutdrag"), max_length=200, blank=True)
    # What the decision became on the papers that the points are about.
    decisions = models.ManyToManyField(Decision, blank=True, related_name="board_steps")
    registered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    registered_for = models.CharField(_("enligt"), max_length=200, blank=True)
    registered_at = models.DateTimeField(_("registrerat"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("taget tillbaka"), null=True, blank=True)
    withdrawn_why = models.CharField(_("varför"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("nämndens behandling")
        verbose_name_plural = _("nämndernas behandling")
        ordering = ["decided_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="boards_boardstep_known",
                condition=Q(role__in=["proposes", "decides"])
                & Q(outcome__in=["approved", "changed", "rejected", "returned", "tabled"]),
                violation_error_message=_("Välj vad organet gjorde."),
            ),
            models.CheckConstraint(
                name="boards_boardstep_changed_has_text",
                condition=~Q(outcome="changed") | ~Q(text=""),
                violation_error_message=_("Skriv beslutet som det blev."),
            ),
            models.CheckConstraint(
                name="boards_boardstep_excerpt_named",
                condition=Q(excerpt__isnull=True, excerpt_name="") | (Q(excerpt__isnull=False) & ~Q(excerpt_name="")),
                violation_error_message=_("Ett protokollsutdrag har ett filnamn."),
            ),
            models.CheckConstraint(
                name="boards_boardstep_withdrawn_says_why",
                condition=Q(withdrawn_at__isnull=True, withdrawn_why="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_why="")),
                violation_error_message=_("Skriv varför raden tas tillbaka."),
            ),
            models.UniqueConstraint(
                fields=["letter", "body_name", "decided_on", "paragraph"],
                condition=Q(withdrawn_at__isnull=True),
                name="boards_boardstep_once",
                violation_error_message=_("Den paragrafen är redan registrerad."),
            ),
        ]

    def __str__(self):
        return f"{self.body_name} {self.decided_on} § {self.paragraph}"

    @property
    def is_unsettled(self) -> bool:
        """Whether the body has left the matter to be treated anew: sent back, or put off to a later meeting."""
        return self.outcome in (self.Outcome.RETURNED, self.Outcome.TABLED)

    @property
    def is_decision(self) -> bool:
        """Whether the matter is decided by it: of a proposal, and of a row that is taken back, never."""
        return self.role == self.Role.DECIDES and not self.is_unsettled and self.withdrawn_at is None

    @property
    def may_be_announced(self) -> bool:
        return self.role == self.Role.DECIDES and self.outcome != self.Outcome.TABLED
