from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from base import menu


class AgreementsConfig(AppConfig):
    name = "agreements"
    verbose_name = "Överenskommelser"

    def ready(self):
        from agreements import kind
        from agreements.advice import replaced_acts
        from agreements.recognising import recognise_agreement
        from documents import advice, recognising

        kind.register()
        advice.register(replaced_acts.tips)
        menu.register(_("Överenskommelser och löften"), "agreements:list", order=20)
        recognising.register(recognise_agreement)
