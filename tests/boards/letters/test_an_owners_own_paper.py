"""A letter is its owner's own: what agreements have of parties, signing and watching is not asked of it."""

from django.urls import reverse

from documents.models import Clause, Document
from documents.steps import table_of
from tests.boards.letters.conftest import fields_of, letter_of
from tests.documents.factories import paper


def page(client, name: str, document) -> str:
    return client.get(reverse(f"documents:{name}", args=[document.pk])).content.decode()


def test_a_letter_is_not_watched_nor_registered_as_signed_and_an_agreement_is(karin, letter, municipality, coordinator):
    plan = paper(municipality, coordinator, kind="agreement")
    for document, is_asked in ((letter.document, False), (plan, True)):
        html = page(karin, "detail", document)
        assert ("Vilka vill du bevaka?" in html) == is_asked
        assert ("Registrera som slutlig" in html) == is_asked
        assert ("Undertecknare" in page(karin, "frame", document)) == is_asked


def test_the_facts_of_a_letter_are_saved_without_parties(karin, letter, municipality):
    sent = fields_of(page(karin, "frame", letter.document)) | {"title": "Nytt namn", "number-number": "KS 2026/7"}
    assert karin.post(reverse("documents:frame", args=[letter.pk]), sent).status_code == 302
    saved = Document.objects.get(pk=letter.pk)
    assert saved.title == "Nytt namn"
    assert saved.filings.get().case.registry_number == "KS 2026/7"


def test_the_editor_of_a_letter_offers_no_clauses_of_agreements(karin, municipality, coordinator):
    Clause.objects.create(heading="Giltighet", html="<p>Gäller.</p>")
    letter = letter_of(municipality, coordinator)
    assert "Börja med en klausul" not in page(karin, "edit", letter.document)
    assert "Börja med en klausul" in page(karin, "edit", paper(municipality, coordinator, kind="agreement"))


AGREED = [
    *("decisions", "decide", "register", "to_sign", "send_to_sign", "receive_signed", "cancel_signing"),
    *("take_back_signatures", "end", "change_end", "send_for_decision"),
]


def test_what_several_agree_on_is_not_done_with_a_letter_whoever_types_the_address(karin, letter, police_contact):
    home = reverse("documents:detail", args=[letter.pk])
    own = [f"documents:{name}" for name in AGREED] + ["obligations:sentences", "obligations:watch"]
    for address in [reverse(name, args=[letter.pk]) for name in own]:
        for answer in (karin.get(address), karin.post(address)):
            assert (answer.status_code, answer["Location"]) == (302, home), address
    assert "Det görs inte med en tjänsteskrivelse." in page(karin, "detail", letter.document)
    karin.force_login(police_contact)
    assert karin.get(reverse("documents:register", args=[letter.pk])).status_code == 404


def test_a_locked_letter_is_not_offered_to_be_sent_for_decision_and_an_agreement_is(karin, municipality, coordinator):
    locked = letter_of(municipality, coordinator).document
    for document, is_offered in ((locked, False), (paper(municipality, coordinator, kind="agreement"), True)):
        document.state = "locked"
        names = [step.name for step in table_of(document) if step.fits(document) and "locked" in step.sources]
        assert ("send_for_decision" in names) == is_offered
