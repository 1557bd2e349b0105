"""What is to be registered has a file, also when nobody sent one: an answer as a paper, and the text that went."""

import io
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from base.dates import dated_moment, today
from base.models import StoredFile
from documents import steps
from documents.content import freeze
from documents.copies import PDF
from documents.deciding import decision_rows
from documents.models import Comment, Import, ImportedPaper, RegisterEntry, Release, Reply
from documents.registering import register_files
from documents.registering.register_rows import rows_of
from documents.replies import reply_print
from tests.documents.deciding.cases import decision, locked_pledges, sent_for_decision
from tests.documents.registering.conftest import Direction
from tests.support.verapdf import quick_failures

pytestmark = pytest.mark.django_db


def words_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


@pytest.fixture
def release(document, coordinator, police):
    return Release.objects.create(
        document=document,
        revision=freeze(document, "Skickad", coordinator),
        purpose="comments",
        relation="authority",
        organisation=police,
        sent_by=coordinator,
        sent_at=timezone.now(),
    )


@pytest.fixture
def reply(release, document, police, police_contact):
    reply = Reply.objects.create(
        document=document,
        release=release,
        revision=release.revision,
        organisation=police,
        name="Petra Norling",
        way="here",
        text="Vi ser positivt på <förslaget>.",
        received_on=date(2026, 3, 12),
        written_by=police_contact,
        sent_at=timezone.now(),
    )
    Comment.objects.create(reply=reply, place="Avsnitt 1", text="Skriv vilka som deltar.", position=1)
    Comment.objects.create(
        reply=reply,
        place="Avsnitt 2",
        suggests=True,
        html_before="<p>Parterna ska arbeta tillsammans.</p>",
        suggested_heading="Nytt namn",
        suggested_html="<p>Parterna arbetar tillsammans varje vecka.</p>",
        position=2,
    )
    return reply


def test_an_answer_becomes_a_paper_with_all_that_was_said(reply):
    pdf = reply_print.pdf(reply)
    words = words_of(pdf)
    for said in (
        "Synpunkter på Riktlinjer för trygga platser",
        "Lokalpolisområde Lindhaga-Norrvika, Petra Norling",
        "12 mars 2026",
        "Vi ser positivt på <förslaget>.",
        "Skriv vilka som deltar.",
        "Lydelse som skickades",
        "Parterna ska arbeta tillsammans.",
        "Nytt namn",
        "Parterna arbetar tillsammans varje vecka.",
    ):
        assert said in words, said
    assert quick_failures(pdf, "2a") == []


def test_it_says_the_time_of_the_text_and_not_how_many_there_have_been(reply):
    words = words_of(reply_print.pdf(reply))
    assert f"texten från {dated_moment(reply.revision.made_at)}".replace("\xa0", " ") in words.replace("\xa0", " ")
    assert "version" not in words


def test_what_the_owner_did_with_it_changes_nothing(reply, coordinator):
    before = reply_print.pdf(reply)
    reply.comments.update(outcome="declined", answer="Nej", settled_by=coordinator, settled_at=timezone.now())
    assert reply_print.pdf(reply) == before


def test_an_answer_with_nothing_to_object_says_so(reply):
    reply.comments.all().delete()
    Reply.objects.filter(pk=reply.pk).update(text="", has_no_remarks=True)
    assert "Inget att invända." in words_of(reply_print.pdf(Reply.objects.get(pk=reply.pk)))


def test_the_entry_of_an_answer_gets_its_file_when_it_is_asked_for_and_keeps_it(reply, entry_of):
    entry = entry_of(f"reply:{reply.pk}", data=None)
    assert register_files.has_file(entry)
    file = register_files.file_of(entry)
    assert "Skriv vilka som deltar." in words_of(file.read())
    kept = RegisterEntry.objects.get(pk=entry.pk)
    assert kept.file == file
    assert register_files.name_of(kept) == "2026-03-12_Synpunkter-fran-Polisen.pdf"


def test_two_of_the_same_day_have_files_of_different_names(client, coordinator, entry_of):
    first, second, other = entry_of("prov:1"), entry_of("prov:2"), entry_of("prov:3", on=date(2026, 3, 13))
    names = [register_files.name_of(each) for each in (first, second, other)]
    assert names == [
        "2026-03-12_Synpunkter-fran-Polisen.pdf",
        "2026-03-12_Synpunkter-fran-Polisen_2.pdf",
        "2026-03-13_Synpunkter-fran-Polisen.pdf",
    ]
    assert [row.place for row in rows_of([first, second, other], coordinator)] == [1, 2, 1]
    client.force_login(coordinator)
    assert client.get(reverse("documents:to_register")).content.decode().count("nummer 2 den dagen") == 1


