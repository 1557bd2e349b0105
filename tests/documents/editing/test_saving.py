import uuid
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from base.refusals import Refused
from documents import steps
from documents.content import read
from documents.editing import arranging
from documents.editing.section_writing import Conflict, Saved, Warned, save_section
from documents.models import Clash, SearchEntry, Section
from tests.documents.factories import paper

JSON = {"accept": "application/json"}
NUMBER = "811218-9876"


@pytest.fixture
def section(draft):
    return draft.sections.first()


def url(section, name="save_section"):
    return reverse(f"documents:{name}", args=[section.document_id, section.key])


def typed(section, html, **more):
    return {"heading": section.heading, "html": html, "version": section.version, **more}


def save(section, html, by, *, version=1, token="", **more):
    return save_section(
        section.document_id, section.key, heading="A", html=html, base_version=version, token=token, by=by, **more
    )


def test_a_script_gets_the_version_and_the_clock(client, coordinator, section):
    client.force_login(coordinator)
    response = client.post(
        url(section), typed(section, "<p>Ny text</p>"), content_type="application/json", headers=JSON
    )
    answer = response.json()
    assert (response.status_code, answer["status"], answer["version"]) == (200, "saved", 2)
    assert answer["message"].startswith("Sparat ")
    section.refresh_from_db()
    assert (section.html, section.saved_by) == ("<p>Ny text</p>", coordinator)


def test_without_a_script_the_form_saves_and_leads_back_to_the_section(client, coordinator, section):
    client.force_login(coordinator)
    response = client.post(url(section), typed(section, "Första stycket.\r\n\r\nAndra stycket."))
    assert response.url.endswith(f"/redigera/#avsnitt-{section.key}")
    section.refresh_from_db()
    assert section.html == "<p>Första stycket.</p><p>Andra stycket.</p>"


def test_only_the_html_of_a_section_is_kept(coordinator, section):
    answer = save(section, '<p onclick="x()">Hej <script>alert(1)</script><b>du</b></p>', coordinator)
    assert answer.html == "<p>Hej <strong>du</strong></p>"


def test_a_repeated_save_is_no_conflict_with_oneself(coordinator, section):
    first = save(section, "<p>Ett</p>", coordinator, token="sida.1")
    assert save(section, "<p>Ett</p>", coordinator, token="sida.1") == first
    assert not Clash.objects.exists()


def test_what_comes_second_is_kept_and_answered_with_both_texts(client, coordinator, second_coordinator, section):
    save(section, "<p>Björns text</p>", second_coordinator, token="b.1")
    client.force_login(coordinator)
    response = client.post(url(section), typed(section, "<p>Karins text</p>", token="k.1"), headers=JSON)
    answer = response.json()
    assert (response.status_code, answer["status"]) == (409, "conflict")
    assert answer["mine"]["html"] == "<p>Karins text</p>"
    assert answer["theirs"]["html"] == "<p>Björns text</p>"
    assert "Björn Sandell" in answer["sentence"]
    section.refresh_from_db()
    assert section.html == "<p>Björns text</p>"


def test_somebody_who_types_on_in_a_conflict_has_one_text_waiting(coordinator, second_coordinator, section):
    save(section, "<p>Björns</p>", second_coordinator, token="b.1")
    first = save(section, "<p>Karin</p>", coordinator, token="k.1")
    second = save(section, "<p>Karin skriver mer</p>", coordinator, token="k.2")
    other_tab = save(section, "<p>Annan flik</p>", coordinator, token="q.1")
    assert first.clash == second.clash != other_tab.clash
    assert {clash.html for clash in Clash.objects.all()} == {"<p>Karin skriver mer</p>", "<p>Annan flik</p>"}


def test_a_locked_paper_refuses_and_the_page_keeps_what_was_typed(client, coordinator, draft, section):
    steps.lock(draft, by=coordinator)
    client.force_login(coordinator)
    response = client.post(url(section), typed(section, "<p>För sent</p>"))
    assert response.status_code == 409
    assert "Handlingen är låst" in response.content.decode()
    assert "För sent" in response.content.decode()
    answer = client.post(url(section), typed(section, "<p>För sent</p>"), headers=JSON)
    assert (answer.status_code, answer.json()["status"]) == (409, "refused")


def test_text_for_a_removed_section_can_be_put_back(client, coordinator, second_coordinator, draft, section):
    arranging.remove_section(draft.pk, section.key, by=second_coordinator)
    client.force_login(coordinator)
    answer = client.post(url(section), typed(section, "<p>Jag skrev</p>"), headers=JSON).json()
    assert answer["status"] == "removed"
    page = client.post(url(section), typed(section, "<p>Jag skrev</p>"))
    assert "Jag skrev" in page.content.decode()
    client.post(answer["address"], {"key": answer["key"], "heading": "Åter", "html": "<p>Jag skrev</p>"})
    assert draft.sections.get(key=section.key).html == "<p>Jag skrev</p>"


