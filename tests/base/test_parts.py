from types import SimpleNamespace as Step

from django.template.loader import render_to_string
from django.test import RequestFactory


def steps(*given):
    return render_to_string("includes/_steps.html", {"steps": given}, RequestFactory().get("/"))


def test_a_step_that_can_be_taken_is_a_button_that_posts():
    shown = steps(Step(label="Lås inför beslut", url="/las/", is_main=True))
    assert '<form method="post" action="/las/">' in shown
    assert "csrfmiddlewaretoken" in shown
    assert "secondary" not in shown


def test_a_step_that_asks_first_is_a_link():
    shown = steps(Step(label="Lås upp", url="/las-upp/", asks=True))
    assert 'href="/las-upp/"' in shown
    assert 'data-variant="secondary"' in shown
    assert "<form" not in shown


def test_a_step_that_cannot_be_taken_is_a_reason_and_nothing_to_press():
    lack = {"text": "Polisens beslut", "url": "/beslut/"}
    shown = steps(Step(label="Skriv under", url="/x/", hindrance="Polisen har inte beslutat.", missing=[lack]))
    assert "Polisen har inte beslutat." in shown
    assert '<a href="/beslut/">Polisens beslut</a>' in shown
    assert "<button" not in shown
    assert "/x/" not in shown


def test_a_step_that_cannot_be_undone_is_asked_about():
    shown = steps(Step(label="Kassera", url="/x/", confirm="Ska utkastet kasseras?"))
    assert 'data-confirm="Ska utkastet kasseras?"' in shown


def test_no_steps_is_said_in_words():
    assert "Just nu behöver du inte göra något här." in steps()


def test_a_status_is_words_and_a_shape():
    shown = render_to_string("includes/_status.html", {"tone": "soon", "label": "Går ut", "detail": "om 40 dagar"})
    assert "Går ut" in shown
    assert "<svg" in shown
    assert "om 40\N{NO-BREAK SPACE}dagar" in shown


def test_a_fact_that_is_missing_says_so():
    facts = [{"label": "Diarienummer", "value": ""}, {"label": "Ägare", "value": "Lindhaga kommun", "url": "/l/"}]
    shown = render_to_string("includes/_facts.html", {"facts": facts})
    assert "Uppgift saknas" in shown
    assert '<a href="/l/">Lindhaga kommun</a>' in shown


def test_an_empty_page_says_what_to_do_next():
    shown = render_to_string("includes/_empty.html", {"title": "Tomt", "url": "/ny/", "action": "Skriv en ny"})
    assert '<a class="ds-button" href="/ny/">Skriv en ny</a>' in shown
