"""What a body did with the papers, and where a decision lands."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from base.dates import long_date, today
from base.refusals import Refused
from boards.board_steps import laying, recording, registered
from boards.board_steps.excerpt_forms import AddForm
from boards.board_steps.expected import chain, following
from boards.board_steps.landing import landings
from boards.models import BoardLetter, BoardSettings, BoardStep
from documents import steps
from documents.deciding import ready
from documents.models import Document, RegisterEntry
from organisations.models import Body, SittingDate
from tests.boards.handed import AU, KS, letter, posted, put_together, recorded, step, taken
from tests.documents.factories import paper

pytestmark = pytest.mark.django_db


def anew(document, by, html: str | None = None) -> Document:
    """Unlocked and locked anew, with another text or the same."""
    document = Document.objects.get(pk=document.pk)
    steps.unlock(document, by=by, reason="Ett ord")
    if html:
        document.sections.update(html=html)
    steps.lock(Document.objects.get(pk=document.pk), by=by)
    return Document.objects.get(pk=document.pk)


def test_a_decision_makes_the_paper_ready_to_sign_for_the_municipality(row, coordinator, pledges):
    assert not ready.is_ready(ready.standings(pledges))
    recorded(row, coordinator)
    assert ready.is_ready(ready.standings(Document.objects.get(pk=pledges.pk)))


def test_a_point_that_approves_a_follow_up_lands_nowhere(municipality, coordinator):
    alone = letter(municipality, coordinator)
    taken(alone, coordinator)
    kept = recording.record(alone, step(), by=coordinator)
    assert kept.lacks == []
    assert not kept.step.decisions.exists()


def test_a_proposal_is_kept_inside(row, coordinator, pledges):
    proposed = {"role": "proposes", "outcome": "changed", "text": "Anta, med tillägg.", "paragraph": "7"}
    kept = recorded(row, coordinator, body_name=AU, **proposed)
    assert list(AddForm(step=kept).fields) == ["excerpt_file"]
    assert not pledges.decisions.exists()
    assert not RegisterEntry.objects.exclude(organisation=row.document.owner).exists()


@pytest.mark.parametrize(("outcome", "became"), [("rejected", "rejected"), ("returned", "returned")])
def test_what_the_board_refused_or_sent_back_is_the_text_that_it_was_given(row, coordinator, pledges, outcome, became):
    given = pledges.locked_revision
    anew(pledges, coordinator, "<p>En ny text.</p>")
    recorded(row, coordinator, outcome=outcome)
    decision = pledges.decisions.get()
    assert (decision.outcome, decision.revision) == (became, given)


def test_a_paper_with_another_text_is_named_and_the_row_refused_until_the_person_insists(row, coordinator, pledges):
    anew(pledges, coordinator, "<p>En ny text.</p>")
    with pytest.raises(laying.DoesNotLand, match="”Medborgarlöften 2027” har en annan text nu") as refused:
        recorded(row, coordinator)
    assert refused.value.lacks[0].url == reverse("documents:detail", args=[pledges.pk])
    assert not BoardStep.objects.exists()
    recording.record(row, step(), by=coordinator, anyway=True)
    assert BoardStep.objects.count() == 1
    assert not pledges.decisions.exists()


def test_a_text_that_was_locked_anew_unchanged_is_the_same(row, coordinator, pledges):
    pledges = anew(pledges, coordinator)
    recorded(row, coordinator)
    assert pledges.decisions.get().revision == pledges.locked_revision


def test_a_paper_that_was_not_among_the_papers_is_named(municipality, coordinator, pledges):
    row = letter(municipality, coordinator, pledges)
    taken(row, coordinator)
    with pytest.raises(laying.DoesNotLand, match="låg inte bland handlingarna"):
        recorded(row, coordinator)


def test_a_paper_that_others_own_is_theirs_to_send(municipality, coordinator, police, police_contact):
    theirs = paper(police, police_contact, parties=[municipality], kind="pledge_set", state="locked", title="Hemlig")
    row = letter(municipality, coordinator, theirs)
    taken(row, coordinator)
    with pytest.raises(laying.DoesNotLand, match="när den är skickad till er") as refused:
        recorded(row, coordinator)
    assert "Hemlig" not in str(refused.value)


def test_what_does_not_land_is_laid_there_later(row, coordinator, pledges):
    steps.unlock(Document.objects.get(pk=pledges.pk), by=coordinator, reason="Ett ord")
    kept = recording.record(row, step(), by=coordinator, anyway=True).step
    assert [lack.text for lack in laying.land(kept, by=coordinator)] == [landings(kept)[0].lack.text]
    steps.lock(Document.objects.get(pk=pledges.pk), by=coordinator)
    assert laying.land(kept, by=coordinator) == []
    assert laying.land(kept, by=coordinator) == []
    assert pledges.decisions.count() == 1


def test_a_changed_text_waits_until_the_change_is_in_the_paper(row, coordinator, pledges):
    changed = step(outcome="changed", text="Anta, med åtta löften.")
    with pytest.raises(laying.DoesNotLand, match="för in ändringen"):
        recording.record(row, changed, by=coordinator)
    kept = recording.record(row, changed, by=coordinator, anyway=True).step
    assert laying.land(kept, by=coordinator)
    pledges = anew(pledges, coordinator, "<p>Åtta löften.</p>")
    assert laying.land(kept, by=coordinator) == []
    decision = pledges.decisions.get()
    assert (decision.outcome, decision.revision) == ("approved", pledges.locked_revision)


def test_a_change_of_wording_alone_lands_at_once(row, coordinator, pledges):
    recording.record(row, step(outcome="changed", text="Anta löftena."), by=coordinator, is_changed=False)
    assert pledges.decisions.get().outcome == "approved"


def test_the_same_row_twice_is_one_and_another_with_its_paragraph_is_refused(row, coordinator, pledges):
    assert recorded(row, coordinator) == recorded(row, coordinator)
    assert pledges.decisions.count() == 1
    with pytest.raises(Refused, match="§ 123 är redan registrerad"):
        recorded(row, coordinator, outcome="rejected")
    with pytest.raises(Refused, match="Beslutet är redan registrerat"):
        recorded(row, coordinator, paragraph="124")


def test_what_was_sent_back_is_decided_anew(row, coordinator, pledges):
    recorded(row, coordinator, outcome="returned")
    recorded(row, coordinator, decided_on=date(2026, 11, 17), paragraph="140")
    assert sorted(pledges.decisions.values_list("outcome", flat=True)) == ["approved", "returned"]


def test_a_wrong_row_is_taken_back_together_with_its_decisions(row, coordinator, pledges):
    kept = recorded(row, coordinator)
    with pytest.raises(Refused):
        registered.withdraw(kept, by=coordinator, reason=" ")
    for _press in range(2):
        registered.withdraw(kept, by=coordinator, reason="Fel paragraf.")
    decision = pledges.decisions.get()
    assert decision.withdrawn_why == "Fel paragraf."
    assert not ready.is_ready(ready.standings(Document.objects.get(pk=pledges.pk)))
    recorded(row, coordinator)


def test_a_decision_that_was_registered_on_the_paper_before_is_said(row, coordinator, pledges):
    recorded(row, coordinator)
    other = letter(row.document.owner, coordinator, pledges)
    taken(other, coordinator, pledges)
    with pytest.raises(laying.DoesNotLand, match="har redan godkänt den här texten"):
        recorded(other, coordinator, paragraph="200")
    assert other.steps.count() == 0


def test_who_proposes_and_decides_follows_the_letter_and_local_rules(municipality, row, coordinator):
    assert [(each.role, each.name) for each in chain(row)] == [("proposes", AU), ("decides", KS)]
    BoardSettings.objects.create(organisation=municipality, council_decides=True)
    council = [(each.role, each.name) for each in chain(row)]
    assert council == [("proposes", AU), ("proposes", KS), ("decides", "Kommunfullmäktige")]
    done = [recorded(row, coordinator, role="proposes", body_name=AU, paragraph="7")]
    assert following(row, done).name == KS
    done += [recorded(row, coordinator, role="proposes", paragraph="8")]
    assert following(row, done).name == "Kommunfullmäktige"
    assert following(row, [*done, recorded(row, coordinator, body_name="Kommunfullmäktige", paragraph="9")]) is None


def url(row, name, *more):
    return reverse(f"boards:{name}", args=[row.pk, *more])


def test_the_page_registers_with_a_paragraph_and_a_day(client, registrar, row, pledges):
    client.force_login(registrar)
    shown = client.get(url(row, "board_steps")).content.decode()
    assert f"Härnäst: {AU} föreslår." in shown
    said = client.post(url(row, "record_board_step"), posted(), follow=True).content.decode().replace("\xa0", " ")
    assert "Kommunstyrelsen beslutade enligt förslaget 3 november 2026, § 123." in said
    assert "Beslutet ligger på ”Medborgarlöften 2027”." in said


def test_the_page_begins_with_the_next_body_and_the_day_that_it_last_met_with_the_text(
    client, coordinator, row, municipality
):
    body = Body.objects.create(organisation=municipality, kind="committee", name=AU)
    BoardLetter.objects.filter(pk=row.pk).update(proposing=body)
    SittingDate.objects.create(body=body, on=today() - timedelta(days=1))
    SittingDate.objects.create(body=body, on=today() + timedelta(days=1))
    client.force_login(coordinator)
    form = client.get(url(row, "record_board_step")).context["form"]
    assert [form[name].value() for name in ("role", "body", "decided_on")] == ["proposes", body.pk, None]
    assert "sammanträdde" not in form["decided_on"].help_text
    SittingDate.objects.create(body=body, on=today())
    form = client.get(url(row, "record_board_step")).context["form"]
    assert form["decided_on"].value() == today()
    assert form["decided_on"].help_text.startswith(f"{AU} sammanträdde {long_date(today())}.")


def test_a_board_that_met_between_the_hand_over_and_the_day_when_it_was_taken_is_not_asked_about(
    client, coordinator, row
):
    given = row.packages.get().revision
    given.pk, given.number, given.made_at = None, 90, timezone.now() - timedelta(days=5)
    given.save(force_insert=True)
    row.packages.update(revision=given)
    client.force_login(coordinator)
    said = posted(decided_on=str(today() - timedelta(days=2)))
    del said["same_text"]
    client.post(url(row, "record_board_step"), said)
    assert BoardStep.objects.exists()


def test_what_hinders_is_asked_about_once(client, coordinator, row, pledges):
    anew(pledges, coordinator, "<p>En ny text.</p>")
    client.force_login(coordinator)
    asked = client.post(url(row, "record_board_step"), posted())
    assert asked.status_code == 422
    assert "har en annan text nu" in asked.content.decode()
    client.post(url(row, "record_board_step"), posted(anyway="on"))
    shown = client.get(url(row, "board_steps")).content.decode()
    assert BoardStep.objects.count() == 1
    assert "har en annan text nu" in shown
    start = client.get(reverse("pages:start")).content.decode()
    assert "ligger inte på varje handling" in start


def test_a_day_before_the_text_was_locked_is_asked_about_once(client, coordinator, row):
    client.force_login(coordinator)
    asked = client.post(url(row, "record_board_step"), posted(same_text=""))
    assert asked.status_code == 422
    assert "Hade nämnden samma text?" in asked.content.decode()
    assert 'name="same_text"' in asked.content.decode()
    assert not BoardStep.objects.exists()
    client.post(url(row, "record_board_step"), posted())
    assert BoardStep.objects.count() == 1


def test_start_leads_from_the_paper_to_the_letter_that_takes_it_to_the_board(client, coordinator, row, pledges):
    client.force_login(coordinator)
    start = client.get(reverse("pages:start")).content.decode()
    assert url(row, "board_steps") in start
    assert reverse("documents:decide", args=[pledges.pk]) not in start


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"decided_on": "1 januari 2099"}, "Dagen ligger i framtiden"),
        ({"body_name": ""}, "Ange vilket organ det var"),
        ({"outcome": "changed"}, "Skriv texten som den blev"),
        ({"announced_on": "1 november 2026"}, "före sammanträdet"),
        ({"outcome": ""}, "Välj vad det blev"),
        ({"body": "9" * 40}, "Välj"),
    ],
)
def test_bad_input_is_said_at_its_field(client, coordinator, row, fields, said):
    client.force_login(coordinator)
    answer = client.post(url(row, "record_board_step"), posted(**fields))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not BoardStep.objects.exists()


def test_announcement_and_withdrawal_on_their_pages(client, coordinator, row, pledges):
    kept = recorded(row, coordinator)
    client.force_login(coordinator)
    assert client.post(url(row, "add_to_board_step", kept.pk), {"announced_on": "1 november 2026"}).status_code == 422
    client.post(url(row, "add_to_board_step", kept.pk), {"announced_on": "6 november 2026"})
    shown = client.get(url(row, "board_steps")).content.decode().replace("\xa0", " ")
    assert "Laga kraft tidigast 28 november 2026, om ingen överklagar." in shown
    client.post(url(row, "withdraw_board_step", kept.pk), {"reason": "Fel dag."})
    assert "Laga kraft" not in client.get(url(row, "board_steps")).content.decode()


def test_what_a_committee_proposed_is_read_by_nobody_outside(client, coordinator, row, police_contact, pledges, reader):
    recorded(row, coordinator, role="proposes", body_name=AU, paragraph="7", outcome="changed", text="Bara vårt.")
    for who, status in ((police_contact, 404), (reader, 403)):
        client.force_login(who)
        assert client.get(url(row, "board_steps")).status_code == status
        assert client.post(url(row, "record_board_step"), posted()).status_code == status
    client.force_login(police_contact)
    assert "Bara vårt." not in client.get(reverse("documents:detail", args=[pledges.pk])).content.decode()


def test_a_draft_is_not_decided_about(client, municipality, coordinator):
    row = letter(municipality, coordinator)
    put_together(row, coordinator)
    steps.unlock(Document.objects.get(pk=row.pk), by=coordinator, reason="Ett ord")
    client.force_login(coordinator)
    said = client.post(url(row, "record_board_step"), posted(), follow=True).content.decode()
    assert "Lås texten först" in said
    with pytest.raises(Refused):
        recorded(row, coordinator)
