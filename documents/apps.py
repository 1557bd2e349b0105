from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "documents"
    verbose_name = "Handlingar"

    def ready(self):
        from base import answer_links
        from documents import awaited_decisions, plain_kinds, waiting
        from documents.releasing import LINK
        from documents.views.by_link import open_release

        plain_kinds.register()
        waiting.add(awaited_decisions.sentences)
        answer_links.register(LINK, open_release)
