"""*Visa ändringar*: who compares which texts, and why each section changed."""

import io
import re
import uuid
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from base.dates import long_date, today
from documents import steps
from documents.content import freeze
from documents.editing.section_writing import write
from documents.models import ChangeReason, Document, Purpose, Relation, Release, Section, State
from documents.opening import open_to
from documents.templatetags.changes_tags import names_of
from documents.writing import open_for_writing
from tests.documents.factories import paper
from tests.support import verapdf

MARKER = "Hemlighetsord"


def address(document, name="changes", **query):
    return reverse(f"documents:{name}", args=[document.pk], query=query or None)


def rewrite(document, html, by, place=0):
    with open_for_writing(document.pk, by=by) as taken:
        section = list(taken.sections.all())[place]
        write(section, section.heading, html, by)
    return section


def sent(document, by, to, *, days_ago=0):
    """The text as it now is, sent to the organisation so many days ago."""
    with open_for_writing(document.pk) as taken:
        revision = freeze(taken, "Skickad för synpunkter", by, at=timezone.now() - timedelta(days=days_ago))
        open_to(taken, revision, [to])
        return Release.objects.create(
            document=taken,
            revision=revision,
            purpose=Purpose.COMMENTS,
            relation=Relation.AUTHORITY,
            organisation=to,
            sent_by=by,
            sent_at=timezone.now() - timedelta(days=days_ago),
        )


@pytest.fixture
def changed(draft, coordinator):
    """A draft whose first section says something else than it did at first."""
    rewrite(draft, "<p>Parterna ska arbeta tillsammans mot alla brott.</p>", coordinator)
    return draft


@pytest.fixture
def twice_sent(draft, coordinator, police):
    """Sent on two days with a change between them, and written in again since."""
    first = sent(draft, coordinator, police, days_ago=9)
    rewrite(draft, "<p>Parterna ska arbeta tillsammans mot alla brott.</p>", coordinator)
    second = sent(draft, coordinator, police, days_ago=2)
    rewrite(draft, f"<p>{MARKER}</p>", coordinator)
    return draft, first, second


def test_a_writer_sees_what_changed_since_the_draft_began(client, changed, coordinator):
    client.force_login(coordinator)
    page = client.get(address(changed)).content.decode()
    assert "[tillagt: </span>alla " in page
    assert "Visa 1 oförändrat avsnitt" in page
    assert "jämfört med texten som den är nu." in page


def test_a_marks_words_are_for_screen_readers_and_the_look_is_not_only_colour(client, changed, coordinator):
    client.force_login(coordinator)
    page = client.get(address(changed)).content.decode()
    assert '<ins><span class="ds-sr-only">[tillagt: </span>' in page
    assert "understruket är tillagt" in page


def test_a_paper_with_one_text_has_nothing_to_compare(client, draft, coordinator):
    client.force_login(coordinator)
    assert "Här finns bara en text" in client.get(address(draft)).content.decode()
    assert client.get(address(draft, "changes_pdf")).status_code == 404


def test_the_same_text_twice_is_said(client, changed, coordinator):
    client.force_login(coordinator)
    page = client.get(address(changed, fran="1", till="1")).content.decode()
    assert "samma text två gånger" in page


def test_texts_without_a_difference_are_said_to_be_alike(client, locked, coordinator):
    steps.unlock(locked, by=coordinator, reason="Fel datum")
    client.force_login(coordinator)
    assert "inget är ändrat" in client.get(address(locked)).content.decode()


@pytest.mark.parametrize("query", [{"fran": "77"}, {"till": "77"}, {"fran": "handling-1"}, {"fran": "x" * 5000}])
def test_a_text_that_is_not_there_is_not_found(client, changed, coordinator, query):
    client.force_login(coordinator)
    assert client.get(address(changed, **query)).status_code == 404


def test_who_may_not_read_the_paper_compares_nothing(client, changed, reader, stranger, police_contact):
    expected = {reader: 403, stranger: 404, police_contact: 404}
    for person, status in expected.items():
        client.force_login(person)
        for name in ("changes", "changes_pdf"):
            assert client.get(address(changed, name)).status_code == status
        url = reverse("documents:explain_change", args=[changed.pk, changed.sections.first().key])
        assert client.post(url, {"why": "Nej"}).status_code == status
    client.logout()
    assert client.get(address(changed)).status_code == 302


def test_a_recipient_compares_what_was_sent_and_nothing_later(client, twice_sent, police_contact):
    document, _first, _second = twice_sent
    client.force_login(police_contact)
    page = client.get(address(document)).content.decode()
    assert "Det ni fick" in page
    assert "[tillagt: </span>alla " in page
    assert MARKER not in page
    assert client.get(address(document, till="nu")).status_code == 404
    assert client.get(address(document, fran="skickad-1", till="skickad-2")).status_code == 200
    for number in document.revisions.values_list("number", flat=True):
        assert client.get(address(document, fran=str(number))).status_code == 404
    assert client.get(address(document, "changes_pdf", fran="nu")).status_code == 404


