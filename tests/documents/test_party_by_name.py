"""A party that is in no register here stands on the paper by its name: asked, deciding and told like any other."""

import re

import pytest
from django.urls import reverse

from base.models import OutgoingMail
from documents import steps, waiting
from documents.deciding import decision_rows, ready
from documents.models import Decision, DecisionPlan, Party, Purpose, RegisterEntry, Relation, State
from documents.party_identity import KIND, kind_of
from documents.registering.register_files import name_of
from documents.replies import incoming
from documents.replies.reply_notes import sender_of
from documents.sending import releasing
from documents.signing.signing_forms import RegisterForm
from tests.documents.deciding.cases import DAY, decision
from tests.documents.factories import paper
from tests.documents.replies.asking import fields

pytestmark = pytest.mark.usefixtures("quick_printing")

NAME = "Polisen i Strandby"
STEN = {"person-0-name": "Sten Hammar", "person-0-email": "sten@strandby.example"}
FORM = {"person-TOTAL_FORMS": "1", "person-INITIAL_FORMS": "0", **STEN}
DECIDED = {"outcome": "approved", "by_whom": "Områdeschefen", "decided_on": "3 november 2026", "same_text": "on"}


def by_name(document, police):
    """The police, whom nobody has said which organisation they are."""
    party = document.parties.get(organisation=police)
    party.organisation, party.name_as_written = None, NAME
    party.save()
    return party


@pytest.fixture
def pledges(municipality, coordinator, police):
    document = paper(municipality, coordinator, parties=[police], kind="pledge_set")
    by_name(document, police)
    steps.lock(document, by=coordinator)
    document.refresh_from_db()
    return document


@pytest.fixture
def party(pledges):
    return pledges.parties.get(organisation=None)


@pytest.fixture
def deciding_party(party):
    DecisionPlan.objects.create(party=party, way="delegated", by_whom="Områdeschefen")
    return party


def words(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode().replace("\xa0", " "))


def send(client, document, party, name="send_for_decision", **more):
    where = {"person-0-where": f"namn-{party.pk}-authority"}
    page = client.post(reverse(f"documents:{name}", args=[document.pk]), FORM | where | more)
    assert page.status_code == 302
    return document.releases.latest("pk")


def path() -> str:
    return re.search(r"/svar/\S+", OutgoingMail.objects.filter(to=STEN["person-0-email"]).latest("pk").body).group(0)


def counterparts(organisation) -> list[str]:
    return list(
        RegisterEntry.objects.filter(organisation=organisation).order_by("pk").values_list("counterpart", flat=True)
    )


@pytest.mark.parametrize("name", ["send_for_comments", "send_for_information", "send_for_decision"])
def test_it_is_offered_as_itself_wherever_a_paper_is_sent(client, pledges, party, coordinator, name):
    client.force_login(coordinator)
    page = client.get(reverse(f"documents:{name}", args=[pledges.pk]))
    offered = dict(page.context["people"].forms[0].fields["where"].choices)
    assert offered[f"namn-{party.pk}-authority"] == NAME
    assert f"Ingen hos {NAME} har konto här än." in words(page)


def test_where_the_name_does_not_say_whether_it_is_an_authority_the_sender_does(client, pledges, party, coordinator):
    type(party).objects.filter(pk=party.pk).update(name_as_written="Strandby hamn")
    client.force_login(coordinator)
    page = client.get(reverse("documents:send_for_comments", args=[pledges.pk]))
    offered = dict(page.context["people"].forms[0].fields["where"].choices)
    assert offered[f"namn-{party.pk}-outside"] == "Strandby hamn, ingen myndighet"
    where = {"person-0-where": f"namn-{party.pk}-outside"}
    client.post(reverse("documents:send_for_comments", args=[pledges.pk]), FORM | where)
    assert pledges.releases.get().relation == Relation.OUTSIDE


def test_a_person_at_another_authority_stands_with_its_name_in_the_register(client, pledges, coordinator, municipality):
    client.force_login(coordinator)
    where = {"person-0-where": "authority", "person-0-organisation_name": "Länsstyrelsen"}
    client.post(reverse("documents:send_for_comments", args=[pledges.pk]), FORM | where)
    assert counterparts(municipality) == ["Länsstyrelsen, Sten Hammar"]
    assert waiting.sentence(pledges, municipality).endswith("Ni väntar på synpunkter från Länsstyrelsen.")


def test_it_decides_by_link_and_is_counted(client, pledges, deciding_party, municipality, coordinator):
    decision_rows.decide(decision(pledges, municipality), by=coordinator)
    client.force_login(coordinator)
    release = send(client, pledges, deciding_party)
    assert waiting.sentence(pledges, municipality) == f"Ni väntar på beslut från {NAME}."
    assert counterparts(municipality)[-1] == f"{NAME}, Sten Hammar"
    client.logout()
    told = DECIDED | {"party": deciding_party.pk, "about": pledges.locked_revision_id}
    assert "Områdeschefen godkände texten 3 november 2026." in words(client.post(path(), told))
    kept = pledges.decisions.get(organisation=None)
    assert (kept.party, kept.by_party, kept.registered_for) == (deciding_party, NAME, "Sten Hammar")
    assert ready.is_ready(ready.standings(pledges))
    assert not waiting.without_answer().filter(pk=release.pk).exists()
    entry = RegisterEntry.objects.get(organisation=municipality, source=f"decision:{kept.pk}")
    assert entry.counterpart == f"{NAME}, Sten Hammar"
    assert "Polisen-i-Strandby" in name_of(entry)
    assert OutgoingMail.objects.get(key=f"decision:{kept.pk}:{coordinator.pk}").subject.startswith(NAME)
    client.force_login(coordinator)
    assert NAME in words(client.get(reverse("documents:decisions", args=[pledges.pk])))


