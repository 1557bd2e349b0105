"""Sending and answering together: what is begun follows the text that is sent anew."""

import pytest

from base.models import OutgoingMail
from documents.models import Purpose, Relation
from documents.replies import answering
from documents.sending import releasing
from tests.documents.replies.asking import address, answered, remark, reply


@pytest.fixture
def by_organisation(draft, coordinator, police):
    to = releasing.Recipient(Relation.AUTHORITY, police)
    return releasing.send(draft, releasing.Sending(Purpose.COMMENTS, (to,)), by=coordinator)[0]


@pytest.fixture
def by_link(draft, coordinator, police):
    to = releasing.Recipient(Relation.AUTHORITY, police, name="Lena Berg", email="lena@polisen.example")
    return releasing.send(draft, releasing.Sending(Purpose.COMMENTS, (to,)), by=coordinator)[0]


def test_the_papers_page_leads_the_police_to_the_answer(client, by_organisation, police_contact):
    client.force_login(police_contact)
    for page in ("/", address(by_organisation.document, "detail")):
        assert address(by_organisation.document) in client.get(page).content.decode()


def test_an_answer_ends_the_waiting(client, by_organisation, police_contact, coordinator):
    client.force_login(coordinator)
    url = address(by_organisation.document, "detail")
    assert "Ni väntar på synpunkter" in client.get(url).content.decode()
    answered(by_organisation, police_contact, remark(by_organisation, "En tanke."))
    page = client.get(url).content.decode()
    assert "Ni väntar på synpunkter" not in page
    assert "En synpunkt att gå igenom" in page


@pytest.mark.parametrize("way", ["by_organisation", "by_link"])
def test_a_new_version_takes_what_was_begun_with_it(request, way, coordinator, police_contact):
    release = request.getfixturevalue(way)
    by = police_contact if way == "by_organisation" else None
    begun = reply(release, by, remark(release, "Halvt."))
    release.document.sections.filter(heading="Avsnitt 1").update(html="<p>Nytt.</p>")
    newer = releasing.send_new_version(release, why="", by=coordinator)
    assert answering.begin(newer, by=by).pk == begun.pk
    assert answering.begun(newer).comments.get().text == "Halvt."


def test_taken_back_and_sent_again_goes_on_where_it_was(by_organisation, draft, coordinator, police, police_contact):
    begun = reply(by_organisation, police_contact, remark(by_organisation, "Halvt."))
    releasing.withdraw(by_organisation, by=coordinator)
    to = releasing.Recipient(Relation.AUTHORITY, police)
    again = releasing.send(draft, releasing.Sending(Purpose.COMMENTS, (to,)), by=coordinator)[0]
    assert answering.begin(again, by=police_contact).pk == begun.pk


def test_the_link_in_the_mail_leads_to_the_fields(client, by_link):
    body = OutgoingMail.objects.get(to="lena@polisen.example").body
    path = next(word for word in body.split() if "/svar/" in word).split("8000")[-1]
    page = client.get(path)
    assert page.status_code == 200
    assert "Skriv en synpunkt på det här avsnittet" in page.content.decode()