def test_what_was_taken_back_is_compared_no_more(client, twice_sent, police_contact):
    document, first, _second = twice_sent
    Release.objects.filter(pk=first.pk).update(withdrawn_at=timezone.now())
    client.force_login(police_contact)
    assert "Här finns bara en text" in client.get(address(document)).content.decode()
    assert client.get(address(document, fran="skickad-2")).status_code == 404


def test_a_recipient_never_sees_internal_sections(client, draft, coordinator, police, police_contact):
    with open_for_writing(draft.pk, by=coordinator) as taken:
        Section.objects.create(document=taken, position=9, heading=MARKER, html=f"<p>{MARKER}</p>", audience="internal")
    sent(draft, coordinator, police, days_ago=5)
    rewrite(draft, "<p>Ny text.</p>", coordinator)
    rewrite(draft, f"<p>{MARKER} igen</p>", coordinator, place=2)
    sent(draft, coordinator, police)
    client.force_login(police_contact)
    page = client.get(address(draft)).content.decode()
    assert "Ny text" in page
    assert MARKER not in page
    response = client.get(address(draft, "changes_pdf", visa="internt"))
    assert MARKER not in words_of(response.content)


def words_of(pdf):
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def test_the_pdf_says_in_words_what_was_removed_and_added(client, changed, coordinator):
    client.force_login(coordinator)
    response = client.get(address(changed, "changes_pdf"))
    assert response["Content-Type"] == "application/pdf"
    assert response["Cache-Control"] == "private, no-cache"
    words = words_of(response.content)
    assert "[nytt: alla" in words
    assert "1 avsnitt är oförändrat" in words
    assert verapdf.quick_failures(response.content, "2a") == []
    assert verapdf.quick_failures(response.content, "ua1") == []


def test_what_is_printed_names_the_day_also_on_that_day(client, changed, coordinator):
    client.force_login(coordinator)
    words = words_of(client.get(address(changed, "changes_pdf")).content).replace("\xa0", " ")
    assert long_date(today()) in words
    assert "i dag" not in words
    assert "i dag" not in client.get(address(changed)).content.decode().split("page-main")[1].split("change-legend")[0]


def test_no_page_of_the_pdf_ends_with_a_heading_or_the_reason_for_what_stands_on_the_next(client, draft, coordinator):
    with open_for_writing(draft.pk, by=coordinator) as taken:
        for number in range(24):
            text = "<p>Parterna ska arbeta tillsammans mot alla brott och för allas trygghet.</p>" * (number % 5 + 2)
            row = Section.objects.create(document=taken, position=20 + number, heading=f"Rubrik {number}", html=text)
            why = "Det bad den andra parten om."
            ChangeReason.objects.create(document=taken, section_key=row.key, text=why, by=coordinator)
    client.force_login(coordinator)
    pdf = client.get(address(draft, "changes_pdf")).content
    pages = PdfReader(io.BytesIO(pdf)).pages
    assert len(pages) > 3
    for page in pages:
        lines = [line for line in page.extract_text().splitlines() if line.strip()]
        assert not re.search(r"Varför:|Nytt avsnitt|Rubrik \d", lines[-2]), lines[
            -3:
        ]  # the foot of the page is the last line


def test_sections_of_the_same_name_are_told_once():
    rows = [SimpleNamespace(name=name) for name in ("Områden", "Mål", "Områden")]
    assert names_of(rows) == "”Områden” (2), ”Mål”"


def test_the_pdf_for_others_has_no_internal_sections(client, changed, coordinator):
    with open_for_writing(changed.pk, by=coordinator) as taken:
        Section.objects.create(document=taken, position=9, heading=MARKER, html="<p>x</p>", audience="internal")
    client.force_login(coordinator)
    assert MARKER not in words_of(client.get(address(changed, "changes_pdf")).content)
    internal = words_of(client.get(address(changed, "changes_pdf", visa="internt")).content)
    assert MARKER in internal
    assert "Internt:" in internal


# Why


def explain(client, document, key, why, **more):
    url = reverse("documents:explain_change", args=[document.pk, key])
    return client.post(url, {"why": why, "fran": "1", "till": "nu", **more})


def test_a_writer_says_why_and_it_stands_by_the_change(client, changed, coordinator):
    client.force_login(coordinator)
    key = changed.sections.first().key
    response = explain(client, changed, key, "Brå ville ha  med alla brott.")
    assert response.status_code == 302
    assert response.url.endswith(f"#andring-{key}")
    assert "Brå ville ha med alla brott." in client.get(address(changed)).content.decode()
    assert "Brå ville ha med alla brott." in words_of(client.get(address(changed, "changes_pdf")).content)


