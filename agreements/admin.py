"""Agreements in the back office, to look things up; the catalogue of areas, to keep."""

from django.contrib import admin

from agreements.models import Agreement, Aim, Area, BodyPromise, FocusArea, Renewal
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
