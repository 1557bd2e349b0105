"""Whether a paper is ready to be signed: what each party has approved, and what is missing in words."""

import pytest
from django.urls import reverse

from base.models import StoredFile
from documents import steps, waiting
from documents.access import access_of
from documents.deciding import deciding_panel, decision_rows, ready
from documents.deciding.awaited_decisions import rows
from documents.models import Copy, DecisionPlan, State
from documents.signing import signatures
from documents.writing import open_for_writing
from organisations.models import Membership, Organisation, Role, User
from tests.documents.deciding.cases import DAY, decides_by_board, decision, locked_pledges, posted, sent_for_decision
from tests.documents.factories import paper


@pytest.fixture
def pledges(municipality, coordinator, police):
    return locked_pledges(municipality, coordinator, police)


def said(document):
    document.refresh_from_db()
    return ready.sentence(document, ready.standings(document))


def rewrite(document, by):
    """Unlocked, changed and locked again."""
    steps.unlock(document, by=by, reason="En mening fattades.")
    with open_for_writing(document.pk, by=by) as taken:
        taken.sections.filter(pk=taken.sections.first().pk).update(html="<p>En ny mening.</p>")
    steps.lock(document, by=by)
    document.refresh_from_db()


def words(response):
    return response.content.decode().replace("\xa0", " ")


def test_it_waits_for_the_board_of_the_municipality(pledges):
    assert said(pledges) == "Väntar på Lindhaga kommuns beslut."


def test_the_page_says_that_what_the_own_board_has_approved_is_working_material_no_more(
    client, pledges, municipality, police, coordinator
):
    client.force_login(coordinator)
    page = reverse("documents:detail", args=[pledges.pk])
    decides_by_board(pledges, police)
    decision_rows.decide(decision(pledges, police), by=coordinator)
    assert "Arbetsmaterial: ingen utanför Lindhaga kommun" in words(client.get(page))
    decision_rows.decide(decision(pledges, municipality), by=coordinator)
    page = words(client.get(page))
    assert "Räkna med att den är allmän handling sedan 3 november: kommunstyrelsen godkände texten." in page


def test_it_waits_for_the_police_when_they_decide_on_their_own(pledges, municipality, police, coordinator):
    decides_by_board(pledges, police)
    decision_rows.decide(decision(pledges, municipality), by=coordinator)
    assert said(pledges) == "Väntar på Polisens beslut."


def test_it_is_ready_when_all_who_decide_have_approved_the_locked_text(pledges, municipality, coordinator):
    decision_rows.decide(decision(pledges, municipality), by=coordinator)
    assert said(pledges) == "Klar att skriva under: alla som ska besluta har godkänt den låsta texten."


def test_it_is_ready_at_once_when_nobody_decides_apart_from_signing(pledges, municipality):
    DecisionPlan.objects.create(
        party=pledges.parties.get(organisation=municipality), way="none", why="Delegerat i planen"
    )
    assert said(pledges) == "Klar att skriva under: parterna beslutar genom sina underskrifter."


@pytest.mark.parametrize(("outcome", "did"), [("rejected", "avslog"), ("returned", "återremitterade")])
def test_what_was_not_approved_is_said(pledges, municipality, coordinator, outcome, did):
    decision_rows.decide(decision(pledges, municipality, outcome=outcome), by=coordinator)
    assert said(pledges) == f"Lindhaga kommun: Kommunstyrelsen {did} texten 3 november 2026, § 123."


def test_an_approval_after_a_rejection_counts(pledges, municipality, coordinator):
    decision_rows.decide(decision(pledges, municipality, outcome="returned"), by=coordinator)
    decision_rows.decide(decision(pledges, municipality, paragraph="150"), by=coordinator)
    assert said(pledges).startswith("Klar att skriva under")


def test_an_approval_that_was_taken_back_does_not_count(pledges, municipality, coordinator):
    kept = decision_rows.decide(decision(pledges, municipality), by=coordinator)
    decision_rows.withdraw(kept, by=coordinator, reason="Fel ärende.")
    assert said(pledges) == "Väntar på Lindhaga kommuns beslut."


