from datetime import date

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory

from base.forms import DateField

NBSP = "\N{NO-BREAK SPACE}"


def render(source, address="/", **context):
    context["request"] = RequestFactory().get(address)
    return Template("{% load base_tags %}" + source).render(Context(context))


def test_a_date_is_not_broken_over_two_lines():
    assert render("{{ day|longdate }}", day=date(2027, 1, 1)) == f"1{NBSP}januari{NBSP}2027"
    assert render("{{ day|longdate }}", day=None) == ""


def test_a_sentence_keeps_its_dates_whole_and_its_markup_escaped():
    sentence = "<b> enligt 9 § från 1 januari 2027, § 12, kl. 9, om 40 dagar"
    bound = f"&lt;b&gt; enligt 9{NBSP}§ från 1{NBSP}januari{NBSP}2027, §{NBSP}12, kl.{NBSP}9, om 40{NBSP}dagar"
    assert render("{{ sentence|bind }}", sentence=sentence) == bound


@pytest.mark.parametrize(
    ("names", "words"), [([], ""), (["a"], "a"), (["a", "b"], "a och b"), (["a", "b", "c"], "a, b och c")]
)
def test_names_are_joined_as_in_a_sentence(names, words):
    assert render("{{ names|enumerated }}", names=names) == words


def test_a_column_sorts_upwards_then_downwards_and_goes_back_to_the_first_page():
    source = '{% sort_header "Slut" "slut" %}'
    assert 'href="?q=a&amp;sortera=slut"' in render(source, "/?q=a&sida=3")
    up = render(source, "/?q=a&sortera=slut")
    assert 'aria-sort="ascending"' in up
    assert 'href="?q=a&amp;sortera=-slut"' in up
    assert 'aria-sort="descending"' in render(source, "/?sortera=-slut")
    assert "aria-sort" not in render(source, "/?sortera=titel")


def test_paging_keeps_the_search_and_marks_the_page():
    page = Paginator(range(100), 10).get_page(3)
    shown = render("{% pagination page %}", "/?q=a&sida=3", page=page)
    assert 'href="?q=a&amp;sida=4"' in shown
    assert "Sida 3 av 10" in shown
    assert shown.count('aria-current="page"') == 1


def test_one_page_needs_no_paging():
    page = Paginator(range(5), 10).get_page(1)
    assert render("{% pagination page %}", page=page).strip() == ""


def test_breadcrumbs_end_with_the_page_itself():
    shown = render('{% breadcrumbs "Löften" "/loften/" "Löften 2027" %}')
    assert '<a href="/loften/">Löften</a>' in shown
    assert '<li aria-current="page">Löften 2027</li>' in shown


class Paper(forms.Form):
    title = forms.CharField(label="Rubrik", help_text="Kort.", widget=forms.TextInput(attrs={"placeholder": "x"}))
    starts_on = DateField(label="Från", required=False)
    term = forms.ChoiceField(label="Tid", widget=forms.RadioSelect, choices=[("1", "Ett år"), ("2", "Två år")])


def test_a_field_that_may_be_demanded_is_not_called_optional():
    class Sent(Paper):
        sometimes_required = ("starts_on",)

    assert "(valfritt)" not in render("{% field form.starts_on %}", form=Sent())


def test_a_field_ties_label_hint_and_error_to_the_control():
    shown = render("{% field form.title %}", form=Paper({}))
    assert '<label class="field__label" for="id_title">' in shown
    assert 'id="id_title_helptext"' in shown
    assert 'id="id_title_error"' in shown
    assert 'aria-describedby="id_title_helptext id_title_error"' in shown
    assert 'aria-invalid="true"' in shown
    assert "placeholder" not in shown


def test_a_hint_keeps_the_section_of_a_law_on_one_line():
    class Purpose(forms.Form):
        purpose = forms.CharField(help_text="Lagen vill det (9 §).")

    assert "Lagen vill det (9\u00a0§)." in render("{% field form.purpose %}", form=Purpose())


def test_a_field_that_may_be_left_empty_says_so():
    assert "(valfritt)" in render("{% field form.starts_on %}", form=Paper())
    assert "(valfritt)" not in render("{% field form.starts_on optional=False %}", form=Paper())
    assert "(valfritt)" not in render("{% field form.title %}", form=Paper())


def test_label_hint_and_attributes_can_be_given_on_the_page():
    shown = render('{% field form.title label="Namn" hint="Kort" data_kept="/x" %}', form=Paper())
    assert ">Namn<" in shown.replace("\n", "")
    assert ">Kort</p>" in shown
    assert 'data-kept="/x"' in shown


def test_choices_stand_in_a_group_with_its_question():
    shown = render("{{ form.term.as_field_group }}", form=Paper())
    assert '<legend class="field__label">Tid' in shown
    assert shown.count('class="ds-input"') == 2
    assert '<label for="id_term_0">Ett år</label>' in shown


def test_the_summary_links_to_each_field_and_is_silent_when_all_is_well():
    shown = render("{% error_summary form %}", form=Paper({}))
    assert "2 saker behöver rättas" in shown
    assert '<a href="#id_title">Rubrik: Detta fält måste fyllas i.</a>' in shown
    assert render("{% error_summary form %}", form=Paper({"title": "a", "term": "1"})).strip() == ""


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0", "Edge på Windows"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36", "Chrome på Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari på iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0", "Firefox på Linux"),
        ("curl/8", "Okänd webbläsare"),
    ],
)
def test_a_browser_is_called_what_its_owner_calls_it(agent, name):
    assert render("{{ agent|browser_name }}", agent=agent) == name
