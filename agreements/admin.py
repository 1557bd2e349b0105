"""Agreements in the back office, to look things up; the catalogue of areas, to keep."""

from django.contrib import admin

from agreements.models import Agreement, Aim, Area, BodyPromise, FocusArea, LawRule, Renewal
from documents.admin import CommonOrOwn, ReadOnly
from organisations.scoping import ScopedAdmin, ScopedInline


class FocusAreaInline(ReadOnly, ScopedInline):
    model = FocusArea
    fields = readonly_fields = ["area", "goal"]


class AimInline(ReadOnly, ScopedInline):
    model = Aim
    fields = readonly_fields = ["kind", "text"]


class BodyPromiseInline(ReadOnly, ScopedInline):
    model = BodyPromise
    fields = readonly_fields = ["name_as_written", "body"]


class RenewalInline(ReadOnly, ScopedInline):
    model = Renewal


@admin.register(Agreement)
class AgreementAdmin(ReadOnly, ScopedAdmin):
    scope = "document__owner"
    list_display = ["document", "term_kind", "starts_on", "ends_on", "relation", "follows"]
    list_filter = ["term_kind", "relation", ("document__owner", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["document", "follows__document"]
    ordering = ["document__sort_title", "document"]
    search_fields = ["document__title", "document__cases__registry_number"]
    date_hierarchy = "starts_on"
    inlines = [FocusAreaInline, AimInline, BodyPromiseInline, RenewalInline]


@admin.register(Area)
class AreaAdmin(CommonOrOwn):
    list_display = ["name", "description", "owner"]
    list_filter = [("owner", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["owner"]
    search_fields = ["name", "description"]
    autocomplete_fields = ["owner"]


@admin.register(LawRule)
class LawRuleAdmin(admin.ModelAdmin):
    """Kept by whoever runs the service. A rule is ended by its last day, since what it obliged to has happened."""

    list_display = ["sfs", "paragraph", "text", "from_on", "to_on", "replaced_by"]
    list_filter = ["act"]
    search_fields = ["sfs", "act", "text", "replaced_by", "known_as"]
    fields = ["act", "sfs", "paragraph", "text", "from_on", "to_on", "every_months", "replaced_by", "known_as", "code"]

    def has_module_permission(self, request):
        return request.user.is_superuser

    def has_view_permission(self, request, obj=None):
        return request.user.is_superuser

    def has_add_permission(self, request):
        return request.user.is_superuser

    def has_change_permission(self, request, obj=None):
        return request.user.is_superuser

    def has_delete_permission(self, request, obj=None):
        return False
