"""Läs in Word med ändringar: choose, see, say whose answer it is, and it is an answer that came in."""

from datetime import date, timedelta

import pytest
from django.core import signing
from django.urls import reverse

from base.dates import today
from base.models import StoredFile
from documents import steps
from documents.models import Comment, RegisterEntry, Reply, State
from documents.replies import settling
from tests.documents.factories import paper
from tests.documents.replies.asking import ask
from tests.documents.word.files import SUGGESTED, TEXT, answered, fetched, register, upload
from tests.text.answer.by_hand import comment, ins, paragraph, replaced, run, with_parts, without_marks

pytestmark = [pytest.mark.once, pytest.mark.usefixtures("read_here")]


@pytest.fixture
def shown(client, coordinator, draft, release):
    client.force_login(coordinator)
    return upload(client, draft, answered(release.revision))


def test_what_is_in_the_file_is_shown_by_section_before_anything_is_registered(shown, draft):
    text = shown.content.decode()
    assert shown.status_code == 200
    assert "<del>arbeta tillsammans</del><ins>samverka</ins>" in text
    assert "Ändrat av Petra Norling." in text
    assert "Kortare så." in text
    assert "4 mars 2026" in text.replace("\xa0", " ")
    assert not draft.replies.exists()


def test_the_release_of_that_text_and_the_names_in_the_file_are_filled_in(shown, release):
    form = shown.context["form"]
    assert form["answers"].value() == f"release-{release.pk}"
    assert form["name"].value() == "Petra Norling"


def test_registered_it_is_an_answer_with_the_file_as_it_came(client, shown, draft, release, coordinator, police):
    done = register(client, shown)
    reply = Reply.objects.get()
    assert done.redirect_chain[-1][0] == reverse("documents:incoming", args=[draft.pk])
    assert (reply.way, reply.organisation, reply.release) == (Reply.Way.WORD, police, release)
    assert (reply.name, reply.registered_by, reply.received_on) == ("Petra Norling", coordinator, today())
    assert reply.file.read() == answered(release.revision)
    assert reply.file_name == "svar.docx"
    assert reply.revision == release.revision


def test_each_change_and_comment_stands_at_its_section_with_its_writer(client, shown, draft):
    register(client, shown)
    suggestion, remark = Comment.objects.all()
    key = draft.sections.first().key
    assert (suggestion.section_key, suggestion.suggested_html, suggestion.suggests) == (key, SUGGESTED, True)
    assert suggestion.html_before == "<p>Parterna ska arbeta tillsammans mot brott.</p>"
    assert (remark.section_key, remark.text, remark.quote) == (
        key,
        "Kortare så.",
        "Parterna ska samverka mot brott.",
    )
    assert {suggestion.by_name, remark.by_name} == {"Petra Norling"}


def test_a_suggestion_is_taken_in_with_one_click(client, shown, draft, coordinator):
    register(client, shown)
    comment = Comment.objects.get(suggests=True)
    client.post(reverse("documents:take_in", args=[draft.pk, comment.pk]))
    assert draft.sections.first().html == SUGGESTED
    comment.refresh_from_db()
    assert comment.outcome == Comment.Outcome.TAKEN_IN
    assert settling.take_in(comment, by=coordinator).html == SUGGESTED


def test_the_registrar_is_told_that_a_paper_came_in(client, shown, municipality):
    register(client, shown)
    entry = RegisterEntry.objects.get(source=f"reply:{Reply.objects.get().pk}")
    assert (entry.organisation, entry.direction) == (municipality, RegisterEntry.Direction.IN)
    assert entry.file == Reply.objects.get().file
    assert "Petra Norling" in entry.counterpart


def test_the_history_says_that_it_came_as_a_word_file(client, shown, draft):
    register(client, shown)
    event = draft.events.get(step="register_reply")
    assert "Wordfil från Petra Norling" in event.note


def test_the_same_file_twice_is_one_answer(client, shown, draft, release):
    register(client, shown)
    again = upload(client, draft, answered(release.revision))
    assert again.status_code == 409
    assert "redan inläst" in again.content.decode()
    assert register(client, shown).status_code == 409
    assert Reply.objects.count() == 1


