"""Where words belong is told by the marks; where they are gone nothing is guessed."""

from tests.text.answer.by_hand import gone, ins, paragraph, replaced, run, without_marks
from tests.text.answer.paper import DUTIES, EMPTY, LATER, PURPOSE, WORK, Answer, written

HEADING = '<w:pStyle w:val="Heading1"/>'


def test_a_section_without_its_mark_is_known_by_its_heading():
    data = replaced(written(), {"Följs upp varje år.": paragraph(run("Följs upp ofta."))})
    found = Answer(without_marks(data, LATER.replace("-", "")))
    assert found.changed == [LATER]
    assert found.sections[LATER]["by_heading"]
    assert found.unplaced == []


def test_without_any_mark_the_headings_tell_it():
    found = Answer(without_marks(replaced(written(), {"Parterna ska": paragraph("{own}" + ins(" Mer."))})))
    assert found.changed == [PURPOSE]


def test_where_mark_and_heading_are_gone_the_words_are_shown_and_put_nowhere():
    data = replaced(
        written(), {"Uppföljning": paragraph(run("Lärande")), "Följs upp varje år.": paragraph(run("Vi lär oss."))}
    )
    found = Answer(without_marks(data, LATER.replace("-", "")))
    assert found.changed == []
    assert found.sections[LATER]["is_missing"]
    assert found.sections[DUTIES]["is_open"]
    (piece,) = found.unplaced
    assert piece["kind"] == "open"
    assert piece["after"] == "Vem gör vad"
    assert piece["text"] == "Lärande\nVi lär oss."


def test_a_heading_that_stands_twice_tells_nothing():
    data = replaced(written(), {"Parterna ska": paragraph("{own}") + paragraph(run("Övrigt"), HEADING)})
    found = Answer(without_marks(data, EMPTY.replace("-", "")))
    assert found.sections[EMPTY]["is_missing"]


def test_a_new_section_is_shown_after_the_one_that_it_follows():
    new = paragraph("{own}") + paragraph(ins("Sekretess"), HEADING) + paragraph(ins("Uppgifter skyddas."))
    found = Answer(replaced(written(), {"Rad ett": new}))
    assert found.changed == []
    (piece,) = found.unplaced
    assert (piece["kind"], piece["after"], piece["text"]) == ("new", "Så arbetar vi", "Sekretess\nUppgifter skyddas.")
    assert piece["authors"] == ["Petra Norling"]


def test_a_changed_title_is_shown_without_a_place():
    title = paragraph(gone("Överenskommelse om samverkan") + ins("Avtal"), '<w:pStyle w:val="Title"/>')
    (piece,) = Answer(replaced(written(), {"Överenskommelse om": title})).unplaced
    assert (piece["kind"], piece["text"], piece["gone"]) == ("before", "Avtal", "Överenskommelse om samverkan")


def test_a_paragraph_written_above_a_heading_belongs_to_what_stands_before_it():
    # Enter at the beginning of a heading stretches its mark over both.
    above = (
        f"<w:p><w:pPr>{HEADING}<w:rPr><w:ins w:id='9' w:author='Petra Norling'/></w:rPr></w:pPr>"
        '<w:bookmarkStart w:id="77" w:name="avsnitt_' + EMPTY.replace("-", "") + '"/>' + ins("Ovanför") + "</w:p>"
        + paragraph(run("Övrigt") + '<w:bookmarkEnd w:id="77"/>', HEADING)
    )  # fmt: skip
    found = Answer(replaced(written(), {"Övrigt": above}))
    assert found.sections[EMPTY]["suggested_heading"] == "Övrigt"
    assert not found.sections[EMPTY]["is_changed"]


def test_another_order_of_the_sections_is_told():
    assert Answer(written()).found["order"] == []


def test_a_mark_that_stands_twice_counts_once():
    copy = '<w:bookmarkStart w:id="88" w:name="avsnitt_' + PURPOSE.replace("-", "") + '"/><w:bookmarkEnd w:id="88"/>'
    found = Answer(replaced(written(), {"Rad ett": paragraph(copy + "{own}")}))
    assert found.is_untouched


def test_a_section_struck_whole_is_suggested_to_be_empty():
    marks = "{marks}"
    mark = "<w:del w:id='5' w:author='Ali Kaya'/>"
    data = replaced(
        written(),
        {
            "Parterna ansvarar för": paragraph(gone("Parterna ansvarar för"), mark=mark),
            "Så arbetar vi": paragraph(marks + gone("Så arbetar vi"), HEADING, mark),
        },
    )
    section = Answer(data).sections[WORK]
    assert section["suggested_heading"] == ""
    assert "Parterna ansvarar" not in section["suggested_html"]
    assert not section["is_untracked"]
