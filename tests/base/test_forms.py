from datetime import date

import pytest
from django import forms
from django.urls import get_resolver

from base.dates import today
from base.forms import MOST_ROWS, ComingDateField, DateField, PastDateField, problems


class Paper(forms.Form):
    title = forms.CharField(label="Rubrik")
    starts_on = DateField(label="Gäller från", required=False)
    term = forms.ChoiceField(label="Hur länge gäller den?", widget=forms.RadioSelect, choices=[("1", "Ett år")])

    def clean(self):
        if self.cleaned_data.get("title") == "fel":
            raise forms.ValidationError("Rubriken är upptagen.")
        return self.cleaned_data


def test_it_takes_a_date_in_words_and_shows_it_in_words():
    form = Paper({"title": "A", "term": "1", "starts_on": "1 jan 2027"})
    assert form.is_valid()
    assert form.cleaned_data["starts_on"] == date(2027, 1, 1)
    assert 'value="1 januari 2027"' in str(Paper(initial={"starts_on": date(2027, 1, 1)})["starts_on"])


def test_what_was_typed_survives_a_refusal():
    form = Paper({"title": "A", "term": "1", "starts_on": "nästa vår"})
    assert form.errors["starts_on"] == ["Skriv ett datum, till exempel 1 januari 2027 eller 2027-01-01."]
    assert 'value="nästa vår"' in str(form["starts_on"])


class Days(forms.Form):
    answer_by = ComingDateField(label="Svar senast")
    done_on = PastDateField(label="Gjordes", help_text="Om du vet.")


def test_under_every_date_box_stands_an_example_of_a_day_that_would_do():
    form = Days()
    assert str(form["answer_by"].help_text).startswith("Till exempel ")
    assert str(form["done_on"].help_text).startswith("Om du vet. Till exempel ")
    examples = {name: str(form[name].help_text).rpartition("exempel ")[2].rstrip(".") for name in form.fields}
    filled = Days(examples)
    assert filled.is_valid()
    assert filled.cleaned_data["answer_by"] > today() > filled.cleaned_data["done_on"]
    assert "Till exempel " in str(Paper()["starts_on"].help_text)


def test_a_day_without_its_year_is_understood_where_it_is_known_which_one_is_meant():
    form = Days({"answer_by": "14/12", "done_on": "14 dec"})
    assert form.is_valid()
    assert form.cleaned_data["answer_by"] >= today() >= form.cleaned_data["done_on"]
    assert not Paper({"title": "A", "term": "1", "starts_on": "14/12"}).is_valid()


@pytest.mark.parametrize("typed", ["0207-01-01", "9027-01-01"])
def test_it_asks_about_a_year_that_must_be_a_slip(typed):
    form = Paper({"title": "A", "term": "1", "starts_on": typed})
    assert form.errors["starts_on"] == [f"Kontrollera årtalet {int(typed[:4])}."]


def test_an_unchanged_date_is_no_change():
    form = Paper({"title": "A", "starts_on": "2027-01-01"}, initial={"title": "A", "starts_on": date(2027, 1, 1)})
    assert "starts_on" not in form.changed_data


def test_every_problem_leads_to_its_field():
    found = [(problem.anchor, problem.sentence) for problem in problems(Paper({}))]
    assert found == [
        ("id_title", "Rubrik: Detta fält måste fyllas i."),
        ("id_term_0", "Hur länge gäller den? Detta fält måste fyllas i."),
    ]


def test_what_concerns_the_whole_form_comes_first_and_has_no_anchor():
    found = problems(Paper({"title": "fel", "term": "1"}))
    assert [(problem.anchor, problem.message) for problem in found] == [("", "Rubriken är upptagen.")]


def test_the_problems_of_a_formset_are_those_of_its_forms():
    papers = forms.formset_factory(Paper, extra=0)
    data = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-0-title": "", "form-0-term": "1"}
    assert [problem.anchor for problem in problems(papers(data))] == ["id_form-0-title"]


def test_every_formset_refuses_more_rows_than_a_paper_has():
    get_resolver().url_patterns  # noqa: B018 - loads every page, and with them their forms
    own = [each for each in _below(forms.BaseFormSet) if _is_on_our_pages(getattr(each, "form", None))]
    assert len(own) >= 10
    assert {each.form.__name__ for each in own if each.absolute_max > MOST_ROWS} == set()


def _below(kind):
    return [each for child in kind.__subclasses__() for each in (child, *_below(child))]


def _is_on_our_pages(form) -> bool:
    modules = [kind.__module__.split(".") for kind in getattr(form, "__mro__", ())]
    return any(names[0] in {"agreements", "documents", "pages"} and "admin" not in names for names in modules)
