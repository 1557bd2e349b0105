"""What papers and the law oblige to: commitments to follow up, obligations with a rhythm, and the proofs."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agreements.models.contents import Area
from base.rows import lower_first
from documents.models import Document, Passage
from organisations.models import Body, Organisation, Post
from organisations.permissions import READS_DRAFTS, organisations_of


class CommitmentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of the papers that the user works with; the other parties do not see what the owner follows up."""
        return self.filter(document__owner__in=organisations_of(user, roles=READS_DRAFTS))


class ObligationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of the organisations where the user works with the papers."""
        return self.filter(owner__in=organisations_of(user, roles=READS_DRAFTS))

    def with_source(self):
        """With all that a row says of where it comes from and who does it."""
        return self.select_related("owner", "document", "passage", "law", "post", "body", "made_by")


class LawRuleQuerySet(models.QuerySet):
    def in_force_on(self, day):
        return self.filter(Q(to_on__isnull=True) | Q(to_on__gte=day), from_on__lte=day)

    def replaced_on(self, day):
        """The acts that hold no more on the day, and that another one has taken the place of."""
        return self.filter(to_on__lt=day).exclude(replaced_by="")


class LawRule(models.Model):
    """What a paragraph of a law asks for, between the days on which it holds; dated data, not code.

    code: what advice and obligations know the rule by; a changed rule is a new row with the same code.
    known_as: names that can mean this act only, with commas between. replaced_by: what stands in place of an act that
    holds no more, with its number.
    """

    code = models.CharField(
        _("kod"),
        max_length=40,
        help_text=_("Så känner tips och bevakningar igen regeln. En ändrad regel har samma kod."),
    )
    act = models.CharField(_("lag"), max_length=200)
    sfs = models.CharField(_("SFS-nummer"), max_length=20)
    paragraph = models.CharField(_("paragraf"), max_length=40)
    from_on = models.DateField(_("gäller från och med"))
    to_on = models.DateField(_("gäller till och med"), null=True, blank=True)
    text = models.CharField(_("vad den kräver"), max_length=500)
    every_months = models.PositiveSmallIntegerField(_("minst var … månad"), null=True, blank=True)
    known_as = models.CharField(
        _("kallas också"),
        max_length=200,
        blank=True,
        help_text=_("Namn som bara kan betyda den här lagen, med komma emellan. Till exempel ”personuppgiftslagen”."),
    )
    replaced_by = models.CharField(
        _("ersatt av"), max_length=200, blank=True, help_text=_("Med nummer, till exempel ”kommunallagen (2017:725)”.")
    )

    objects = LawRuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("lagregel")
        verbose_name_plural = _("lagregler")
        ordering = ["sfs", "paragraph", "from_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "from_on"],
                name="agreements_lawrule_once",
                violation_error_message=_("Regeln finns redan från den dagen."),
            ),
            models.CheckConstraint(
                name="agreements_lawrule_period",
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                violation_error_message=_("Slutdatum kan inte ligga före startdatum."),
            ),
        ]

    def __str__(self):
        return f"{self.paragraph} {self.cited}"

    @property
    def cited(self) -> str:
        """The act as a text refers to it: `polisdatalagen (2010:361)`, `lagen (2023:196) om kommuners ansvar …`."""
        word, about, subject = self.act.partition(" om ")
        if about and word.lower() in ("lag", "lagen"):
            return f"lagen ({self.sfs}) om {subject}"
        return f"{lower_first(self.act)} ({self.sfs})"


class Commitment(models.Model):
    """A sentence of a paper that is followed up: who does it, by when, and how one sees that it is done."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="commitments")
    passage = models.ForeignKey(Passage, models.SET_NULL, null=True, blank=True, related_name="commitments")
    text = models.CharField(_("åtagande"), max_length=1000, blank=True)
    organisations = models.ManyToManyField(Organisation, verbose_name=_("vem"), blank=True, related_name="commitments")
    post = models.ForeignKey(
        Post, models.SET_NULL, verbose_name=_("ansvarig befattning"), null=True, blank=True, related_name="commitments"
    )
    responsible = models.CharField(_("ansvarig"), max_length=200, blank=True)
    due_on = models.DateField(_("senast"), null=True, blank=True)
    measured_how = models.CharField(_("hur det märks"), max_length=500, blank=True)
    area = models.ForeignKey(
        Area, models.SET_NULL, verbose_name=_("område"), null=True, blank=True, related_name="commitments"
    )
    position = models.PositiveSmallIntegerField(_("ordning"), default=0)
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    marked_at = models.DateTimeField(auto_now_add=True)

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("åtagande")
        verbose_name_plural = _("åtaganden")
        ordering = ["position", "pk"]

    def __str__(self):
        return self.text or self.words

    @property
    def words(self) -> str:
        """The sentence of the paper; otherwise what somebody wrote."""
        return self.passage.quote if self.passage else self.text


