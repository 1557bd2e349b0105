"""Start says where a person was, what has happened and what is next, in sentences."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agreements.models import TermKind
from base.dates import today
from documents import steps
from documents.models import Clash, Purpose, Relation, State
from documents.sending import releasing
from documents.sending.releasing import Recipient, Sending
from documents.writing import note_event, open_for_writing
from organisations.models import Membership, User
from pages.start import happenings
from tests.agreements.factories import agreement
from tests.documents.factories import paper
from tests.pages.conftest import ONE, bring


def start(client, who) -> str:
    client.force_login(who)
    response = client.get("/")
    assert response.status_code == 200
    return response.content.decode().replace("\xa0", " ")


def test_somebody_with_nothing_sees_what_to_do_first(client, coordinator):
    page = start(client, coordinator)
    assert "Här börjar överenskommelser och löften för Lindhaga kommun." in page
    assert reverse("pages:import_new") in page
    assert reverse("documents:templates") in page
    assert "Läs in en handling som redan finns" in page


def test_somebody_who_only_reads_is_not_asked_to_write(client, reader):
    page = start(client, reader)
    assert reverse("pages:import_new") not in page


def test_somebody_without_an_organisation_gets_a_page(client, db):
    page = start(client, User.objects.create_user(email="ny@lindhaga.example", name="Ny Person"))
    assert "Be administratören" in page


def test_it_says_where_the_person_was(client, coordinator, municipality):
    document = paper(municipality, coordinator, title="Vår plan")
    client.force_login(coordinator)
    client.get(reverse("documents:detail", args=[document.pk]))
    page = start(client, coordinator)
    assert "Du var senast i ”Vår plan”, i dag kl." in page
    assert reverse("documents:detail", args=[document.pk]) in page


def test_where_one_wrote_is_where_one_was(client, coordinator, municipality):
    documents = [paper(municipality, coordinator, title=title) for title in ("Vår plan", "Vår policy")]
    client.force_login(coordinator)
    client.get(reverse("documents:detail", args=[documents[0].pk]))
    client.get(reverse("documents:edit", args=[documents[1].pk]))
    assert "Du var senast i ”Vår policy”" in start(client, coordinator)


def test_what_others_have_opened_has_happened(client, coordinator, municipality, police, police_contact, stranger):
    document = paper(municipality, coordinator, title="Vår plan")
    steps.register(document, by=coordinator, on=today(), open_for=[police])
    page = start(client, police_contact)
    assert "Lindhaga kommun registrerade som antagen:" in page
    assert "Vår plan" in page
    assert "registrerade som antagen" not in start(client, stranger)


def heard_by(user):
    return [each.what for each in happenings(user)]


@pytest.mark.usefixtures("quick_printing")
def test_the_other_party_hears_of_each_thing_once(client, coordinator, municipality, police, police_contact, stranger):
    document = paper(municipality, coordinator, parties=[police])
    party = (Recipient(Relation.AUTHORITY, police),)
    releasing.send(document, Sending(Purpose.COMMENTS, party), by=coordinator)
    with open_for_writing(document.pk, State.DRAFT) as taken:
        taken.sections.update(html="<p>Annat.</p>")
    releasing.send(document, Sending(Purpose.COMMENTS, party), by=coordinator)
    steps.lock(document, by=coordinator)
    document.refresh_from_db()
    releasing.send(document, Sending(Purpose.DECISION, party), by=coordinator)
    releasing.send(document, Sending(Purpose.INFORMATION, party), by=coordinator)
    steps.register(document, by=coordinator, on=today(), open_for=[police])
    assert heard_by(police_contact) == [
        "registrerade som antagen",
        "skickade för kännedom",
        "skickade för beslut",
        "skickade en ny version för synpunkter",
        "skickade för synpunkter",
    ]
    assert "skickade en ny version för synpunkter:" in start(client, police_contact)
    assert heard_by(stranger) == []


@pytest.mark.usefixtures("quick_printing")
def test_what_was_taken_back_or_closed_is_no_news(coordinator, municipality, police, police_contact):
    document = paper(municipality, coordinator, parties=[police])
    sending = Sending(Purpose.COMMENTS, (Recipient(Relation.AUTHORITY, police),))
    (release,) = releasing.send(document, sending, by=coordinator)
    releasing.withdraw(release, by=coordinator)
    assert heard_by(police_contact) == []
    steps.register(document, by=coordinator, on=today())
    assert heard_by(police_contact) == []
    steps.open_to(document, by=coordinator, organisations=[police])
    assert heard_by(police_contact) == ["registrerade som antagen"]
    steps.open_to(document, by=coordinator, organisations=[])
    assert heard_by(police_contact) == []


def test_a_paper_that_was_laid_aside_or_closed_is_no_place_to_go_on(client, coordinator, municipality):
    document = paper(municipality, coordinator, title="Vår plan")
    client.force_login(coordinator)
    client.get(reverse("documents:detail", args=[document.pk]))
    steps.discard(document, by=coordinator, reason="Ersatt")
    assert "Du var senast" not in start(client, coordinator)
    other = paper(municipality, coordinator, title="En annan")
    client.get(reverse("documents:detail", args=[other.pk]))
    Membership.objects.filter(user=coordinator).delete()
    assert "Du var senast" not in start(client, User.objects.get(pk=coordinator.pk))


def test_it_says_what_others_have_done_and_not_what_oneself_did(client, coordinator, second_coordinator, municipality):
    document = paper(municipality, coordinator, title="Vår plan")
    steps.lock(document, by=second_coordinator)
    assert "Björn Sandell låste texten" in start(client, coordinator)
    assert "låste texten" not in start(client, second_coordinator)
    assert "Karin Almqvist skapade handlingen" in start(client, second_coordinator)


def test_others_see_nothing_of_it(client, coordinator, municipality, stranger, police_contact, reader):
    document = paper(municipality, coordinator, title="Vår plan")
    steps.lock(document, by=coordinator)
    steps.unlock(document, by=coordinator, reason="Ändras")
    for who in (stranger, police_contact, reader):
        assert "Vår plan" not in start(client, who)


def test_it_says_that_two_have_written_at_the_same_time(client, coordinator, municipality, reader):
    document = paper(municipality, coordinator, title="Vår plan")
    section = document.sections.first()
    Clash.objects.create(document=document, section=section, by=coordinator, html="<p>A</p>",
                         heading=section.heading, base_version=1)  # fmt: skip
    assert "Två har skrivit samtidigt i ”Avsnitt 1” i Vår plan." in start(client, coordinator)
    assert "Två har skrivit" not in start(client, reader)


def test_one_who_wrote_in_two_windows_is_not_called_two(client, coordinator, municipality):
    document = paper(municipality, coordinator, title="Vår plan")
    section = document.sections.first()
    document.sections.filter(pk=section.pk).update(saved_by=coordinator)
    clash = Clash.objects.create(document=document, section=section, by=coordinator, html="<p>A</p>",
                                 heading=section.heading, base_version=1)  # fmt: skip
    assert "Det finns två texter i ”Avsnitt 1” i Vår plan." in start(client, coordinator)
    page = client.get(reverse("documents:clash", args=[document.pk, clash.pk])).content.decode()
    assert "Två texter i ”Avsnitt 1”" in page
    assert "Två har skrivit" not in page


def test_it_says_that_papers_wait_to_be_confirmed(client, coordinator, municipality, stranger, reader):
    bring(ONE, municipality)
    assert "En inläst handling väntar" in start(client, coordinator)
    bring(ONE, municipality)
    assert "2 inlästa handlingar väntar" in start(client, coordinator)
    for who in (stranger, reader):
        assert "inläst" not in start(client, who)


def test_it_says_what_runs_out_and_what_is_missing(client, coordinator, municipality):
    day = today()
    agreement(
        TermKind.FIXED, day - timedelta(days=300), day + timedelta(days=40), owner=municipality, title="Nuvarande"
    )
    agreement(TermKind.FIXED, None, None, owner=municipality, title="Ofullständig")
    page = start(client, coordinator)
    assert "Nuvarande: går ut" in page
    assert "om 40 dagar" in page
    assert "Ofullständig: uppgifter saknas" in page


def test_fifty_of_everything_cost_no_more_queries_than_one(client, coordinator, second_coordinator, municipality):
    def more(times):
        for _time in range(times):
            paper(municipality, second_coordinator, count=1)
            agreement(TermKind.FIXED, today(), today() + timedelta(days=30), owner=municipality, state=State.FINAL)
            agreement(TermKind.FIXED, None, None, owner=municipality)

    more(1)
    kept = bring(ONE, municipality)
    client.force_login(coordinator)
    one = queries(client)
    more(15)
    for number in range(2, 50):
        kept.papers.create(number=number, reading=kept.papers.get(number=1).reading)
    assert queries(client) == one


def queries(client) -> int:
    client.get("/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/")
    return len(asked)


def test_a_visitor_is_asked_to_log_in(client, db):
    assert client.get("/").url.startswith(reverse("account_login"))


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_it_is_only_read(client, coordinator, method):
    client.force_login(coordinator)
    assert getattr(client, method)("/").status_code == 405


def test_what_somebody_does_several_times_stands_there_once(client, coordinator, second_coordinator, municipality):
    document = paper(municipality, coordinator, title="Riktlinjer")
    for _turn in range(3):
        with open_for_writing(document.pk, by=second_coordinator) as taken:
            note_event(taken, "change_frame", second_coordinator)
    page = start(client, coordinator)
    assert page.count("Björn Sandell ändrade uppgifter") == 1
