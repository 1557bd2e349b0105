"""The letter to a board, and the rows that it prints beside its prose."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from base.models import StoredFile
from documents.models import Document, Revision
from organisations.models import Body, Organisation


class BoardLetter(models.Model):
    """A tjänsteskrivelse: who has written it, who proposes to whom, and which agreement it follows up.

    A body is named as it stands on the paper; which one of the owner's register it is may be unknown.
    """

    document = models.OneToOneField(Document, models.CASCADE, primary_key=True, related_name="board_letter")
    officer_name = models.CharField(_("handläggare"), max_length=200, blank=True)
    officer_title = models.CharField(_("befattning"), max_length=200, blank=True)
    officer_department = models.CharField(_("förvaltning"), max_length=200, blank=True)
    officer_email = models.EmailField(_("handläggarens e-post"), blank=True)
    proposing = models.ForeignKey(
        Body, models.PROTECT, verbose_name=_("organ som föreslår"), null=True, blank=True, related_name="+"
    )
    proposing_name = models.CharField(_("organ som föreslår, som det skrivs"), max_length=200, blank=True)
    deciding = models.ForeignKey(
        Body, models.PROTECT, verbose_name=_("organ som beslutar"), null=True, blank=True, related_name="+"
    )
    deciding_name = models.CharField(_("organ som beslutar, som det skrivs"), max_length=200, blank=True)
    follows_up = models.ForeignKey(
        Document, models.PROTECT, verbose_name=_("följer upp"), null=True, blank=True, related_name="followed_up_in"
    )

    class Meta:
        verbose_name = _("tjänsteskrivelse")
        verbose_name_plural = _("tjänsteskrivelser")

    def __str__(self):
        return str(self.document)


class ComposedSection(models.Model):
    """A section that was written from an agreement's own data, so that it can be told when those have changed since."""

    class Source(models.TextChoices):
        BACKGROUND = "background", _("Den överenskommelse som följs upp")
        PROPOSAL = "proposal", _("Förslaget till ny överenskommelse")

    letter = models.ForeignKey(BoardLetter, models.CASCADE, related_name="composed")
    source = models.CharField(_("källa"), max_length=20, choices=Source)
    about = models.ForeignKey(Document, models.CASCADE, verbose_name=_("gäller"), related_name="+")
    section_key = models.UUIDField(_("avsnitt"))
    html = models.TextField(_("texten som den skrevs"))

    class Meta:
        verbose_name = _("avsnitt ur uppgifter")
        verbose_name_plural = _("avsnitt ur uppgifter")
        constraints = [
            models.UniqueConstraint(
                fields=["letter", "source"],
                name="boards_composedsection_once",
                violation_error_message=_("Avsnittet finns redan."),
            )
        ]

    def __str__(self):
        return self.get_source_display()


class ProposalPoint(models.Model):
    """One numbered point of what the board is to decide, and the paper that it is about."""

    class Action(models.TextChoices):
        """What the point does, as far as its ready phrase says."""

        APPROVE_FOLLOW_UP = "approve_follow_up", _("Godkänna uppföljningen")
        ADOPT = "adopt", _("Anta")
        OTHER = "other", _("Annat")

    letter = models.ForeignKey(BoardLetter, models.CASCADE, related_name="points")
    position = models.PositiveIntegerField(_("ordning"), default=0)
    action = models.CharField(_("slag"), max_length=20, choices=Action, default=Action.OTHER)
    text = models.CharField(_("förslag till beslut"), max_length=1000)
    about = models.ForeignKey(
        Document, models.PROTECT, verbose_name=_("gäller"), null=True, blank=True, related_name="proposed_in"
    )

    class Meta:
        verbose_name = _("beslutspunkt")
        verbose_name_plural = _("beslutspunkter")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="boards_proposalpoint_action_known",
                condition=Q(action__in=["approve_follow_up", "adopt", "other"]),
                violation_error_message=_("Välj vad punkten gäller."),
            ),
            models.CheckConstraint(
                name="boards_proposalpoint_says_something",
                condition=~Q(text=""),
                violation_error_message=_("Skriv vad nämnden ska besluta."),
            ),
        ]

    def __str__(self):
        return self.text[:80]


