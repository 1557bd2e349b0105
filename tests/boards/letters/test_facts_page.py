"""The page of what a letter proposes: filled in once, printed everywhere, and nobody's words lost."""

import pytest
from django.urls import reverse
from lxml import html as pages

from boards.letters import words as letter_words
from boards.letters.row_forms import LetterForm
from boards.models import Consequence, ConsequenceHeading
from documents import copies, steps
from documents.access import access_of
from documents.content import content_of
from documents.missing import missing_before_lock
from documents.printing import paper_html
from tests.boards.letters.conftest import fields_of, letter_of, logged_in
from tests.documents.factories import paper


def url(letter) -> str:
    return reverse("boards:facts", args=[letter.pk])


def form(client, letter, **changes) -> dict:
    """What the page holds as it is opened, with some fields changed."""
    return fields_of(client.get(url(letter)).content.decode()) | changes


def test_one_who_says_who_proposes_is_asked_who_decides():
    form = LetterForm({"proposing_name": "Kommunstyrelsens arbetsutskott", "officer_name": "Karin"})
    assert form.errors["deciding_name"] == ["Skriv vilket organ som beslutar."]


def test_the_sentence_above_the_points_says_what_is_known():
    assert letter_words.lead("Arbetsutskottet", "") == "Arbetsutskottet föreslår:"
    assert letter_words.lead("", "Kommunstyrelsen") == "Kommunstyrelsen beslutar:"
    assert letter_words.lead("", "") == ""


def test_a_letter_begins_with_its_writer_and_the_usual_bodies_and_headings(letter, coordinator):
    assert letter.officer_name == "Karin Almqvist"
    assert letter.officer_email == coordinator.email
    assert (letter.proposing_name, letter.deciding_name) == ("Kommunstyrelsens arbetsutskott", "Kommunstyrelsen")
    assert letter.consequences.count() > 3


def test_what_is_filled_in_stands_in_the_content_and_on_paper(karin, letter):
    sent = form(
        karin,
        letter,
        **{
            "points-0-text": "Anta samverkansöverenskommelse 2027–2030.",
            "consequences-1-text": "Barnen får tryggare skolvägar.\n\nDe har fått säga sitt.",
            "consequences-2-has_no_effect": "on",
            "recipients": "Lokalpolisområde Lindhaga-Norrvika\nLokala Brå",
            "bases-0-text": "Protokoll från lokala Brå",
            "bases-0-dated_on": "6 september 2026",
        },
    )
    assert karin.post(url(letter), sent).status_code == 302
    html = paper_html(content_of(letter.document), mark="").replace("\u00a0", " ")
    assert "Kommunstyrelsens arbetsutskott föreslår kommunstyrelsen besluta:" in html
    assert "<li>Anta samverkansöverenskommelse 2027–2030.</li>" in html
    assert "<p>Barnen får tryggare skolvägar.</p>" in html
    assert html.count("Förslaget bedöms inte påverka detta.") == 1
    assert "Protokoll från lokala Brå, 6 september 2026" in html
    assert "Lokalpolisområde Lindhaga-Norrvika<br>Lokala Brå" in html
    assert html.index("Karin Almqvist") < html.index("<h1>")


def test_word_has_the_same_rows_as_the_paper(karin, letter, coordinator):
    karin.post(url(letter), form(karin, letter, **{"points-0-text": "Anta den nya."}))
    from text.reading import read

    data = copies.docx_of(copies.to_print(access_of(coordinator, letter.document)))
    words = [block.text for block in read(data, "skrivelse.docx").blocks]
    assert any("föreslår kommunstyrelsen besluta" in text for text in words)
    assert any(text.endswith("Anta den nya.") for text in words)
    assert words.index("Karin Almqvist") < words.index(letter.document.title)


def test_what_is_missing_is_said_with_its_place_and_goes_when_it_is_filled_in(karin, letter):
    lacks = missing_before_lock(letter.document)
    said = " ".join(lack.text for lack in lacks)
    assert "Skriv minst en beslutspunkt." in said
    assert "Skriv vilka beslutet skickas till." in said
    assert "Skriv konsekvenserna under ”Barn och unga”" in said
    assert all(lack.url.startswith(url(letter)) for lack in lacks)
    filled = {f"consequences-{row}-has_no_effect": "on" for row in range(letter.consequences.count())}
    sent = form(karin, letter, **filled, **{"points-0-text": "Anta den nya.", "recipients": "Polisen"})
    karin.post(url(letter), sent)
    assert missing_before_lock(letter.document) == []
    steps.lock(letter.document, by=letter.document.created_by)


