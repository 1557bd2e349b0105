"""Svara med en Wordfil i stället: for those who were asked, logged in or by a link."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from base import answer_links
from documents.models import Comment, RegisterEntry, Release, Reply
from documents.word.word_answers import revision_of
from tests.documents.replies.asking import address, ask, fields
from tests.documents.word.files import SUGGESTED, answered, fetched

pytestmark = pytest.mark.usefixtures("read_here")


def bring(client, place, data):
    file = SimpleUploadedFile("svar.docx", data)
    return client.post(place, {"do": "word", "file": file}, follow=True)


@pytest.fixture
def asked(client, police_contact, release, draft):
    client.force_login(police_contact)
    return address(draft)


def test_the_page_gives_the_very_text_that_was_sent(client, asked, draft, release):
    response = client.get(asked, {"fil": "word"})
    assert revision_of(draft, response.content) == release.revision


def test_what_stands_in_the_file_is_begun_and_not_sent(client, asked, release, coordinator, draft):
    page = bring(client, asked, answered(release.revision))
    assert "Gå igenom dem och tryck på Skicka svar" in page.content.decode()
    reply = Reply.objects.get()
    assert reply.sent_at is None
    suggestion, remark = Comment.objects.all()
    assert (suggestion.suggested_html, suggestion.by_name) == (SUGGESTED, "Petra Norling")
    assert (remark.text, remark.quote) == ("Kortare så.", "Parterna ska samverka mot brott.")
    client.force_login(coordinator)
    assert "samverka" not in client.get(reverse("documents:incoming", args=[draft.pk])).content.decode()


def test_the_same_file_twice_says_each_thing_once(client, asked, release):
    bring(client, asked, answered(release.revision))
    bring(client, asked, answered(release.revision))
    assert Comment.objects.count() == 2


def test_sent_it_brings_its_file_to_the_registrar(client, asked, release, municipality):
    page = bring(client, asked, answered(release.revision))
    client.post(asked, {"do": "send", "page": page.context["page"], "seen": str(page.context["seen"])})
    reply = Reply.objects.get()
    assert reply.sent_at is not None
    entry = RegisterEntry.objects.get(organisation=municipality, source=f"reply:{reply.pk}")
    assert entry.file.read() == answered(release.revision)


def test_the_file_of_a_text_that_was_sent_again_as_it_was_is_taken(client, asked, release, draft, coordinator, police):
    newer = ask(draft, coordinator, police, replaces=release)
    bring(client, asked, answered(release.revision))
    assert Comment.objects.first().reply.revision == newer.revision


def test_the_file_of_an_earlier_text_is_refused_with_what_to_do(client, asked, release, draft, coordinator, police):
    draft.sections.update(html="<p>Ny lydelse.</p>")
    newer = ask(draft, coordinator, police, replaces=release)
    page = bring(client, asked, answered(release.revision))
    assert (page.status_code, newer.replaces) == (422, release)
    assert "Hämta Wordfilen på den här sidan" in page.content.decode()
    assert not Comment.objects.exists()


def test_what_was_taken_back_is_not_given_out_any_more(client, asked, release, draft):
    bring(client, asked, answered(release.revision))
    Release.objects.filter(pk=release.pk).update(withdrawn_at=timezone.now())
    page = client.get(asked, {"fil": "word"})
    assert page["Content-Type"].startswith("text/html")
    assert bring(client, asked, answered(release.revision, "hjälpas åt")).status_code == 422
    assert "hjälpas åt" not in Comment.objects.get(suggests=True).suggested_html


@pytest.mark.parametrize("data", [b"", b"inte Word", b"PK\x03\x04"])
def test_what_is_no_word_file_is_refused(client, asked, data):
    assert bring(client, asked, data).status_code == 422
    assert not Reply.objects.exists()


def test_an_untouched_file_says_nothing(client, asked, release):
    page = bring(client, asked, fetched(release.revision))
    assert "oförändrad" in page.content.decode()
    assert not Reply.objects.exists()


def test_what_looks_like_a_personal_number_is_not_kept(client, asked, release):
    page = bring(client, asked, answered(release.revision, "hjälpa 19121212-1212"))
    assert "personnummer" in page.content.decode()
    assert not Comment.objects.exists()


def test_by_a_link_without_an_account(client, draft, coordinator):
    release = ask(draft, coordinator, name="Lena Berg", email="lena@exempel.example")
    place = answer_links.url_of(release.secret)
    place = place[place.index("/svar/") :]
    file = client.get(place, {"fil": "word"})
    assert revision_of(draft, file.content) == release.revision
    bring(client, place, answered(release.revision))
    assert Comment.objects.filter(reply__release=release).count() == 2


def test_a_stranger_gets_neither_page_nor_file(client, stranger, draft, release):
    client.force_login(stranger)
    assert client.get(address(draft), {"fil": "word"}).status_code == 404
    assert bring(client, address(draft), answered(release.revision)).status_code == 404


def test_what_is_typed_beside_the_choice_of_a_file_is_saved_first(client, asked, release):
    token, data = fields(client.get(asked))
    file = SimpleUploadedFile("svar.docx", answered(release.revision))
    client.post(asked, data | {f"text:{token}": "Skrivet just nu.", "do": "word", "file": file})
    assert Comment.objects.filter(text="Skrivet just nu.").exists()
    assert Comment.objects.count() == 3


def test_what_is_typed_stays_when_the_file_is_refused(client, asked, release):
    token, data = fields(client.get(asked))
    page = client.post(asked, data | {f"text:{token}": "Skrivet just nu.", "do": "word"})
    assert page.status_code == 422
    assert "Skrivet just nu." in page.content.decode()
    assert Comment.objects.get().text == "Skrivet just nu."
