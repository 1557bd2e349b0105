"""Word there and back in a real browser: fetched, brought back, seen and registered."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect

from documents.models import Comment, Reply
from documents.word.word_answers import revision_of
from tests.documents.word.files import answered

pytestmark = pytest.mark.django_db(transaction=True)


def open_as(page: Page, live_server, user, address: str):
    client = Client()
    client.force_login(user)
    cookie = client.cookies["sessionid"]
    page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": live_server.url}])
    page.goto(live_server.url + address)


def test_the_file_is_fetched_and_what_comes_back_is_seen_and_registered(
    page: Page, live_server, coordinator, draft, release, tmp_path
):
    open_as(page, live_server, coordinator, reverse("documents:detail", args=[draft.pk]))
    page.get_by_role("link", name="Hämta som Word för synpunkter").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Texten som Lokalpolisområde Lindhaga-Norrvika fick").click()
    assert revision_of(draft, download.value.path().read_bytes()) == release.revision

    came = tmp_path / "svar från Petra.docx"
    came.write_bytes(answered(release.revision))
    page.goto(live_server.url + reverse("documents:incoming", args=[draft.pk]))
    page.get_by_role("link", name="Läs in Word med ändringar").click()
    page.get_by_label("Wordfilen som kom tillbaka").set_input_files(came)
    page.get_by_role("button", name="Visa vad som står i filen").click()
    expect(page.get_by_role("heading", name="Det här står i Wordfilen")).to_be_visible()
    expect(page.get_by_role("insertion")).to_have_text("samverka")
    expect(page.get_by_text("Kortare så.")).to_be_visible()
    faults = Axe().run(page).response["violations"]
    assert [fault["id"] for fault in faults] == []

    page.get_by_role("button", name="Registrera svaret").click()
    expect(page.get_by_text("Svaret är inläst.")).to_be_visible()
    expect(page.get_by_role("link", name="svar från Petra.docx")).to_be_visible()
    page.get_by_role("button", name="Ta in").click()
    expect(page.get_by_text("Förslaget är intaget i texten.")).to_be_visible()
    assert Reply.objects.get().way == Reply.Way.WORD


@pytest.mark.parametrize("width", [1280, 390])
def test_those_who_were_asked_bring_their_file_on_any_screen(
    page: Page, live_server, police_contact, draft, release, tmp_path, width
):
    page.set_viewport_size({"width": width, "height": 844})
    came = tmp_path / "svar.docx"
    came.write_bytes(answered(release.revision))
    open_as(page, live_server, police_contact, reverse("documents:comment", args=[draft.pk]))
    page.get_by_text("Svara med en Wordfil i stället").click()
    page.get_by_label("Wordfilen som du har skrivit i").set_input_files(came)
    page.get_by_role("button", name="Läs in filen").click()
    expect(page.get_by_text("Filens ändringar står nu vid sina avsnitt.")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert Comment.objects.filter(reply__sent_at=None).count() == 2