def test_what_looks_like_a_personnummer_is_warned_about_before_it_is_saved(client, coordinator, section):
    client.force_login(coordinator)
    sent = typed(section, f"<p>Anna, {NUMBER}</p>")
    answer = client.post(url(section), sent, headers=JSON)
    assert (answer.status_code, answer.json()["numbers"]) == (422, [NUMBER])
    page = client.post(url(section), sent)
    assert page.status_code == 422
    assert NUMBER in page.content.decode()
    assert 'name="confirmed"' in page.content.decode()
    section.refresh_from_db()
    assert NUMBER not in section.html
    client.post(url(section), {**sent, "confirmed": "1"})
    section.refresh_from_db()
    assert NUMBER in section.html


def test_a_number_that_was_confirmed_is_not_warned_about_again(coordinator, section):
    save(section, f"<p>{NUMBER}</p>", coordinator, confirmed=True)
    assert isinstance(save(section, f"<p>{NUMBER} igen</p>", coordinator, version=2), Saved)
    assert isinstance(save(section, f"<p>{NUMBER} och 640823-3234</p>", coordinator, version=3), Warned)


@pytest.mark.parametrize("version", ["", "två", "-1"])
def test_a_page_that_does_not_know_its_version_is_refused(client, coordinator, section, version):
    client.force_login(coordinator)
    answer = client.post(url(section), {"heading": "A", "html": "B", "version": version}, headers=JSON)
    assert answer.status_code == 409
    assert "ladda om" in answer.json()["sentence"]


@pytest.mark.parametrize("body", ["[]", "{", '"text"'])
def test_what_is_not_json_is_refused(client, coordinator, section, body):
    client.force_login(coordinator)
    answer = client.post(url(section), body, content_type="application/json")
    assert answer.status_code == 409


def test_a_section_that_prints_rows_takes_no_text(coordinator, section):
    Section.objects.filter(pk=section.pk).update(html="", slot="parties")
    with pytest.raises(Refused, match="ingen egen text"):
        save(section, "<p>Text</p>", coordinator)


def test_the_words_are_found_as_soon_as_they_are_saved(coordinator, section):
    save(section, "<p>Trygghetsvandring i <strong>Björk</strong>hagen &amp; Åsen</p>", coordinator)
    words = SearchEntry.objects.get(document=section.document_id, revision=None).words
    assert "trygghetsvandring i björkhagen & åsen" in words


# Sittings


def test_the_text_is_frozen_once_for_each_person_and_sitting(municipality, coordinator, second_coordinator):
    document = paper(municipality, coordinator)
    section = document.sections.first()
    start = timezone.now()

    def at(minutes, by, version, words):
        with time_machine.travel(start + timedelta(minutes=minutes), tick=False):
            assert isinstance(save(section, f"<p>{words}</p>", by, version=version), Saved)

    at(1, coordinator, 1, "Karin 1")
    at(2, coordinator, 2, "Karin 2")
    at(3, second_coordinator, 3, "Björn 1")
    at(4, coordinator, 4, "Karin 3")
    at(60, coordinator, 5, "Nästa dag")
    frozen = [(each.made_by.name, read(each)["sections"][0]["html"]) for each in document.revisions.order_by("number")]
    assert frozen == [
        ("Karin Almqvist", "<p>Parterna ska arbeta tillsammans mot brott.</p>"),
        ("Karin Almqvist", "<p>Karin 2</p>"),
        ("Karin Almqvist", "<p>Karin 3</p>"),
    ]


# Choosing


@pytest.fixture
def clash(coordinator, second_coordinator, section):
    save(section, "<p>Björns</p>", second_coordinator, token="b.1")
    answer = save(section, "<p>Karins</p>", coordinator, token="k.1")
    assert isinstance(answer, Conflict)
    return answer.clash


@pytest.mark.parametrize(
    ("choice", "expected"), [("mine", "<p>Karins</p>"), ("theirs", "<p>Björns</p>"), ("merged", "<p>Båda</p>")]
)
def test_one_of_the_texts_or_both_together_is_chosen_and_the_other_stays_in_the_history(
    client, coordinator, draft, section, clash, choice, expected
):
    client.force_login(coordinator)
    place = reverse("documents:clash", args=[draft.pk, clash.pk])
    page = client.get(place).content.decode()
    assert "Björns" in page
    assert "Karins" in page
    client.post(place, {"choice": choice, "version": 2, "html": "<p>Båda</p>", "heading": "A"})
    section.refresh_from_db()
    clash.refresh_from_db()
    assert section.html == expected
    assert clash.settled_at
    revisions = [each for revision in draft.revisions.all() for each in read(revision)["sections"]]
    assert choice == "theirs" or any(each["html"] == "<p>Björns</p>" for each in revisions)
    history = client.get(reverse("documents:history", args=[draft.pk])).content.decode()
    assert "Karins" in history


def test_a_choice_on_a_text_that_has_moved_since_is_asked_again(
    client, coordinator, second_coordinator, section, clash
):
    save(section, "<p>Björn skrev mer</p>", second_coordinator, version=2)
    client.force_login(coordinator)
    place = reverse("documents:clash", args=[section.document_id, clash.pk])
    response = client.post(place, {"choice": "merged", "version": 2, "html": "<p>Ihop</p>", "heading": "A"})
    assert response.status_code == 409
    assert "Björn skrev mer" in response.content.decode()
    assert "Ihop" in response.content.decode()
    section.refresh_from_db()
    assert section.html == "<p>Björn skrev mer</p>"


