"""Hämta som Word för synpunkter: always a frozen text, and the parties' copy of it."""

import io

import pytest
from django.urls import reverse
from docx import Document as WordFile

from documents import steps
from documents.word.word_answers import revision_of
from tests.documents.replies.asking import ask
from text.reading.answer import read_version


def get(client, document, name="word_for_comments", *rest):
    return client.get(reverse(f"documents:{name}", args=[document.pk, *rest]))


def words(response) -> str:
    return "\n".join(paragraph.text for paragraph in WordFile(io.BytesIO(response.content)).paragraphs)


def test_of_a_draft_one_chooses_what_was_sent_or_the_text_as_it_is(client, coordinator, draft, release):
    client.force_login(coordinator)
    page = get(client, draft).content.decode()
    assert "som Lokalpolisområde Lindhaga-Norrvika fick" in page
    assert reverse("documents:revision_word", args=[draft.pk, release.revision.number]) in page
    assert "Texten som den är nu" in page


def test_the_text_as_it_is_now_is_frozen_first(client, coordinator, draft):
    client.force_login(coordinator)
    response = client.post(reverse("documents:word_for_comments", args=[draft.pk]))
    assert response["Content-Disposition"].startswith("attachment")
    assert "for-synpunkter.docx" in response["Content-Disposition"]
    assert revision_of(draft, response.content) == draft.revisions.order_by("-number").first()


def test_fetched_twice_it_is_frozen_once(client, coordinator, draft):
    client.force_login(coordinator)
    address = reverse("documents:word_for_comments", args=[draft.pk])
    first, second = client.post(address), client.post(address)
    assert first.content == second.content
    assert draft.revisions.count() == 1


def test_the_file_says_which_text_it_is(client, coordinator, draft, release):
    client.force_login(coordinator)
    response = get(client, draft, "revision_word", release.revision.number)
    assert revision_of(draft, response.content) == release.revision


def test_no_file_says_how_many_texts_there_have_been(client, coordinator, draft, release):
    client.force_login(coordinator)
    response = get(client, draft, "revision_word", release.revision.number)
    assert read_version(response.content) == release.revision.sha256[:20]


def test_what_is_internal_is_in_no_file(client, coordinator, draft):
    client.force_login(coordinator)
    response = client.post(reverse("documents:word_for_comments", args=[draft.pk]))
    assert "Avsnitt 1" in words(response)
    assert "Bara för oss" not in words(response)
    assert "Hemlig" not in words(response)


def test_the_other_party_gets_the_text_that_was_sent_and_nothing_later(client, police_contact, draft, release):
    section = draft.sections.first()
    section.html = "<p>Senare ord.</p>"
    section.save()
    client.force_login(police_contact)
    response = get(client, draft)
    assert "Parterna ska arbeta tillsammans" in words(response)
    assert "Senare ord" not in words(response)
    assert get(client, draft, "revision_word", release.revision.number).status_code == 403


def test_a_locked_text_is_given_at_once(client, coordinator, draft):
    revision = steps.lock(draft, by=coordinator)
    client.force_login(coordinator)
    assert revision_of(draft, get(client, draft).content) == revision


@pytest.mark.parametrize(
    ("who", "status"),
    [("stranger", 404), ("reader", 403), ("registrar", 200), ("coordinator", 200), ("police_contact", 404)],
)
def test_who_may_open_the_page_of_a_draft(request, client, draft, who, status):
    client.force_login(request.getfixturevalue(who))
    assert get(client, draft).status_code == status


def test_the_registrar_freezes_no_draft(client, registrar, draft):
    client.force_login(registrar)
    assert client.post(reverse("documents:word_for_comments", args=[draft.pk])).status_code == 403
    assert draft.revisions.count() == 0


def test_somebody_who_is_not_logged_in_is_asked_to(client, draft):
    assert get(client, draft).status_code == 302


def test_the_paper_leads_to_the_file(client, coordinator, draft):
    client.force_login(coordinator)
    page = client.get(reverse("documents:detail", args=[draft.pk])).content.decode()
    assert reverse("documents:word_for_comments", args=[draft.pk]) in page


def test_two_releases_of_the_same_text_cost_no_more_queries(
    client, coordinator, draft, release, municipality, django_assert_max_num_queries
):
    client.force_login(coordinator)
    get(client, draft)
    with django_assert_max_num_queries(100) as few:
        get(client, draft)
    for number in range(3):
        ask(draft, coordinator, name=f"Lena {number}", email=f"lena{number}@exempel.example")
    with django_assert_max_num_queries(len(few)):
        get(client, draft)
