"""Papers in the back office: to look things up, never to change; what is decided is changed by a step or not at all.

Templates, clauses and cases are registers, and are kept here like the others.
"""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from documents import kinds, slots
from documents.models import Case, Clause, Document, Event, Filing, Party, Revision, Section, Template, TemplateSection
from organisations.scoping import ScopedAdmin, ScopedInline


class ReadOnly:
    """Shows and changes nothing, superusers included."""

    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class KindFilter(admin.SimpleListFilter):
    title = _("slag")
    parameter_name = "kind"

    def lookups(self, request, model_admin):
        return _kinds()

    def queryset(self, request, queryset):
        return queryset.filter(kind=self.value()) if self.value() else queryset


def _kinds() -> list[tuple[str, str]]:
    return [(kind.code, str(kind.label)) for kind in kinds.every()]


def _slots() -> list[tuple[str, str]]:
    every = {code: label for kind in kinds.every() for code, label in slots.of_kind(kind.code).items()}
    return [("", _("Egen text")), *every.items()]


class InWords:
    """Shows kinds and slots in the words of the screen, not in ours."""

    @admin.display(description=_("slag"), ordering="kind")
    def kind_in_words(self, row):
        return dict(_kinds()).get(row.kind, row.kind)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        choices = {"kind": _kinds, "slot": _slots}.get(db_field.name)
        if field is None or choices is None:
            return field
        return forms.ChoiceField(choices=choices, label=field.label, required=field.required)


class PartyInline(ReadOnly, ScopedInline):
    model = Party


class SectionInline(ReadOnly, ScopedInline):
    model = Section
    fields = readonly_fields = ["position", "heading", "level", "audience", "version", "saved_by", "saved_at"]


class EventInline(ReadOnly, ScopedInline):
    model = Event
    fields = readonly_fields = ["at", "step", "by", "note"]


class RevisionInline(ReadOnly, ScopedInline):
    model = Revision
    fields = readonly_fields = ["number", "reason", "made_by", "made_at", "sha256"]


class FilingInline(ReadOnly, ScopedInline):
    model = Filing


@admin.register(Document)
class DocumentAdmin(ReadOnly, ScopedAdmin):
    scope = "owner"
    list_display = ["title", "type_label", "state", "owner", "final_on", "changed_at"]
    list_filter = [KindFilter, "state", ("owner", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["owner"]
    search_fields = ["title", "cases__registry_number"]
    date_hierarchy = "changed_at"
    inlines = [PartyInline, FilingInline, SectionInline, RevisionInline, EventInline]


@admin.register(Case)
class CaseAdmin(ScopedAdmin):
    list_display = ["registry_number", "title", "organisation", "authority", "case_officer", "closed_on"]
    list_filter = [("organisation", admin.RelatedOnlyFieldListFilter), ("closed_on", admin.EmptyFieldListFilter)]
    list_select_related = ["organisation", "authority"]
    search_fields = ["registry_number", "title", "case_officer"]
    autocomplete_fields = ["organisation", "authority"]
    inlines = [FilingInline]


class TemplateSectionInline(InWords, ScopedInline):
    model = TemplateSection


class CommonOrOwn(ScopedAdmin):
    """Rows of an owner; those common to all have none and are kept by whoever runs the service."""

    scope = "owner"

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        if not request.user.is_superuser and "owner" in form.base_fields:
            form.base_fields["owner"].required = True
        return form


@admin.register(Template)
class TemplateAdmin(InWords, CommonOrOwn):
    list_display = ["name", "kind_in_words", "type_label", "owner", "position"]
    list_filter = [KindFilter, ("owner", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["owner"]
    search_fields = ["name", "description"]
    autocomplete_fields = ["owner"]
    inlines = [TemplateSectionInline]


@admin.register(Clause)
class ClauseAdmin(CommonOrOwn):
    list_display = ["heading", "owner"]
    list_filter = [("owner", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["owner"]
    search_fields = ["heading", "html"]
    autocomplete_fields = ["owner"]
