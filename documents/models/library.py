"""Templates to begin from and clauses to take in; a municipality has its own beside the common ones."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from base.constraints import unique_with_null
from documents.models.sections import Audience
from organisations.models import Organisation


class Template(models.Model):
    """A mall. Without an owner it is common to all."""

    owner = models.ForeignKey(
        Organisation, models.CASCADE, verbose_name=_("ägare"), null=True, blank=True, related_name="templates"
    )
    kind = models.CharField(_("slag"), max_length=30)
    name = models.CharField(_("namn"), max_length=200)
    description = models.CharField(_("beskrivning"), max_length=300, blank=True)
    type_label = models.CharField(_("typ"), max_length=100)
    position = models.PositiveSmallIntegerField(_("ordning"), default=0)

    class Meta:
        verbose_name = _("mall")
        verbose_name_plural = _("mallar")
        ordering = ["position", "name"]
        constraints = [
            *unique_with_null(
                "documents_template_once",
                "name",
                nullable="owner",
                message=_("Det finns redan en mall med det namnet."),
            )
        ]

    def __str__(self):
        return self.name


class TemplateSection(models.Model):
    """A heading in a template, with the grey sentence on what to write, and a first text or a slot."""

    template = models.ForeignKey(Template, models.CASCADE, related_name="sections")
    position = models.PositiveIntegerField(_("ordning"), default=0)
    level = models.PositiveSmallIntegerField(_("nivå"), default=1)
    heading = models.CharField(_("rubrik"), max_length=300, blank=True)
    guidance = models.CharField(_("hjälptext"), max_length=500, blank=True)
    html = models.TextField(_("text"), blank=True)
    slot = models.CharField(_("innehåll"), max_length=30, blank=True)
    audience = models.CharField(_("visas för"), max_length=20, choices=Audience, default=Audience.PARTIES)

    class Meta:
        verbose_name = _("avsnitt i mall")
        verbose_name_plural = _("avsnitt i mall")
        ordering = ["position", "pk"]

    def __str__(self):
        return self.heading


class Clause(models.Model):
    """A ready text that can be taken into a section with one click."""

    owner = models.ForeignKey(
        Organisation, models.CASCADE, verbose_name=_("ägare"), null=True, blank=True, related_name="clauses"
    )
    heading = models.CharField(_("rubrik"), max_length=200)
    html = models.TextField(_("text"))

    class Meta:
        verbose_name = _("klausul")
        verbose_name_plural = _("klausuler")
        ordering = ["heading", "pk"]
        constraints = [
            *unique_with_null(
                "documents_clause_once",
                "heading",
                nullable="owner",
                message=_("Det finns redan en klausul med den rubriken."),
            )
        ]

    def __str__(self):
        return self.heading