def test_an_approval_of_an_earlier_text_does_not_count_and_that_is_said(client, pledges, municipality, coordinator):
    kept = decision_rows.decide(decision(pledges, municipality), by=coordinator)
    rewrite(pledges, coordinator)
    assert said(pledges) == (
        "Lindhaga kommun: Kommunstyrelsen har godkänt en tidigare text (3 november 2026, § 123). "
        "Texten har låsts upp sedan dess och behöver ett nytt beslut."
    )
    client.force_login(coordinator)
    assert "har godkänt en tidigare text" in words(client.get(reverse("documents:detail", args=[pledges.pk])))
    again = f"{reverse('documents:decide', args=[pledges.pk])}?som={kept.pk}"
    assert again in words(client.get(reverse("documents:decisions", args=[pledges.pk])))
    form = client.get(again).context["form"]
    assert (form["paragraph"].value(), form["outcome"].value()) == ("123", "approved")
    client.post(again, posted(pledges, municipality) | {"same_text": ""})
    assert said(pledges).startswith("Klar att skriva under")


def test_what_was_decided_about_the_locked_text_counts_for_the_signed_one(pledges, municipality, coordinator):
    decision_rows.decide(decision(pledges, municipality), by=coordinator)
    steps.register(pledges, by=coordinator, on=decision(pledges, municipality).decided_on)
    pledges.refresh_from_db()
    assert ready.is_ready(ready.standings(pledges))


def test_papers_are_judged_in_a_fixed_number_of_queries(
    municipality, coordinator, police, django_assert_num_queries, pledges
):
    one = [pledges]
    many = [locked_pledges(municipality, coordinator, police) for _each in range(5)]
    with django_assert_num_queries(4):
        ready.standings_of(one)
    with django_assert_num_queries(4):
        ready.standings_of(many)


# What each of them is shown


def test_the_other_party_sees_its_own_and_what_the_owner_has_done(
    client, pledges, municipality, police, police_contact, coordinator
):
    sent_for_decision(pledges, police, coordinator)
    client.force_login(police_contact)
    page = reverse("documents:detail", args=[pledges.pk])
    assert "Inget beslut är registrerat." in words(client.get(page))
    assert "Väntar på Lindhaga kommuns beslut" not in words(client.get(page))
    decision_rows.decide(decision(pledges, municipality), by=coordinator)
    assert "Kommunstyrelsen godkände texten" in words(client.get(page))


def test_the_other_party_learns_nothing_of_what_came_after_the_text_that_it_was_sent(
    client, pledges, municipality, police, police_contact, coordinator
):
    sent_for_decision(pledges, police, coordinator)
    rewrite(pledges, coordinator)
    decision_rows.decide(decision(pledges, municipality, paragraph="MARKÖR", text="MARKÖR"), by=coordinator)
    client.force_login(police_contact)
    for name in ("detail", "decisions"):
        page = words(client.get(reverse(f"documents:{name}", args=[pledges.pk])))
        assert "MARKÖR" not in page
        assert "låsts upp" not in page
    form = client.get(reverse("documents:decide", args=[pledges.pk])).context["form"]
    assert [text.pk for text in form.fields["about"].queryset] == [pledges.releases.get().revision_id]


def test_a_reader_who_is_no_party_sees_no_decisions(
    client, pledges, other_municipality, stranger, municipality, coordinator
):
    decision_rows.decide(decision(pledges, municipality), by=coordinator)
    sent_for_decision(pledges, other_municipality, coordinator)
    assert deciding_panel.panel(stranger, access_of(stranger, pledges)) is None
    client.force_login(stranger)
    assert client.get(reverse("documents:decisions", args=[pledges.pk])).status_code == 403


def test_who_waits_is_said_at_the_top_once(pledges, municipality, police, coordinator):
    decides_by_board(pledges, police)
    both = "Väntar på Lindhaga kommuns beslut. Väntar på Polisens beslut."
    assert waiting.sentence(pledges, municipality) == both
    sent_for_decision(pledges, police, coordinator)
    said_once = waiting.sentence(pledges, municipality)
    assert "Polisens beslut" not in said_once
    assert "Ni väntar på beslut från" in said_once


def test_start_tells_what_is_ready_and_what_is_awaited(pledges, municipality, police, coordinator, reader, stranger):
    assert [row.sentence for row in rows(coordinator)] == [f"”{pledges}”: Väntar på Lindhaga kommuns beslut."]
    decision_rows.decide(decision(pledges, municipality), by=coordinator)
    sent_for_decision(pledges, police, coordinator)
    assert [row.sentence for row in rows(coordinator)] == [f"”{pledges}” är klar att skriva under."]
    assert rows(reader) == rows(stranger) == []


# Who decides by signing


def line_of(client, document, organisation):
    panel = client.get(reverse("documents:detail", args=[document.pk])).context["decisions_panel"]
    return next(line for line in panel.lines if line.standing.party.organisation == organisation)


