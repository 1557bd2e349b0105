"""How a municipality writes to its boards: what it chooses, and its own Word template."""

import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document

from boards.models import BoardSettings, WordTemplate
from boards.settings_of import headings_of, settings_of
from boards.word import templates
from boards.word.fields import BODIES
from boards.word.letter import values_of
from boards.word.starter import starter
from boards.word.trial import trial_content
from documents.content import content_of
from organisations.models import Body, Organisation
from tests.boards.bundles import letter_of
from tests.boards.word.house_template import house_template, template_with

pytestmark = pytest.mark.once

HOUSE = house_template()
LIBREOFFICE = Path(__file__).with_name("libreoffice.docx")


def page(name: str, *args) -> str:
    return reverse(f"boards:{name}", args=args)


def sent(**changes) -> dict:
    rows = [("1", "Barn", "Bedöms inte."), ("", "Ekonomi", ""), ("", "", "")]
    data = {"letter_label": "Tjänsteutlåtande", "headings-TOTAL_FORMS": len(rows), "headings-INITIAL_FORMS": 0}
    for number, (position, name, text) in enumerate(rows):
        data |= {f"headings-{number}-position": position, f"headings-{number}-name": name}
        data[f"headings-{number}-ready_text"] = text
    return data | changes


def uploaded(data: bytes, name: str = "Tjänsteskrivelse.docx") -> dict:
    return {"file": SimpleUploadedFile(name, data)}


def words(response) -> str:
    return response.content.decode().replace("\xa0", " ")


def texts(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]


@pytest.fixture
def template(municipality, coordinator) -> WordTemplate:
    return templates.keep(municipality, HOUSE, "Mall.docx", by=coordinator)


def test_before_anybody_has_chosen_it_is_what_is_usual(municipality):
    board = Body.objects.create(organisation=municipality, kind="board", name="Kommunstyrelsen")
    committee = Body.objects.create(organisation=municipality, kind="committee", name="Arbetsutskottet", parent=board)
    usual = settings_of(municipality)
    assert (usual.letter_label, usual.proposing, usual.deciding) == ("Tjänsteskrivelse", committee, board)
    assert "Ekonomi" in [row.name for row in headings_of(municipality)]
    assert not BoardSettings.objects.exists()


def test_a_writer_chooses_label_secretary_and_headings(client, municipality, coordinator):
    client.force_login(coordinator)
    data = sent(secretary_name="Signe Ek", secretary_email="signe@lindhaga.example")
    assert client.post(page("settings", municipality.pk), data).status_code == 302
    assert settings_of(municipality).secretary_name == "Signe Ek"
    assert [(row.name, row.ready_text) for row in headings_of(municipality)] == [
        ("Barn", "Bedöms inte."),
        ("Ekonomi", ""),
    ]
    client.post(page("settings", municipality.pk), sent() | {"headings-0-remove": "on", "headings-1-remove": "on"})
    assert headings_of(municipality) == []


def test_the_same_heading_twice_and_a_body_to_itself_are_refused(client, municipality, coordinator):
    board = Body.objects.create(organisation=municipality, kind="board", name="Kommunstyrelsen")
    client.force_login(coordinator)
    data = sent(proposing=board.pk, deciding=board.pk) | {"headings-1-name": "barn"}
    answer = client.post(page("settings", municipality.pk), data)
    assert answer.status_code == 422
    assert "Samma rubrik står två gånger." in words(answer)
    assert "Ett organ föreslår inte till sig självt." in words(answer)
    assert not BoardSettings.objects.exists()


def test_another_municipalitys_board_cannot_be_chosen(client, municipality, other_municipality, coordinator):
    other = Body.objects.create(organisation=other_municipality, kind="board", name="Norrvikas styrelse")
    client.force_login(coordinator)
    assert client.post(page("settings", municipality.pk), sent(deciding=other.pk)).status_code == 422


