"""Advice as it stands on pages: one closed line to the writers of a draft, put away with one press."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from documents import advice
from documents.editing.setting_aside import mark_of
from documents.models import DismissedTip, Section, SetAside
from documents.opening import open_to
from documents.steps import lock
from tests.documents.factories import paper

pytestmark = pytest.mark.django_db
SECOND = "<p>Rådets sammansättning framgår av bilaga 4.</p>"
SAID = "Texten hänvisar till bilaga 4, men det står ingenstans vilken bilaga det är."


def draft_of(owner, by, **given):
    made = paper(owner, by, **given)
    Section.objects.filter(pk=made.sections.first().pk).update(html=SECOND)
    return made


@pytest.fixture
def draft(municipality, police, coordinator):
    return draft_of(municipality, coordinator, parties=[police])


def page(client, document, name="detail", **query) -> str:
    return client.get(reverse(f"documents:{name}", args=[document.pk]), query).content.decode()


def dismiss(client, document, code="appendix:4", came_from="edit"):
    return client.post(reverse("documents:dismiss_tip", args=[document.pk]), {"code": code, "from": came_from})


@pytest.mark.parametrize("name", ["detail", "edit"])
def test_one_closed_line_with_the_place(client, coordinator, draft, name):
    client.force_login(coordinator)
    html = page(client, draft, name)
    assert "<summary>Ett tips</summary>" in html
    assert '<details class="tips" id="tips">' in html
    assert SAID in html
    edit = "" if name == "edit" else reverse("documents:edit", args=[draft.pk])
    assert f'href="{edit}#avsnitt-{draft.sections.first().key}"' in html


def test_nothing_when_there_is_nothing_to_say(client, coordinator, draft):
    Section.objects.filter(document=draft).update(html="<p>Parterna arbetar tillsammans.</p>")
    client.force_login(coordinator)
    assert 'id="tips"' not in page(client, draft)


def test_put_away_it_stays_away_for_all_who_write_the_paper(client, coordinator, second_coordinator, draft):
    client.force_login(coordinator)
    answer = dismiss(client, draft)
    assert answer.url == f"{reverse('documents:edit', args=[draft.pk])}?tips=1#tips"
    dismiss(client, draft)
    assert DismissedTip.objects.count() == 1
    client.force_login(second_coordinator)
    for name in ("detail", "edit"):
        assert SAID not in page(client, draft, name)
    Section.objects.filter(document=draft).update(html=f"{SECOND}<p>Mer.</p>")
    assert SAID not in page(client, draft)


def test_only_what_is_given_can_be_put_away(client, coordinator, draft):
    client.force_login(coordinator)
    for code in ("", "appendix:9", "x" * 300, "nul\0"):
        assert dismiss(client, draft, code).status_code == 302
    assert not DismissedTip.objects.exists()


def test_those_who_only_read_and_the_other_party_see_no_tips(client, draft, registrar, reader, police, police_contact):
    client.force_login(registrar)
    assert SAID not in page(client, draft)
    lock(draft, by=draft.created_by)
    for person in (registrar, reader, draft.created_by):
        client.force_login(person)
        assert SAID not in page(client, draft)
    draft.refresh_from_db()
    open_to(draft, draft.locked_revision, [police])
    client.force_login(police_contact)
    html = page(client, draft)
    assert "bilaga 4" in html
    assert SAID not in html


def test_what_was_set_aside_is_for_those_who_work_with_the_paper(
    client, draft, coordinator, registrar, reader, police, police_contact
):
    client.force_login(coordinator)
    key = draft.sections.first().key
    words = "Rådets sammansättning framgår av bilaga 4."
    Section.objects.filter(key=key).update(html=f"<p>Polisen gör hemlighetsfulla kontroller.</p>{SECOND}")
    url = reverse("documents:set_aside", args=[draft.pk, key])
    data = {"place": "0", "mark": mark_of("Polisen gör hemlighetsfulla kontroller."), "from": "detail"}
    for _press in range(2):
        assert client.post(url, data).url == f"{reverse('documents:detail', args=[draft.pk])}?tips=1"
    assert SetAside.objects.count() == 1
    row = SetAside.objects.get()
    html = page(client, draft)
    assert "hemlighetsfulla" in html
    assert reverse("documents:take_back_aside", args=[draft.pk, row.pk]) in html
    lock(draft, by=coordinator)
    draft.refresh_from_db()
    assert "hemlighetsfulla" not in draft.locked_revision.content
    open_to(draft, draft.locked_revision, [police])
    seen = {}
    for person in (coordinator, registrar, reader, police_contact):
        client.force_login(person)
        html = page(client, draft)
        assert words in html
        seen[person.name.split()[0]] = "hemlighetsfulla" in html
        assert reverse("documents:take_back_aside", args=[draft.pk, row.pk]) not in html
    assert seen == {"Karin": True, "Rut": True, "Leo": False, "Petra": False}


def test_taken_back_with_one_press(client, draft, coordinator):
    client.force_login(coordinator)
    key = draft.sections.first().key
    mark = mark_of("Rådets sammansättning framgår av bilaga 4.")
    client.post(reverse("documents:set_aside", args=[draft.pk, key]), {"place": "0", "mark": mark})
    assert draft.sections.first().html == ""
    url = reverse("documents:take_back_aside", args=[draft.pk, SetAside.objects.get().pk])
    for _press in range(2):
        assert client.post(url, {"from": "edit"}, follow=True).status_code == 200
    assert draft.sections.first().html == SECOND


def test_who_may_not(client, draft, registrar, reader, police_contact, stranger):
    key = draft.sections.first().key
    addresses = [
        reverse("documents:dismiss_tip", args=[draft.pk]),
        reverse("documents:set_aside", args=[draft.pk, key]),
        reverse("documents:take_back_aside", args=[draft.pk, 1]),
    ]
    for url in addresses:
        assert client.post(url).status_code == 302
        assert client.post(url).url.startswith(reverse("account_login"))
    for person, status in ((registrar, 403), (reader, 403), (police_contact, 404), (stranger, 404)):
        client.force_login(person)
        assert [client.post(url).status_code for url in addresses] == [status] * 3
    assert draft.sections.first().html == SECOND


def test_the_words_to_replace_come_with_the_address(client, coordinator, draft):
    client.force_login(coordinator)
    html = page(client, draft, "edit", sok='gamla "rådet" <b>', ersatt="nya rådet")
    assert 'data-wanted="gamla &quot;rådet&quot; &lt;b&gt;" data-wanted-replacement="nya rådet"' in html


@pytest.mark.parametrize("name", ["detail", "edit"])
def test_more_tips_ask_the_database_no_more(client, coordinator, draft, name):
    client.force_login(coordinator)
    url = reverse(f"documents:{name}", args=[draft.pk])
    counts = []
    for many in (1, 20):
        section = draft.sections.first()
        Section.objects.filter(pk=section.pk).update(
            html="".join(f"<p>Det framgår av bilaga {number}.</p>" for number in range(1, many + 1))
        )
        rows = [SetAside(document=draft, section_key=section.key, html="<p>Undan.</p>", by=coordinator)] * many
        SetAside.objects.bulk_create(rows)
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            client.get(url)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_text_that_is_saved_by_itself_asks_for_no_advice(client, coordinator, draft, monkeypatch):
    def never(*args):
        raise AssertionError("advice was asked for")

    monkeypatch.setattr(advice, "tips_for", never)
    client.force_login(coordinator)
    section = draft.sections.first()
    answer = client.post(
        reverse("documents:save_section", args=[draft.pk, section.key]),
        {"heading": "Ny", "html": "<p>Nytt.</p>", "version": section.version, "token": "a.1"},
        content_type="application/json",
        headers={"accept": "application/json"},
    )
    assert answer.json()["status"] == "saved"