def test_its_link_decides_for_no_other_party(client, pledges, deciding_party, municipality, coordinator):
    client.force_login(coordinator)
    send(client, pledges, deciding_party)
    client.logout()
    own = pledges.parties.get(organisation=municipality)
    told = DECIDED | {"party": own.pk, "about": pledges.locked_revision_id, "way": "delegated"}
    assert client.post(path(), told).status_code == 422
    assert not pledges.decisions.exists()


def test_the_owner_registers_its_decision_once_and_says_from_whom(client, pledges, deciding_party, coordinator):
    client.force_login(coordinator)
    page = reverse("documents:decide", args=[pledges.pk])
    told = DECIDED | {"party": deciding_party.pk, "about": pledges.locked_revision_id}
    assert client.post(page, told).status_code == 422
    told["registered_for"] = "mejl från Sten Hammar 4 november"
    for _each in range(2):
        assert client.post(page, told).status_code == 302
    kept = pledges.decisions.get()
    assert client.post(page, told | {"by_whom": "Någon annan"}).status_code == 422
    decision_rows.withdraw(kept, by=coordinator, reason="Fel ärende.")
    assert ready.lacks(ready.standings(pledges))[-1] == "Väntar på Polisens beslut."


def test_it_still_counts_when_somebody_says_which_organisation_it_is(pledges, deciding_party, police, coordinator):
    kept = Decision(
        document=pledges, revision=pledges.locked_revision, party=deciding_party, organisation_name=NAME,
        way="delegated", by_whom="Områdeschefen", outcome="approved", decided_on=DAY, registered_for="ett mejl",
    )  # fmt: skip
    decision_rows.decide(kept, by=coordinator)
    type(deciding_party).objects.filter(pk=deciding_party.pk).update(organisation=police, name_as_written=police.name)
    assert ready.standings(pledges)[1].decision == kept


def test_it_is_told_that_it_decides_by_signing(client, pledges, party, municipality, coordinator):
    decision_rows.decide(decision(pledges, municipality), by=coordinator)
    client.force_login(coordinator)
    assert "beslutar genom sin underskrift" in words(
        client.get(reverse("documents:send_for_decision", args=[pledges.pk]))
    )
    release = send(client, pledges, party)
    assert not waiting.unanswered().filter(pk=release.pk).exists()
    assert waiting.sentence(pledges, municipality).endswith("Ni väntar på Polisens underskrift.")


def test_it_comments_by_link_gets_the_new_text_and_the_signed_paper(client, municipality, coordinator, police):
    document = paper(municipality, coordinator, parties=[police])
    party = by_name(document, police)
    client.force_login(coordinator)
    release = send(client, document, party, "send_for_comments")
    client.logout()
    token, data = fields(client.get(path()))
    client.post(path(), data | {f"text:{token}": "En tanke.", "do": "send"})
    sent = release.replies.get()
    assert (sent.from_whom, sender_of(sent)) == (NAME, f"{NAME}, Sten Hammar")
    assert f"synpunkt från {NAME}" in incoming.rows_for_start({municipality.pk})[0].sentence
    document.sections.filter(heading="Avsnitt 1").update(html="<p>Nytt.</p>")
    newer = releasing.send_new_version(release, why="", by=coordinator)
    assert (newer.party, newer.recipient) == (party, NAME)
    steps.lock(document, by=coordinator)
    document.refresh_from_db()
    form = RegisterForm(document=document)
    assert form.fields["open_for"].choices == [(f"part-{party.pk}", f"{NAME} (Sten Hammar får en länk i ett mejl)")]
    assert form.fields["open_for"].initial == [f"part-{party.pk}"]
    steps.register(document, by=coordinator, on=DAY, open_for=[party])
    final = document.releases.get(purpose=Purpose.INFORMATION)
    document.refresh_from_db()
    assert (document.state, final.revision, final.party) == (State.FINAL, document.locked_revision, party)
    assert client.get(path()).status_code == 200
    assert counterparts(municipality)[:-1] == [f"{NAME}, Sten Hammar"] * 4


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Polisen i Strandby", "police"),
        ("LOKALPOLISOMRÅDE STRANDBY", "police"),
        ("Strandby kommun", "municipality"),
        ("Kommunpolisen i Strandby kommun", "police"),
        ("Region Strandby", "other"),
    ],
)
def test_a_name_says_the_same_kind_to_the_database_as_on_the_page(pledges, party, name, kind):
    Party.objects.filter(pk=party.pk).update(name_as_written=name)
    rows = pledges.parties.select_related("organisation").annotate(kind=KIND)
    assert [row.kind for row in rows] == [kind_of(row) for row in rows]
    assert rows.get(pk=party.pk).kind == kind