@pytest.mark.parametrize("name", ["settings", "word_template", "word_starter"])
def test_who_may(request, client, municipality, name):
    for who, status in (("administrator", 200), ("coordinator", 200), ("reader", 403), ("stranger", 404)):
        client.force_login(request.getfixturevalue(who))
        assert client.get(page(name, municipality.pk)).status_code == status, who
    client.logout()
    assert client.get(page(name, municipality.pk)).status_code == 302


def test_a_police_unit_has_no_boards(client, police, police_contact):
    client.force_login(police_contact)
    assert client.get(page("settings", police.pk)).status_code == 404


def test_the_organisations_page_leads_here_for_those_who_may(client, municipality, coordinator, reader):
    client.force_login(coordinator)
    url = page("settings", municipality.pk)
    assert url in words(client.get(reverse("organisations:detail", args=[municipality.pk])))
    client.force_login(reader)
    assert url not in words(client.get(reverse("organisations:detail", args=[municipality.pk])))


def test_a_template_is_kept_and_a_trial_letter_is_shown(client, municipality, coordinator):
    client.force_login(coordinator)
    answer = client.post(page("word_template", municipality.pk), uploaded(HOUSE), follow=True)
    assert "Provbrev: uppföljning av samverkan mot brott" in words(answer)
    assert "Kommunledningsförvaltningen" in words(answer)
    kept = WordTemplate.objects.get()
    assert (kept.organisation, kept.uploaded_by, kept.name) == (municipality, coordinator, "Tjänsteskrivelse.docx")
    made = client.get(page("trial_file", municipality.pk, kept.pk))
    assert "Provbrev: uppföljning av samverkan mot brott" in texts(made.content)
    assert client.get(page("template_file", municipality.pk, kept.pk)).content == HOUSE


def test_a_template_that_cannot_be_used_is_not_kept_and_says_why(client, municipality, coordinator, template):
    client.force_login(coordinator)
    answer = client.post(page("word_template", municipality.pk), uploaded(template_with("{{ rubirk }}", "{{ text }}")))
    assert answer.status_code == 422
    assert "Menade du {{ rubrik }}?" in words(answer)
    answer = client.post(page("word_template", municipality.pk), uploaded(b"%PDF-1.7"))
    assert "ingen Wordfil" in words(answer)
    assert WordTemplate.objects.get() == template


def test_the_same_template_sent_twice_is_one(municipality, coordinator, template):
    assert templates.keep(municipality, HOUSE, "Mall.docx", by=coordinator) == template


def test_another_municipalitys_template_is_not_found(client, municipality, other_municipality, coordinator, stranger):
    kept = templates.keep(other_municipality, HOUSE, "Mall.docx", by=stranger)
    client.force_login(coordinator)
    for name in ("trial", "trial_file", "template_file"):
        assert client.get(page(name, municipality.pk, kept.pk)).status_code == 404


def test_the_template_to_begin_with_passes_its_own_test(municipality):
    tested = templates.test(starter(municipality))
    unused = {"datum_med_ord", "sekretess", "föreslående_organ", *BODIES[2:]}
    assert (tested.problems, tested.warnings) == ([], [])
    assert all(each.places for each in tested.found if each.field.name not in unused)
    assert starter(municipality) == starter(municipality)


def test_a_template_saved_by_libreoffice_is_filled_alike(municipality):
    data = LIBREOFFICE.read_bytes()
    assert templates.test(data).problems == []
    content = trial_content(municipality, "Tjänsteskrivelse")
    made = Document(io.BytesIO(templates.filled_with(data, content)))
    headings = [each.text for each in made.paragraphs if each.style.name == "Heading 1"]
    assert headings == [
        "Förslag till beslut", "Sammanfattning", "Ärendet", "Uppföljning", "Beslutsunderlag", "Konsekvenser",
        "Bilagor", "Beslutet skickas till",
    ]  # fmt: skip
    assert templates.filled_with(data, content) == templates.filled_with(data, content)


