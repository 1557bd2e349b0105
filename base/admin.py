"""The outbox, for the operator: what waits, what went, and what nobody can know."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from base import mail
from base.models import OutgoingMail
from base.secret_addresses import without_secrets


class MailStateFilter(admin.SimpleListFilter):
    title = _("läge")
    parameter_name = "state"
    # Looked up when asked, so that the moment of "uncertain" is now.
    states = {"waiting": mail.waiting, "uncertain": mail.uncertain, "refused": mail.refused}

    def lookups(self, request, model_admin):
        return [
            ("waiting", _("Väntar")),
            ("uncertain", _("Osäkert om det skickades")),
            ("refused", _("Gick inte fram")),
        ]

    def queryset(self, request, queryset):
        chosen = self.states.get(self.value())
        return queryset.filter(pk__in=chosen().values("pk")) if chosen else queryset


@admin.register(OutgoingMail)
class OutgoingMailAdmin(admin.ModelAdmin):
    list_display = ["subject", "to", "created_at", "sent_at", "state", "failure"]
    list_filter = [MailStateFilter]
    search_fields = ["to", "subject"]
    date_hierarchy = "created_at"
    # Whoever runs the service does not answer for those who were asked: a link that works is shown to nobody.
    exclude = ["body"]
    readonly_fields = ["shown_body"]
    actions = ["send_again"]

    @admin.display(description=_("läge"))
    def state(self, letter: OutgoingMail) -> str:
        return mail.state_of(letter)

    @admin.display(description=_("text"))
    def shown_body(self, letter: OutgoingMail) -> str:
        return without_secrets(letter.body)

    @admin.action(description=_("Skicka igen det som inte gick fram eller är osäkert"))
    def send_again(self, request, chosen):
        count = mail.send_again(chosen)
        said = _("%(count)d mejl väntar på att skickas igen. Den som redan har fått ett osäkert får det två gånger.")
        self.message_user(request, said % {"count": count})

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
