"""Registrera svar: what came by phone, mail or meeting."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from documents.models import Comment, Event, RegisterEntry, Release, Reply
from tests.documents.files import PDF
from tests.documents.replies.asking import address, answered, ask, fields

TOLD = {"name": "Lena Berg", "way": "phone", "received_on": "2026-03-03"}


def register(client, document, query="", **more):
    page = client.get(address(document, "register_reply") + query)
    token, data = fields(page)
    data |= {**TOLD, f"text:{token}": "Hon vill ha ett datum.", **more}
    return client.post(address(document, "register_reply") + query, data), data


def test_it_is_a_received_paper_by_phone(client, release, coordinator, police):
    client.force_login(coordinator)
    answer, _data = register(client, release.document, organisation=str(police.pk))
    assert answer.url == address(release.document, "incoming")
    reply = Reply.objects.get()
    assert (reply.release, reply.organisation, reply.way, reply.registered_by) == (
        release,
        police,
        "phone",
        coordinator,
    )
    assert Comment.objects.get().section_key is not None
    assert RegisterEntry.objects.get().direction == "in"
    assert Event.objects.get(step="register_reply").note == "enligt telefonsamtal med Lena Berg 3 mars 2026"
    page = client.get(answer.url).content.decode()
    assert "Enligt telefonsamtal med Lena Berg" in page


def test_pressed_twice_it_is_one(client, release, coordinator):
    client.force_login(coordinator)
    _answer, data = register(client, release.document)
    client.post(address(release.document, "register_reply"), data)
    assert Reply.objects.count() == Comment.objects.count() == RegisterEntry.objects.count() == 1


def test_it_may_be_about_no_release(client, release, coordinator):
    release.document.sections.filter(heading="Avsnitt 1").update(html="<p>Text efter utskicket.</p>")
    client.force_login(coordinator)
    register(client, release.document, "?utskick=0")
    reply = Reply.objects.get()
    assert reply.release is None
    assert "Text efter utskicket." in reply.revision.content


def test_with_a_file(client, release, coordinator, reader, stranger, police_contact):
    client.force_login(coordinator)
    file = SimpleUploadedFile("Mejl från Lena.pdf", PDF, "application/pdf")
    register(client, release.document, way="mail", file=file)
    reply = Reply.objects.get()
    assert RegisterEntry.objects.get().file == reply.file
    url = address(release.document, "reply_file", reply.pk)
    assert client.get(url).status_code == 200
    for user, status in ((reader, 403), (stranger, 404), (police_contact, 403)):
        client.force_login(user)
        assert client.get(url).status_code == status


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": ""}, "Vem svarade"),
        ({"received_on": "i går kväll"}, "Skriv ett datum"),
        ({"received_on": "2030-01-01"}, "Dagen ligger i framtiden"),
        ({"way": "brevduva"}, "Svaret kom genom"),
        ({"file": SimpleUploadedFile("x.exe", b"MZ")}, "varken PDF, PNG eller JPEG"),
    ],
)
def test_bad_input_keeps_what_was_typed(client, release, coordinator, wrong, sentence):
    client.force_login(coordinator)
    answer, _data = register(client, release.document, **wrong)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "Hon vill ha ett datum." in answer.content.decode()
    assert not Reply.objects.exists()


def test_an_answer_that_says_nothing_is_refused(client, release, coordinator):
    client.force_login(coordinator)
    page = client.get(address(release.document, "register_reply"))
    _token, data = fields(page)
    answer = client.post(address(release.document, "register_reply"), data | TOLD)
    assert "Svaret är tomt" in answer.content.decode()
    assert not Reply.objects.exists()


def test_personnummer_are_asked_about(client, release, coordinator):
    client.force_login(coordinator)
    page = client.get(address(release.document, "register_reply"))
    token, data = fields(page)
    data |= {**TOLD, f"text:{token}": "19811218-9876"}
    assert client.post(address(release.document, "register_reply"), data).status_code == 422
    client.post(address(release.document, "register_reply"), data | {"confirmed": "1"})
    assert Reply.objects.count() == 1


def test_who_may(client, release, registrar, reader, stranger, police_contact, coordinator):
    url = address(release.document, "register_reply")
    assert client.get(url).status_code == 302
    for user, status in ((registrar, 200), (reader, 403), (stranger, 404), (police_contact, 403), (coordinator, 200)):
        client.force_login(user)
        assert client.get(url).status_code == status


def test_a_reply_through_a_person_of_the_police_is_that_of_the_release(client, draft, coordinator, police):
    first = ask(draft, coordinator, police)
    ask(draft, coordinator, relation="outside", name="Siv", email="siv@hyres.example")
    client.force_login(coordinator)
    register(client, draft, f"?utskick={first.pk}", organisation=str(police.pk))
    assert Reply.objects.get().release == first


def chosen(client, document, query=""):
    return client.get(address(document, "register_reply") + query).context["release"]


def test_the_latest_that_is_unanswered_is_chosen_and_never_one_for_decision(
    client, draft, coordinator, police, police_contact
):
    waits = ask(draft, coordinator, relation="outside", name="Siv", email="siv@hyres.example")
    done = ask(draft, coordinator, police)
    answered(done, police_contact, no_remarks=True)
    decision = ask(draft, coordinator, relation="outside", name="Bo", email="bo@hyres.example")
    Release.objects.filter(pk=decision.pk).update(purpose="decision")
    client.force_login(coordinator)
    assert chosen(client, draft) == waits
    assert decision not in client.get(address(draft, "register_reply")).context["releases"]
    assert chosen(client, draft, f"?utskick={decision.pk}") is None


def test_the_line_of_one_that_waits_leads_to_its_own_answer(client, draft, coordinator, police, police_contact):
    person = ask(draft, coordinator, relation="outside", name="Siv", email="siv@hyres.example")
    done = ask(draft, coordinator, police)
    answered(done, police_contact, no_remarks=True)
    client.force_login(coordinator)
    page = client.get(address(draft, "detail")).content.decode()
    link = f"{address(draft, 'register_reply')}?utskick={person.pk}"
    assert link in page
    assert f"{address(draft, 'register_reply')}?utskick={done.pk}" not in page
    form = client.get(link).context["form"]
    assert form["name"].value() == "Siv"