class Obligation(models.Model):
    """A bevakning: something that a paper or the law asks to be done again and again, and who does it.

    document and passage: the sentence it comes from, whose words are then not written here once more; law: the rule
    it comes from; neither for one written by hand. due_on: the day for what is done once, or the first of the fixed
    days of a number of months. continues: the same one in an earlier generation of the paper, whose proofs count on.
    """

    class Rhythm(models.TextChoices):
        """How often."""

        MONTHS = "months", _("Var … månad")
        TIMES_PER_YEAR = "times_per_year", _("… gånger per år")
        BEFORE_PERIOD = "before_period", _("Inför varje ny avtalsperiod")
        ONCE = "once", _("En gång, senast en viss dag")

    owner = models.ForeignKey(Organisation, models.PROTECT, related_name="obligations")
    document = models.ForeignKey(Document, models.CASCADE, null=True, blank=True, related_name="obligations")
    passage = models.ForeignKey(Passage, models.SET_NULL, null=True, blank=True, related_name="obligations")
    law = models.ForeignKey(LawRule, models.PROTECT, null=True, blank=True, related_name="obligations")
    text = models.CharField(_("vad som ska göras"), max_length=500, blank=True)
    rhythm = models.CharField(_("hur ofta"), max_length=20, choices=Rhythm)
    number = models.PositiveSmallIntegerField(_("antal"), null=True, blank=True)
    due_on = models.DateField(_("senast"), null=True, blank=True)
    post = models.ForeignKey(
        Post, models.SET_NULL, verbose_name=_("ansvarig befattning"), null=True, blank=True, related_name="obligations"
    )
    body = models.ForeignKey(
        Body, models.SET_NULL, verbose_name=_("tas upp i"), null=True, blank=True, related_name="obligations"
    )
    responsible = models.CharField(_("ansvarig"), max_length=200, blank=True)
    from_on = models.DateField(_("räknas från"))
    to_on = models.DateField(_("slutar bevakas"), null=True, blank=True)
    continues = models.ForeignKey(
        "self", models.SET_NULL, verbose_name=_("fortsätter"), null=True, blank=True, related_name="continued_by"
    )
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    objects = ObligationQuerySet.as_manager()

    class Meta:
        verbose_name = _("bevakning")
        verbose_name_plural = _("bevakningar")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="agreements_obligation_rhythm",
                condition=Q(rhythm="months", number__gte=1)
                | Q(rhythm="times_per_year", number__gte=1, due_on__isnull=True)
                | Q(rhythm="before_period", number__isnull=True, due_on__isnull=True, document__isnull=False)
                | Q(rhythm="once", number__isnull=True, due_on__isnull=False),
                violation_error_message=_("Ange hur ofta det ska göras, eller vilken dag det ska vara gjort."),
            ),
            models.CheckConstraint(
                name="agreements_obligation_period",
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                violation_error_message=_("Bevakningen kan inte sluta innan den börjar."),
            ),
            models.CheckConstraint(
                name="agreements_obligation_one_source",
                condition=Q(law__isnull=True) | Q(document__isnull=True),
                violation_error_message=_("En bevakning kommer från en handling eller från lagen."),
            ),
            models.UniqueConstraint(
                fields=["owner", "law"],
                condition=Q(law__isnull=False, to_on__isnull=True),
                name="agreements_obligation_law_once",
                violation_error_message=_("Regeln bevakas redan."),
            ),
        ]

    def __str__(self):
        return self.text or self.words

    @property
    def words(self) -> str:
        """The sentence that it comes from: the paper's or the law's own words; otherwise what somebody wrote."""
        if self.passage:
            return self.passage.quote
        return self.law.text if self.law else self.text


class Fulfilment(models.Model):
    """A proof that an obligation was met on a day: a paper where one can see it, or a note."""

    obligation = models.ForeignKey(Obligation, models.CASCADE, related_name="fulfilments")
    on = models.DateField(_("gjordes den"))
    note = models.CharField(_("hur"), max_length=300, blank=True)
    proof = models.ForeignKey(
        Document, models.PROTECT, verbose_name=_("handling som visar det"), null=True, blank=True, related_name="proves"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("bevis på att bevakningen är gjord")
        verbose_name_plural = _("bevis på att bevakningar är gjorda")
        ordering = ["-on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["obligation", "on"],
                name="agreements_fulfilment_once",
                violation_error_message=_("Den dagen är redan registrerad."),
            ),
            models.CheckConstraint(
                name="agreements_fulfilment_says_how",
                condition=~Q(note="") | Q(proof__isnull=False),
                violation_error_message=_("Skriv hur det gjordes, eller välj handlingen som visar det."),
            ),
        ]

    def __str__(self):
        return f"{self.on}: {self.obligation}"
