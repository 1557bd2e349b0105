from django.urls import path

from boards.views import appendices, checks, decision_basis, letters, package_files, packages, settings, word

app_name = "boards"
letter = "handlingar/<int:pk>/namnd/"
package = letter + "handlingar/<int:number>/"
basis = "handlingar/<int:pk>/underlag-for-beslut/"
own = "organisation/<int:pk>/namnd/"
urlpatterns = [
    path("namnd/", letters.letters, name="list"),
    path(letter, letters.facts, name="facts"),
    path(letter + "kontroll/", checks.check, name="check"),
    path(basis, decision_basis.basis, name="decision_basis"),
    path(basis + "<int:basis_pk>/", decision_basis.basis_pdf, name="decision_basis_pdf"),
    path(own, settings.board_settings, name="settings"),
    path(own + "wordmall/", settings.word_template, name="word_template"),
    path(own + "wordmall/utgangspunkt/", settings.word_starter, name="word_starter"),
    path(own + "wordmall/<int:template_pk>/", settings.trial, name="trial"),
    path(own + "wordmall/<int:template_pk>/provbrev/", settings.trial_file, name="trial_file"),
    path(own + "wordmall/<int:template_pk>/fil/", settings.template_file, name="template_file"),
    path(letter + "bilagor/", appendices.appendices, name="appendices"),
    path(letter + "bilagor/valj/", appendices.add_appendices, name="add_appendices"),
    path(letter + "bilagor/ladda-upp/", appendices.upload_appendices, name="upload_appendices"),
    path(letter + "bilagor/ordning/", appendices.order_appendices, name="order_appendices"),
    path(letter + "bilagor/<uuid:key>/flytta/", appendices.move_appendix, name="move_appendix"),
    path(letter + "bilagor/<uuid:key>/andra/", appendices.describe_appendix, name="describe_appendix"),
    path(letter + "bilagor/<uuid:key>/ta-bort/", appendices.remove_appendix, name="remove_appendix"),
    path(letter + "bilagor/<uuid:key>/fil/", appendices.appendix_file, name="appendix_file"),
    path(letter + "satt-ihop/", packages.put_together, name="put_together"),
    path(letter + "handlingar/", packages.packages, name="packages"),
    path(package, packages.package, name="package"),
    path(package + "forsok-igen/", packages.try_again, name="try_again"),
    path(package + "pdf/", package_files.package_pdf, name="package_pdf"),
    path(package + "zip/", package_files.package_zip, name="package_zip"),
    path(package + "delar/<int:part>/", package_files.package_part, name="package_part"),
    path(package + "delar/<int:part>/original/", package_files.package_original, name="package_original"),
    path(package + "sidor/<int:page>/", package_files.package_page, name="package_page"),
    path(letter + "word/", word.word, name="word"),
]
