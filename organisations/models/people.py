"""People and the posts they hold. Duties belong to the post, so that they move to the successor by themselves."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from organisations.models.organisation import Department, Organisation, period_constraint, refuse_another_register


class Person(models.Model):
    """Somebody who holds a post or a seat, with or without an account."""

    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        verbose_name=_("står i registret hos"),
        related_name="people",
        help_text=_("Vem personen företräder framgår av befattningen eller platsen."),
    )
    name = models.CharField(_("namn"), max_length=200)
    email = models.EmailField(_("e-post"), blank=True)
    phone = models.CharField(_("telefon"), max_length=50, blank=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("konto"),
        null=True,
        blank=True,
        related_name="person",
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("personer")
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name


class PostQuerySet(models.QuerySet):
    def held_by(self, user, day):
        """The posts that the user holds on the day."""
        return self.filter(
            Q(holdings__to_on__isnull=True) | Q(holdings__to_on__gte=day),
            holdings__person__user=user,
            holdings__from_on__lte=day,
        )


class Post(models.Model):
    """A befattning, such as trygghetssamordnare or kommunpolis."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, verbose_name=_("organisation"), related_name="posts")
    department = models.ForeignKey(
        Department, models.SET_NULL, verbose_name=_("förvaltning"), null=True, blank=True, related_name="posts"
    )
    title = models.CharField(_("befattning"), max_length=200)

    objects = PostQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("befattning")
        verbose_name_plural = _("befattningar")
        ordering = ["title", "pk"]

    def __str__(self):
        return self.title

    def clean(self):
        refuse_another_register(self, "department")

    def holder_on(self, day) -> Person | None:
        """Who held the post on the day; None while it was vacant."""
        holding = (
            self.holdings.filter(Q(to_on__isnull=True) | Q(to_on__gte=day), from_on__lte=day)
            .select_related("person")
            .order_by("-from_on")
            .first()
        )
        return holding.person if holding else None


class PostHolding(models.Model):
    """Who holds a post, from when to when."""

    post = models.ForeignKey(Post, models.CASCADE, verbose_name=_("befattning"), related_name="holdings")
    person = models.ForeignKey(Person, models.PROTECT, verbose_name=_("person"), related_name="post_holdings")
    from_on = models.DateField(_("från och med"))
    to_on = models.DateField(_("till och med"), null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("innehavare av befattning")
        verbose_name_plural = _("innehavare av befattningar")
        ordering = ["-from_on"]
        constraints = [
            period_constraint("organisations_postholding_period"),
            models.UniqueConstraint(
                fields=["post"],
                condition=Q(to_on__isnull=True),
                name="organisations_postholding_one_now",
                violation_error_message=_("Befattningen har redan en innehavare. Ange först när den tidigare slutade."),
            ),
        ]

    def __str__(self):
        return f"{self.person}: {self.post}"
