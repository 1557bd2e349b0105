"""Search finds Swedish words and parts of them, and only in what was opened to the person."""

import pytest

from documents import steps
from documents.content import freeze
from documents.models import Section, State
from documents.opening import open_to
from documents.search_words import refresh
from documents.writing import open_for_writing
from tests.documents.factories import paper


def found(client, who, text) -> set[str]:
    client.force_login(who)
    response = client.get("/sok/", {"q": text})
    assert response.status_code == 200
    return {document.title for document in response.context["page"]}


def write(document, html):
    with open_for_writing(document.pk) as taken:
        Section.objects.create(document=taken, heading="Tillagt", html=html, position=8)


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Ängsö", True),
        ("ÄNGSÖ", True),
        ("ängsö", True),
        ("angso", False),
        ("brottsförebygg", True),
        ("förebyggande", True),
        ("ängsö torg", True),
        ("ängsö hamn", False),
        ("riktlinjer", True),
        ("%", False),
        ("trygga_platser", False),
        ("", False),
        ("   ", False),
    ],
)
def test_words_are_found_as_swedes_write_them(client, municipality, coordinator, text, is_found):
    write(paper(municipality, coordinator), "<p>Det brottsförebyggande arbetet på Ängsö <strong>torg</strong>.</p>")
    assert bool(found(client, coordinator, text)) == is_found


def test_a_letter_typed_in_two_parts_is_the_same_letter(client, municipality, coordinator):
    write(paper(municipality, coordinator), "<p>Ängsö</p>")
    assert found(client, coordinator, "A\u0308ngso\u0308")


def test_a_draft_is_found_by_those_who_work_with_it(client, request, municipality, coordinator):
    paper(municipality, coordinator, title="Utkastet")
    finding = {"coordinator": True, "registrar": True, "reader": False, "stranger": False, "police_contact": False}
    for who, finds in finding.items():
        assert bool(found(client, request.getfixturevalue(who), "utkastet")) == finds, who


def test_the_other_party_finds_the_words_of_the_opened_text_alone(client, municipality, coordinator, police,
                                                                  police_contact):  # fmt: skip
    document = paper(municipality, coordinator, parties=[police], state=State.FINAL, open_for=[police])
    assert found(client, police_contact, "arbeta tillsammans") == {document.title}
    document.sections.create(heading="Senare", html="<p>Bakvägen</p>", position=9)
    refresh(document)
    assert found(client, coordinator, "bakvägen")
    assert not found(client, police_contact, "bakvägen")


def test_the_other_party_finds_no_internal_words(client, municipality, coordinator, police, police_contact):
    document = paper(municipality, coordinator, parties=[police])
    with open_for_writing(document.pk) as taken:
        taken.sections.create(heading="Internt", html="<p>Förhandlingsläge</p>", position=9, audience="internal")
    steps.register(document, by=coordinator, on=None, open_for=[police])
    assert found(client, coordinator, "förhandlingsläge")
    assert found(client, police_contact, document.title)
    assert not found(client, police_contact, "förhandlingsläge")


def test_words_of_two_texts_are_not_put_together(client, municipality, coordinator, police, police_contact):
    """A word of the opened text and one of the living text are no match for the other party."""
    document = paper(municipality, coordinator, parties=[police], title="Det öppnade")
    revision = freeze(document, "Prov", coordinator)
    open_to(document, revision, [police])
    write(document, "<p>Nyskrivet</p>")
    assert found(client, police_contact, "öppnade")
    assert not found(client, police_contact, "öppnade nyskrivet")
    assert found(client, coordinator, "öppnade nyskrivet")


def test_an_empty_search_says_what_to_do(client, coordinator):
    client.force_login(coordinator)
    assert "Pröva ett kortare ord" in client.get("/sok/", {"q": "xyz"}).content.decode()
    assert "Sök i titlar" in client.get("/sok/").content.decode()


