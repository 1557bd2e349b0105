"""What was sent to whom, and what came back: releases, replies and the comments in them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from base.models import AnswerLink, StoredFile
from documents.models.document import Document
from documents.models.history import Revision
from documents.models.parties import Party
from organisations.models import Body, Organisation


class Purpose(models.TextChoices):
    """Why a paper is sent. By law it decides what the paper becomes: see `documents.legal_status`."""

    COMMENTS = "comments", _("För synpunkter")
    INFORMATION = "information", _("För kännedom")
    DECISION = "decision", _("För beslut")


class Relation(models.TextChoices):
    """How the recipient stands to the owner: TF 2:9–12 treats each of them in its own way."""

    OWN = "own", _("Den egna myndigheten")
    AUTHORITY = "authority", _("En annan myndighet")
    OUTSIDE = "outside", _("Utanför myndigheterna")


class Release(models.Model):
    """One paper sent to one recipient: which revision, why, and what was asked. The owner goes on writing.

    The recipient is an organisation that reads here, a board that is an authority of its own, or a person by name and
    address; the last two answer by a link. The person may stand for a party that is in no register here. A new version
    to the same recipient is a row of its own that replaces this.
    """

    document = models.ForeignKey(Document, models.PROTECT, related_name="releases")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="releases")
    purpose = models.CharField(_("skickad"), max_length=20, choices=Purpose)
    relation = models.CharField(_("mottagaren är"), max_length=20, choices=Relation)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name=_("mottagare"), null=True, blank=True, related_name="received"
    )
    body = models.ForeignKey(
        Body, models.PROTECT, verbose_name=_("myndighet"), null=True, blank=True, related_name="received"
    )
    party = models.ForeignKey(
        Party, models.SET_NULL, verbose_name=_("part"), null=True, blank=True, related_name="received"
    )
    # What the recipient's organisation was called when it was sent, where it is in no register here.
    organisation_name = models.CharField(_("organisation utanför registret"), max_length=200, blank=True)
    name = models.CharField(_("namn"), max_length=200, blank=True)
    email = models.EmailField(_("e-post"), blank=True)
    why = models.CharField(_("meddelande"), max_length=1000, blank=True)
    answer_by = models.DateField(_("svar senast"), null=True, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("skickad av"), related_name="+"
    )
    sent_at = models.DateTimeField(_("skickad"))
    link = models.OneToOneField(AnswerLink, models.PROTECT, null=True, blank=True, related_name="release")
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    reminded_at = models.DateTimeField(_("påmind"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("återtagen"), null=True, blank=True)

    class Meta:
        verbose_name = _("utskick")
        verbose_name_plural = _("utskick")
        ordering = ["-sent_at", "-pk"]
        indexes = [models.Index(fields=["organisation", "document"], name="documents_release_to")]
        constraints = [
            models.CheckConstraint(
                name="documents_release_purpose_known",
                condition=Q(purpose__in=list(Purpose)),
                violation_error_message=_("Välj om du skickar för synpunkter, för kännedom eller för beslut."),
            ),
            models.CheckConstraint(
                name="documents_release_relation_known",
                condition=Q(relation__in=list(Relation)),
                violation_error_message=_("Ange hur mottagaren förhåller sig till er."),
            ),
            models.CheckConstraint(
                name="documents_release_has_recipient",
                condition=Q(organisation__isnull=False) | ~Q(name=""),
                violation_error_message=_("Ange vem handlingen skickas till."),
            ),
            models.CheckConstraint(
                name="documents_release_body_of_organisation",
                condition=Q(body__isnull=True) | Q(organisation__isnull=False),
                violation_error_message=_("En nämnd hör till en organisation."),
            ),
            models.CheckConstraint(
                name="documents_release_link_has_address",
                condition=Q(link__isnull=True) | ~Q(email=""),
                violation_error_message=_("En svarslänk skickas till en e-postadress."),
            ),
            models.CheckConstraint(
                name="documents_release_information_asks_nothing",
                condition=~Q(purpose="information") | Q(answer_by__isnull=True),
                violation_error_message=_("Det som skickas för kännedom behöver inget svar."),
            ),
        ]

    def __str__(self):
        return f"{self.get_purpose_display()}: {self.recipient}"

    @property
    def recipient(self) -> str:
        """Whom it went to, as one says it: the board or organisation, or the person in one's own or outside them."""
        if self.relation == Relation.OWN and self.name:
            return self.name
        return str(self.body or self.organisation or self.organisation_name or self.name)


