"""The catalogue of areas: common ones, and each municipality's own."""

import pytest
from django.core.management import call_command

from agreements import catalogue
from agreements.models import Area
from tests.agreements import factories

pytestmark = pytest.mark.django_db


def test_the_common_areas_are_loaded_once_however_often_one_asks():
    call_command("load_catalogue")
    call_command("load_catalogue")
    assert Area.objects.filter(owner=None).count() == len(catalogue.COMMON)


def test_a_municipality_adds_its_own_and_others_do_not_see_it(client, coordinator, stranger, municipality):
    catalogue.load()
    client.force_login(coordinator)
    assert client.post("/omraden/", {"name": "Älvbadet", "description": "Sommarkvällar"}).status_code == 302
    assert Area.objects.get(name="Älvbadet").owner == municipality
    assert "Älvbadet" in client.get("/omraden/").content.decode()
    client.force_login(stranger)
    assert "Älvbadet" not in client.get("/omraden/").content.decode()


def test_the_same_name_twice_is_refused_in_a_sentence(client, coordinator, municipality):
    Area.objects.create(owner=municipality, name="Älvbadet")
    client.force_login(coordinator)
    page = client.post("/omraden/", {"name": "Älvbadet", "description": "Min beskrivning"})
    assert page.status_code == 422
    assert "redan ett område" in page.content.decode()
    assert "Min beskrivning" in page.content.decode()


def test_an_area_in_use_stays(client, coordinator, municipality):
    area = Area.objects.create(owner=municipality, name="Älvbadet")
    factories.agreement("", owner=municipality).focus_areas.create(area=area)
    client.force_login(coordinator)
    page = client.post(f"/omraden/{area.pk}/ta-bort/", follow=True).content.decode()
    assert "används i en överenskommelse" in page
    area.used_in.all().delete()
    client.post(f"/omraden/{area.pk}/ta-bort/")
    assert not Area.objects.filter(pk=area.pk).exists()


def test_an_own_area_gets_a_new_name(client, coordinator, municipality):
    area = Area.objects.create(owner=municipality, name="Älvbadet")
    client.force_login(coordinator)
    client.post(f"/omraden/{area.pk}/", {"name": "Badplatsen"})
    area.refresh_from_db()
    assert area.name == "Badplatsen"


def test_common_areas_and_those_of_others_are_not_changed(client, coordinator, reader, stranger, municipality):
    own = Area.objects.create(owner=municipality, name="Älvbadet")
    common = Area.objects.create(name="Trafik")
    for user, area, status in ((coordinator, common, 403), (reader, own, 403), (stranger, own, 404)):
        client.force_login(user)
        assert client.post(f"/omraden/{area.pk}/", {"name": "Annat"}).status_code == status
    client.force_login(reader)
    assert client.get("/omraden/").status_code == 200
    assert client.post("/omraden/", {"name": "Annat"}).status_code == 403