def test_who_decides_by_signing_is_done_when_it_has_signed_and_not_before(client, pledges, police, coordinator):
    person = pledges.parties.get(organisation=police).signatories.create(name="Lena Berg")
    client.force_login(coordinator)
    line = line_of(client, pledges, police)
    assert (line.sentence, line.is_done) == ("Beslutar genom sin underskrift.", False)
    person.signed_on = DAY
    person.save()
    line = line_of(client, pledges, police)
    assert (line.sentence, line.is_done) == ("Har beslutat genom sin underskrift.", True)


def test_who_decides_by_signing_is_asked_for_a_signature_and_for_no_decision(
    client, pledges, municipality, police, police_contact, coordinator
):
    client.force_login(coordinator)
    page = client.get(reverse("documents:send_for_decision", args=[pledges.pk]))
    party = pledges.parties.get(organisation=police)
    assert "ni väntar på Polisens underskrift" in words(page)
    assert reverse("documents:plan_decision", args=[pledges.pk, party.pk]) in words(page)
    release = sent_for_decision(pledges, police, coordinator)
    assert not waiting.unanswered().filter(pk=release.pk).exists()
    assert waiting.sentence(pledges, municipality).endswith("Ni väntar på Polisens underskrift.")
    assert waiting.sentence(pledges, police) == "Lindhaga kommun väntar på er underskrift."
    decides_by_board(pledges, police)
    assert waiting.unanswered().filter(pk=release.pk).exists()
    assert "ni väntar på" not in words(client.get(reverse("documents:send_for_decision", args=[pledges.pk])))


def test_that_it_is_ready_or_out_to_be_signed_is_said_at_the_top(pledges, municipality, police, coordinator):
    sent_for_decision(pledges, police, coordinator)
    decision_rows.decide(decision(pledges, municipality), by=coordinator)
    assert waiting.sentence(pledges, municipality).startswith("Klar att skriva under: ")
    revision, file = pledges.locked_revision, StoredFile.objects.keep(b"%PDF-1.7", "application/pdf")
    copy = Copy.objects.create(revision=revision, audience="parties", form="pdf", file=file, name="a.pdf")
    signatures.send_to_sign(pledges, by=coordinator, service="Signeringen", sent_to="Lena", copy=copy)
    assert waiting.sentence(pledges, municipality).startswith("Handlingen är ute för underskrift i Signeringen sedan")


def test_a_member_at_home_reads_what_is_decided_about_the_locked_text_and_nothing_of_earlier_ones(
    client, pledges, municipality, coordinator, police, reader
):
    decision_rows.decide(decision(pledges, municipality, paragraph="77"), by=coordinator)
    rewrite(pledges, coordinator)
    wrong = decision_rows.decide(decision(pledges, police, by_whom="Styrelsen", paragraph="88"), by=coordinator)
    decision_rows.withdraw(wrong, by=coordinator, reason="Det var fel möte")
    decision_rows.decide(decision(pledges, police, by_whom="Styrelsen", paragraph="99"), by=coordinator)
    for user, sees in ((coordinator, True), (reader, False)):
        client.force_login(user)
        pages = [client.get(reverse(f"documents:{name}", args=[pledges.pk])) for name in ("detail", "decisions")]
        said = "".join(words(page) for page in pages)
        assert [number in said for number in ("§ 77", "§ 88", "fel möte", "§ 99")] == [sees, sees, sees, True]


def test_a_joint_board_is_a_party_like_any_other_and_the_owner_decides_nothing_by_being_a_member(
    municipality, coordinator, police
):
    joint = Organisation.objects.create(kind=Organisation.Kind.OTHER, name="Gemensamma trygghetsnämnden")
    moa = User.objects.create_user(email="moa@gemensam.example", name="Moa Lind")
    Membership.objects.create(user=moa, organisation=joint, role=Role.COORDINATOR)
    made = paper(municipality, coordinator, parties=[police, joint], kind="pledge_set", state=State.LOCKED)
    sent_for_decision(made, joint, coordinator)
    lines = deciding_panel.lines_for(moa, access_of(moa, made))
    assert [line.standing.party.organisation for line in lines if line.is_shown_whole] == [joint]
    assert [party.organisation for party in decision_rows.decider_of(moa, made).parties] == [joint]
    assert {party.organisation for party in decision_rows.decider_of(coordinator, made).parties} == {
        municipality,
        police,
        joint,
    }
