"""The back office: Django's admin, open to administrators, with choices that stay within their own registers."""

from allauth.account.decorators import secure_admin_login
from allauth.mfa.utils import is_mfa_enabled
from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.utils.translation import gettext_lazy as _

from organisations.scoping import choices_of


class ScopedAutocomplete(AutocompleteJsonView):
    """Offers what the field may point at, for this person."""

    def get_queryset(self):
        possible = choices_of(self.source_field, self.request, self.admin_site)
        possible = possible.complex_filter(self.source_field.get_limit_choices_to())
        found, may_repeat = self.model_admin.get_search_results(self.request, possible, self.term)
        return found.distinct() if may_repeat else found

    def has_perm(self, request, obj=None):
        return self.admin_site.has_permission(request) and super().has_perm(request, obj)


class BackOffice(admin.AdminSite):
    site_header = site_title = _("Samverka: register")
    index_title = _("Register")
    site_url = "/"
    enable_nav_sidebar = False

    def has_permission(self, request):
        """Superusers, and those who administer an organisation now; a role that is taken away closes at once."""
        return request.user.is_active and request.user.is_authenticated and request.user.is_staff

    def login(self, request, extra_context=None):
        """By the log-in of the house, with its second factor, lock-out and providers."""
        return secure_admin_login(super().login)(request, extra_context)

    def each_context(self, request):
        needs_second_factor = self.has_permission(request) and not is_mfa_enabled(request.user)
        return {**super().each_context(request), "needs_second_factor": needs_second_factor}

    def autocomplete_view(self, request):
        return ScopedAutocomplete.as_view(admin_site=self)(request)
