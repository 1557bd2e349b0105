"""Keeps an administrator within the registers of the own organisations, in every view of the admin.

`ScopedAdmin` and `ScopedInline` name in `scope` the path from a row to its organisation. Lists, pages, histories,
deletions, autocompletion and the choices of foreign keys then hold only rows of organisations that the person
administers; superusers see all. Names of municipalities and parts of the police are public, and can be chosen where a
field in `NAMES_OTHERS` names another organisation.
"""

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db.models import Model, Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from simple_history.admin import SimpleHistoryAdmin

from organisations.models import Organisation
from organisations.permissions import ADMINISTERS, organisations_of

NAMES_OTHERS = frozenset(
    {
        "organisations.Organisation.parent",
        "organisations.Organisation.successor",
        "organisations.Seat.represents",
        "organisations.ServiceArea.municipality",
        "organisations.ServiceArea.police_unit",
    }
)


def administered_by(user) -> QuerySet[Organisation]:
    """Where the user gives people roles."""
    if user.is_superuser:
        return Organisation.objects.all()
    return Organisation.objects.filter(pk__in=organisations_of(user, roles=ADMINISTERS))


def registers_of(user) -> QuerySet[Organisation]:
    """Where the user keeps the register: the organisations administered, and other actors entered under them.

    Keeping such an actor's address gives no right to let people in there, so roles follow `administered_by`.
    """
    if user.is_superuser:
        return Organisation.objects.all()
    own = administered_by(user).values("pk")
    return Organisation.objects.filter(Q(pk__in=own) | Q(kind=Organisation.Kind.OTHER, parent__in=own))


def choices_of(field, request, site: admin.AdminSite) -> QuerySet:
    """What a foreign key may be pointed at; nothing when the table that it points at has no place in the admin."""
    model = field.remote_field.model
    if f"{field.model._meta.label}.{field.name}" in NAMES_OTHERS and not request.user.is_superuser:
        own = registers_of(request.user).values("pk")
        return Organisation.objects.filter(Q(pk__in=own) | Q(pk__in=Organisation.objects.publicly_known().values("pk")))
    if not site.is_registered(model):
        return model._default_manager.none()
    return site.get_model_admin(model).get_queryset(request)


class _Scoped:
    """What a page and the tables within it have in common."""

    scope: str | None = "organisation"
    reach = staticmethod(registers_of)

    def get_queryset(self, request):
        queryset = super().get_queryset(request)
        if self.scope is None or request.user.is_superuser:
            return queryset
        return queryset.filter(**{f"{self.scope}__in": self.reach(request.user).values("pk")})

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        kwargs["queryset"] = choices_of(db_field, request, self.admin_site)
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.remote_field.model is Organisation and db_field.name == "organisation" and field:
            own = list(kwargs["queryset"][:2])
            field.initial = own[0].pk if len(own) == 1 else None
        return field

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        kwargs["queryset"] = choices_of(db_field, request, self.admin_site)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def _may(self, request, obj: Model | None) -> bool:
        user = request.user
        if not user.is_active or not user.is_staff:
            return False
        return obj is None or obj.pk is None or self._holds(request, obj)

    def _holds(self, request, obj: Model) -> bool:
        return self.get_queryset(request).filter(pk=obj.pk).exists()

    def has_view_permission(self, request, obj=None):
        return self._may(request, obj)

    def has_change_permission(self, request, obj=None):
        return self._may(request, obj)

    def has_delete_permission(self, request, obj=None):
        return self._may(request, obj)


class ScopedAdmin(_Scoped, SimpleHistoryAdmin):
    """A page of the admin that shows an administrator the own registers only."""

    show_full_result_count = False

    def has_module_permission(self, request):
        return self._may(request, None)

    def has_add_permission(self, request):
        return self._may(request, None)

    def history_view(self, request, object_id, extra_context=None):
        self._refuse_strangers(request, object_id)
        if not hasattr(self.model._meta, "simple_history_manager_attribute"):
            return admin.ModelAdmin.history_view(self, request, object_id, extra_context)
        return super().history_view(request, object_id, extra_context)

    def history_form_view(self, request, object_id, version_id, extra_context=None):
        self._refuse_strangers(request, object_id)
        if not hasattr(self.model._meta, "simple_history_manager_attribute"):
            raise Http404
        return super().history_form_view(request, object_id, version_id, extra_context)

    def _refuse_strangers(self, request, object_id: str) -> None:
        """The history keeps rows that the register has no more; those are shown to superusers only."""
        if not request.user.is_superuser and self.get_object(request, unquote(object_id)) is None:
            raise Http404

    def get_deleted_objects(self, objs, request):
        """Says that a row is in use, without naming the rows of others that use it."""
        to_delete, counts, perms_needed, protected = super().get_deleted_objects(objs, request)
        if protected and not request.user.is_superuser:
            protected = [_("Andra uppgifter hänvisar hit. Sätt ett slutdatum i stället för att ta bort.")]
        return to_delete, counts, perms_needed, protected


class ScopedInline(_Scoped, admin.TabularInline):
    """A table within a page; its rows belong to the page's row, which is scoped already."""

    scope = None
    extra = 0

    def _holds(self, request, obj: Model) -> bool:
        """The object is the row of the page around the table."""
        return self.admin_site.get_model_admin(self.parent_model)._holds(request, obj)

    def has_add_permission(self, request, obj=None):
        return self._may(request, obj)
