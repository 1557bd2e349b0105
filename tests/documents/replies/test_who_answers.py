"""Who reads and answers what was sent for comments."""

import pytest
from django.utils import timezone

from documents.models import Relation, Release
from organisations.models import Role
from tests.conftest import person
from tests.documents.replies.asking import address, ask, remark, reply


def test_the_police_read_what_was_sent_to_them(client, release, police_contact):
    client.force_login(police_contact)
    page = client.get(address(release.document))
    assert page.status_code == 200
    assert "Avsnitt 1" in page.content.decode()
    assert "Det du skickar blir allmän handling hos Lindhaga kommun." in page.content.decode()


def test_a_visitor_is_asked_to_log_in(client, release):
    assert client.get(address(release.document)).status_code == 302


def test_a_stranger_does_not_know_of_it(client, release, stranger):
    client.force_login(stranger)
    assert client.get(address(release.document)).status_code == 404
    assert client.post(address(release.document)).status_code == 404


def test_a_reader_at_the_police_is_told_who_answers(client, release, police):
    client.force_login(person("Lars Modin", police, Role.MEMBER))
    page = client.get(address(release.document))
    assert page.status_code == 403
    assert "Synpunkter skrivs av dem som arbetar med handlingar hos er" in page.content.decode()


def test_the_owners_own_people_are_led_to_what_came_in(client, release, coordinator):
    client.force_login(coordinator)
    assert client.get(address(release.document)).url == address(release.document, "incoming")


def test_a_reader_at_the_owner_is_refused(client, release, reader):
    client.force_login(reader)
    assert client.get(address(release.document)).status_code == 403


def test_who_only_reads_the_signed_paper_was_not_asked(client, municipality, coordinator, police, police_contact):
    from documents.models import State
    from tests.documents.factories import paper

    opened = paper(municipality, coordinator, parties=[police], state=State.FINAL, open_for=[police])
    client.force_login(police_contact)
    page = client.get(address(opened))
    assert page.status_code == 403
    assert "inte skickad till er för synpunkter" in page.content.decode()


def test_a_colleague_who_was_asked_answers_though_drafts_are_closed(client, draft, coordinator, reader):
    ask(draft, coordinator, name=reader.name, email=reader.email, relation=Relation.OWN)
    client.force_login(reader)
    page = client.get(address(draft))
    assert page.status_code == 200
    assert "Då går det till dem som skriver handlingen hos er" in page.content.decode()
    assert "allmän handling hos" not in page.content.decode()


def test_internal_sections_are_not_sent(client, draft, coordinator, police, police_contact):
    draft.sections.filter(heading="Avsnitt 2").update(audience="internal", html="<p>Hemlig markör.</p>")
    ask(draft, coordinator, police)
    client.force_login(police_contact)
    assert "Hemlig markör" not in client.get(address(draft)).content.decode()


def test_what_the_owner_writes_later_is_not_read(client, release, police_contact):
    release.document.sections.update(html="<p>Senare markör.</p>")
    client.force_login(police_contact)
    assert "Senare markör" not in client.get(address(release.document)).content.decode()


def test_what_was_taken_back_shows_only_what_one_wrote_oneself(client, release, police_contact):
    reply(release, police_contact, remark(release, "Vi undrar över det här."))
    Release.objects.filter(pk=release.pk).update(withdrawn_at=timezone.now())
    release.document.readers.exclude(revision=None).delete()
    client.force_login(police_contact)
    page = client.get(address(release.document)).content.decode()
    assert "Vi undrar över det här." in page
    assert "Parterna ska arbeta tillsammans" not in page


def test_what_was_taken_back_without_a_word_is_gone(client, release, police_contact):
    Release.objects.filter(pk=release.pk).update(withdrawn_at=timezone.now())
    release.document.readers.exclude(revision=None).delete()
    client.force_login(police_contact)
    assert client.get(address(release.document)).status_code == 404


@pytest.mark.parametrize("count", [2, 12])
def test_the_page_asks_as_much_however_many_remarks(
    client, municipality, coordinator, police, police_contact, count, django_assert_max_num_queries
):
    from tests.documents.factories import paper

    release = ask(paper(municipality, coordinator, parties=[police], count=count), coordinator, police)
    reply(release, police_contact, *(remark(release, f"Synpunkt {number}.", number=number) for number in range(count)))
    client.force_login(police_contact)
    with django_assert_max_num_queries(32):
        client.get(address(release.document))
