"""The demo's mail is read in the browser by anybody; outside the demo the pages are not there. And the health page."""

import pytest
from django.db import DatabaseError, connection
from django.urls import reverse

from base.mail import write_mail
from base.models import OutgoingMail

pytestmark = pytest.mark.django_db
LINK = "http://127.0.0.1:8000/inbjudan/abc/"


@pytest.fixture
def letter():
    return write_mail("one", "maja@lindhaga.example", "Välkommen", f"Öppna <b>{LINK}</b> nu", "Ett prov")


def test_the_demo_shows_its_mail_without_login(client, settings, letter):
    settings.DEMO = True
    assert "Välkommen" in client.get("/demo/mejl/").content.decode()
    page = client.get(f"/demo/mejl/{letter.pk}/").content.decode()
    assert f'href="{LINK}"' in page
    assert "<b>" not in page
    assert client.get("/demo/mejl/999/").status_code == 404


def test_an_empty_outbox_says_what_to_do(client, settings):
    settings.DEMO = True
    assert "Bjud in en kollega" in client.get("/demo/mejl/").content.decode()


def test_outside_the_demo_there_is_nothing_to_read(client, settings, letter, administrator):
    settings.DEMO = False
    for _person in range(2):
        assert client.get("/demo/mejl/").status_code == 404
        assert client.get(f"/demo/mejl/{letter.pk}/").status_code == 404
        client.force_login(administrator)


def test_the_operator_sees_no_link_that_works(client, settings, django_user_model):
    secret = "q" * 43
    waiting = write_mail("two", "m@berg.example", "Hej", f"Öppna http://x/svar/{secret}/ i dag", "Ett prov")
    OutgoingMail.objects.update(sent_at=None, body=waiting.body, failure="550 nej")
    operator = django_user_model.objects.create_superuser(email="op@lindhaga.example", password="x", name="Op")
    client.force_login(operator)
    page = client.get(reverse("admin:base_outgoingmail_change", args=[waiting.pk])).content.decode()
    assert "/svar/…/ i dag" in page
    assert secret not in page


def test_it_is_well_when_the_database_answers(client):
    answer = client.get("/halsa/")
    assert (answer.status_code, answer.content) == (200, b"ok")


def test_it_is_not_well_when_the_database_does_not_answer(client, monkeypatch):
    def gone():
        raise DatabaseError

    monkeypatch.setattr(connection, "cursor", gone)
    assert client.get("/halsa/").status_code == 503
