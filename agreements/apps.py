from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from base import menu


class AgreementsConfig(AppConfig):
    name = "agreements"
    verbose_name = "Överenskommelser"

    def ready(self):
        from agreements import followed_panel, kind, proposing, reminding, running_out_mail, watch_list
        from agreements.advice import replaced_acts
        from agreements.recognising import recognise_agreement
        from base import daily
        from documents import advice, beside, onward, recognising

        kind.register()
        advice.register(replaced_acts.tips)
        menu.register(_("Överenskommelser och löften"), "agreements:list", order=20)
        menu.register(_("Uppföljning"), "obligations:list", order=40, is_shown=watch_list.is_used)
        beside.register(followed_panel.panel)
        onward.register(proposing.page_if_any)
        daily.register("agreements.obligations", reminding.remind)
        daily.register("agreements.running_out", running_out_mail.tell)
        recognising.register(recognise_agreement)
