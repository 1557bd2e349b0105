"""Steps as they are taken on the pages: what is lacking is said first, and a second press harms nothing."""

from datetime import timedelta

import pytest
from django.urls import reverse

from base.dates import long_date, short_date, today
from base.models import OutgoingMail
from documents import steps
from documents.access import access_of
from documents.models import Document, Purpose, Relation, State
from documents.sending import releasing
from documents.sending.releasing import Recipient, Sending
from documents.signing import signatures
from tests.documents.factories import paper
from tests.documents.replies.asking import answered, ask, remark


def url(name, document):
    return reverse(f"documents:{name}", args=[document.pk])


def send_to(organisation, document, by):
    sending = Sending(Purpose.COMMENTS, (Recipient(Relation.AUTHORITY, organisation),))
    return releasing.send(document, sending, by=by)


def words(response):
    return response.content.decode().replace("\xa0", " ")


# Registering


@pytest.fixture
def empty(municipality, coordinator):
    return paper(municipality, coordinator, kind="agreement", count=0)


def test_what_an_empty_draft_lacks_is_said_before_it_is_registered(client, coordinator, empty):
    client.force_login(coordinator)
    lacks = ["Skriv text i minst ett avsnitt.", "Lägg till minst två parter.", "Välj hur länge"]
    assert all(lack in words(client.get(url("register", empty))) for lack in lacks)
    page = client.post(url("register", empty), {"on": "2 mars 2026", "place": "Lindhaga"})
    assert page.status_code == 422
    assert all(lack in words(page) for lack in [*lacks, "kryssa i att du registrerar ändå", 'value="2 mars 2026"'])
    empty.refresh_from_db()
    assert empty.state == State.DRAFT


def test_who_says_that_it_is_right_registers_it_all_the_same(client, coordinator, empty):
    client.force_login(coordinator)
    client.post(url("register", empty), {"on_unknown": "on", "confirmed": "on"})
    empty.refresh_from_db()
    assert empty.state == State.FINAL


def test_a_whole_paper_is_registered_without_that_question(client, coordinator, draft):
    client.force_login(coordinator)
    assert "confirmed" not in client.get(url("register", draft)).context["form"].fields


def test_what_was_typed_is_there_when_the_registration_is_refused(client, coordinator, draft):
    draft.clashes.create(section=draft.sections.first(), base_version=1, by=coordinator)
    client.force_login(coordinator)
    page = client.post(url("register", draft), {"on": "2 mars 2026", "place": "Lindhaga", "confirmed": "on"})
    assert page.status_code == 422
    assert "Två har skrivit i samma avsnitt" in words(page)
    assert 'value="Lindhaga"' in words(page)


def test_a_paper_whose_own_party_is_not_told_is_asked_about(client, coordinator, draft):
    draft.parties.filter(organisation=draft.owner).update(organisation=None)
    client.force_login(coordinator)
    said = f"Ingen av parterna är {draft.owner}. Välj organisationen vid den part som ni är."
    assert said in words(client.get(url("register", draft)))
    client.post(url("register", draft), {"on_unknown": "on"})
    draft.refresh_from_db()
    assert draft.state == State.DRAFT


def test_the_day_is_asked_for_in_the_word_of_the_paper(client, coordinator, empty):
    client.force_login(coordinator)
    assert client.get(url("register", empty)).context["form"]["on"].label == "Undertecknad den"


# Opening


def test_a_final_paper_is_opened_to_a_party_and_closed_again(client, registrar, police, police_contact, final):
    client.force_login(registrar)
    assert "open_to" in {step.name for step in client.get(url("detail", final)).context["steps"]}
    assert client.post(url("open_to", final), {"organisations": [police.pk]}).status_code == 302
    assert access_of(police_contact, final).revision == final.locked_revision
    assert " checked" in words(client.get(url("open_to", final)))
    assert client.post(url("open_to", final), {}).status_code == 302
    assert access_of(police_contact, final) is None
    assert not Document.objects.visible_to(police_contact).filter(pk=final.pk)
    notes = [event.note for event in final.events.filter(step="open_to")]
    assert notes == [f"Stängd för {police}.", f"Öppnad för {police}."]


