from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "documents"
    verbose_name = "Handlingar"

    def ready(self):
        from documents import plain_kinds

        plain_kinds.register()
