"""Skicka svar: one reply, a received paper, however often the button is pressed."""

from datetime import date

from base.models import OutgoingMail
from documents.models import Comment, Event, RegisterEntry, Relation, Reply, State
from documents.replies.registered_replies import Told, register_reply
from organisations.models import Membership
from tests.documents.factories import paper
from tests.documents.replies.asking import address, answered, ask, fields, remark


def send(client, release, text="Vi vill se en tidsgräns.", **more):
    token, data = fields(client.get(address(release.document)))
    data |= {f"text:{token}": text, "do": "send", **more}
    return client.post(address(release.document), data), data


def test_it_is_one_received_paper(client, release, police, police_contact, municipality):
    client.force_login(police_contact)
    answer, _data = send(client, release)
    assert answer.url == address(release.document)
    reply = Reply.objects.get()
    assert (reply.way, reply.organisation, reply.name, reply.written_by) == (
        "here",
        police,
        "Petra Norling",
        police_contact,
    )
    assert Event.objects.get(step="reply").by == police_contact
    own, other = RegisterEntry.objects.get(organisation=municipality), RegisterEntry.objects.get(organisation=police)
    assert (own.direction, own.counterpart) == ("in", "Lokalpolisområde Lindhaga-Norrvika, Petra Norling")
    assert (other.direction, other.counterpart) == ("out", "Lindhaga kommun")


def test_the_one_who_sent_the_release_gets_a_mail_without_what_it_says(client, release, police_contact, coordinator):
    client.force_login(police_contact)
    send(client, release, "Hemlig markör.")
    mail = OutgoingMail.objects.get(to=coordinator.email)
    assert address(release.document, "incoming") in mail.body
    assert "markör" not in mail.body


def test_when_the_one_who_sent_it_has_left_the_mail_goes_to_those_who_write(
    client, release, police_contact, coordinator, second_coordinator, reader
):
    Membership.objects.filter(user=coordinator).delete()
    client.force_login(police_contact)
    send(client, release)
    assert list(OutgoingMail.objects.values_list("to", flat=True)) == [second_coordinator.email]


def test_pressed_twice_it_is_sent_once(client, release, police_contact):
    client.force_login(police_contact)
    _answer, data = send(client, release)
    assert client.post(address(release.document), data).url == address(release.document)
    assert Reply.objects.count() == Comment.objects.count() == 1
    assert RegisterEntry.objects.count() == 2
    assert OutgoingMail.objects.count() == 1


def test_nothing_to_object_pressed_twice_is_sent_once(client, release, police_contact):
    client.force_login(police_contact)
    _answer, data = send(client, release, "", no_remarks="1")
    client.post(address(release.document), data)
    assert Reply.objects.get().has_no_remarks


def test_an_empty_answer_is_refused(client, release, police_contact):
    client.force_login(police_contact)
    answer, _data = send(client, release, "")
    assert answer.status_code == 409
    assert "Svaret är tomt" in answer.content.decode()
    assert not Reply.objects.filter(sent_at__isnull=False).exists()


def test_what_was_sent_is_shown_with_what_became_of_it(client, release, police_contact, coordinator):
    from documents.replies import settling

    answered(release, police_contact, remark(release, "Vi vill se en tidsgräns."))
    settling.decline(Comment.objects.get(), by=coordinator, reason="Det står redan i planen.")
    client.force_login(police_contact)
    page = client.get(address(release.document)).content.decode()
    assert "Vi vill se en tidsgräns." in page
    assert "Avböjd" in page
    assert "Det står redan i planen." in page


def test_an_answer_may_be_completed(client, release, police_contact):
    answered(release, police_contact, remark(release, "Först."))
    client.force_login(police_contact)
    page = client.get(address(release.document) + "?komplettera")
    token, data = fields(page)
    client.post(address(release.document), data | {f"text:{token}": "Och sedan.", "do": "send"})
    assert Reply.objects.filter(sent_at__isnull=False).count() == 2


def test_an_answer_comes_also_after_the_lock(client, municipality, coordinator, police, police_contact):
    locked = paper(municipality, coordinator, parties=[police], state=State.LOCKED)
    release = ask(locked, coordinator, police)
    client.force_login(police_contact)
    send(client, release)
    assert Reply.objects.get().sent_at


def test_a_colleagues_answer_is_no_received_paper(client, draft, coordinator, reader):
    release = ask(draft, coordinator, name=reader.name, email=reader.email, relation=Relation.OWN)
    client.force_login(reader)
    send(client, release)
    assert Reply.objects.get().name == "Leo Marklund"
    assert not RegisterEntry.objects.exists()


def test_expired_log_in_saves_nothing_and_leads_to_log_in(client, release, police_contact):
    client.force_login(police_contact)
    token, data = fields(client.get(address(release.document)))
    client.logout()
    assert client.post(address(release.document), data | {f"text:{token}": "x", "do": "send"}).status_code == 302
    assert not Reply.objects.exists()


def test_what_the_owner_wrote_in_after_a_call_is_in_nobodys_way(client, release, police_contact, coordinator):
    told = Told("phone", "Lena Berg", date(2026, 3, 3))
    register_reply(release.document, told, [remark(release, "På telefon.")], by=coordinator, release=release)
    client.force_login(police_contact)
    send(client, release, "Skrivet här.")
    assert Reply.objects.filter(sent_at__isnull=False).count() == 2
