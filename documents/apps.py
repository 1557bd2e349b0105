from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "documents"
    verbose_name = "Handlingar"

    def ready(self):
        from base import answer_links, daily
        from documents import conditions, plain_kinds, waiting, writing
        from documents.deciding import awaited_decisions
        from documents.sending import reminding
        from documents.sending.release_links import LINK
        from documents.views.by_link import open_release

        plain_kinds.register()
        writing.add(conditions.refresh)
        daily.register("documents.unanswered", reminding.answers_that_did_not_come)
        daily.register("documents.to_register", reminding.waiting_for_registrar)
        waiting.add(awaited_decisions.sentences)
        answer_links.register(LINK, open_release)
