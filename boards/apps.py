from django.apps import AppConfig


class BoardsConfig(AppConfig):
    name = "boards"
    verbose_name = "Handlingar till nämnden"

    def ready(self):
        from boards import kind

        kind.register()
