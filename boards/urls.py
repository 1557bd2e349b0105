from django.urls import path

from boards.views import checks, decision_basis, settings, word

app_name = "boards"
letter = "handlingar/<int:pk>/namnd/"
basis = "handlingar/<int:pk>/underlag-for-beslut/"
own = "organisation/<int:pk>/namnd/"
urlpatterns = [
    path(letter + "kontroll/", checks.check, name="check"),
    path(basis, decision_basis.basis, name="decision_basis"),
    path(basis + "<int:basis_pk>/", decision_basis.basis_pdf, name="decision_basis_pdf"),
    path(own, settings.board_settings, name="settings"),
    path(own + "wordmall/", settings.word_template, name="word_template"),
    path(own + "wordmall/utgangspunkt/", settings.word_starter, name="word_starter"),
    path(own + "wordmall/<int:template_pk>/", settings.trial, name="trial"),
    path(own + "wordmall/<int:template_pk>/provbrev/", settings.trial_file, name="trial_file"),
    path(own + "wordmall/<int:template_pk>/fil/", settings.template_file, name="template_file"),
    path(letter + "word/", word.word, name="word"),
]