@pytest.mark.usefixtures("quick_printing")
def test_who_reads_the_sent_text_is_told_apart_from_who_reads_the_signed_one(
    client, coordinator, police, police_contact, draft
):
    (release,) = send_to(police, draft, coordinator)
    steps.register(draft, by=coordinator, on=today())
    client.force_login(coordinator)
    said = f"{police} läser texten som skickades {short_date(today())}, inte den antagna"
    page = words(client.get(url("detail", draft)))
    assert f"Läses bara hos Lindhaga kommun. {said}." in page
    page = words(client.get(url("open_to", draft)))
    assert said in page
    assert " checked" not in page
    client.post(url("open_to", draft), {})
    assert access_of(police_contact, draft).revision == release.revision
    client.post(url("open_to", draft), {"organisations": [police.pk]})
    draft.refresh_from_db()
    assert access_of(police_contact, draft).revision == draft.locked_revision
    page = words(client.get(url("detail", draft)))
    assert "Öppnad för" in page
    assert "inte den antagna" not in page


# Told when it is signed


@pytest.mark.usefixtures("quick_printing")
def test_who_was_sent_the_text_gets_the_signed_one_and_is_told(client, coordinator, police, police_contact, draft):
    send_to(police, draft, coordinator)
    client.force_login(coordinator)
    assert " checked" in words(client.get(url("register", draft))).split("Låt dessa parter läsa")[1]
    sent = {"on": long_date(today()), "open_for": [police.pk]}
    for _press in range(2):
        assert client.post(url("register", draft), sent).status_code in (302, 403)
    draft.refresh_from_db()
    assert access_of(police_contact, draft).revision == draft.locked_revision
    (mail,) = OutgoingMail.objects.filter(key__startswith="final-")
    assert (mail.to, mail.subject) == (police_contact.email, f"{draft.title} är antagen")
    assert url("detail", draft) in mail.body


def test_who_never_heard_of_it_is_not_ticked_and_one_read_in_from_long_since_tells_nobody(
    client, coordinator, police, draft
):
    client.force_login(coordinator)
    assert " checked" not in words(client.get(url("register", draft))).split("Låt dessa parter läsa")[1]
    steps.register(draft, by=coordinator, on=today() - timedelta(days=400), open_for=[police])
    assert not OutgoingMail.objects.filter(key__startswith="final-").exists()


def test_a_party_that_the_signed_paper_is_opened_to_later_is_told_once(coordinator, police, draft, police_contact):
    steps.register(draft, by=coordinator, on=today())
    for chosen in ([police], [], [police]):
        steps.open_to(draft, by=coordinator, organisations=chosen)
    assert [mail.to for mail in OutgoingMail.objects.filter(key__startswith="final-")] == [police_contact.email]


def test_a_paper_whose_party_is_not_known_says_what_is_missing(client, coordinator, final):
    final.parties.exclude(organisation=final.owner).update(organisation=None)
    client.force_login(coordinator)
    step = next(step for step in client.get(url("detail", final)).context["steps"] if step.name == "open_to")
    assert [(lack.text, lack.url) for lack in step.missing] == [
        ("Välj vilken organisation parten är.", url("frame", final))
    ]
    assert "Välj vilken organisation" in words(client.post(url("open_to", final), {}))


@pytest.mark.parametrize("state", [State.DRAFT, State.LOCKED])
def test_only_a_final_paper_is_opened(client, coordinator, municipality, police, police_contact, state):
    document = paper(municipality, coordinator, parties=[police], state=state)
    client.force_login(coordinator)
    assert client.post(url("open_to", document), {"organisations": [police.pk]}).status_code == 422
    assert access_of(police_contact, document) is None


# Taking back


def test_a_discarded_draft_is_taken_back_with_its_text(client, coordinator, municipality):
    document = paper(municipality, coordinator, state=State.DISCARDED)
    text = [section.html for section in document.sections.all()]
    client.force_login(coordinator)
    assert "Ta tillbaka" in words(client.get(url("detail", document)))
    assert client.post(url("restore", document)).status_code == 302
    document.refresh_from_db()
    assert (document.state, document.discard_reason) == (State.DRAFT, "")
    assert [section.html for section in document.sections.all()] == text
    assert client.get(url("edit", document)).status_code == 200
    assert "Tog tillbaka utkastet" in words(client.get(url("history", document)))


def test_a_draft_is_not_taken_back(client, coordinator, draft):
    client.force_login(coordinator)
    assert "Handlingen är ett utkast" in words(client.post(url("restore", draft), follow=True))


# Pressing twice