def test_a_ready_phrase_is_put_in_with_one_click_and_keeps_what_was_typed(karin, letter, municipality, coordinator):
    old = paper(municipality, coordinator, state="final", title="Riktlinjer för torget")
    letter.follows_up = old
    letter.save()
    page = karin.get(url(letter)).content.decode()
    assert "Godkänna uppföljningen av riktlinjer för torget." in page
    sent = form(karin, letter, add=f"approve_follow_up:{old.pk}", recipients="Polisen")
    page = karin.post(url(letter), sent)
    assert page.status_code == 200
    fields = fields_of(page.content.decode())
    assert fields["points-0-text"] == "Godkänna uppföljningen av riktlinjer för torget."
    assert fields["recipients"] == "Polisen"
    assert not letter.points.exists()
    assert karin.post(url(letter), fields).status_code == 302
    point = letter.points.get()
    assert (point.action, point.about) == ("approve_follow_up", old)


def test_a_phrase_about_another_paper_is_put_after_what_stands_there(karin, letter, municipality, coordinator):
    new = paper(municipality, coordinator, title="Riktlinjer för parken")
    sent = form(karin, letter, **{"points-0-text": "Avslå.", "add": "adopt:", "paper": str(new.pk)})
    fields = fields_of(karin.post(url(letter), sent).content.decode())
    assert fields["points-1-text"] == "Anta riktlinjer för parken."
    assert fields["points-1-action"] == "adopt"


def test_nobody_is_given_a_phrase_about_a_paper_that_is_not_theirs(karin, letter, other_municipality, stranger):
    foreign = paper(other_municipality, stranger, title="Norrvikas hemliga utkast")
    sent = form(karin, letter, add=f"adopt:{foreign.pk}")
    assert "Norrvikas hemliga" not in karin.post(url(letter), sent).content.decode()


def test_points_change_places_before_they_are_saved(karin, letter):
    sent = form(karin, letter, **{"points-0-text": "Ett.", "add": "adopt:"})
    sent |= {"points-TOTAL_FORMS": "2", "points-1-text": "Två.", "points-1-action": "other", "up": "1"}
    del sent["add"]
    fields = fields_of(karin.post(url(letter), sent).content.decode())
    assert (fields["points-0-text"], fields["points-1-text"]) == ("Två.", "Ett.")


def test_a_consequence_cannot_both_have_text_and_change_nothing(karin, letter):
    sent = form(karin, letter, **{"consequences-1-text": "Mycket.", "consequences-1-has_no_effect": "on"})
    page = karin.post(url(letter), sent | {"recipients": "Polisen"})
    assert page.status_code == 422
    text = page.content.decode()
    assert "båda kan inte gälla" in text
    assert "Mycket." in text
    assert fields_of(text)["recipients"] == "Polisen"
    assert not letter.recipients.exists()


def test_a_point_that_adopts_says_which_paper(karin, letter):
    page = karin.post(url(letter), form(karin, letter, **{"points-0-text": "Anta.", "points-0-action": "adopt"}))
    assert page.status_code == 422
    assert "Välj vilken handling som antas" in page.content.decode()


def test_two_write_different_facts_at_once_and_both_are_kept(karin, bjorn, letter):
    mine, others = form(karin, letter, recipients="Polisen"), form(bjorn, letter, officer_title="Säkerhetschef")
    assert karin.post(url(letter), mine).status_code == 302
    assert bjorn.post(url(letter), others).status_code == 302
    letter.refresh_from_db()
    assert (letter.officer_title, letter.recipients.get().name) == ("Säkerhetschef", "Polisen")


def test_the_second_to_change_the_same_fact_is_shown_both_and_loses_nothing(karin, bjorn, letter):
    mine, others = form(karin, letter, recipients="Polisen"), form(bjorn, letter, recipients="Lokala Brå")
    bjorn.post(url(letter), others)
    page = karin.post(url(letter), mine)
    assert page.status_code == 409
    text = page.content.decode()
    assert "Lokala Brå" in text
    assert fields_of(text)["recipients"] == "Polisen"
    assert letter.recipients.get().name == "Lokala Brå"
    assert karin.post(url(letter), fields_of(text)).status_code == 302
    assert letter.recipients.get().name == "Polisen"


def _under(letter) -> dict[str, str]:
    return dict(letter.consequences.values_list("heading", "text"))


def test_two_write_under_different_headings_at_once_and_both_are_kept(karin, bjorn, letter, municipality):
    ConsequenceHeading.objects.create(organisation=municipality, position=0, name="Nattvandring")
    first = letter.consequences.first().heading
    row = letter.consequences.count()
    mine = form(karin, letter, **{"consequences-0-text": "Barnen hörs."})
    others = form(bjorn, letter, **{f"consequences-{row}-text": "Fler vuxna.\r\nFler kvällar."})
    before = _under(letter)
    for client, sent in ((bjorn, others), (karin, mine), (bjorn, others)):
        assert client.post(url(letter), sent).status_code == 302
    assert _under(letter) == before | {first: "Barnen hörs.", "Nattvandring": "Fler vuxna.\nFler kvällar."}
    assert letter.document.events.filter(note="Konsekvenser").count() == 2


