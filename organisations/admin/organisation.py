from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from organisations.forms import NAMES_ARE_THE_OPERATORS, LetterheadForm, letterhead_form
from organisations.models import Body, Department, Letterhead, Membership, Organisation, Post, ServiceArea
from organisations.scoping import ScopedAdmin, ScopedInline, administered_by


class LetterheadInline(ScopedInline):
    model = Letterhead
    form = LetterheadForm
    template = "admin/edit_inline/stacked.html"
    min_num = 0
    can_delete = False  # which would take the operator's number along

    def get_formset(self, request, obj=None, **kwargs):
        return super().get_formset(request, obj, form=letterhead_form(request.user, obj), **kwargs)


class DepartmentInline(ScopedInline):
    model = Department


class BodyInline(ScopedInline):
    model = Body
    fields = ["name", "short_name", "kind", "is_authority"]
    show_change_link = True

    def has_delete_permission(self, request, obj=None):
        return False


class PostInline(ScopedInline):
    model = Post
    fields = ["title"]
    show_change_link = True

    def has_delete_permission(self, request, obj=None):
        return False


class ServedMunicipalityInline(ScopedInline):
    model = ServiceArea
    fk_name = "police_unit"
    autocomplete_fields = ["municipality"]


class ServingPoliceInline(ScopedInline):
    model = ServiceArea
    fk_name = "municipality"
    autocomplete_fields = ["police_unit"]
    verbose_name = _("polisenhet här")
    verbose_name_plural = _("polisen här")


class MembershipInline(ScopedInline):
    """Roles as they are; they are given by invitation and changed on the page of the colleagues."""

    model = Membership
    scope = "organisation"
    reach = staticmethod(administered_by)
    fields = readonly_fields = ["user", "role"]

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class OrganisationForm(forms.ModelForm):
    class Meta:
        model = Organisation
        fields = "__all__"  # noqa: DJ007 the page of the admin lists them

    def clean(self):
        data = super().clean()
        if self.must_be_under is not None and not self.instance.pk and data.get("parent") not in self.must_be_under:
            self.add_error("parent", _("Välj den av dina organisationer som aktören registreras hos."))
        return data


@admin.register(Organisation)
class OrganisationAdmin(ScopedAdmin):
    """Municipalities and the police are entered by the operator; administrators enter other actors under their own."""

    scope = "pk"
    form = OrganisationForm
    list_display = ["name", "kind", "police_level", "parent", "from_on", "to_on"]
    list_filter = ["kind", "police_level"]
    list_select_related = ["parent"]
    search_fields = ["folded_name", "folded_former_names"]
    autocomplete_fields = ["parent", "successor"]
    ordering = ["sort_name"]
    fieldsets = [
        (None, {"fields": ["name", "kind", "police_level", "parent"]}),
        (_("Namn och tid"), {"fields": ["former_names", "successor", "from_on", "to_on", "mandate_basis"]}),
    ]

    def get_readonly_fields(self, request, obj=None):
        """Where an organisation stands among the others decides who reads what, and is the operator's.

        So is the name of a municipality or a part of the police, which stands for it on papers.
        """
        if request.user.is_superuser:
            return []
        if obj is None:
            return ["police_level", "successor"]
        return [*(["name", "former_names"] if obj.is_public else []), "kind", "police_level", "parent", "successor"]

    def get_fieldsets(self, request, obj=None):
        """Says whom to ask, where the name is not the administrator's to change."""
        first, *rest = super().get_fieldsets(request, obj)
        told = str(NAMES_ARE_THE_OPERATORS) if obj and obj.is_public and not request.user.is_superuser else ""
        return [(first[0], {**first[1], "description": told}), *rest]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.must_be_under = None if request.user.is_superuser else administered_by(request.user)
        if form.must_be_under is not None and "kind" in form.base_fields:
            form.base_fields["kind"].choices = [(Organisation.Kind.OTHER, Organisation.Kind.OTHER.label)]
        return form

    def get_inlines(self, request, obj):
        if obj is None:
            return []
        served = {
            Organisation.Kind.POLICE: [ServedMunicipalityInline],
            Organisation.Kind.MUNICIPALITY: [ServingPoliceInline],
        }
        inlines = [LetterheadInline, DepartmentInline, BodyInline, PostInline]
        return [*inlines, *served.get(obj.kind, []), MembershipInline]

    def has_delete_permission(self, request, obj=None):
        return request.user.is_superuser

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, search_term.casefold())


@admin.register(Department)
class DepartmentAdmin(ScopedAdmin):
    list_display = ["name", "organisation", "email"]
    list_filter = [("organisation", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["organisation"]
    search_fields = ["name", "email"]
    autocomplete_fields = ["organisation"]