END = {"on": "1 januari 2027", "reason": "Parterna är överens."}
ASKED = [
    ("lock", State.DRAFT, {}),
    ("unlock", State.LOCKED, {"reason": "Fel datum."}),
    ("discard", State.DRAFT, {"reason": "Dubbel."}),
    ("restore", State.DISCARDED, {}),
    ("register", State.LOCKED, {"on": "2 mars 2026", "place": "Lindhaga", "condition": "", "same_text": "on"}),
    ("end", State.FINAL, END),
]


@pytest.mark.parametrize(("name", "state", "sent"), ASKED)
def test_a_second_press_says_that_it_is_done(client, coordinator, municipality, police, name, state, sent):
    document = paper(municipality, coordinator, parties=[police], state=state, kind="pledge_set")
    client.force_login(coordinator)
    first = client.post(url(name, document), sent, follow=True)
    events = document.events.count()
    second = client.post(url(name, document), sent, follow=True)
    assert [str(message) for message in second.context["messages"]] == [
        str(message) for message in first.context["messages"]
    ]
    assert second.status_code == 200
    assert document.events.count() == events


def test_an_end_that_is_changed_twice_is_changed_once(client, coordinator, municipality):
    document = paper(municipality, coordinator, state=State.FINAL, kind="pledge_set")
    client.force_login(coordinator)
    client.post(url("end", document), END)
    for sent in (END | {"on": "1 februari 2027"}, END | {"taken_back": "on"}):
        pages = [client.post(url("change_end", document), sent, follow=True) for _press in range(2)]
        assert all("Avslutet är ändrat." in words(page) for page in pages)
    assert document.events.filter(step="change_end").count() == 2


def test_a_new_paper_is_made_once(client, coordinator, final):
    client.force_login(coordinator)
    pages = [client.post(url("make_from", final), {"title": "Nästa"}) for _press in range(2)]
    assert pages[0].url == pages[1].url
    assert final.made_into.count() == 1
    assert client.post(url("make_from", final), {"title": "En annan"}).url != pages[0].url


@pytest.mark.parametrize(("name", "state", "sent"), ASKED[1:3])
def test_it_is_not_done_with_other_words_or_by_somebody_else(
    client, coordinator, second_coordinator, municipality, name, state, sent
):
    document = paper(municipality, coordinator, state=state)
    client.force_login(coordinator)
    client.post(url(name, document), sent)
    assert client.post(url(name, document), {"reason": "Något annat."}).status_code == 422
    client.force_login(second_coordinator)
    assert client.post(url(name, document), sent).status_code == 422


def test_two_steps_of_the_same_person_are_told_apart(coordinator, draft):
    steps.lock(draft, by=coordinator)
    steps.unlock(draft, by=coordinator, reason="Fel.")
    assert steps.is_taken(steps.UNLOCK, draft, by=coordinator, note="Fel.")
    assert not steps.is_taken(steps.LOCK, draft, by=coordinator)


# What a step is called, and what is good to know before it


def offered(client, document, name):
    steps_shown = client.get(url("detail", document)).context["steps"]
    return next(step for step in steps_shown if step.name == name)


def test_on_a_locked_paper_that_is_signed_it_is_the_signatures_that_are_registered(client, coordinator, municipality):
    locked = paper(municipality, coordinator, kind="pledge_set", state=State.LOCKED)
    draft, plain = paper(municipality, coordinator, kind="pledge_set"), paper(municipality, coordinator, state="locked")
    client.force_login(coordinator)
    assert offered(client, locked, "register").label == "Registrera underskrifterna"
    assert words(client.get(url("register", locked))).count("Registrera underskrifterna") >= 2
    assert offered(client, draft, "register").label == "Registrera som slutlig"
    assert signatures.is_signed_kind(plain) or offered(client, plain, "register").label == "Registrera som slutlig"


def test_remarks_that_wait_are_said_beside_the_locking_and_do_not_hinder_it(
    client, coordinator, municipality, police, police_contact
):
    draft = paper(municipality, coordinator, parties=[police])
    release = ask(draft, coordinator, police)
    client.force_login(coordinator)
    assert offered(client, draft, "lock").beside == []
    answered(release, police_contact, remark(release, "Lägg till ett datum."))
    lock = offered(client, draft, "lock")
    assert [each.url for each in lock.beside] == [url("incoming", draft)]
    assert lock.beside[0].text.startswith("En synpunkt är inte genomgången.")
    assert lock.beside[0].text in words(client.get(url("detail", draft)))
    steps.lock(draft, by=coordinator)
