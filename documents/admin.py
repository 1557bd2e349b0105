"""Papers in the back office: to look things up, never to change; what is decided is changed by a step or not at all.

Templates, clauses and cases are registers, and are kept here like the others.
"""

from django.contrib import admin

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
    list_filter = ["kind", "state", ("owner", admin.RelatedOnlyFieldListFilter)]
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


class TemplateSectionInline(ScopedInline):
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
class TemplateAdmin(CommonOrOwn):
    list_display = ["name", "kind", "type_label", "owner", "position"]
    list_filter = ["kind", ("owner", admin.RelatedOnlyFieldListFilter)]
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