def test_a_letter_is_fetched_in_the_template(client, municipality, coordinator, template):
    letter = letter_of(municipality, coordinator)
    client.force_login(coordinator)
    draft = client.get(page("word", letter.pk))
    assert "utkast.docx" in draft["Content-Disposition"]
    assert texts(draft.content).count("Ny samverkansöverenskommelse") == 1
    assert "Parterna ska arbeta tillsammans mot brott." in texts(draft.content)


def test_without_a_template_one_is_led_to_where_it_is_uploaded(client, municipality, coordinator):
    letter = letter_of(municipality, coordinator)
    client.force_login(coordinator)
    assert client.get(page("word", letter.pk)).url == page("word_template", municipality.pk)


def test_what_is_internal_does_not_come_in_the_file(municipality, coordinator):
    letter = letter_of(municipality, coordinator)
    letter.document.sections.update(audience="internal")
    values = values_of(content_of(letter.document), mark="")
    assert values["blocks"]["text"] == []
    assert values["lines"]["märkning"] == ""


def test_the_sender_stands_in_its_own_field_and_never_in_the_running_text(municipality):
    content = trial_content(municipality, "Tjänsteskrivelse")
    made = texts(templates.filled_with(template_with("{{ text }}", "Hälsningar", "{{ avsändare }}"), content))
    assert "Förnamn Efternamn" in " ".join(made[made.index("Hälsningar") :])
    assert "Förnamn Efternamn" not in " ".join(made[: made.index("Hälsningar")])
    content["sections"] = [each for each in content["sections"] if each["slot"] != "officer"]
    without = texts(templates.filled_with(template_with("{{ text }}", "Hälsningar"), content))
    assert "Förnamn Efternamn" not in " ".join(without)


def test_the_sender_is_printed_once_also_where_the_officer_has_a_section(municipality):
    content = trial_content(municipality, "Tjänsteskrivelse")
    assert {"officer", "sender"} <= {each["slot"] for each in content["sections"]}
    made = " ".join(texts(templates.filled_with(template_with("{{ text }}", "{{ avsändare }}"), content)))
    assert made.count("Förnamn Efternamn") == 1
    content["sections"][0]["html"] = "<p>Tillsammans med socialchefen</p>"
    made = " ".join(texts(templates.filled_with(template_with("{{ text }}", "{{ avsändare }}"), content)))
    assert "Tillsammans med socialchefen" in made


def test_what_somebody_wrote_above_the_sender_is_in_the_letter_also_where_the_template_has_no_field(municipality):
    content = trial_content(municipality, "Tjänsteskrivelse")
    content["sections"][-1]["html"] = "<p>Enligt uppdrag</p>"
    assert "Enligt uppdrag" in texts(templates.filled_with(template_with("{{ text }}"), content))


def test_the_points_come_without_the_sentence_that_the_template_has_in_its_own_words(municipality):
    own = "{{ föreslående_organ }} föreslår {{ beslutande_organ_i_mening }} besluta:"
    content = trial_content(municipality, "Tjänsteskrivelse")
    said = "Kommunstyrelsens arbetsutskott föreslår kommunstyrelsen besluta:"
    for above in (own, "{{ förslagsmening }}"):
        made = texts(templates.filled_with(template_with(above, "{{ förslag_till_beslut }}", "{{ text }}"), content))
        assert made.count(said) == 1, above
        assert "Godkänna uppföljningen." in made


def test_the_test_of_a_template_says_when_nobody_is_said_to_decide():
    warnings = templates.test(template_with("{{ förslag_till_beslut }}", "{{ text }}")).warnings
    assert any("ger bara punkterna" in each for each in warnings)
    with_sentence = template_with("{{ förslagsmening }}", "{{ förslag_till_beslut }}", "{{ text }}")
    assert not any("punkterna" in each for each in templates.test(with_sentence).warnings)


def test_others_do_not_fetch_it(client, municipality, coordinator, reader, stranger, template):
    letter = letter_of(municipality, coordinator)
    for who, status in ((reader, 403), (stranger, 404)):
        client.force_login(who)
        assert client.get(page("word", letter.pk)).status_code == status
    assert Organisation.objects.filter(word_templates=template).get() == municipality