def test_an_untouched_file_suggests_nothing(client, coordinator, draft, release):
    client.force_login(coordinator)
    page = upload(client, draft, fetched(release.revision))
    assert "Filen är oförändrad" in page.content.decode()
    register(client, page, name="Petra Norling")
    assert not Comment.objects.exists()
    assert "utan ändringar" in Reply.objects.get().text


def test_what_has_no_place_is_shown_and_follows_the_answer_as_it_stands(client, coordinator, draft, release):
    client.force_login(coordinator)
    heading = '<w:pStyle w:val="Heading1"/>'
    new = paragraph("{own}") + paragraph(ins("Sekretess"), heading) + paragraph(ins("Uppgifter skyddas."))
    page = upload(client, draft, replaced(fetched(release.revision), {"Parterna ska": new}))
    assert "Utan säker plats" in page.content.decode()
    assert "Nytt avsnitt efter ”Avsnitt 1”" in page.content.decode()
    register(client, page)
    comment = Comment.objects.get()
    assert (comment.section_key, comment.place) == (None, "Nytt avsnitt efter ”Avsnitt 1”")
    assert comment.text == "Sekretess\nUppgifter skyddas."


def test_a_file_that_does_not_say_which_text_it_is_asks(client, coordinator, draft, release):
    client.force_login(coordinator)
    page = upload(client, draft, with_parts(answered(release.revision), {"docProps/custom.xml": None}))
    assert "Vilken text gäller filen?" in page.content.decode()
    address = page.request["PATH_INFO"]
    page = client.get(address, {"fil": page.context["upload"].ticket, "text": str(release.revision.number)})
    assert "<ins>samverka</ins>" in page.content.decode()
    assert "den text som du valde" in page.content.decode()
    register(client, page)
    assert Reply.objects.get().revision == release.revision


def test_the_file_of_another_paper_is_known_to_be_one(client, coordinator, draft, release, municipality, police):
    other = ask(paper(municipality, coordinator, parties=[police], title="En annan"), coordinator, police)
    client.force_login(coordinator)
    page = upload(client, draft, answered(other.revision))
    assert "Vilken text gäller filen?" in page.content.decode()


def test_without_any_marks_nothing_is_put_anywhere_by_guess(client, coordinator, draft, release):
    client.force_login(coordinator)
    data = replaced(answered(release.revision), {"Avsnitt 1": paragraph(ins("Ett annat namn"))})
    page = upload(client, draft, without_marks(data))
    assert [row["heading"] for row in page.context["rows"] if row["is_changed"]] == []
    assert "Utan säker plats" in page.content.decode()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "tom"),
        (b"%PDF-1.7 inte Word", "skadad"),
        (b"PK\x03\x04 trasig", "skadad"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "skadad"),
    ],
)
def test_what_is_no_word_file_is_refused_with_a_sentence(client, coordinator, draft, data, sentence):
    client.force_login(coordinator)
    page = upload(client, draft, data)
    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert not StoredFile.objects.exists()


def test_no_file_is_asked_for(client, coordinator, draft):
    client.force_login(coordinator)
    page = client.post(reverse("documents:read_word", args=[draft.pk]))
    assert page.status_code == 422
    assert "Välj filen som kom tillbaka." in page.content.decode()


def test_a_day_to_come_is_refused_and_what_was_typed_stays(client, shown):
    tomorrow = (today() + timedelta(days=1)).isoformat()
    again = register(client, shown, received_on=tomorrow, name="Petra N.")
    assert again.status_code == 422
    assert "framtiden" in again.content.decode()
    assert "Petra N." in again.content.decode()
    assert "<ins>samverka</ins>" in again.content.decode()
    assert not Reply.objects.exists()


def test_an_answer_from_before_the_text_was_sent_is_asked_about_once(client, shown):
    before = (today() - timedelta(days=1)).isoformat()
    again = register(client, shown, received_on=before)
    assert again.status_code == 422
    assert "Kom svaret före det?" in again.content.decode()
    assert not Reply.objects.exists()
    register(client, again, received_on=before, came_before="on")
    assert Reply.objects.get().received_on == today() - timedelta(days=1)