class Reply(models.Model):
    """What somebody answered to a release, or told the owner without one. Until it is sent it is its writer's own."""

    class Way(models.TextChoices):
        """How the answer came."""

        HERE = "here", _("Skrivet här")
        LINK = "link", _("Svarslänk")
        WORD = "word", _("Word med ändringar")
        PHONE = "phone", _("Telefonsamtal")
        MAIL = "mail", _("Mejl")
        MEETING = "meeting", _("Möte")

    REGISTERED = (Way.WORD, Way.PHONE, Way.MAIL, Way.MEETING)

    document = models.ForeignKey(Document, models.PROTECT, related_name="replies")
    release = models.ForeignKey(Release, models.PROTECT, null=True, blank=True, related_name="replies")
    # The text that was read when the answer was written: what it says of the text, it says of this.
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="replies")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name=_("från"), null=True, blank=True, related_name="replies"
    )
    organisation_name = models.CharField(_("organisation utanför registret"), max_length=200, blank=True)
    name = models.CharField(_("namn"), max_length=200, blank=True)
    way = models.CharField(_("kom genom"), max_length=10, choices=Way)
    text = models.TextField(_("svar"), blank=True)
    has_no_remarks = models.BooleanField(_("inget att invända"), default=False)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    file_name = models.CharField(_("fil"), max_length=200, blank=True)
    received_on = models.DateField(_("kom in"), null=True, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("skrivet av"), null=True, blank=True, related_name="+"
    )
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("registrerat av"),
        null=True,
        blank=True,
        related_name="+",
    )
    begun_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(_("skickat"), null=True, blank=True)
    token = models.CharField(max_length=40, blank=True, editable=False)

    class Meta:
        verbose_name = _("svar")
        verbose_name_plural = _("svar")
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="documents_reply_way_known",
                condition=Q(way__in=["here", "link", "word", "phone", "mail", "meeting"]),
                violation_error_message=_("Ange hur svaret kom."),
            ),
            models.CheckConstraint(
                name="documents_reply_from_somebody",
                condition=Q(organisation__isnull=False) | ~Q(name=""),
                violation_error_message=_("Ange vem svaret kommer från."),
            ),
            models.CheckConstraint(
                name="documents_reply_registered_is_dated",
                condition=Q(registered_by__isnull=True)
                | Q(registered_by__isnull=False, received_on__isnull=False, sent_at__isnull=False),
                violation_error_message=_("Ange vilken dag svaret kom."),
            ),
            models.UniqueConstraint(
                fields=["release"],
                condition=Q(sent_at__isnull=True),
                name="documents_reply_one_begun",
                violation_error_message=_("Det finns redan ett påbörjat svar."),
            ),
        ]

    def __str__(self):
        return f"{self.from_whom}: {self.document}"

    @property
    def from_whom(self) -> str:
        """The organisation that answered, or the person where none is known."""
        return str(self.organisation or self.organisation_name or self.name)


class Comment(models.Model):
    """A remark on a section, or a wording suggested in its place; part of one reply."""

    class Outcome(models.TextChoices):
        """What the owner did with it."""

        OPEN = "open", _("Inte besvarad")
        ANSWERED = "answered", _("Besvarad")
        TAKEN_IN = "taken_in", _("Intagen")
        DECLINED = "declined", _("Avböjd")

    reply = models.ForeignKey(Reply, models.CASCADE, related_name="comments")
    # Empty for what concerns the whole paper, and for what came at a place that is not known.
    section_key = models.UUIDField(null=True, blank=True)
    place = models.CharField(_("ställe"), max_length=300, blank=True)
    quote = models.TextField(_("ordalydelse"), blank=True)
    text = models.TextField(_("synpunkt"), blank=True)
    heading_before = models.CharField(max_length=300, blank=True)
    suggested_heading = models.CharField(_("föreslagen rubrik"), max_length=300, blank=True)
    html_before = models.TextField(blank=True)
    suggested_html = models.TextField(_("föreslagen lydelse"), blank=True)
    suggests = models.BooleanField(_("föreslår ny lydelse"), default=False)
    by_name = models.CharField(_("av"), max_length=200, blank=True)
    position = models.PositiveIntegerField(_("ordning"), default=0)
    # While it is written: which field of a page it came from, and how often it was saved.
    token = models.CharField(max_length=40, blank=True, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)
    outcome = models.CharField(_("utfall"), max_length=10, choices=Outcome, default=Outcome.OPEN)
    answer = models.CharField(_("svar"), max_length=1000, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("avgjord av"), null=True, blank=True, related_name="+"
    )
    settled_at = models.DateTimeField(_("avgjord"), null=True, blank=True)

    class Meta:
        verbose_name = _("synpunkt")
        verbose_name_plural = _("synpunkter")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="documents_comment_outcome_known",
                condition=Q(outcome__in=["open", "answered", "taken_in", "declined"]),
                violation_error_message=_("Utfallet finns inte."),
            ),
            models.CheckConstraint(
                name="documents_comment_declined_has_reason",
                condition=~Q(outcome__in=["declined", "answered"]) | ~Q(answer=""),
                violation_error_message=_("Skriv varför, så att den som föreslog det får veta."),
            ),
            models.CheckConstraint(
                name="documents_comment_settled_whole",
                condition=Q(outcome="open", settled_at__isnull=True)
                | (~Q(outcome="open") & Q(settled_at__isnull=False, settled_by__isnull=False)),
                violation_error_message=_("En avgjord synpunkt har en dag och någon som avgjorde den."),
            ),
            models.CheckConstraint(
                name="documents_comment_says_something",
                condition=~Q(text="") | Q(suggests=True),
                violation_error_message=_("Skriv en synpunkt eller föreslå en ny lydelse."),
            ),
            models.CheckConstraint(
                name="documents_comment_only_suggestions_taken_in",
                condition=~Q(outcome="taken_in") | Q(suggests=True),
                violation_error_message=_("Bara en föreslagen lydelse kan tas in."),
            ),
        ]

    def __str__(self):
        return self.text[:80] or str(self.place)


class ChangeReason(models.Model):
    """Why a section was changed, in the writer's words; shown beside the change. Later words stand for earlier."""

    append_only = True

    document = models.ForeignKey(Document, models.PROTECT, related_name="change_reasons")
    section_key = models.UUIDField()
    text = models.CharField(_("varför"), max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("skäl till ändring")
        verbose_name_plural = _("skäl till ändringar")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["document", "section_key", "-at"], name="documents_reason_latest")]

    def __str__(self):
        return self.text
