from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from base import menu


class BoardsConfig(AppConfig):
    name = "boards"
    verbose_name = "Handlingar till nämnden"

    def ready(self):
        from base import answer_links
        from boards import kind, progress, whereabouts
        from boards.approving import approving
        from boards.board_steps.way import by_letters
        from boards.board_text.panel import panel as board_text
        from boards.brief import sending
        from boards.cases import package_status
        from boards.decision_basis import panel
        from boards.handing_over import sentences
        from boards.handing_over.handing import LINK
        from boards.letters import agreement_panel
        from boards.recognising import recognise_letter
        from boards.views import brief
        from boards.views.approving_by_link import by_link as by_manager
        from boards.views.secretary import open_handover
        from boards.word.panel import panel as word_panel
        from documents import beside, case_pages, done_elsewhere, history, recognising, waiting
        from documents.deciding import awaited_decisions

        kind.register()
        case_pages.register(lambda case: reverse("boards:case", args=[case.pk]))
        recognising.register(recognise_letter)
        answer_links.register(approving.LINK, by_manager)
        menu.register(_("Handlingar till nämnden"), "boards:list", order=50, is_shown=whereabouts.is_used)
        beside.register(progress.panel)
        beside.register(agreement_panel.panel)
        beside.register(board_text)
        beside.register(word_panel)
        beside.register(panel.panel)
        answer_links.register(sending.PURPOSE, brief.by_link)
        history.DONE[sending.SEND_BRIEF] = _("Skickade kortversionen för beslutsfattare")
        answer_links.register(LINK, open_handover)
        waiting.add(sentences.waiting)
        done_elsewhere.register(package_status.done_with)
        awaited_decisions.register(by_letters)
