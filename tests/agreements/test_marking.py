from datetime import date

import pytest
from django.urls import reverse

from agreements import passages
from agreements.models import Commitment, Obligation
from documents import steps
from documents.models import Passage
from tests.agreements.obliging import REPORT, SECRET, agreement_of, watched

pytestmark = pytest.mark.django_db
YEARLY = {"how_often": "months:12", "from_on": "2026-11-22"}


@pytest.fixture
def paper(municipality, police, coordinator):
    return agreement_of(municipality, coordinator, open_for=[police]).document


def url(name: str, paper, quote: str = REPORT) -> str:
    section = next(row for row in paper.sections.all() if quote in " ".join(passages.lines(row.html)))
    return (
        f"{reverse(f'obligations:{name}', args=[paper.pk])}?avsnitt={section.key}&fran={quote[:80]}&till={quote[-80:]}"
    )


def text_of(response) -> str:
    return response.content.decode().replace("\xa0", " ")


def test_a_sentence_of_a_signed_paper_is_watched_and_the_paper_is_as_it_was(client, coordinator, paper):
    client.force_login(coordinator)
    before = paper.locked_revision.sha256
    response = client.post(url("watch", paper), {**YEARLY, "responsible": "kommunpolisen"}, follow=True)
    obligation = Obligation.objects.get()
    assert (obligation.passage.quote, obligation.text) == (REPORT, "")
    assert obligation.passage.before == "Vi samverkar."
    assert "Ska göras senast" in text_of(response)
    paper.refresh_from_db()
    assert paper.locked_revision.sha256 == before
    assert paper.events.filter(step="watch", by=coordinator, note=REPORT).count() == 1


def test_every_sentence_stands_with_its_two_links(client, coordinator, paper):
    client.force_login(coordinator)
    page = client.get(reverse("obligations:sentences", args=[paper.pk]))
    for sentence in ("Vi samverkar.", REPORT, "Lägesbilden uppdateras vartannat år.", SECRET):
        assert text_of(page).count(f"<p>{sentence}</p>") == 1
    assert text_of(page).count("Följ upp den här meningen") == 4


def test_the_links_of_the_list_lead_to_their_own_sentence(client, coordinator, paper):
    client.force_login(coordinator)
    key = paper.sections.first().key
    page = client.get(f"{reverse('obligations:watch', args=[paper.pk])}?avsnitt={key}&nr=2")
    assert "<blockquote>Lägesbilden uppdateras vartannat år.</blockquote>" in text_of(page)
    assert '<option value="months:24" selected>' in text_of(page)  # as the sentence says


def test_the_button_pressed_twice_makes_one_row(client, coordinator, paper):
    client.force_login(coordinator)
    for _press in range(2):
        assert client.post(url("watch", paper), YEARLY).status_code == 302
        assert client.post(url("follow_up", paper), {"responsible": "chefen"}).status_code == 302
    assert (Obligation.objects.count(), Commitment.objects.count(), Passage.objects.count()) == (1, 1, 1)


def test_a_sentence_is_followed_up_by_those_who_promised_it(client, coordinator, paper, municipality, police):
    client.force_login(coordinator)
    said = {
        "organisations": [municipality.pk, police.pk],
        "responsible": "chefen",
        "due_on": "1 mars 2027",
        "measured_how": "En lista",
    }
    page = client.post(url("follow_up", paper), said, follow=True)
    commitment = Commitment.objects.get()
    assert set(commitment.organisations.all()) == {municipality, police}
    assert (commitment.due_on, commitment.text, str(commitment)) == (date(2027, 3, 1), "", REPORT)
    assert "senast 1 mars 2027" in text_of(page)


