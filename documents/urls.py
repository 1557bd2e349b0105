from django.urls import path

from documents.views import (
    arranging,
    clashes,
    deciding,
    editing,
    files,
    frame,
    library,
    listing,
    pasting,
    reading,
    signing,
    steps,
)

from documents.views import incoming, register_reply, replying

from documents.views import clearing, registering, releasing

from documents.views import advising

from documents.views import word_answers

from documents.views import changes

app_name = "documents"
paper = "handlingar/<int:pk>/"
section = paper + "avsnitt/<uuid:key>/"
urlpatterns = [
    path("handlingar/", listing.papers, name="list"),
    path(paper, reading.detail, name="detail"),
    path(paper + "historik/", reading.history, name="history"),
    path(paper + "historik/<int:number>/", reading.revision, name="revision"),
    path(paper + "historik/<int:number>/pdf/", files.pdf, name="revision_pdf"),
    path(paper + "andringar/", changes.changes, name="changes"),
    path(paper + "andringar/pdf/", changes.pdf, name="changes_pdf"),
    path(paper + "andringar/<uuid:key>/skal/", changes.explain_change, name="explain_change"),
    path(paper + "pdf/", files.pdf, name="pdf"),
    path(paper + "docx/", files.docx, name="docx"),
    path(paper + "forhandsgranska/", files.preview, name="preview"),
    path(paper + "filer/<int:copy_pk>/", files.copy, name="copy"),
    # Steps
    path(paper + "las/", steps.lock, name="lock"),
    path(paper + "las-upp/", steps.unlock, name="unlock"),
    path(paper + "kassera/", steps.discard, name="discard"),
    path(paper + "ta-tillbaka/", steps.restore, name="restore"),
    path(paper + "registrera/", signing.register, name="register"),
    path(paper + "beslut/", deciding.decisions, name="decisions"),
    path(paper + "beslut/registrera/", deciding.decide, name="decide"),
    path(paper + "beslut/vag/<int:party_pk>/", deciding.plan_decision, name="plan_decision"),
    path(paper + "beslut/<int:decision_pk>/ta-tillbaka/", deciding.withdraw_decision, name="withdraw_decision"),
    path(paper + "beslut/<int:decision_pk>/utdrag/", deciding.excerpt, name="excerpt"),
    path(paper + "underskrift/pdf/", signing.to_sign, name="to_sign"),
    path(paper + "underskrift/skicka/", signing.send_to_sign, name="send_to_sign"),
    path(paper + "underskrift/ater/", signing.receive_signed, name="receive_signed"),
    path(paper + "underskrift/avbryt/", signing.cancel_signing, name="cancel_signing"),
    path(paper + "underskrift/ta-tillbaka/", signing.take_back_signatures, name="take_back_signatures"),
    path(paper + "oppna/", steps.open_to, name="open_to"),
    path(paper + "avsluta/", steps.end, name="end"),
    path(paper + "andra-avslutet/", steps.change_end, name="change_end"),
    path(paper + "ny-utifran/", steps.make_from, name="make_from"),
    path(paper + "rensa/", clearing.clear, name="clear"),
    # Sending
    path(paper + "skicka-for-synpunkter/", releasing.send_for_comments, name="send_for_comments"),
    path(paper + "skicka-for-kannedom/", releasing.send_for_information, name="send_for_information"),
    path(paper + "skicka-for-beslut/", releasing.send_for_decision, name="send_for_decision"),
    path(paper + "utskick/<int:release_pk>/ny-version/", releasing.send_new_version, name="send_new_version"),
    path(paper + "utskick/<int:release_pk>/paminn/", releasing.remind, name="remind"),
    path(paper + "utskick/<int:release_pk>/aterta/", releasing.withdraw_release, name="withdraw_release"),
    # Writing
    path(paper + "redigera/", editing.edit, name="edit"),
    path(paper + "uppgifter/", frame.frame, name="frame"),
    path(paper + "osakert/<int:doubt_pk>/", frame.settle_doubt, name="settle_doubt"),
    path(paper + "avsnitt/", arranging.add_section, name="add_section"),
    path(paper + "avsnitt/ordning/", arranging.order_sections, name="order_sections"),
    path(section, editing.save, name="save_section"),
    path(section + "flytta/", arranging.move_section, name="move_section"),
    path(section + "egenskaper/", arranging.shape_section, name="shape_section"),
    path(section + "klausul/", arranging.insert_clause, name="insert_clause"),
    path(section + "ta-bort/", arranging.remove_section, name="remove_section"),
    path(section + "lagg-undan/", advising.set_aside, name="set_aside"),
    path(paper + "undanlagt/<int:aside_pk>/", advising.take_back_aside, name="take_back_aside"),
    path(paper + "tips/", advising.dismiss_tip, name="dismiss_tip"),
    path(paper + "historik/<int:number>/<uuid:key>/", arranging.restore_section, name="restore_section"),
    path(paper + "krockar/<int:clash_pk>/", clashes.clash, name="clash"),
    path("klistra-in/", pasting.clean, name="clean"),
    # Comments
    path(paper + "synpunkter/", replying.comment, name="comment"),
    path(paper + "inkomna-synpunkter/", incoming.incoming, name="incoming"),
    path(paper + "synpunkter/<int:comment_pk>/ta-in/", incoming.take_in, name="take_in"),
    path(paper + "synpunkter/<int:comment_pk>/avboj/", incoming.decline, name="decline_comment"),
    path(paper + "synpunkter/<int:comment_pk>/besvara/", incoming.answer, name="answer_comment"),
    path(paper + "svar/<int:reply_pk>/fil/", incoming.reply_file, name="reply_file"),
    path(paper + "registrera-svar/", register_reply.register_reply, name="register_reply"),
    # Word there and back
    path(paper + "word-for-synpunkter/", word_answers.word_for_comments, name="word_for_comments"),
    path(paper + "historik/<int:number>/word-for-synpunkter/", word_answers.revision_word, name="revision_word"),
    path(paper + "las-in-word/", word_answers.read_word, name="read_word"),
    # Templates and clauses
    path("mallar/", library.templates, name="templates"),
    path("mallar/<int:pk>/", library.template, name="template"),
    path("mallar/<int:pk>/ny/", library.template_new_paper, name="template_new_paper"),
    path("mallar/<int:pk>/kopiera/", library.template_copy, name="template_copy"),
    path("mallar/<int:pk>/redigera/", library.template_edit, name="template_edit"),
    path("mallar/<int:pk>/ta-bort/", library.template_remove, name="template_remove"),
    path("klausuler/", library.clauses, name="clauses"),
    path("klausuler/ny/", library.clause_new, name="clause_new"),
    path("klausuler/<int:pk>/", library.clause_edit, name="clause_edit"),
    path("klausuler/<int:pk>/ta-bort/", library.clause_remove, name="clause_remove"),
    # Att diarieföra
    path("att-diariefora/", registering.to_register, name="to_register"),
    path("att-diariefora/skicka/", registering.send_to_registrar, name="send_to_registrar"),
    path("att-diariefora/nummer/", registering.note_number, name="note_number"),
    path("att-diariefora/har/", registering.keep_here, name="keep_here"),
    path("att-diariefora/<int:pk>/", registering.entry, name="entry"),
    path("att-diariefora/<int:pk>/fil/", registering.entry_file, name="entry_file"),
]
