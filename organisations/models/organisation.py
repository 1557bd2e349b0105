"""Municipalities, the police as a tree, and other actors: whoever can own a paper or be a party to one."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from base.constraints import unique_with_null
from base.models import StoredFile
from base.searching import fold, sort_key


def period_constraint(name: str) -> models.CheckConstraint:
    """A row's `to_on` is never before its `from_on`; either may be unknown."""
    return models.CheckConstraint(
        name=name,
        condition=Q(from_on__isnull=True) | Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
        violation_error_message=_("Slutdatum kan inte ligga före startdatum."),
    )


def up_the_line(row: models.Model, name: str) -> list[models.Model]:
    """What the row points at by the named foreign key to its own table, nearest first; ends where the line closes."""
    line = []
    above = getattr(row, name)
    while above is not None and above not in line:
        line.append(above)
        above = getattr(above, name)
    return line


def refuse_another_register(row: models.Model, *names: str) -> None:
    """Raises ValidationError when a named row that this one points at lies in another organisation."""
    wrong = [name for name in names if getattr(row, name) and getattr(row, name).organisation_id != row.organisation_id]
    if wrong:
        raise ValidationError(dict.fromkeys(wrong, _("Välj något i samma organisation.")))


class OrganisationQuerySet(models.QuerySet):
    def named(self, name: str):
        """Those whose name, or a former name, is the given one, whatever its case."""
        wanted = fold(name)
        return self.filter(Q(folded_name=wanted) | Q(folded_former_names__contains=f"\n{wanted}\n"))

    def publicly_known(self):
        """Municipalities and parts of the police, whose names anybody may choose; other actors are their register's."""
        return self.filter(kind__in=PUBLIC)


PUBLIC = ("municipality", "police")
NAME_IS_TAKEN = _("Det finns redan en kommun eller en del av Polisen med det namnet.")


class Organisation(models.Model):
    """An authority, a part of the police or another actor that can own papers and be a party."""

    class Kind(models.TextChoices):
        MUNICIPALITY = "municipality", _("Kommun")
        POLICE = "police", _("Polisen")
        OTHER = "other", _("Annan aktör")

    class PoliceLevel(models.TextChoices):
        AUTHORITY = "authority", _("Polismyndigheten")
        REGION = "region", _("Polisregion")
        AREA = "area", _("Polisområde")
        LOCAL_AREA = "local_area", _("Lokalpolisområde")

    class MandateBasis(models.TextChoices):
        """When a mandate period begins: KL 5:9 and 6:18 first and second paragraph."""

        COUNCIL = "council", _("Fullmäktiges mandatperiod, från den 15 oktober valåret (5 kap. 9 § kommunallagen)")
        BOARD = "board", _("Styrelsens mandatperiod, från den 1 januari året efter valet (6 kap. 18 §)")
        BOARD_ELECTED = (
            "board_elected",
            _("Styrelsens mandatperiod, från det möte då den valdes (6 kap. 18 § andra stycket)"),
        )

    kind = models.CharField(_("slag"), max_length=20, choices=Kind)
    police_level = models.CharField(_("nivå inom Polisen"), max_length=20, choices=PoliceLevel, blank=True)
    name = models.CharField(_("namn"), max_length=200)
    former_names = models.TextField(_("tidigare namn"), blank=True, help_text=_("Ett per rad."))
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("ingår i"),
        null=True,
        blank=True,
        related_name="children",
    )
    successor = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("ersatt av"),
        null=True,
        blank=True,
        related_name="predecessors",
    )
    from_on = models.DateField(_("från och med"), null=True, blank=True)
    to_on = models.DateField(_("till och med"), null=True, blank=True)
    mandate_basis = models.CharField(
        _("mandatperiod räknas som"), max_length=20, choices=MandateBasis, default=MandateBasis.BOARD
    )
    folded_name = models.CharField(max_length=200, editable=False, db_index=True)
    folded_former_names = models.TextField(editable=False, blank=True)
    sort_name = models.CharField(max_length=200, editable=False, db_index=True)

    objects = OrganisationQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["folded_name", "folded_former_names", "sort_name"])

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisationer")
        ordering = ["sort_name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="organisations_organisation_kind_known",
                condition=Q(kind__in=["municipality", "police", "other"]),
                violation_error_message=_("Välj om det är en kommun, en del av Polisen eller en annan aktör."),
            ),
            models.CheckConstraint(
                name="organisations_organisation_police_has_level",
                condition=Q(kind="police") & ~Q(police_level="") | ~Q(kind="police") & Q(police_level=""),
                violation_error_message=_("En del av Polisen har en nivå, och bara den."),
            ),
            models.CheckConstraint(
                name="organisations_organisation_not_own_parent",
                condition=Q(parent__isnull=True) | ~Q(parent=F("pk")),
                violation_error_message=_("En organisation kan inte ingå i sig själv."),
            ),
            models.UniqueConstraint(
                fields=["folded_name"],
                condition=Q(kind__in=PUBLIC, successor=None),
                name="organisations_organisation_public_name_once",
                violation_error_message=NAME_IS_TAKEN,
            ),
            period_constraint("organisations_organisation_period"),
        ]

    def __str__(self):
        return self.name

    def save(self, **kwargs):
        self.folded_name = fold(self.name)
        self.sort_name = sort_key(self.name)
        former = [fold(name) for name in self.former_name_list]
        self.folded_former_names = "\n" + "\n".join(former) + "\n" if former else ""
        super().save(**kwargs)

    @property
    def is_public(self) -> bool:
        """A municipality or a part of the police, whose name stands for it on everybody's papers."""
        return self.kind in PUBLIC

    @property
    def former_name_list(self) -> list[str]:
        return [line.strip() for line in self.former_names.splitlines() if line.strip()]

    def clean(self):
        self._refuse_taken_name()
        for name, sentence in (
            ("parent", _("Organisationen kan inte ingå i något som ingår i den själv.")),
            ("successor", _("Organisationen kan inte ersättas av något som den själv har ersatt.")),
        ):
            if self.pk and self in up_the_line(self, name):
                raise ValidationError({name: sentence})

    def _refuse_taken_name(self) -> None:
        """Said here too: the constraint asks of a column that no form has."""
        alike = Organisation.objects.publicly_known().filter(folded_name=fold(self.name), successor=None)
        if self.is_public and self.successor is None and alike.exclude(pk=self.pk).exists():
            raise ValidationError(NAME_IS_TAKEN)