class Consequence(models.Model):
    """What the proposal means for one thing, under the municipality's own heading, or that it means nothing for it."""

    letter = models.ForeignKey(BoardLetter, models.CASCADE, related_name="consequences")
    position = models.PositiveIntegerField(_("ordning"), default=0)
    heading = models.CharField(_("rubrik"), max_length=200)
    text = models.TextField(_("konsekvenser"), blank=True)
    has_no_effect = models.BooleanField(_("bedöms inte påverka"), default=False)

    class Meta:
        verbose_name = _("konsekvens")
        verbose_name_plural = _("konsekvenser")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["letter", "heading"],
                name="boards_consequence_heading_once",
                violation_error_message=_("Rubriken finns redan."),
            ),
            models.CheckConstraint(
                name="boards_consequence_text_or_none",
                condition=Q(has_no_effect=False) | Q(text=""),
                violation_error_message=_("Skriv konsekvenserna, eller att förslaget inte bedöms påverka."),
            ),
        ]

    def __str__(self):
        return self.heading


class Basis(models.Model):
    """Something that the proposal rests on: a dated paper, of ours or of others."""

    letter = models.ForeignKey(BoardLetter, models.CASCADE, related_name="bases")
    position = models.PositiveIntegerField(_("ordning"), default=0)
    text = models.CharField(_("underlag"), max_length=300)
    dated_on = models.DateField(_("daterat"), null=True, blank=True)
    document = models.ForeignKey(Document, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("beslutsunderlag")
        verbose_name_plural = _("beslutsunderlag")
        ordering = ["position", "pk"]

    def __str__(self):
        return self.text


class Recipient(models.Model):
    """Whom the decision is sent to: an organ, an organisation or a person with a role, as it is written."""

    letter = models.ForeignKey(BoardLetter, models.CASCADE, related_name="recipients")
    position = models.PositiveIntegerField(_("ordning"), default=0)
    name = models.CharField(_("mottagare"), max_length=300)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("beslutet skickas till")
        verbose_name_plural = _("beslutet skickas till")
        ordering = ["position", "pk"]

    def __str__(self):
        return self.name


class Appendix(models.Model):
    """A paper that lies behind the letter, in the order of its number: ours, an uploaded file, or a comparison.

    The number is the place in the order and is never stored. A paper that is not frozen when the papers are put
    together goes in as it then is; `revision` names an earlier text of it that is meant instead.
    """

    class Form(models.TextChoices):
        """What is printed."""

        PAPER = "paper", _("Handlingen")
        ORIGINAL = "original", _("Originalet, som det kom in")
        CHANGES = "changes", _("Ändringarna mot en tidigare text")
        FILE = "file", _("Uppladdad fil")

    letter = models.ForeignKey(BoardLetter, models.CASCADE, related_name="appendices")
    key = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    position = models.PositiveIntegerField(_("ordning"), default=0)
    form = models.CharField(_("slag"), max_length=20, choices=Form)
    title = models.CharField(_("rubrik i bilageförteckningen"), max_length=300)
    document = models.ForeignKey(
        Document, models.PROTECT, verbose_name=_("handling"), null=True, blank=True, related_name="appended_to"
    )
    revision = models.ForeignKey(Revision, models.PROTECT, null=True, blank=True, related_name="+")
    compared_with = models.ForeignKey(
        Revision, models.PROTECT, verbose_name=_("jämförd med"), null=True, blank=True, related_name="+"
    )
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    file_name = models.CharField(_("filnamn"), max_length=200, blank=True)
    dated_on = models.DateField(_("daterad"), null=True, blank=True)

    class Meta:
        verbose_name = _("bilaga")
        verbose_name_plural = _("bilagor")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="boards_appendix_of_its_form",
                condition=Q(form__in=["paper", "original"], document__isnull=False, file__isnull=True)
                & Q(compared_with__isnull=True, file_name="")
                | Q(
                    form="changes", document__isnull=False, compared_with__isnull=False, file__isnull=True, file_name=""
                )
                | Q(form="file", document__isnull=True, revision__isnull=True, compared_with__isnull=True)
                & Q(file__isnull=False)
                & ~Q(file_name=""),
                violation_error_message=_("En bilaga är en handling, en jämförelse eller en uppladdad fil."),
            ),
        ]

    def __str__(self):
        return self.title
