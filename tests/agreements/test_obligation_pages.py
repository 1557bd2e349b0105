from datetime import date, timedelta

import pytest
from django.urls import reverse

from agreements.models import Fulfilment, LawRule, Obligation
from base.dates import today
from organisations.models import Post
from tests.agreements import factories
from tests.agreements.obliging import agreement_of, by_hand, done, watched

pytestmark = pytest.mark.django_db
LIST = "/bevakningar/"


def text_of(response) -> str:
    return response.content.decode().replace("\xa0", " ")


@pytest.fixture
def soon(municipality, coordinator):
    """Due in twelve days."""
    return by_hand(municipality, coordinator, text="Rapporten", rhythm="once", number=None,
                   due_on=today() + timedelta(days=12))  # fmt: skip


def test_an_empty_page_says_what_to_do(client, coordinator, reader):
    client.force_login(coordinator)
    page = text_of(client.get(LIST))
    assert "Här bevakas inget ännu" in page
    assert "Bevaka det lagen kräver" in page
    client.force_login(reader)
    assert client.get(LIST).status_code == 403


def test_the_line_in_the_menu_stays_away_until_it_is_used(client, coordinator, soon):
    client.force_login(coordinator)
    menu = f'<a href="{LIST}"'
    assert menu in text_of(client.get("/handlingar/"))
    soon.delete()
    assert menu not in text_of(client.get("/handlingar/"))


def test_what_is_due_stands_first_and_on_start(client, coordinator, soon):
    client.force_login(coordinator)
    assert f'href="/bevakningar/{soon.pk}/#gjort"' in text_of(client.get(LIST))
    start = text_of(client.get("/"))
    assert "”Rapporten” ska göras senast" in start
    assert "om 12 dagar." in start
    done(soon, today(), coordinator)
    assert "”Rapporten”" not in text_of(client.get("/"))


def test_a_registrar_is_not_asked_to_do_what_others_write(client, registrar, soon):
    client.force_login(registrar)
    assert "”Rapporten”" not in text_of(client.get("/"))
    assert client.get(LIST).status_code == 200


def test_the_list_is_narrowed_sorted_and_paged(client, municipality, coordinator, soon):
    for number in range(30):
        by_hand(municipality, coordinator, text=f"Sak {number:02}", from_on=today())
    over = by_hand(municipality, coordinator, text="Slut", to_on=today())
    client.force_login(coordinator)

    def shown(**asked) -> list[str]:
        return [str(watch.obligation) for watch in client.get(LIST, asked).context["page"].object_list]

    assert len(shown()) == 25
    assert shown()[0] == "Rapporten"
    assert len(shown(sida=2)) == 6
    assert shown(visa="att-gora") == ["Rapporten"]
    assert shown(visa="slut") == [str(over)]
    assert shown(q="sak 07") == ["Sak 07"]
    assert shown(q="finns inte") == []
    assert shown(sortera="-vad")[0] == "Sak 29"
    assert shown(sortera="vad")[0] == "Rapporten"
    assert shown(sortera="nar")[0] == "Rapporten"
    assert len(shown(sortera="strunt", visa="annat", sida="x")) > 0


def test_the_year_has_what_was_done_and_what_is_to_come(client, municipality, coordinator):
    obligation = by_hand(municipality, coordinator, from_on=date(2026, 1, 1), rhythm="times_per_year", number=2)
    done(obligation, date(2026, 3, 3), coordinator)
    client.force_login(coordinator)
    months = client.get(LIST, {"ar": 2026}).context["months"]
    entries = [(month.name, entry.day.day, entry.is_done) for month in months for entry in month.entries]
    assert entries == [("mars", 3, True), ("december", 31, False)]
    for year in ("0", "9999", "x", "-3"):
        assert client.get(LIST, {"ar": year}).status_code == 200


def test_it_is_noted_as_done_with_a_note_or_a_paper(client, coordinator, municipality, soon):
    client.force_login(coordinator)
    address = reverse("obligations:done", args=[soon.pk])
    page = client.post(address, {"on": "2026-11-20", "note": "  "})
    assert page.status_code == 422
    assert "Skriv hur det gjordes, eller välj handlingen som visar det." in text_of(page)
    paper = factories.document(owner=municipality, kind="plain", title="Anteckningar från rådet")
    client.post(address, {"on": "20 november 2026", "proof": paper.pk})
    page = client.post(address, {"on": "2026-11-20", "note": "Punkt 4"}, follow=True)
    row = Fulfilment.objects.get()
    assert (row.on, row.note, row.proof) == (date(2026, 11, 20), "Punkt 4", None)
    assert "Gjort" in text_of(page)


@pytest.mark.parametrize(
    "said", [{"on": "i går"}, {"on": "2199-01-01"}, {"on": ""}, {"on": "2026-11-01", "proof": "99999"}]
)
def test_what_is_wrong_is_said_beside_what_was_typed(client, coordinator, soon, said):
    client.force_login(coordinator)
    page = client.post(reverse("obligations:done", args=[soon.pk]), {"note": "Åtgärdat", **said})
    assert page.status_code == 422
    assert "Åtgärdat" in text_of(page)
    assert not Fulfilment.objects.exists()


def test_a_paper_that_the_person_does_not_read_proves_nothing(client, coordinator, other_municipality, soon):
    paper = factories.document(owner=other_municipality, kind="plain")
    client.force_login(coordinator)
    said = {"on": "2026-11-01", "proof": paper.pk}
    assert client.post(reverse("obligations:done", args=[soon.pk]), said).status_code == 422


