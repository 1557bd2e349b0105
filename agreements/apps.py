from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "agreements"
    verbose_name = "Överenskommelser"

    def ready(self):
        from agreements import kind
        from agreements.recognising import recognise_agreement
        from documents import recognising

        kind.register()
        recognising.register(recognise_agreement)
