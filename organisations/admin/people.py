from django.contrib import admin

from organisations.models import Person, Post, PostHolding
from organisations.scoping import ScopedAdmin, ScopedInline


class PostHoldingInline(ScopedInline):
    model = PostHolding
    autocomplete_fields = ["person"]


@admin.register(Post)
class PostAdmin(ScopedAdmin):
    list_display = ["title", "organisation", "department"]
    list_filter = [("organisation", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["organisation", "department"]
    search_fields = ["title"]
    autocomplete_fields = ["organisation", "department"]
    inlines = [PostHoldingInline]


@admin.register(Person)
class PersonAdmin(ScopedAdmin):
    list_display = ["name", "organisation", "email", "phone"]
    list_filter = [("organisation", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["organisation"]
    search_fields = ["name", "email"]
    autocomplete_fields = ["organisation", "user"]