def test_the_same_words_twice_are_kept_once_and_empty_ones_take_them_back(client, changed, coordinator):
    client.force_login(coordinator)
    key = changed.sections.first().key
    for _turn in range(2):
        explain(client, changed, key, "Efter mötet.")
    assert ChangeReason.objects.count() == 1
    explain(client, changed, key, "")
    assert "Efter mötet." not in client.get(address(changed)).content.decode()


def test_who_does_not_write_says_nothing(client, changed, registrar):
    client.force_login(registrar)
    assert explain(client, changed, changed.sections.first().key, "Jag tycker.").status_code == 403
    assert "Skriv varför" not in client.get(address(changed)).content.decode()


def test_a_reason_that_is_too_long_stands_in_its_field(client, changed, coordinator):
    client.force_login(coordinator)
    response = explain(client, changed, changed.sections.first().key, "x" * 501)
    page = response.content.decode()
    assert response.status_code == 422
    assert "x" * 501 in page
    assert "högst 500" in page
    assert not ChangeReason.objects.exists()


def test_what_was_typed_stands_there_when_the_text_was_locked_meanwhile(client, changed, coordinator):
    steps.lock(changed, by=coordinator)
    client.force_login(coordinator)
    response = explain(client, changed, changed.sections.first().key, "Brå ville det.")
    page = response.content.decode()
    assert response.status_code == 422
    assert "Det du skrev: Brå ville det." in page
    assert "Handlingen är låst" in page
    assert not ChangeReason.objects.exists()


def test_a_section_that_is_not_there_is_not_explained(client, changed, coordinator):
    client.force_login(coordinator)
    assert explain(client, changed, uuid.uuid4(), "Varför inte.").status_code == 422


def test_a_reason_stands_between_the_texts_that_it_was_written_between(client, twice_sent, coordinator, police_contact):
    document, _first, second = twice_sent
    key = document.sections.first().key
    ChangeReason.objects.create(document=document, section_key=key, text=f"{MARKER} efteråt", by=coordinator)
    before = ChangeReason.objects.create(document=document, section_key=key, text="Efter dialogen", by=coordinator)
    # Written between the two: the database does not let a reason be changed, so its day is set as it is made.
    assert before.at > second.revision.made_at
    client.force_login(police_contact)
    page = client.get(address(document)).content.decode()
    assert "Efter dialogen" not in page
    assert MARKER not in page
    client.force_login(coordinator)
    assert "Efter dialogen" in client.get(address(document, fran=str(second.revision.number))).content.decode()


# Generations


@pytest.fixture
def generations(municipality, coordinator, police):
    old = paper(municipality, coordinator, parties=[police], state=State.DRAFT, title="Riktlinjer 2023")
    rewrite(old, "<p>Alla lägesbilder ska gås igenom minst en gång per år.</p>", coordinator)
    steps.register(old, by=coordinator, on=date(2022, 12, 1), open_for=[police])
    new = paper(municipality, coordinator, parties=[police], title="Riktlinjer 2027")
    Document.objects.filter(pk=new.pk).update(made_from=old)
    new.refresh_from_db()
    return old, new


def test_a_new_paper_is_compared_with_the_one_before_it(client, generations, coordinator):
    _old, new = generations
    client.force_login(coordinator)
    page = client.get(address(new)).content.decode()
    assert "”Riktlinjer 2023” (antagen 1 december 2022)" in page
    gone = page[page.index("Det här försvann") : page.index("Uppgifter</h2>")]
    assert "Alla lägesbilder ska gås igenom minst en gång per år." in gone
    assert "Det här försvann" in words_of(client.get(address(new, "changes_pdf")).content)


def test_the_papers_page_leads_to_what_is_before_and_after(client, generations, coordinator):
    old, new = generations
    client.force_login(coordinator)
    link = f"{address(new)}?fran=handling-{old.pk}"
    assert f'href="{link}"' in client.get(reverse("documents:detail", args=[new.pk])).content.decode()
    assert client.get(link).status_code == 200


def test_a_party_does_not_hear_of_a_generation_that_it_may_not_read(client, generations, police_contact, coordinator):
    old, new = generations
    client.force_login(police_contact)
    assert "Riktlinjer 2027" not in client.get(reverse("documents:detail", args=[old.pk])).content.decode()
    assert client.get(address(old, fran=f"handling-{new.pk}")).status_code == 404
    steps.register(new, by=coordinator, on=date(2026, 12, 1), open_for=[new.parties.last().organisation])
    page = client.get(address(new)).content.decode()
    assert "Det här försvann" in page


def test_the_history_leads_to_what_changed(client, changed, coordinator):
    client.force_login(coordinator)
    page = client.get(reverse("documents:history", args=[changed.pk])).content.decode()
    assert f'{address(changed)}?fran=1"' in page
    assert "Visa vad som ändrats sedan dess" in page