def test_of_several_who_wrote_in_one_file_each_remark_says_who(client, coordinator, draft):
    release = ask(draft, coordinator, name="Sten Hammar", email="sten@exempel.example")
    client.force_login(coordinator)
    data = replaced(
        fetched(release.revision),
        {
            TEXT: paragraph(
                run("Parterna ska ")
                + ins("alltid ", 'w:id="9" w:author="Sten Hammar" w:date="2026-03-04T10:15:00Z"')
                + run("arbeta tillsammans mot brott.")
                + '<w:commentRangeStart w:id="7"/><w:commentRangeEnd w:id="7"/>'
                + '<w:r><w:commentReference w:id="7"/></w:r>'
            )
        },
        comments=comment(7, "Anna Berg, jurist", "Kortare så.", "0000000A"),
    )
    page = upload(client, draft, data)
    form = page.context["form"]
    assert form["name"].value() == "Sten Hammar"
    assert "Anna Berg, jurist" in form["name"].help_text
    register(client, page)
    shown = client.get(reverse("documents:incoming", args=[draft.pk])).context["places"]
    assert [(row.who, row.writer) for row in shown[0].remarks] == [
        ("Sten Hammar", ""),
        ("Sten Hammar", "Anna Berg, jurist"),
    ]
    assert RegisterEntry.objects.get().counterpart == "Sten Hammar"


def test_nobody_is_chosen_for_somebody_without_a_release(client, coordinator, draft, release, municipality):
    ask(draft, coordinator, name="Lena Berg", email="lena@exempel.example")
    client.force_login(coordinator)
    page = upload(client, draft, answered(release.revision))
    reply = register(client, page, answers="other", name="Lena Berg", received_on=date(2026, 3, 5).isoformat())
    assert reply.status_code == 200
    found = Reply.objects.get()
    assert (found.organisation, found.release, found.name, found.received_on) == (
        None,
        None,
        "Lena Berg",
        date(2026, 3, 5),
    )


def test_what_looks_like_a_personal_number_is_asked_about(client, coordinator, draft, release):
    client.force_login(coordinator)
    page = upload(client, draft, answered(release.revision, "hjälpa 19121212-1212"))
    again = register(client, page)
    assert again.status_code == 422
    assert "personnummer" in again.content.decode()
    register(client, page, confirmed="1")
    assert Reply.objects.count() == 1


def test_another_person_or_paper_has_no_use_of_the_address(client, coordinator, second_coordinator, shown, draft, rf):
    address = shown.request["PATH_INFO"] + "?" + shown.request["QUERY_STRING"]
    client.force_login(second_coordinator)
    assert "Välj den igen" in client.get(address).content.decode()
    forged = signing.dumps({"file": "x", "by": 1, "paper": 1, "name": ""}, salt="other")
    client.force_login(coordinator)
    assert "Välj den igen" in client.get(shown.request["PATH_INFO"], {"fil": forged}).content.decode()


@pytest.mark.parametrize(
    ("who", "status"),
    [("stranger", 404), ("reader", 403), ("police_contact", 403), ("registrar", 200), ("coordinator", 200)],
)
def test_who_may_read_in_an_answer(request, client, draft, release, who, status):
    client.force_login(request.getfixturevalue(who))
    assert client.get(reverse("documents:read_word", args=[draft.pk])).status_code == status


def test_somebody_who_is_not_logged_in_is_asked_to(client, draft):
    assert client.get(reverse("documents:read_word", args=[draft.pk])).status_code == 302


@pytest.mark.parametrize("state", [State.LOCKED, State.FINAL])
def test_an_answer_may_come_after_the_lock(client, coordinator, draft, release, state):
    if state == State.LOCKED:
        steps.lock(draft, by=coordinator)
    else:
        steps.register(draft, by=coordinator, on=date(2026, 3, 2))
    client.force_login(coordinator)
    register(client, upload(client, draft, answered(release.revision)))
    assert Reply.objects.count() == 1


def test_a_discarded_draft_takes_no_answer(client, coordinator, draft, release):
    steps.discard(draft, by=coordinator, reason="Slut")
    client.force_login(coordinator)
    page = upload(client, draft, answered(release.revision))
    assert "kasserat" in page.content.decode()
    assert not Reply.objects.exists()


def test_a_suggestion_on_what_has_changed_since_shows_both(client, shown, draft, coordinator):
    register(client, shown)
    section = draft.sections.first()
    section.html = "<p>Vi har redan skrivit om det.</p>"
    section.save()
    assert isinstance(settling.take_in(Comment.objects.get(suggests=True), by=coordinator), settling.Moved)
