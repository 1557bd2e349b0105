"""Ärenden, and papers that are handed out of them."""

from django.urls import path

from boards.views import cases, disclosing, masking

case = "arenden/<int:pk>/"
disclosure = case + "lamna-ut/<int:disclosure_pk>/"
paper = disclosure + "<int:paper_pk>/"
urlpatterns = [
    path("arenden/", cases.cases, name="cases"),
    path(case, cases.case, name="case"),
    path(case + "uppgifter/", cases.case_facts, name="case_facts"),
    path(case + "lamna-ut/", disclosing.disclose, name="disclose"),
    path(disclosure, disclosing.disclosure, name="disclosure"),
    path(disclosure + "handlingar/", disclosing.disclosure_papers, name="disclosure_papers"),
    path(disclosure + "klart/", disclosing.finish_disclosure, name="finish_disclosure"),
    path(disclosure + "ta-bort/", disclosing.cancel_disclosure, name="cancel_disclosure"),
    path(disclosure + "pdf/", disclosing.disclosure_pdf, name="disclosure_pdf"),
    path(paper, masking.disclosed_paper, name="disclosed_paper"),
    path(paper + "ord/", masking.mask_words, name="mask_words"),
    path(paper + "stallen/", masking.mask_places, name="mask_places"),
    path(paper + "maska-inte/", masking.unmask, name="unmask"),
]
