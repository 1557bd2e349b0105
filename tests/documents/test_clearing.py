"""Rensa arbetsmaterial: what was never more than a draft is gone from the database, and nothing else is."""

import re
from datetime import date
from threading import Barrier

import pytest
from django.core.cache import caches
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from base.refusals import Refused
from documents import clearing, opening, steps
from documents.content import freeze
from documents.models import Clash, Clearing, Comment, DismissedTip, Release, Reply, Revision
from documents.writing import open_for_writing
from tests.documents.at_once import in_threads
from tests.documents.factories import paper
from tests.test_markers import text_of

WORD = "Zebrafink"
EVERYTHING = (clearing.DRAFTS, clearing.CLASHES, clearing.COMMENTS, clearing.TIPS, clearing.SITTINGS)


def write(document, words, by) -> Revision:
    """The words in the first section of the draft, frozen as when somebody has left it."""
    with open_for_writing(document.pk, by=by) as taken:
        taken.sections.filter(pk=taken.sections.first().pk).update(html=f"<p>{words}</p>")
        return freeze(taken, "Så som texten lämnades", by)


def release_of(document, revision, police, by, **more):
    words = {"purpose": "comments", "relation": "authority", "organisation": police} | more
    return Release.objects.create(document=document, revision=revision, sent_by=by, sent_at=timezone.now(), **words)


@pytest.fixture
def worked_on(municipality, coordinator, second_coordinator, police):
    """A signed paper with every sort of working material; what was sent and locked says `Skickad` and `Låst`."""
    document = paper(municipality, coordinator, parties=[police])
    write(document, f"{WORD} första", coordinator)
    write(document, f"{WORD} andra", second_coordinator)
    sent = write(document, "Skickad text", coordinator)
    release = release_of(document, sent, police, coordinator)
    own = release_of(document, sent, None, coordinator, relation="own", name="Eva Ek", email="eva@lindhaga.example")
    section = document.sections.first()
    Clash.objects.create(
        document=document, section=section, base_version=1, heading=WORD, html=f"<p>{WORD} krock</p>",
        by=coordinator, settled_at=timezone.now(),
    )  # fmt: skip
    unsent = Reply.objects.create(document=document, release=own, revision=sent, name="Eva Ek", way="link", text=WORD)
    Comment.objects.create(reply=unsent, section_key=section.key, text=f"{WORD} synpunkt")
    theirs = Reply.objects.create(document=document, release=release, revision=sent, organisation=police, way="here")
    Comment.objects.create(reply=theirs, section_key=section.key, text="Polisens påbörjade")
    DismissedTip.objects.create(document=document, code=f"prov:{WORD}", by=coordinator)
    write(document, f"{WORD} tredje", coordinator)
    write(document, "Låst text", coordinator)
    steps.lock(document, by=coordinator)
    steps.unlock(document, by=coordinator, reason="En ändring")
    write(document, "Undertecknad text", coordinator)
    steps.register(document, by=coordinator, on=date(2026, 3, 12), open_for=[police])
    document.refresh_from_db()
    return document


def clear(document, by, chosen=EVERYTHING, **more):
    mark = clearing.mark_of(clearing.proposals(document))
    return clearing.clear(document, by=by, chosen=chosen, mark=mark, **more)


