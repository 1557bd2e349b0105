"""Two people change the facts of a paper at the same time: nobody's are lost, and nothing is written twice."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from documents.content import read
from documents.models import Party, Signatory
from tests.documents.at_once import in_threads
from tests.documents.editing.facts_page import form_of
from tests.documents.factories import paper


def url(name, document):
    return reverse(f"documents:{name}", args=[document.pk])


@pytest.fixture
def karin(coordinator):
    return logged_in(coordinator)


@pytest.fixture
def bjorn(second_coordinator):
    return logged_in(second_coordinator)


def logged_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def save(client, document, sent):
    return client.post(url("frame", document), sent)


def test_the_second_sees_who_was_first_and_what_stands_there_and_loses_nothing(karin, bjorn, draft):
    mine = form_of(karin, draft, title="Min titel", place="Min ort")
    assert save(bjorn, draft, form_of(bjorn, draft, title="Björns titel")).status_code == 302
    page = save(karin, draft, mine)
    assert page.status_code == 409
    text = page.content.decode()
    assert (
        "Björn Sandell ändrade samma uppgifter i\xa0dag" in text
        or "Björn Sandell ändrade samma uppgifter i dag" in text
    )
    assert [(each.label, each.now, each.typed) for each in page.context["moved"].differences] == [
        ("Titel", "Björns titel", "Min titel")
    ]
    assert 'value="Min titel"' in text
    assert "Min titel</h1>" not in text
    assert 'value="Min ort"' in text
    draft.refresh_from_db()
    assert (draft.title, draft.place) == ("Björns titel", "")


def test_the_next_save_is_knowingly_on_top_and_the_first_text_stays_in_the_history(
    karin, bjorn, draft, second_coordinator
):
    mine = form_of(karin, draft, title="Min titel")
    save(bjorn, draft, form_of(bjorn, draft, title="Björns titel"))
    again = mine | {"seen": save(karin, draft, mine).context["seen"]}
    assert save(karin, draft, again).status_code == 302
    draft.refresh_from_db()
    assert draft.title == "Min titel"
    left = [each for each in draft.revisions.all() if read(each)["frame"]["title"] == "Björns titel"]
    assert [each.made_by for each in left] == [second_coordinator]
    events = draft.events.filter(step="change_frame").values_list("by__name", "note")
    assert list(events) == [
        ("Karin Almqvist", "Titel"),
        ("Björn Sandell", "Titel"),
    ]


def test_what_the_other_changes_while_one_chooses_is_seen_too(karin, bjorn, draft):
    mine = form_of(karin, draft, title="Min titel")
    save(bjorn, draft, form_of(bjorn, draft, title="Björns titel"))
    again = mine | {"seen": save(karin, draft, mine).context["seen"]}
    save(bjorn, draft, form_of(bjorn, draft, title="Björns bättre titel"))
    assert save(karin, draft, again).status_code == 409


def test_different_facts_changed_at_the_same_time_are_both_kept(karin, bjorn, draft):
    mine = form_of(karin, draft, place="Min ort")
    theirs = {"title": "Björns titel", "signatories-1-party": draft.parties.last().pk, "signatories-1-title": "Chef"}
    save(bjorn, draft, form_of(bjorn, draft, **theirs))
    assert save(karin, draft, mine).status_code == 302
    draft.refresh_from_db()
    assert (draft.title, draft.place) == ("Björns titel", "Min ort")
    assert draft.parties.last().signatories.get().title == "Chef"


def test_what_is_wrong_does_not_hide_that_somebody_was_first(karin, bjorn, draft):
    mine = form_of(karin, draft, title="Min titel", dated_on="i går")
    save(bjorn, draft, form_of(bjorn, draft, title="Björns titel"))
    page = save(karin, draft, mine)
    assert page.status_code == 422
    put_right = mine | {"seen": page.context["seen"], "dated_on": "2026-11-20"}
    assert save(karin, draft, put_right).status_code == 409


def test_the_same_form_sent_twice_is_no_conflict_and_adds_nothing_twice(karin, draft, other_municipality):
    sent = form_of(
        karin,
        draft,
        **{
            "parties-2-organisation": other_municipality.pk,
            "signatories-1-party": draft.parties.last().pk,
            "signatories-1-title": "Chef",
            "parties-0-leads": "on",
        },
    )
    assert save(karin, draft, sent).status_code == 302
    assert save(karin, draft, sent).status_code == 302
    assert draft.parties.count() == 3
    assert Signatory.objects.filter(party__document=draft).count() == 2
    assert draft.events.filter(step="change_frame").count() == 1


def test_a_form_that_removes_a_party_may_be_sent_twice(karin, draft, police):
    sent = form_of(karin, draft, **{"parties-1-DELETE": "on", "title": "Ny titel"})
    for _turn in range(2):
        assert save(karin, draft, sent).status_code == 302
    assert not draft.parties.filter(organisation=police).exists()


def test_a_party_that_another_has_removed_can_be_put_back(karin, bjorn, draft, police):
    mine = form_of(karin, draft, **{"parties-1-name_as_written": "Polisen i Lindhaga"})
    save(bjorn, draft, form_of(bjorn, draft, **{"parties-1-DELETE": "on"}))
    page = save(karin, draft, mine)
    assert page.status_code == 409
    assert 'value="Polisen i Lindhaga"' in page.content.decode()
    assert save(karin, draft, mine | {"seen": page.context["seen"]}).status_code == 302
    assert draft.parties.get(organisation=police).name_as_written == "Polisen i Lindhaga"


def test_a_party_that_another_has_added_too_is_party_once(karin, bjorn, draft, other_municipality):
    added = {"parties-2-organisation": other_municipality.pk}
    mine = form_of(karin, draft, **added, **{"parties-2-name_as_written": "Norrvika"})
    save(bjorn, draft, form_of(bjorn, draft, **added))
    page = save(karin, draft, mine)
    assert page.status_code == 409
    assert save(karin, draft, mine | {"seen": page.context["seen"]}).status_code == 302
    assert draft.parties.get(organisation=other_municipality).name_as_written == "Norrvika"


def test_an_organisation_leaves_its_row_to_another(karin, draft, other_municipality, police):
    swapped = {"parties-0-organisation": police.pk, "parties-1-organisation": draft.owner_id}
    assert save(karin, draft, form_of(karin, draft, **swapped)).status_code == 302
    replaced = {"parties-0-DELETE": "on", "parties-2-organisation": police.pk, "parties-2-name_as_written": "Polisen"}
    assert save(karin, draft, form_of(karin, draft, **replaced)).status_code == 302
    assert set(draft.parties.values_list("name_as_written", flat=True)) == {"Polisen", police.name}


def test_ones_own_other_window_counts_as_well(karin, draft):
    old = form_of(karin, draft, title="Från det gamla fönstret")
    save(karin, draft, form_of(karin, draft, title="Från det nya fönstret"))
    page = save(karin, draft, old)
    assert page.status_code == 409
    assert "Du har själv ändrat samma uppgifter" in page.content.decode()


def test_a_form_without_what_was_seen_overwrites_nothing(karin, draft):
    sent = form_of(karin, draft, title="Ny titel")
    del sent["seen"]
    assert save(karin, draft, sent).status_code == 409


@pytest.mark.django_db(transaction=True)
def test_of_eight_who_save_at_the_same_moment_one_is_first(municipality, coordinator, second_coordinator):
    document = paper(municipality, coordinator)
    people = [logged_in(coordinator), logged_in(second_coordinator)]
    forms = [
        form_of(people[n % 2], document, title=f"Titel {n}", **{"parties-1-name_as_written": f"Part {n}"})
        for n in range(8)
    ]

    def send(number):
        client = logged_in([coordinator, second_coordinator][number % 2])
        return save(client, document, forms[number]).status_code

    answers = in_threads(send, range(8))
    assert sorted(answers) == [302] + [409] * 7
    document.refresh_from_db()
    first = answers.index(302)
    assert document.title == f"Titel {first}"
    assert Party.objects.filter(document=document).count() == 2


def test_the_change_stands_in_the_history_with_what_was_changed(karin, draft):
    save(karin, draft, form_of(karin, draft, title="Ny titel", dated_on="2026-11-20"))
    page = karin.get(url("history", draft)).content.decode()
    assert "Ändrade uppgifter" in page
    assert "Titel, Daterad" in page
    draft.refresh_from_db()
    assert draft.dated_on == date(2026, 11, 20)