def test_a_stranger_among_the_organisations_is_refused(client, coordinator, paper, other_municipality):
    client.force_login(coordinator)
    page = client.post(url("follow_up", paper), {"organisations": [other_municipality.pk], "responsible": "chefen"})
    assert page.status_code == 422
    assert 'value="chefen"' in text_of(page)
    assert not Commitment.objects.exists()


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({}, "Hur ofta"),
        ({"how_often": "times"}, "Ange antalet."),
        ({"how_often": "times", "number": "13"}, "Högst tolv gånger per år går att bevaka."),
        ({"how_often": "once"}, "Ange dagen."),
        ({"how_often": "once", "due_on": "snart"}, "Skriv ett datum"),
        ({"how_often": "months:12", "last_done_on": "2199-01-01"}, "Dagen har inte kommit än."),
        ({"how_often": "varannan tisdag"}, "varannan tisdag"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stands_there(client, coordinator, paper, said, sentence):
    client.force_login(coordinator)
    page = client.post(url("watch", paper), {"from_on": "2026-11-22", "responsible": "Åsa", **said})
    assert page.status_code == 422
    assert sentence in text_of(page)
    assert 'value="Åsa"' in text_of(page)
    assert not Obligation.objects.exists()


@pytest.mark.parametrize("asked", ["fran=Annat&till=Annat", "fran=&till=", "nr=99", "nr=-1", ""])
def test_words_that_do_not_stand_there_lead_back_to_the_list(client, coordinator, paper, asked):
    client.force_login(coordinator)
    key = paper.sections.first().key
    response = client.get(f"{reverse('obligations:watch', args=[paper.pk])}?avsnitt={key}&{asked}", follow=True)
    assert "Välj en mening i listan." in text_of(response)


def test_an_unknown_section_is_not_found(client, coordinator, paper):
    client.force_login(coordinator)
    for key in ("", "x", "00000000-0000-0000-0000-000000000000"):
        assert client.get(reverse("obligations:watch", args=[paper.pk]), {"avsnitt": key}).status_code == 404


def test_nothing_is_marked_in_a_discarded_draft(client, coordinator, municipality):
    paper = agreement_of(municipality, coordinator, final=False).document
    steps.discard(paper, by=coordinator, reason="Gjord två gånger")
    client.force_login(coordinator)
    response = client.post(url("watch", paper), YEARLY, follow=True)
    assert "kasserat" in text_of(response)
    assert not Obligation.objects.exists()


def test_the_other_party_watches_for_itself_what_it_reads(client, police_contact, police, coordinator, paper):
    client.force_login(police_contact)
    client.post(url("watch", paper), YEARLY)
    obligation = Obligation.objects.get()
    assert obligation.owner == police
    assert not paper.events.filter(step="watch").exists()  # the owner's history does not tell what others watch
    assert "Det här följs upp" in text_of(client.get(reverse("documents:detail", args=[paper.pk])))
    client.force_login(coordinator)
    assert client.get(reverse("obligations:detail", args=[obligation.pk])).status_code == 404
    assert f"/bevakningar/{obligation.pk}/" not in text_of(client.get(reverse("documents:detail", args=[paper.pk])))


def test_the_other_party_marks_nothing_that_it_does_not_read(client, police_contact, paper):
    client.force_login(police_contact)
    assert SECRET not in text_of(client.get(reverse("obligations:sentences", args=[paper.pk])))
    assert client.get(url("watch", paper, SECRET)).status_code == 404
    assert client.get(url("follow_up", paper)).status_code == 403


def test_the_other_party_is_not_told_of_a_later_title(client, police_contact, paper, coordinator):
    from documents.models import Document

    client.force_login(police_contact)
    client.post(url("watch", paper), YEARLY)
    Document.objects.filter(pk=paper.pk).update(title="Den nya hemliga titeln")
    for address in (reverse("obligations:list"), reverse("obligations:detail", args=[Obligation.objects.get().pk])):
        assert "hemliga titeln" not in text_of(client.get(address))
    assert "hemliga titeln" not in text_of(client.get(reverse("obligations:sentences", args=[paper.pk])))
    assert "hemliga titeln" not in text_of(client.get(url("watch", paper)))


def test_what_the_owner_follows_up_is_for_the_owner(client, police_contact, coordinator, paper):
    client.force_login(coordinator)
    client.post(url("follow_up", paper), {"responsible": "Hemlige chefen"})
    watched(coordinator, paper, text="Hemliga rapporten")
    client.force_login(police_contact)
    page = text_of(client.get(reverse("documents:detail", args=[paper.pk])))
    assert "Hemlig" not in page


def test_a_commitment_is_changed_and_no_longer_followed_up(client, coordinator, paper):
    client.force_login(coordinator)
    client.post(url("follow_up", paper), {"responsible": "chefen"})
    row = Commitment.objects.get()
    address = reverse("obligations:commitment", args=[paper.pk, row.pk])
    client.post(address, {"responsible": "en annan", "seen": client.get(address).context["seen"]})
    row.refresh_from_db()
    assert row.responsible == "en annan"
    remove = reverse("obligations:remove_commitment", args=[paper.pk, row.pk])
    assert client.post(remove).status_code == 302
    assert client.post(remove).status_code == 404
    assert paper.events.filter(step="stop_following_up", note=REPORT).exists()


@pytest.mark.parametrize(
    ("first", "last", "quote"),
    [
        (REPORT, REPORT, REPORT),
        ("Vi samverkar.", "per år.", f"Vi samverkar. {REPORT}"),
        ("Rapporten", "rådet", "Rapporten tas upp i rådet"),
        ("per år.", "vartannat år.", "per år. Lägesbilden uppdateras vartannat år."),
        ("rådet", "Rapporten", None),
        ("x" * 80, "y", None),
    ],
)
def test_words_are_found_by_their_beginning_and_their_end(paper, first, last, quote):
    section = {"key": "k", "heading": "H", "html": paper.sections.first().html, "slot": ""}
    found = passages.between(section, first, last)
    assert (found and found.quote) == quote


def test_sentences_keep_their_marks_and_their_letters_out():
    section = {"key": "k", "heading": "", "slot": "", "html": "<p>Ett <strong>&amp;</strong> två. Tre<br>fyra.</p>"}
    assert [place.quote for place in passages.sentences_of(section)] == ["Ett & två.", "Tre", "fyra."]