def test_results_are_paged_and_what_was_asked_stays(client, municipality, coordinator):
    for number in range(27):
        paper(municipality, coordinator, count=1, title=f"Handling {number}")
    client.force_login(coordinator)
    page = client.get("/sok/", {"q": "handling", "sida": "2"})
    assert len(page.context["page"]) == 2
    assert "27 handlingar" in page.content.decode()
    assert "q=handling" in page.content.decode()


def test_a_visitor_is_asked_to_log_in(client, db):
    assert client.get("/sok/?q=a").status_code == 302


def shown(client, who, text) -> str:
    """The excerpts, with what is marked in brackets."""
    client.force_login(who)
    rows = client.get("/sok/", {"q": text}).context["rows"]
    parts = [part for row in rows for part in row.excerpt or []]
    return "".join(f"[{part.text}]" if part.is_found else part.text for part in parts)


def test_a_hit_shows_the_words_where_they_stand_and_marks_them(client, municipality, coordinator):
    before, after = "Ord före. " * 20, " Ord efter." * 40
    write(paper(municipality, coordinator), f"<p>{before}Vi möts på <strong>Ängsö</strong> Torg &amp; park.{after}</p>")
    excerpt = shown(client, coordinator, "ängsö torg")
    assert "Vi möts på [Ängsö] [Torg] & park." in excerpt
    assert excerpt.startswith("… ")
    assert excerpt.endswith(" …")
    assert len(excerpt) < 260
    assert "<mark>Ängsö</mark>" in client.get("/sok/", {"q": "ängsö"}).content.decode()


def test_the_section_with_most_of_the_words_is_shown(client, municipality, coordinator):
    document = paper(municipality, coordinator)
    write(document, "<p>Ett torg för alla.</p>")
    write(document, "<p>Belysningen på Ängsö torg.</p>")
    assert shown(client, coordinator, "ängsö torg") == "Belysningen på [Ängsö] [torg]."


def test_markup_in_a_text_is_shown_as_words(client, municipality, coordinator):
    write(paper(municipality, coordinator), "<p>Skriv &lt;script&gt; i texten om torget.</p>")
    client.force_login(coordinator)
    page = client.get("/sok/", {"q": "torget"}).content.decode()
    assert "Skriv &lt;script&gt; i texten om <mark>torget</mark>." in page


def test_what_was_found_by_its_title_alone_has_no_excerpt(client, municipality, coordinator):
    paper(municipality, coordinator, title="Policy för vandringar")
    assert shown(client, coordinator, "vandringar") == ""


def test_the_other_party_is_shown_words_of_the_opened_text_alone(client, municipality, coordinator, police,
                                                                 police_contact):  # fmt: skip
    document = paper(municipality, coordinator, parties=[police])
    with open_for_writing(document.pk) as taken:
        taken.sections.create(heading="A", html="<p>Hemligt om brott på torget.</p>", position=0, audience="internal")
    steps.register(document, by=coordinator, on=None, open_for=[police])
    document.sections.create(heading="Senare", html="<p>Senare brott.</p>", position=0)
    refresh(document)
    assert "torget" in shown(client, coordinator, "brott torget")
    excerpt = shown(client, police_contact, "brott")
    assert "[brott]" in excerpt
    assert "torget" not in excerpt
    assert "Senare" not in excerpt


LONG = ["a " * 2000, "å" * 60_000, "ŉ" * 60_000]


@pytest.mark.parametrize("text", LONG, ids=["words", "letters", "letters that grow"])
@pytest.mark.parametrize("name", ["/sok/?q", "/handlingar/?q", "/overenskommelser/?q", "/overenskommelser/?part"])
def test_a_text_longer_than_a_database_takes_is_looked_for_by_its_beginning(
    client, coordinator, municipality, police, name, text
):
    paper(municipality, coordinator, kind="agreement", parties=[police])
    client.force_login(coordinator)
    address, field = name.split("?")
    assert client.get(address, {field: text}).status_code == 200
