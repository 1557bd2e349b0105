"""A clause leaves the draft for the pledges, waits, and comes back; nobody's text is lost on the way."""

import uuid

import pytest

from base.refusals import Refused
from documents import steps
from documents.editing.section_writing import Conflict, save_section
from documents.editing.setting_aside import mark_of, set_aside, take_back
from documents.models import Clash, Document, Section
from tests.documents.factories import paper

pytestmark = pytest.mark.django_db
WHAT = "Polisen ska göra tio trafikkontroller."
HTML = f"<p>Rådet leder arbetet. {WHAT} Alla träffas varje vecka.</p><p>Slut.</p>"


@pytest.fixture
def draft(municipality, coordinator):
    made = paper(municipality, coordinator)
    Section.objects.filter(pk=made.sections.first().pk).update(html=HTML)
    return made


def press(draft, words: str = WHAT, place: str = "0:21"):
    return set_aside(draft.pk, draft.sections.first().key, place, mark_of(words), by=draft.created_by)


def text(draft) -> str:
    return draft.sections.first().html


def test_it_leaves_the_text_and_waits(draft):
    row = press(draft)
    assert text(draft) == "<p>Rådet leder arbetet. Alla träffas varje vecka.</p><p>Slut.</p>"
    assert (row.html, row.heading, row.by) == (f"<p>{WHAT}</p>", "Avsnitt 1", draft.created_by)
    assert draft.events.latest("pk").step == "set_aside"
    assert WHAT in draft.revisions.latest("number").content


def test_it_comes_back_where_it_stood(draft):
    row = press(draft)
    take_back(draft.pk, row.pk, by=draft.created_by)
    assert text(draft) == HTML
    assert not draft.set_aside.exists()
    assert take_back(draft.pk, row.pk, by=draft.created_by) is None
    assert text(draft) == HTML


def test_pressed_twice_it_is_one(draft):
    assert press(draft) == press(draft)
    assert draft.set_aside.count() == 1
    assert text(draft).count("träffas varje vecka") == 1


def test_it_is_found_where_it_stands_now_and_refused_when_it_has_changed(draft):
    Section.objects.filter(pk=draft.sections.first().pk).update(html=f"<p>Nytt först.</p>{HTML}")
    press(draft)
    assert WHAT not in text(draft)
    with pytest.raises(Refused, match="har ändrats"):
        press(draft, "Polisen ska göra tjugo trafikkontroller.")


def test_somebody_who_writes_in_the_section_gets_a_choice_and_loses_nothing(draft):
    section = draft.sections.first()
    press(draft)
    answer = save_section(
        draft.pk, section.key, heading="", html=f"{HTML}<p>Mer.</p>", base_version=section.version, token="b.1",
        by=draft.created_by,
    )  # fmt: skip
    assert isinstance(answer, Conflict)
    assert "Mer." in answer.clash.html
    with pytest.raises(Refused, match="Två har skrivit"):
        press(draft, "Slut.", "1")


def test_a_section_that_is_gone_comes_back_with_it(draft):
    row = press(draft)
    key = row.section_key
    draft.sections.filter(key=key).delete()
    take_back(draft.pk, row.pk, by=draft.created_by)
    section = draft.sections.get(key=key)
    assert (section.heading, section.html, section.position) == ("Avsnitt 1", f"<p>{WHAT}</p>", 1)


def test_a_section_that_prints_rows_by_now_gets_a_neighbour(draft):
    row = press(draft)
    Section.objects.filter(key=row.section_key).update(html="", slot="parties")
    section = take_back(draft.pk, row.pk, by=draft.created_by)
    assert section.key != row.section_key
    assert section.html == f"<p>{WHAT}</p>"


def test_only_in_a_draft_and_what_waits_is_kept(draft):
    row = press(draft)
    steps.lock(draft, by=draft.created_by)
    with pytest.raises(Refused, match="låst"):
        press(draft, "Slut.", "1")
    with pytest.raises(Refused, match="låst"):
        take_back(draft.pk, row.pk, by=draft.created_by)
    assert Document.objects.get(pk=draft.pk).set_aside.count() == 1


def test_what_another_paper_has_taken_stays_there(draft, municipality, coordinator):
    row = press(draft)
    row.taken_to = paper(municipality, coordinator, title="Medborgarlöften 2027")
    row.save()
    with pytest.raises(Refused, match="Medborgarlöften 2027"):
        take_back(draft.pk, row.pk, by=coordinator)


def test_bad_input_is_refused_in_words(draft):
    key = draft.sections.first().key
    for place, mark in (("", ""), ("x.y:z", "?"), ("99", mark_of("Finns inte."))):
        with pytest.raises(Refused):
            set_aside(draft.pk, key, place, mark, by=draft.created_by)
    with pytest.raises(Refused, match="tagits bort"):
        set_aside(draft.pk, uuid.uuid4(), "0", mark_of(WHAT), by=draft.created_by)
    assert not Clash.objects.exists()