def test_a_section_with_two_texts_is_not_removed_before_somebody_has_chosen(coordinator, draft, section, clash):
    with pytest.raises(Refused, match="Välj först"):
        arranging.remove_section(draft.pk, section.key, by=coordinator)


def test_a_clash_of_another_paper_is_not_found(client, coordinator, locked, clash):
    client.force_login(coordinator)
    assert client.get(reverse("documents:clash", args=[locked.pk, clash.pk])).status_code == 404


# Arranging


def keys(document):
    return [section.heading for section in document.sections.all()]


def test_sections_are_added_moved_and_put_in_order(client, coordinator, municipality):
    document = paper(municipality, coordinator, count=3)
    first, second, third = document.sections.all()
    client.force_login(coordinator)
    client.post(reverse("documents:add_section", args=[document.pk]), {"heading": "Nytt", "after": str(first.key)})
    assert keys(document) == ["Avsnitt 1", "Nytt", "Avsnitt 2", "Avsnitt 3"]
    client.post(url(third, "move_section"), {"direction": "up"})
    assert keys(document) == ["Avsnitt 1", "Nytt", "Avsnitt 3", "Avsnitt 2"]
    client.post(url(first, "move_section"), {"direction": "up"})
    assert keys(document)[0] == "Avsnitt 1"
    order = [str(second.key), str(first.key), str(third.key)]
    answer = client.post(
        reverse("documents:order_sections", args=[document.pk]), {"keys": order}, content_type="application/json"
    )
    assert answer.status_code == 200
    assert keys(document) == ["Avsnitt 2", "Avsnitt 1", "Avsnitt 3", "Nytt"]
    assert [section.position for section in document.sections.all()] == [0, 1, 2, 3]


def test_a_removed_text_can_be_had_back_from_the_history(client, coordinator, draft, section):
    client.force_login(coordinator)
    assert client.get(url(section, "remove_section")).status_code == 200
    client.post(url(section, "remove_section"))
    assert not draft.sections.filter(key=section.key).exists()
    number = draft.revisions.first().number
    assert section.heading in client.get(reverse("documents:revision", args=[draft.pk, number])).content.decode()
    client.post(reverse("documents:restore_section", args=[draft.pk, number, section.key]))
    assert draft.sections.get(key=section.key).html == section.html


def test_level_audience_and_slot_are_set(client, coordinator, section):
    client.force_login(coordinator)
    client.post(url(section, "shape_section"), {"level": "2", "audience": "internal", "slot": ""})
    section.refresh_from_db()
    assert (section.level, section.audience) == (2, "internal")
    response = client.post(
        url(section, "shape_section"), {"level": "2", "audience": "internal", "slot": "parties"}, follow=True
    )
    assert "Avsnittet har text" in response.content.decode()


@pytest.mark.parametrize("sent", [{"audience": "alla"}, {"audience": "public", "slot": "finns-inte"}])
def test_what_cannot_be_is_refused(client, coordinator, section, sent):
    client.force_login(coordinator)
    assert client.post(url(section, "shape_section"), {"level": "1", **sent}, headers=JSON).status_code == 409


def test_a_key_that_is_no_key_is_refused(client, coordinator, draft):
    client.force_login(coordinator)
    answer = client.post(reverse("documents:add_section", args=[draft.pk]), {"after": "x"}, headers=JSON)
    assert answer.status_code == 409
    assert uuid.UUID(str(draft.sections.first().key))


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 100_000,
        b'{"html": "\\ud800", "heading": "a\\u0000b", "version": 1}',
        b'{"html": "", "version": 1' + b"0" * 30 + b"}",
    ],
)
def test_what_no_database_stores_is_refused_or_left_out_and_breaks_nothing(client, coordinator, draft, body):
    client.force_login(coordinator)
    section = draft.sections.first()
    address = reverse("documents:save_section", args=[draft.pk, section.key])
    response = client.post(address, body, content_type="application/json", HTTP_ACCEPT="application/json")
    assert response.status_code in {200, 409}
    section.refresh_from_db()
    assert "\0" not in section.heading


def test_a_new_section_with_more_than_it_holds_gets_a_sentence(client, coordinator, draft):
    client.force_login(coordinator)
    address = reverse("documents:add_section", args=[draft.pk])
    answer = client.post(address, {"html": "<div>" * 100_000}, content_type="application/json", headers=JSON)
    assert (answer.status_code, "för stor för ett avsnitt" in answer.json()["sentence"]) == (409, True)


def test_a_text_that_is_more_than_a_section_holds_gets_a_sentence_and_saves_nothing(client, coordinator, section):
    client.force_login(coordinator)
    answer = client.post(url(section), typed(section, "<div>" * 100_000), content_type="application/json", headers=JSON)
    assert (answer.status_code, "för stor för ett avsnitt" in answer.json()["sentence"]) == (409, True)
    section.refresh_from_db()
    assert section.version == 1
