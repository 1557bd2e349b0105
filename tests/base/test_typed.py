"""What somebody typed in a form that could not be taken stands on the page that says so."""

import pytest
from django.test import RequestFactory
from django.urls import reverse

from base.typed import typed_words

FORM = {"text": "Två ord\noch en rad", "page": "a1b2c3", "html": "<p>Å &amp; ä ö</p><p>En till</p>", "n": "123"}


def test_texts_are_given_back_as_plain_words_and_marks_are_not():
    assert typed_words(RequestFactory().post("/", FORM)) == ["Två ord\noch en rad", "Å & ä ö\nEn till"]


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none"])
def test_nothing_is_given_back_of_a_form_on_somebody_elses_site(site):
    assert typed_words(RequestFactory().post("/", FORM, headers={"sec-fetch-site": site})) == []


def test_what_a_page_sends_of_its_own_is_nothing_that_somebody_typed():
    marks = {"seen": "bodies:06e97f0011223344 points:080b001122334455", "page": "ett två"}
    assert typed_words(RequestFactory().post("/", marks | {"text": "Två ord"})) == ["Två ord"]


def test_nor_of_a_page_that_is_only_read_nor_a_password():
    assert typed_words(RequestFactory().get("/", FORM)) == []
    assert typed_words(RequestFactory().post("/", {"password1": "en lång mening att minnas"})) == []


@pytest.mark.django_db
def test_a_link_that_has_ended_gives_back_what_was_typed_and_nothing_else(client):
    page = client.post(reverse("base:answer", args=["ended"]), FORM | {"text": "Ett <b>långt</b> svar"})
    assert page.status_code == 404
    assert "Ett &lt;b&gt;långt&lt;/b&gt; svar" in page.content.decode()
    assert "Det du skrev" not in client.get(reverse("base:answer", args=["ended"])).content.decode()
