import pytest

from documents import slots
from documents.printing import paper_html
from tests.support import papers


def test_a_section_prints_the_rows_of_its_slot():
    content = papers.agreement()
    content["sections"] = [papers.section("Diarienummer", slot="numbers"), papers.section("Parter", slot="parties")]
    html = paper_html(content, mark="", logos={})
    assert "<td>A612.345/2026</td>" in html
    assert "<li>Lindhaga kommun</li>" in html


def test_a_slot_that_nobody_has_registered_stops_the_print():
    content = papers.agreement()
    content["sections"] = [papers.section("Okänt", slot="unheard-of")]
    with pytest.raises(KeyError, match="unheard-of"):
        paper_html(content, mark="", logos={})


def test_an_app_cannot_take_the_slot_of_another():
    with pytest.raises(ValueError, match="signatures"):
        slots.register("signatures", "another.html")


def test_the_rows_of_an_agreement_are_printed(monkeypatch):
    for code in ("term", "focus_areas", "purposes", "goals", "bodies"):
        monkeypatch.setitem(slots._slots, code, slots.Slot(f"agreements/slots/{code}.html"))
    content = papers.agreement()
    content["sections"] = [
        papers.section(code, slot=code) for code in ("term", "focus_areas", "purposes", "goals", "bodies")
    ]
    content["facts"] = {
        "term": {
            "kind": "fixed",
            "starts_on": "2027-01-01",
            "ends_on": None,
            "sentence": "Gäller från den 1 januari 2027.",
        },
        "focus_areas": [{"name": "Trafik", "goal": "Lugnare vid skolorna"}],
        "purposes": ["Fler ska vara trygga"],
        "goals": [{"text": "Färre inbrott"}],
        "bodies": [
            {
                "name": "Styrgrupp",
                "promises": [{"party": "Kommunen", "what": "två"}, {"party": "Polisen", "what": "en"}],
            },
            {"name": "Lokala Brå", "promises": []},
        ],
    }
    html = paper_html(content, mark="", logos={}).replace("\u00a0", " ")
    for words in ("den 1 januari 2027", "Lugnare vid skolorna", "Fler ska vara trygga", "Färre inbrott", "Lokala Brå"):
        assert words in html
    assert '<th scope="row" rowspan="2">Styrgrupp</th>' in html