def test_a_decision_that_came_in_without_an_excerpt_is_a_paper_too(municipality, coordinator, police, entry_of):
    paper = locked_pledges(municipality, coordinator, police)
    told = decision(paper, police, by_whom="Johan Rask", way="delegated", text="Löftena godkänns.")
    decision_rows.decide(told, by=None, by_name="Johan Rask", release=sent_for_decision(paper, police, coordinator))
    entry = RegisterEntry.objects.get(organisation=municipality, direction="in")
    assert register_files.has_file(entry)
    words = words_of(register_files.file_of(entry).read())
    assert "Johan Rask godkände texten 3 november 2026" in words
    assert "Löftena godkänns." in words
    assert "Lämnades genom svarslänk" in words


def test_what_the_own_board_decided_stands_in_its_minutes_and_is_no_file_of_ours(municipality, coordinator, police):
    decision_rows.decide(decision(locked_pledges(municipality, coordinator, police), municipality), by=coordinator)
    assert not register_files.has_file(RegisterEntry.objects.get())


def test_an_answer_that_is_not_sent_is_never_printed_for_anybody(reply, entry_of):
    Reply.objects.filter(pk=reply.pk).update(sent_at=None)
    entry = entry_of(f"reply:{reply.pk}", data=None)
    assert register_files.file_of(entry) is None


def test_what_went_is_the_parties_copy_of_the_text_that_went(release, document, entry_of):
    document.sections.create(heading="Internt", html="<p>Vitryggig hackspett</p>", audience="internal", position=9)
    entry = entry_of(f"release:{release.pk}", data=None, direction=Direction.OUT)
    words = words_of(register_files.file_of(entry).read())
    assert "Riktlinjer för trygga platser" in words
    assert "Vitryggig" not in words


def test_a_signed_paper_without_a_scan_is_registered_as_its_final_text(document, coordinator):
    steps.register(document, by=coordinator, on=today())
    entry = RegisterEntry.objects.get()
    assert (entry.direction, entry.organisation) == (Direction.MADE, document.owner)
    assert "Antagen" in words_of(register_files.file_of(entry).read())


def test_the_scan_is_the_file_at_both_parties(document, coordinator, police):
    scan = steps.Scan(StoredFile.objects.keep(b"%PDF-1.7 skannad", PDF), "skannad.pdf")
    steps.register(document, by=coordinator, on=today(), scan=scan, open_for=[police])
    own, theirs = RegisterEntry.objects.order_by("pk")[::-1]
    assert {(each.organisation, each.direction) for each in (own, theirs)} == {
        (document.owner, Direction.MADE),
        (police, Direction.IN),
    }
    assert {register_files.file_of(each).read() for each in (own, theirs)} == {b"%PDF-1.7 skannad"}


def test_a_paper_that_is_opened_later_comes_in_once(document, coordinator, police):
    steps.register(document, by=coordinator, on=today())
    for _again in range(2):
        steps.open_to(document, by=coordinator, organisations=[police])
    entry = RegisterEntry.objects.get(organisation=police)
    assert (entry.direction, entry.counterpart) == (Direction.IN, "Lindhaga kommun")


def test_what_was_read_in_lies_in_a_register_since_long(document, coordinator, police):
    file = StoredFile.objects.keep(b"original", "text/plain")
    source = Import.objects.create(owner=document.owner, file=file, name="gammal.txt")
    ImportedPaper.objects.create(source=source, number=1, reading={}, document=document)
    steps.register(document, by=coordinator, on=today(), open_for=[police])
    assert not RegisterEntry.objects.exists()


@pytest.mark.parametrize("on", [None, today() - timedelta(days=181)])
def test_nor_is_what_was_signed_long_ago_noted_as_new(document, coordinator, police, on):
    steps.register(document, by=coordinator, on=on, open_for=[police])
    assert not RegisterEntry.objects.exists()


def test_what_comes_from_something_unknown_has_no_file(entry_of):
    entry = entry_of("samtal:1", data=None)
    assert not register_files.has_file(entry)
    assert register_files.file_of(entry) is None
