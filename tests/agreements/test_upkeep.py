"""Two colleagues who change the same obligation or commitment: nobody's words are lost, and one sees who did what."""

from datetime import date

import pytest
from django.urls import reverse

from agreements import marking
from agreements.models import Commitment
from base.refusals import Refused
from organisations.models import Membership, Role, User
from tests.agreements.obliging import agreement_of, by_hand, done, place_of

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 3)


@pytest.fixture
def colleague(municipality):
    user = User.objects.create_user(email="nils@lindhaga.example", name="Nils Ek")
    Membership.objects.create(user=user, organisation=municipality, role=Role.COORDINATOR)
    return user


@pytest.fixture
def obligation(municipality, coordinator):
    return by_hand(municipality, coordinator, text="Rapporten")


@pytest.fixture
def commitment(municipality, coordinator):
    paper = agreement_of(municipality, coordinator).document
    unsaved = Commitment(document=paper, responsible="Kommunpolisen")
    return marking.follow_up(unsaved, place_of(coordinator, paper), [], by=coordinator)


def words(response) -> str:
    return response.content.decode().replace("\xa0", " ")


def form_of(client, address: str, **changes) -> dict:
    """What the page would send, with changes."""
    page = client.get(address)
    form = page.context["form"]
    sent = {field.html_name: field.value() for field in form if not field.field.disabled}
    return {name: value for name, value in {**sent, "seen": page.context["seen"], **changes}.items() if value}


def both_change(client, address: str, first: tuple, second: tuple):
    """Both open the page; the first saves, and then the second: gives that answer."""
    typed = []
    for user, changes in (first, second):
        client.force_login(user)
        typed.append(form_of(client, address, **changes))
    client.force_login(first[0])
    assert client.post(address, typed[0]).status_code == 302
    client.force_login(second[0])
    return client.post(address, typed[1])


def test_who_comes_second_sees_what_stands_there_and_keeps_what_was_typed(client, coordinator, colleague, obligation):
    address = reverse("obligations:change", args=[obligation.pk])
    answer = both_change(
        client,
        address,
        (coordinator, {"responsible": "Kommunpolisen"}),
        (colleague, {"responsible": "Säkerhetschefen"}),
    )
    assert answer.status_code == 409
    page = words(answer)
    assert "Karin Almqvist ändrade samma uppgifter" in page
    assert answer.context["form"]["responsible"].value() == "Säkerhetschefen"
    assert "<td>Kommunpolisen</td><td>Säkerhetschefen</td>" in page
    obligation.refresh_from_db()
    assert obligation.responsible == "Kommunpolisen"
    chosen = {name: value for name, value in answer.wsgi_request.POST.items() if name != "seen"}
    assert client.post(address, chosen | {"seen": answer.context["seen"]}).status_code == 302
    obligation.refresh_from_db()
    assert obligation.responsible == "Säkerhetschefen"


def test_two_may_change_different_facts_of_the_same_obligation(client, coordinator, colleague, obligation):
    address = reverse("obligations:change", args=[obligation.pk])
    often = {"how_often": "times", "number": "3"}
    answer = both_change(client, address, (coordinator, {"responsible": "Kommunpolisen"}), (colleague, often))
    assert answer.status_code == 302
    obligation.refresh_from_db()
    assert (obligation.responsible, obligation.rhythm, obligation.number) == ("Kommunpolisen", "times_per_year", 3)


def test_the_same_holds_for_a_commitment_also_for_who_does_it(client, coordinator, colleague, municipality, commitment):
    address = reverse("obligations:commitment", args=[commitment.document_id, commitment.pk])
    first = (coordinator, {"organisations": [municipality.pk], "measured_how": "Det syns."})
    answer = both_change(client, address, first, (colleague, {"measured_how": "Enkäten."}))
    assert answer.status_code == 409
    assert "<td>Det syns.</td><td>Enkäten.</td>" in words(answer)
    commitment.refresh_from_db()
    assert (commitment.measured_how, [*commitment.organisations.all()]) == ("Det syns.", [municipality])
    assert "Karin Almqvist" in words(client.get(address))


def test_what_was_typed_in_a_commitment_that_is_gone_stays_on_the_page(commitment, coordinator):
    from agreements import upkeep

    Commitment.objects.filter(pk=commitment.pk).delete()
    with pytest.raises(Refused, match="Meningen följs inte upp längre"):
        upkeep.change_commitment(commitment, None, "", by=coordinator)


def test_who_has_done_what_stands_on_the_page(client, coordinator, colleague, obligation):
    client.force_login(coordinator)
    address = reverse("obligations:change", args=[obligation.pk])
    client.post(address, form_of(client, address, responsible="Kommunpolisen"))
    client.post(address, form_of(client, address))
    proof = done(obligation, DAY, colleague)
    marking.take_back(proof, by=coordinator)
    marking.stop(obligation, DAY, by=colleague)
    marking.stop(obligation, DAY, by=coordinator)
    marking.resume(obligation, by=coordinator)
    page = client.get(reverse("obligations:detail", args=[obligation.pk]))
    assert [(event.step, event.by) for event in page.context["history"]] == [
        ("resume", coordinator),
        ("stop", colleague),
        ("take_back", coordinator),
        ("done", colleague),
        ("change", coordinator),
    ]
    assert "Vem gör det?" in words(page)


def test_a_colleagues_registration_of_the_day_is_not_written_over(client, coordinator, colleague, obligation):
    done(obligation, DAY, colleague, note="I rådet")
    client.force_login(coordinator)
    page = client.post(
        reverse("obligations:done", args=[obligation.pk]), {"on": "3 november 2026", "note": "Vid mötet"}
    )
    assert page.status_code == 422
    assert "Nils Ek har redan registrerat 3 november 2026: ”I rådet”." in words(page)
    assert "Vid mötet" in words(page)
    assert obligation.fulfilments.get().note == "I rådet"