def tables_that_say(word: str) -> set[str]:
    """Every table of the database in which the word stands, in any column."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            if any(word in str(value) for row in cursor.fetchall() for value in row):
                found.add(table)
    return found


@pytest.mark.django_db
def test_what_was_cleared_is_nowhere_left_in_the_database(worked_on, coordinator):
    assert {"documents_revision", "documents_clash", "documents_comment", "documents_reply"} <= tables_that_say(WORD)
    clear(worked_on, coordinator)
    assert tables_that_say(WORD) == set()


@pytest.mark.django_db
def test_what_was_sent_locked_and_signed_stays(worked_on, coordinator, police_contact, client):
    clear(worked_on, coordinator)
    left = [revision.content for revision in worked_on.revisions.all()]
    for words in ("Skickad text", "Låst text", "Undertecknad text"):
        assert any(words in content for content in left), words
    assert Release.objects.count() == 2
    assert Comment.objects.get().text == "Polisens påbörjade"
    client.force_login(police_contact)
    assert "Undertecknad text" in client.get(f"/handlingar/{worked_on.pk}/").content.decode()


@pytest.mark.django_db
def test_the_history_keeps_its_words_and_says_what_went(worked_on, coordinator, client):
    before = list(worked_on.events.order_by("pk").values_list("step", "note", "by"))
    kept = clear(worked_on, coordinator)
    assert kept.what.startswith("6 tidigare texter; 1 text som inte valdes; 1 svar som aldrig skickades; 1 undanlagt")
    assert kept.__class__.objects.get(pk=kept.pk).finished_at
    assert list(worked_on.events.order_by("pk").values_list("step", "note", "by"))[: len(before)] == before
    client.force_login(coordinator)
    page = client.get(reverse("documents:history", args=[worked_on.pk])).content.decode()
    assert "Rensade arbetsmaterial" in page
    assert "6 tidigare texter" in page
    assert WORD not in page


@pytest.mark.django_db
def test_no_page_of_the_paper_shows_it_and_none_is_broken(worked_on, administrator, client):
    clear(worked_on, administrator)
    client.force_login(administrator)
    numbers = worked_on.revisions.values_list("number", flat=True)
    urls = [reverse(f"documents:{name}", args=[worked_on.pk]) for name in ("detail", "history", "pdf", "docx", "clear")]
    urls += [reverse("documents:revision", args=[worked_on.pk, number]) for number in numbers]
    urls += [reverse("pages:search") + f"?q={WORD.lower()}", reverse("pages:start")]
    urls.append(reverse("admin:documents_document_change", args=[worked_on.pk]))
    for url in urls:
        response = client.get(url)
        assert response.status_code == 200, url
        assert WORD not in text_of(response), url


@pytest.mark.django_db
def test_the_page_proposes_all_with_its_reasons_and_clears_what_is_ticked(worked_on, registrar, client):
    client.force_login(registrar)
    url = reverse("documents:clear", args=[worked_on.pk])
    page = client.get(url).content.decode()
    assert page.count('name="rensa"') == page.count("checked") - page.count('name="text"') == len(EVERYTHING)
    for words in (
        "6 tidigare texter",
        "Texter som aldrig skickats",
        "Andra parters rörs inte",
        "går inte att få tillbaka",
    ):
        assert words in page.replace("\xa0", " "), words
    shown = re.findall(r'name="visad" value="(\d+)"', page)
    mark = re.search(r'name="mark" value="(\w+)"', page)[1]
    sent = {"rensa": [clearing.DRAFTS], "visad": shown, "text": shown[1:], "mark": mark}
    response = client.post(url, sent, follow=True)
    assert "Arbetsmaterialet är rensat." in response.content.decode()
    assert Clearing.objects.get().what == "5 tidigare texter"
    assert Revision.objects.filter(pk=shown[0]).exists()
    assert not Revision.objects.filter(pk__in=shown[1:]).exists()
    assert worked_on.clashes.exists()
    again = client.post(url, sent, follow=True)
    assert "Arbetsmaterialet är rensat." in again.content.decode()
    assert Clearing.objects.count() == worked_on.events.filter(step="clear").count() == 1


@pytest.mark.django_db
def test_with_nothing_ticked_it_says_so_and_keeps_what_was_not_ticked(worked_on, coordinator, client):
    client.force_login(coordinator)
    url = reverse("documents:clear", args=[worked_on.pk])
    mark = clearing.mark_of(clearing.proposals(worked_on))
    response = client.post(url, {"mark": mark})
    assert response.status_code == 422
    page = response.content.decode()
    assert "Välj något att rensa." in page
    assert "checked" not in page.split('name="text"')[0]
    assert not Clearing.objects.exists()


@pytest.mark.django_db
def test_what_came_after_the_page_was_opened_is_not_cleared_unseen(worked_on, coordinator, client):
    mark = clearing.mark_of(clearing.proposals(worked_on))
    Comment.objects.filter(text__contains=WORD).update(version=2)
    client.force_login(coordinator)
    response = client.post(reverse("documents:clear", args=[worked_on.pk]), {"rensa": EVERYTHING, "mark": mark})
    assert response.status_code == 422
    assert "sedan sidan öppnades" in response.content.decode()
    assert Clash.objects.exists()


@pytest.mark.django_db
def test_a_second_clearing_finds_nothing(worked_on, coordinator, client):
    clear(worked_on, coordinator)
    assert clearing.proposals(worked_on) == []
    with pytest.raises(Refused, match="Välj något"):
        clear(worked_on, coordinator)
    client.force_login(coordinator)
    assert "Här finns inget att rensa" in client.get(f"/handlingar/{worked_on.pk}/rensa/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["draft", "locked", "discarded"])
def test_only_a_final_paper_is_cleared(municipality, coordinator, client, state):
    document = paper(municipality, coordinator, state=state)
    with pytest.raises(Refused):
        clear(document, coordinator)
    client.force_login(coordinator)
    page = client.get(f"/handlingar/{document.pk}/rensa/").content.decode()
    assert "Handlingen är inte slutlig" in page
    assert 'name="rensa"' not in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("who", "status"), [("reader", 403), ("police_contact", 403), ("stranger", 404), ("registrar", 200)]
)
def test_who_may_clear(request, client, worked_on, who, status):
    client.force_login(request.getfixturevalue(who))
    url = f"/handlingar/{worked_on.pk}/rensa/"
    assert client.get(url).status_code == status
    if status != 200:
        assert client.post(url, {"rensa": EVERYTHING}).status_code == status
        assert not Clearing.objects.exists()


@pytest.mark.django_db
def test_a_text_that_was_opened_once_stays_though_a_later_one_took_its_place(municipality, coordinator, police):
    document = paper(municipality, coordinator, parties=[police])
    first = write(document, "Den öppnade", coordinator)
    opening.open_to(document, first, [police])
    second = write(document, "Den senare", coordinator)
    opening.open_to(document, second, [police])
    assert not clearing.drafts_of(document).filter(pk__in=[first.pk, second.pk]).exists()


@pytest.mark.django_db(transaction=True)
def test_prints_of_drafts_are_not_kept_on_this_machine_either(worked_on, coordinator):
    caches["prints"].set("utkast", WORD)
    clear(worked_on, coordinator)
    assert caches["prints"].get("utkast") is None


@pytest.mark.django_db(transaction=True)
def test_readers_and_clearers_at_once_end_in_one_clearing(worked_on, coordinator, client):
    mark = clearing.mark_of(clearing.proposals(worked_on))
    draft = clearing.drafts_of(worked_on).first()
    ready = Barrier(8)

    def work(number):
        ready.wait(20)
        if number % 2:
            from django.test import Client

            browser = Client()
            browser.force_login(coordinator)
            url = reverse("documents:revision", args=[worked_on.pk, draft.number])
            return browser.get(url).status_code
        try:
            return clearing.clear(worked_on, by=coordinator, chosen=EVERYTHING, mark=mark)
        except Refused as refusal:
            return refusal

    answers = in_threads(work, range(8))
    assert set(answers[1::2]) <= {200, 404}
    assert sum(isinstance(answer, Clearing) for answer in answers[::2]) == 1
    assert Clearing.objects.get().finished_at
    assert tables_that_say(WORD) == set()
