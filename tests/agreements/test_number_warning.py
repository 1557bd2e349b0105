"""What is noted of an obligation warns of personnummer once, and keeps what was typed."""

from django.urls import reverse

from agreements.models import Fulfilment
from base.dates import today
from tests.agreements.obliging import by_hand

WORDS = "Samtal med 19811218-9876"


def test_a_note_of_what_is_done(client, coordinator, municipality):
    obligation = by_hand(municipality, coordinator)
    client.force_login(coordinator)
    address, said = reverse("obligations:done", args=[obligation.pk]), {"on": today().isoformat(), "note": WORDS}
    page = client.post(address, said)
    assert page.status_code == 422
    assert "ser ut som personnummer" in page.content.decode()
    assert WORDS in page.content.decode()
    assert not Fulfilment.objects.exists()
    assert client.post(address, said | {"confirmed": "on"}).status_code == 302
    assert Fulfilment.objects.get().note == WORDS


def test_what_is_watched_and_is_not_asked_of_again(client, coordinator, municipality):
    client.force_login(coordinator)
    said = {"text": WORDS, "how_often": "yearly", "from_on": "2026-01-01"}
    page = client.post(reverse("obligations:new"), said)
    assert 'name="confirmed"' in page.content.decode()
    assert "ser ut som personnummer" in page.content.decode()