class Letterhead(models.Model):
    """What stands at the head and foot of an organisation's own papers."""

    organisation = models.OneToOneField(Organisation, models.CASCADE, primary_key=True, related_name="letterhead")
    logo = models.ForeignKey(
        StoredFile, models.PROTECT, verbose_name=_("logotyp"), null=True, blank=True, related_name="+"
    )
    postal_address = models.CharField(_("postadress"), max_length=200, blank=True)
    visiting_address = models.CharField(_("besöksadress"), max_length=200, blank=True)
    phone = models.CharField(_("telefon"), max_length=50, blank=True)
    email = models.EmailField(_("e-post"), blank=True)
    web = models.CharField(_("webb"), max_length=100, blank=True)
    organisation_number = models.CharField(_("organisationsnummer"), max_length=20, blank=True)
    bank_giro = models.CharField(_("bankgiro"), max_length=20, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("brevhuvud")
        verbose_name_plural = _("brevhuvuden")

    def __str__(self):
        return f"Brevhuvud för {self.organisation}"

    def clean(self):
        """The parts of the police share the number of their authority; a municipality has one of its own."""
        others = Letterhead.objects.exclude(pk=self.pk).filter(organisation__kind=Organisation.Kind.MUNICIPALITY)
        is_taken = others.filter(organisation_number=self.organisation_number, organisation__successor=None).exists()
        if self.organisation_number and self.organisation.is_public and is_taken:
            raise ValidationError({"organisation_number": _("En annan kommun har det organisationsnumret.")})


class Department(models.Model):
    """A förvaltning: where posts are, and whom questions go to."""

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, verbose_name=_("organisation"), related_name="departments"
    )
    name = models.CharField(_("namn"), max_length=200)
    email = models.EmailField(_("e-post"), blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("förvaltning")
        verbose_name_plural = _("förvaltningar")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name"],
                name="organisations_department_once",
                violation_error_message=_("Förvaltningen finns redan."),
            )
        ]

    def __str__(self):
        return self.name


class ServiceArea(models.Model):
    """Which municipalities a police unit serves, and when."""

    police_unit = models.ForeignKey(
        Organisation,
        models.CASCADE,
        verbose_name=_("polisenhet"),
        related_name="service_areas",
        limit_choices_to={"kind": Organisation.Kind.POLICE},
    )
    municipality = models.ForeignKey(
        Organisation,
        models.CASCADE,
        verbose_name=_("kommun"),
        related_name="served_by",
        limit_choices_to={"kind": Organisation.Kind.MUNICIPALITY},
    )
    from_on = models.DateField(_("från och med"), null=True, blank=True)
    to_on = models.DateField(_("till och med"), null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("kommun i polisens område")
        verbose_name_plural = _("kommuner i polisens område")
        constraints = [
            *unique_with_null(
                "organisations_servicearea_once",
                "police_unit",
                "municipality",
                nullable="from_on",
                message=_("Kommunen står redan i området."),
            ),
            period_constraint("organisations_servicearea_period"),
        ]

    def __str__(self):
        return f"{self.police_unit}: {self.municipality}"