def test_only_the_headings_that_differ_are_shown_a_row_for_each(karin, bjorn, letter):
    first, second = letter.consequences.values_list("heading", flat=True)[:2]
    both = {"consequences-0-text": "Karins.", "consequences-1-text": "Lika."}
    mine, others = form(karin, letter, **both), form(bjorn, letter, **both | {"consequences-0-text": "Björns."})
    bjorn.post(url(letter), others)
    page = karin.post(url(letter), mine)
    (row,) = pages.fromstring(page.content).xpath("//section[contains(@class, 'moved')]//tbody/tr")
    assert [cell.text_content() for cell in row] == [f"Konsekvenser: {first}", "Björns.", "Karins."]
    assert "Björn" in page.context["moved"].sentence
    assert karin.post(url(letter), fields_of(page.content.decode())).status_code == 302
    assert (_under(letter)[first], _under(letter)[second]) == ("Karins.", "Lika.")


def test_a_heading_that_one_takes_away_is_not_brought_back_by_who_writes_under_another(karin, bjorn, letter):
    Consequence.objects.create(letter=letter, heading="Egen", text="Något.", position=99)
    row = letter.consequences.count() - 1
    mine = form(karin, letter, **{"consequences-0-text": "Barnen hörs."})
    changing = form(karin, letter, **{f"consequences-{row}-text": "Något annat."})
    bjorn.post(url(letter), form(bjorn, letter, **{f"consequences-{row}-remove": "on"}))
    assert karin.post(url(letter), mine).status_code == 302
    assert "Egen" not in _under(letter)
    page = karin.post(url(letter), changing)
    assert page.status_code == 409
    assert karin.post(url(letter), fields_of(page.content.decode())).status_code == 302
    assert _under(letter)["Egen"] == "Något annat."


def test_a_heading_that_the_municipality_adds_is_offered_in_a_draft(karin, letter, municipality):
    for place, name in enumerate(["Ekonomi", "Nattvandring"]):
        ConsequenceHeading.objects.create(organisation=municipality, position=place, name=name)
    assert "Nattvandring" in karin.get(url(letter)).content.decode()


def test_a_locked_letter_shows_no_form_and_takes_none(karin, letter, coordinator):
    sent = form(karin, letter, recipients="Polisen")
    letter.document.sections.exclude(slot="").delete()
    steps.lock(letter.document, by=coordinator)
    assert "Lås upp den först" in karin.get(url(letter)).content.decode()
    assert karin.post(url(letter), sent).status_code == 200
    assert not letter.recipients.exists()


@pytest.mark.parametrize(
    ("who", "answer"), [("reader", 403), ("registrar", 403), ("stranger", 404), ("police_contact", 404)]
)
def test_only_those_who_write_reach_the_page(request, letter, who, answer):
    assert logged_in(request.getfixturevalue(who)).get(url(letter)).status_code == answer


def test_another_kind_of_paper_has_no_such_page(karin, municipality, coordinator):
    assert karin.get(reverse("boards:facts", args=[paper(municipality, coordinator).pk])).status_code == 404


def test_a_heading_without_bases_or_appendices_is_left_out_of_the_paper(letter):
    html = paper_html(content_of(letter.document), mark="")
    assert "<h2>recipients</h2>" in html
    assert "<h2>bases</h2>" not in html
    assert "<h2>appendices</h2>" not in html


def test_the_head_is_the_owners_also_where_the_police_is_named_as_a_party(letter, municipality, police):
    for organisation in (municipality, police):
        letter.document.parties.create(organisation=organisation, name_as_written=organisation.name)
    html = paper_html(content_of(letter.document), mark="")
    assert '<body class="letter"' in html
    assert "Lokalpolisområde" not in html


def test_a_letter_without_places_for_its_rows_is_given_them_and_keeps_its_text(karin, municipality, coordinator):
    letter = letter_of(municipality, coordinator, slots=("recipients",))
    assert "Lägg in avsnitten" in karin.get(url(letter)).content.decode()
    assert karin.post(url(letter), {"places": "1"}).url == url(letter)
    order = list(letter.document.sections.values_list("slot", "heading"))
    assert [slot for slot, _heading in order] == [
        "officer",
        "proposals",
        "",
        "recipients",
        "consequences",
        "appendices",
    ]
    assert order[2][1] == "Sammanfattning"
    assert "Lägg in avsnitten" not in karin.get(url(letter)).content.decode()


def test_the_way_to_a_decision_says_what_is_next(karin, letter):
    page = karin.get(reverse("documents:detail", args=[letter.pk])).content.decode()
    assert "uppgifter fattas i skrivelsen" in page
    filled = {f"consequences-{row}-has_no_effect": "on" for row in range(letter.consequences.count())}
    karin.post(url(letter), form(karin, letter, **filled, **{"points-0-text": "Anta.", "recipients": "Polisen"}))
    page = karin.get(reverse("documents:detail", args=[letter.pk])).content.decode()
    assert "Texten är hel och kan låsas" in page
