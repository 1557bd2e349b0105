"""The organisation's own page, its letterhead and its bodies' sitting dates: who sees and who changes what."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from base.dates import long_date, today
from organisations.models import Letterhead, SittingDate
from tests.organisations.factories import (
    BodyFactory,
    LetterheadFactory,
    PersonFactory,
    PostFactory,
    PostHoldingFactory,
    SeatFactory,
    SittingDateFactory,
    UserFactory,
)

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><path d="M0 0h120v40z"/></svg>'
ADDRESS = {"postal_address": "Storgatan 1, 123 45 Lindhaga", "bank_giro": "123-4567"}


@pytest.fixture
def body(municipality):
    return BodyFactory(organisation=municipality, name="Kommunstyrelsen")


@pytest.fixture
def people(coordinator, reader, administrator, police_contact, stranger):
    people = {"coordinator": coordinator, "reader": reader, "administrator": administrator}
    return people | {"police_contact": police_contact, "stranger": stranger, "operator": UserFactory(operator=True)}


SEES = {
    "coordinator": 200,
    "reader": 200,
    "administrator": 200,
    "police_contact": 404,
    "stranger": 404,
    "operator": 200,
}
CHANGES = SEES | {"coordinator": 403, "reader": 403}


@pytest.mark.parametrize(("who", "status"), SEES.items())
def test_those_who_work_there_see_the_register(client, people, municipality, who, status):
    client.force_login(people[who])
    assert client.get(f"/organisation/{municipality.pk}/").status_code == status


@pytest.mark.parametrize(("who", "status"), CHANGES.items())
@pytest.mark.parametrize("view", ["letterhead", "sittings"])
def test_administrators_open_what_changes_it(client, people, municipality, body, who, status, view):
    client.force_login(people[who])
    tail = "brevhuvud/" if view == "letterhead" else f"organ/{body.pk}/dagar/"
    assert client.get(f"/organisation/{municipality.pk}/{tail}").status_code == status


@pytest.mark.parametrize(("who", "status"), CHANGES.items())
def test_administrators_change_it(client, people, municipality, body, who, status):
    client.force_login(people[who])
    day = SittingDateFactory(body=body)
    root = f"/organisation/{municipality.pk}/"
    expected = 302 if status == 200 else status
    assert client.post(f"{root}brevhuvud/", ADDRESS).status_code == expected
    assert client.post(f"{root}organ/{body.pk}/dagar/", {"dates": "2030-01-14"}).status_code == expected
    assert client.post(f"{root}organ/{body.pk}/dagar/{day.pk}/ta-bort/").status_code == expected
    assert Letterhead.objects.exists() == (status == 200)
    assert SittingDate.objects.filter(on="2030-01-14").exists() == (status == 200)
    assert SittingDate.objects.filter(pk=day.pk).exists() == (status != 200)


def test_the_page_shows_bodies_with_dates_and_seats_and_posts_with_holders(client, reader, municipality, body, police):
    soon = today() + timedelta(days=20)
    SittingDateFactory(body=body, on=soon)
    SittingDateFactory(body=body, on=today() - timedelta(days=20))
    SeatFactory(body=body, title="närvarande från polisen", number=2, represents=police)
    post = PostFactory(organisation=municipality, title="Trygghetssamordnare")
    PostHoldingFactory(post=post, person=PersonFactory(organisation=municipality, name="Maja Lind"))
    PostFactory(organisation=municipality, title="Säkerhetschef")
    client.force_login(reader)
    page = client.get(f"/organisation/{municipality.pk}/")
    text = page.content.decode().replace("\N{NO-BREAK SPACE}", " ")
    for words in ("Kommunstyrelsen", "2 närvarande från polisen, Lokalpolisområde", "Maja Lind", "Vakant"):
        assert words in text
    assert [day.on for day in page.context["bodies"][0].coming] == [soon]


def test_more_bodies_and_posts_cost_no_more_queries(client, reader, municipality, body, django_assert_num_queries):
    SeatFactory(body=body)
    PostFactory(organisation=municipality)
    client.force_login(reader)
    client.get(f"/organisation/{municipality.pk}/")
    with CaptureQueriesContext(connection) as few:
        client.get(f"/organisation/{municipality.pk}/")
    for more in BodyFactory.create_batch(10, organisation=municipality):
        SeatFactory(body=more)
        SittingDateFactory(body=more)
    PostFactory.create_batch(10, organisation=municipality)
    with django_assert_num_queries(len(few)):
        client.get(f"/organisation/{municipality.pk}/")


def test_a_logo_is_checked_kept_and_shown_to_those_who_work_there(client, administrator, municipality, stranger):
    client.force_login(administrator)
    root = f"/organisation/{municipality.pk}/"
    assert client.get(f"{root}logotyp/").status_code == 404
    client.post(f"{root}brevhuvud/", {"new_logo": SimpleUploadedFile("logo.svg", SVG)})
    logo = client.get(f"{root}logotyp/")
    assert (logo["Content-Type"], logo["X-Content-Type-Options"]) == ("image/svg+xml", "nosniff")
    png = io.BytesIO()
    Image.new("RGB", (80, 40)).save(png, "PNG")
    client.post(f"{root}brevhuvud/", {"new_logo": SimpleUploadedFile("logo.png", png.getvalue())})
    assert client.get(f"{root}logotyp/")["Content-Type"] == "image/png"
    client.post(f"{root}brevhuvud/", {"remove_logo": "on"})
    assert client.get(f"{root}logotyp/").status_code == 404
    client.force_login(stranger)
    assert client.get(f"{root}logotyp/").status_code == 404


@pytest.mark.parametrize("data", [b"GIF89a", SVG.replace(b"<path", b"<script>1</script><path"), b""])
def test_a_bad_logo_is_refused_and_what_was_typed_survives(client, administrator, municipality, data):
    client.force_login(administrator)
    upload = SimpleUploadedFile("logo.svg", data)
    page = client.post(f"/organisation/{municipality.pk}/brevhuvud/", {**ADDRESS, "new_logo": upload})
    assert page.status_code == 200
    assert page.context["form"].errors["new_logo"]
    assert "Storgatan 1" in page.content.decode()
    assert not Letterhead.objects.exists()


def test_dates_that_are_not_understood_are_told_and_nothing_is_saved(client, administrator, municipality, body):
    client.force_login(administrator)
    address = f"/organisation/{municipality.pk}/organ/{body.pk}/dagar/"
    page = client.post(address, {"dates": "2030-01-14\nnågon gång i mars"})
    assert "Rad 2: hittar inget datum i ”någon gång i mars”." in page.content.decode()
    assert "2030-01-14" in page.content.decode()
    assert not SittingDate.objects.exists()


def test_saved_dates_are_counted_and_listed(client, administrator, municipality, body):
    client.force_login(administrator)
    address = f"/organisation/{municipality.pk}/organ/{body.pk}/dagar/"
    soon = today() + timedelta(days=5)
    client.post(address, {"dates": str(soon)})
    page = client.post(address, {"dates": f"{soon}\n2090-01-14"}, follow=True).content.decode()
    assert "1 ny dag är sparad. 1 dag fanns redan." in page
    assert long_date(soon).replace(" ", "\N{NO-BREAK SPACE}") in page


def test_a_body_of_another_organisation_is_not_reached_through_the_own_address(client, administrator, municipality):
    client.force_login(administrator)
    theirs = SittingDateFactory()
    address = f"/organisation/{municipality.pk}/organ/{theirs.body_id}/dagar/"
    assert client.get(address).status_code == 404
    assert client.post(f"{address}{theirs.pk}/ta-bort/").status_code == 404


def test_somebody_without_login_is_asked_to_log_in(client, municipality):
    LetterheadFactory(organisation=municipality)
    for tail in ("", "brevhuvud/", "logotyp/"):
        assert client.get(f"/organisation/{municipality.pk}/{tail}").url.startswith("/konto/login/")