def test_a_registrar_notes_what_is_done_and_changes_nothing_else(client, registrar, soon):
    client.force_login(registrar)
    assert (
        client.post(reverse("obligations:done", args=[soon.pk]), {"on": "2026-11-01", "note": "Ja"}).status_code == 302
    )
    for name in ("change", "stop"):
        assert client.get(reverse(f"obligations:{name}", args=[soon.pk])).status_code == 403


def test_a_proof_noted_by_mistake_is_taken_back(client, coordinator, soon):
    row = done(soon, date(2026, 11, 1), coordinator)
    client.force_login(coordinator)
    address = reverse("obligations:take_back", args=[soon.pk, row.pk])
    assert client.post(address).status_code == 302
    assert client.post(address).status_code == 404
    assert "Ska göras senast" in text_of(client.get(reverse("obligations:detail", args=[soon.pk])))


def test_it_is_changed_stopped_and_taken_up_again(client, coordinator, municipality, soon):
    post = Post.objects.create(organisation=municipality, title="Säkerhetschef")
    client.force_login(coordinator)
    address = reverse("obligations:change", args=[soon.pk])
    said = {"text": "Rapporten", "how_often": "months", "number": "18", "from_on": "2026-01-01", "post": post.pk}
    client.post(address, said | {"seen": client.get(address).context["seen"]})
    soon.refresh_from_db()
    assert (soon.rhythm, soon.number, soon.due_on, soon.post) == ("months", 18, None, post)
    stop = reverse("obligations:stop", args=[soon.pk])
    assert client.post(stop, {"on": "2025-01-01"}).status_code == 422
    assert client.post(stop, {"on": "2026-11-01"}).status_code == 302
    assert "Bevakas inte sedan 1 november 2026" in text_of(client.get(reverse("obligations:detail", args=[soon.pk])))
    client.post(reverse("obligations:resume", args=[soon.pk]))
    soon.refresh_from_db()
    assert soon.to_on is None


def test_another_organisations_post_and_body_cannot_be_chosen(client, coordinator, police, soon):
    post = Post.objects.create(organisation=police, title="Kommunpolis")
    client.force_login(coordinator)
    said = {"text": "Rapporten", "how_often": "months:12", "from_on": "2026-01-01", "post": post.pk}
    assert client.post(reverse("obligations:change", args=[soon.pk]), said).status_code == 422


def test_an_own_one_needs_words_and_is_made_once(client, coordinator, municipality):
    client.force_login(coordinator)
    address = reverse("obligations:new")
    said = {"text": "", "how_often": "months:12", "from_on": "2026-11-22"}
    assert client.post(address, said).status_code == 422
    for _press in range(2):
        client.post(address, {**said, "text": "Ring kommunpolisen", "last_done_on": "2026-10-01"})
    row = Obligation.objects.get()
    assert (row.owner, row.document, row.fulfilments.get().on) == (municipality, None, date(2026, 10, 1))
    assert "before_period" not in text_of(client.get(address))  # no agreement, no periods


def test_the_law_is_watched_when_somebody_chooses_it_and_once(client, coordinator, municipality):
    client.force_login(coordinator)
    address = reverse("obligations:law")
    rules = list(LawRule.objects.filter(code__in=["lagesbild_6", "atgardsplan_6"]))
    page = text_of(client.get(address))
    assert all(rule.text in page for rule in rules)
    assert " checked" not in page
    client.post(address, {})
    assert not Obligation.objects.exists()
    for _press in range(2):
        client.post(address, {"regel": [rule.pk for rule in rules] + ["99999", "x"]})
    assert {(row.law.code, row.number, row.from_on) for row in Obligation.objects.all()} == {
        ("lagesbild_6", 24, today()), ("atgardsplan_6", 24, today())
    }  # fmt: skip
    assert "Allt bevakas redan" in text_of(client.get(address))


def test_the_law_asks_nothing_of_the_police(client, police_contact):
    client.force_login(police_contact)
    assert "riktar sig till kommuner" in text_of(client.get(reverse("obligations:law")))


def test_a_stopped_rule_is_not_taken_up_beside_a_new_one(client, coordinator, municipality):
    rule = LawRule.objects.get(code="lagesbild_6")
    old = by_hand(municipality, coordinator, text="", law=rule, number=24, to_on=today())
    by_hand(municipality, coordinator, text="", law=rule, number=24)
    client.force_login(coordinator)
    page = client.post(reverse("obligations:resume", args=[old.pk]), follow=True)
    assert "Regeln bevakas redan." in text_of(page)


def test_nobody_outside_finds_them(client, stranger, police_contact, municipality, police, coordinator):
    paper = agreement_of(municipality, coordinator, open_for=[police]).document
    row = watched(coordinator, paper, text="Markörordet")
    for person in (stranger, police_contact):
        client.force_login(person)
        assert "Markörordet" not in text_of(client.get(LIST))
        assert "Markörordet" not in text_of(client.get("/"))
        for name in ("detail", "change", "stop"):
            assert client.get(reverse(f"obligations:{name}", args=[row.pk])).status_code == 404
        assert (
            client.post(reverse("obligations:done", args=[row.pk]), {"on": "2026-01-02", "note": "x"}).status_code
            == 404
        )
