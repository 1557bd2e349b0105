"""Accounts. They come about by invitation; nobody sets a password for somebody else."""

from django import forms
from django.contrib import admin

from organisations import invitations
from organisations.models import Invitation, Membership, User
from organisations.scoping import ScopedAdmin, ScopedInline, administered_by


class RolesInline(ScopedInline):
    model = Membership
    scope = "organisation"
    reach = staticmethod(administered_by)
    fields = readonly_fields = ["organisation", "role"]

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(User)
class UserAdmin(ScopedAdmin):
    """An administrator sees the accounts of the own organisations, and closes those that no other organisation has."""

    scope = None
    list_display = ["name", "email", "is_active", "last_login"]
    list_filter = ["is_active"]
    search_fields = ["name", "email"]
    ordering = ["name"]
    fields = ["name", "email", "is_active", "last_login", "date_joined"]
    inlines = [RolesInline]

    def get_queryset(self, request):
        users = super().get_queryset(request)
        if request.user.is_superuser:
            return users
        held = Membership.objects.filter(organisation__in=administered_by(request.user).values("pk"))
        return users.filter(pk__in=held.values("user"))

    def get_fields(self, request, obj=None):
        return [*self.fields, "is_superuser"] if request.user.is_superuser else self.fields

    def get_readonly_fields(self, request, obj=None):
        """Another's address is a way into the account, so only the operator changes it."""
        if request.user.is_superuser:
            return ["last_login", "date_joined"]
        theirs = obj is not None and self._is_ours_alone(request, obj)
        return ["email", "last_login", "date_joined"] + ([] if theirs else ["name", "is_active"])

    def _is_ours_alone(self, request, user: User) -> bool:
        elsewhere = user.memberships.exclude(organisation__in=administered_by(request.user).values("pk"))
        return not user.is_superuser and not elsewhere.exists()

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Membership)
class MembershipAdmin(ScopedAdmin):
    """All roles in one list, for overview; they change on the page of the colleagues, where the rules are kept."""

    reach = staticmethod(administered_by)
    list_display = ["user", "organisation", "role"]
    list_filter = ["role", ("organisation", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["user", "organisation"]
    search_fields = ["user__name", "user__email"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class InvitationForm(forms.ModelForm):
    class Meta:
        model = Invitation
        fields = ["organisation", "name", "email", "role"]

    def clean(self):
        data = super().clean()
        if not self.errors and (reason := invitations.needless(data["organisation"], data["email"], data["role"])):
            self.add_error("email", reason)
        return data


@admin.register(Invitation)
class InvitationAdmin(ScopedAdmin):
    reach = staticmethod(administered_by)
    list_display = ["name", "email", "role", "organisation", "invited_at", "expires_at", "accepted_at", "revoked_at"]
    list_filter = ["role", ("organisation", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["organisation"]
    search_fields = ["name", "email"]
    autocomplete_fields = ["organisation"]
    form = InvitationForm
    fields = ["organisation", "name", "email", "role", "invited_by", "expires_at", "accepted_at", "revoked_at"]
    readonly_fields = ["invited_by", "expires_at", "accepted_at", "revoked_at"]

    def get_fields(self, request, obj=None):
        return self.fields if obj else ["organisation", "name", "email", "role"]

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        obj.pk = invitations.invite(by=request.user, **form.cleaned_data).pk
