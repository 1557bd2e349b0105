from django.contrib import admin

from organisations.models import Body, Seat, SeatHolding, SittingDate
from organisations.scoping import ScopedAdmin, ScopedInline


class SittingDateInline(ScopedInline):
    model = SittingDate


class SeatInline(ScopedInline):
    model = Seat
    autocomplete_fields = ["represents"]
    show_change_link = True


class SeatHoldingInline(ScopedInline):
    model = SeatHolding
    autocomplete_fields = ["person"]


@admin.register(Body)
class BodyAdmin(ScopedAdmin):
    list_display = ["name", "short_name", "kind", "organisation", "is_authority", "from_on", "to_on"]
    list_filter = ["kind", "is_authority", ("organisation", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["organisation"]
    search_fields = ["name", "short_name"]
    autocomplete_fields = ["organisation", "parent", "department"]
    inlines = [SittingDateInline, SeatInline]


@admin.register(Seat)
class SeatAdmin(ScopedAdmin):
    scope = "body__organisation"
    list_display = ["title", "body", "represents", "number", "is_leading_position"]
    list_filter = [("body", admin.RelatedOnlyFieldListFilter), "is_leading_position"]
    list_select_related = ["body", "represents"]
    search_fields = ["title", "body__name"]
    autocomplete_fields = ["body", "represents"]
    inlines = [SeatHoldingInline]
