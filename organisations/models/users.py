"""Accounts, and what each may do in which organisation."""

from django.apps import apps
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from organisations.models.organisation import Organisation


class Role(models.TextChoices):
    """What a person does in an organisation; `organisations.permissions` says what each may."""

    COORDINATOR = "coordinator", _("Samordnare")
    POLICE_CONTACT = "police_contact", _("Kommunpolis")
    REGISTRAR = "registrar", _("Registrator eller sekreterare")
    MANAGER = "manager", _("Chef eller beslutsfattare")
    MEMBER = "member", _("Ledamot eller läsare")
    ADMINISTRATOR = "administrator", _("Administratör")


class UserManager(BaseUserManager):
    def with_email(self, email: str) -> "User | None":
        """The account with the address, whatever its case."""
        return self.filter(email__iexact=email.strip()).first()

    def create_user(self, email, password=None, **fields):
        """An account whose address counts as its owner's, since nobody makes an account for oneself."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        with transaction.atomic(using=self._db):
            user.save(using=self._db)
            addresses = apps.get_model("account", "EmailAddress").objects.using(self._db)
            addresses.create(user=user, email=user.email, verified=True, primary=True)
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """An account. The e-mail address is the name to log in with, whatever its case."""

    email = models.EmailField(_("e-post"), unique=True)
    name = models.CharField(_("namn"), max_length=200)
    is_active = models.BooleanField(
        _("aktivt"), default=True, help_text=_("Ett konto som inte är aktivt kan inte logga in. Det tas aldrig bort.")
    )
    date_joined = models.DateTimeField(_("skapat"), auto_now_add=True)
    works_for = models.ForeignKey(
        Organisation, models.SET_NULL, verbose_name=_("arbetar just nu för"), null=True, blank=True, related_name="+"
    )

    objects = UserManager()

    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("konto")
        verbose_name_plural = _("konton")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="organisations_user_email_once",
                violation_error_message=_("Det finns redan ett konto med den adressen."),
            )
        ]

    def __str__(self):
        return self.name or self.email

    @cached_property
    def held_memberships(self) -> "list[Membership]":
        """The memberships, asked for once per user object."""
        return list(self.memberships.select_related("organisation"))

    @property
    def is_staff(self) -> bool:
        """Whether the registers in the back office are open; follows from the role, so that it cannot drift from it."""
        return self.is_superuser or any(held.role == Role.ADMINISTRATOR for held in self.held_memberships)

    def get_full_name(self):
        return str(self)

    def get_short_name(self):
        return str(self).split(" ")[0]


class Membership(models.Model):
    """A user's role in an organisation: it covers those that the organisation has succeeded, not its children."""

    user = models.ForeignKey(User, models.CASCADE, verbose_name=_("konto"), related_name="memberships")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name=_("organisation"), related_name="memberships"
    )
    role = models.CharField(_("roll"), max_length=20, choices=Role)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("roll i organisation")
        verbose_name_plural = _("roller i organisationer")
        ordering = ["organisation", "role", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation", "role"],
                name="organisations_membership_once",
                violation_error_message=_("Personen har redan den rollen."),
            ),
            models.CheckConstraint(
                name="organisations_membership_role_known",
                condition=Q(role__in=list(Role)),
                violation_error_message=_("Välj en roll."),
            ),
        ]

    def __str__(self):
        return f"{self.user}: {self.get_role_display()}, {self.organisation}"


class InvitationQuerySet(models.QuerySet):
    def open(self):
        """Those that can still be accepted."""
        return self.filter(accepted_at=None, revoked_at=None, expires_at__gt=timezone.now())


class Invitation(models.Model):
    """An offer of an account, by mail: one person, one role, until a day. Only a digest of its secret is kept."""

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, verbose_name=_("organisation"), related_name="invitations"
    )
    email = models.EmailField(_("e-post"))
    name = models.CharField(_("namn"), max_length=200)
    role = models.CharField(_("roll"), max_length=20, choices=Role)
    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(User, models.PROTECT, verbose_name=_("inbjuden av"), related_name="+")
    invited_at = models.DateTimeField(_("inbjuden"), auto_now_add=True)
    expires_at = models.DateTimeField(_("gäller till"))
    accepted_at = models.DateTimeField(_("antagen"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("återkallad"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("inbjudan")
        verbose_name_plural = _("inbjudningar")
        ordering = ["-invited_at"]
        constraints = [
            models.CheckConstraint(
                name="organisations_invitation_role_known",
                condition=Q(role__in=list(Role)),
                violation_error_message=_("Välj en roll."),
            ),
            models.CheckConstraint(
                name="organisations_invitation_one_end",
                condition=Q(accepted_at__isnull=True) | Q(revoked_at__isnull=True),
                violation_error_message=_("En inbjudan är antingen antagen eller återkallad."),
            ),
        ]

    def __str__(self):
        return f"{self.email} till {self.organisation}"
