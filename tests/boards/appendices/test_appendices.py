"""Which papers lie behind a letter, in which order: by the page, as people use it."""

import json

import pytest
from django.urls import reverse

from base.models import StoredFile
from base.refusals import Refused
from boards.appendices import candidates
from boards.models import Appendix, ProposalPoint
from documents.models import Copy, Document, Reader, Section, State
from documents.opening import open_to
from documents.writing import open_for_writing
from tests.boards import bundles
from tests.documents.factories import paper


@pytest.fixture
def letter(municipality, coordinator):
    return bundles.letter_of(municipality, coordinator)


@pytest.fixture
def agreement(municipality, coordinator):
    return paper(municipality, coordinator, state=State.FINAL, kind="agreement", title="Överenskommelse 2023–2026")


def post(client, letter, name, data=None, *keys, **more):
    return client.post(reverse(f"boards:{name}", args=[letter.pk, *keys]), data or {}, **more)


def titles(letter):
    return list(letter.appendices.values_list("title", flat=True))


def test_a_paper_is_found_and_laid_behind_the_letter(client, coordinator, letter, agreement):
    client.force_login(coordinator)
    page = client.get(reverse("boards:appendices", args=[letter.pk]), {"q": "2023"}).content.decode()
    assert f'value="paper-{agreement.pk}"' in page
    assert page.count('href="#ladda-upp"') == 2
    answer = post(client, letter, "add_appendices", {"choose": [f"paper-{agreement.pk}"]}, follow=True)
    assert "En bilaga är tillagd." in answer.content.decode()
    row = letter.appendices.get()
    assert (row.form, row.document, row.dated_on) == ("paper", agreement, agreement.final_on)


def test_the_same_paper_pressed_twice_lies_there_once(client, coordinator, letter, agreement):
    client.force_login(coordinator)
    for _press in range(2):
        answer = post(client, letter, "add_appendices", {"choose": [f"paper-{agreement.pk}"]}, follow=True)
    assert "fanns redan" in answer.content.decode()
    assert letter.appendices.count() == 1


def test_the_original_is_offered_when_it_is_a_pdf_and_otherwise_it_says_why_not(coordinator, letter, agreement):
    bundles.signed_file(agreement)
    (choice,) = candidates.found(letter, coordinator, "")
    assert [each.form for each in choice.candidates] == ["paper", "original"]
    word = paper(letter.document.owner, coordinator, state=State.FINAL, title="Inläst ur Word")
    file = StoredFile.objects.keep(b"word", "application/msword")
    Copy.objects.create(revision=word.locked_revision, form=Copy.Form.ORIGINAL, file=file, name="avtal.docx")
    choice = next(each for each in candidates.found(letter, coordinator, "") if each.row.document == word)
    assert [each.form for each in choice.candidates] == ["paper"]
    assert choice.note.startswith("Filen avtal.docx är ingen PDF.")


def test_the_changes_from_the_paper_that_the_new_one_was_made_from_can_be_chosen(
    client, coordinator, letter, agreement
):
    new = paper(letter.document.owner, coordinator, kind="agreement", title="Överenskommelse 2027–2030")
    Document.objects.filter(pk=new.pk).update(made_from=agreement)
    ProposalPoint.objects.create(letter=letter, text="Anta överenskommelsen.", action="adopt", about=new)
    client.force_login(coordinator)
    key = f"changes-{new.pk}-{agreement.locked_revision_id}"
    post(client, letter, "add_appendices", {"choose": [key, f"paper-{new.pk}"]})
    changes, text = letter.appendices.all()
    assert (changes.form, changes.compared_with) == ("changes", agreement.locked_revision)
    assert changes.title == "Ändringar: Överenskommelse 2027–2030 jämfört med Överenskommelse 2023–2026"
    assert text.form == "paper"


def test_what_only_the_persons_other_organisation_reads_is_not_for_this_one(
    coordinator, letter, other_municipality, stranger
):
    from organisations.models import Membership, Role, User

    foreign = paper(other_municipality, stranger, title="Norrvikas egen plan")
    Membership.objects.create(user=coordinator, organisation=other_municipality, role=Role.COORDINATOR)
    both = User.objects.get(pk=coordinator.pk)
    assert Document.objects.visible_to(both).filter(pk=foreign.pk).exists()
    assert candidates.found(letter, both, "") == []
    assert candidates.chosen(letter, both, [f"paper-{foreign.pk}"]) == []


def test_another_owners_paper_is_laid_there_as_it_was_opened(coordinator, letter, other_municipality, stranger):
    foreign = paper(other_municipality, stranger, state=State.FINAL, title="Norrvikas riktlinjer")
    Reader.objects.create(
        document=foreign,
        organisation=letter.document.owner,
        revision=Document.objects.get(pk=foreign.pk).locked_revision,
    )
    Document.objects.filter(pk=foreign.pk).update(title="Något som kom senare")
    (choice,) = candidates.found(letter, coordinator, "")
    assert choice.candidates[0].title == "Norrvikas riktlinjer"


def test_several_files_are_uploaded_at_once_and_what_is_no_pdf_is_told_what_to_do(client, coordinator, letter):
    client.force_login(coordinator)
    files = [
        bundles.upload("karta_norr.pdf", bundles.pdf_file(1)),
        bundles.upload("Avtal.docx", b"PK\x03\x04 word"),
        bundles.upload("bild.png", b"\x89PNG\r\n\x1a\n picture"),
        bundles.upload("trasig.pdf", b"%PDF-1.7 broken"),
        bundles.upload("tom.pdf", b""),
        bundles.upload("bilaga.pdf", bundles.pdf_file(2)),
    ]
    page = post(client, letter, "upload_appendices", {"files": files}, follow=True).content.decode()
    assert titles(letter) == ["Karta norr", "Bilaga"]
    assert "2 bilagor är tillagda." in page
    assert "”Avtal.docx” är ingen PDF. Öppna filen, välj Spara som PDF" in page
    assert "”bild.png” är en bild." in page
    assert "”trasig.pdf”: Filen är skadad" in page
    assert "”tom.pdf” är tom. Välj en annan fil." in page
    assert page.count("läggs in som bilder av sidorna") == 1
    assert "”karta_norr.pdf” och ”bilaga.pdf” läggs in som bilder av sidorna" in page


def test_no_file_at_all_is_said_at_the_field(client, coordinator, letter):
    client.force_login(coordinator)
    answer = post(client, letter, "upload_appendices")
    assert answer.status_code == 422
    assert "Välj minst en PDF-fil." in answer.content.decode()


def test_the_order_is_changed_by_buttons_and_by_dragging_and_the_letter_follows(client, coordinator, letter, agreement):
    other = paper(letter.document.owner, coordinator, title="Riktlinjer")
    first, second = bundles.append(letter, agreement, other)
    Section.objects.filter(document=letter.document).update(html="<p>Den gällande (se bilaga 1).</p>")
    client.force_login(coordinator)
    post(client, letter, "move_appendix", {"direction": "up"}, second.key)
    assert titles(letter) == ["Riktlinjer", "Överenskommelse 2023–2026"]
    assert "(se bilaga 2)" in Section.objects.get(document=letter.document).html
    keys = json.dumps({"keys": [str(first.key), str(second.key)]})
    answer = post(client, letter, "order_appendices", keys, content_type="application/json")
    assert answer.json() == {"status": "saved"}
    assert titles(letter) == ["Överenskommelse 2023–2026", "Riktlinjer"]
    assert "(se bilaga 1)" in Section.objects.get(document=letter.document).html


@pytest.mark.parametrize("body", ['{"keys": ["inget"]}', "{"])
def test_an_order_that_cannot_be_read_is_refused_with_a_sentence(client, coordinator, letter, body):
    client.force_login(coordinator)
    answer = post(client, letter, "order_appendices", body, content_type="application/json")
    assert (answer.status_code, answer.json()["status"]) == (409, "refused")


def test_an_order_is_refused_when_the_appendices_have_changed_elsewhere_meanwhile(
    client, coordinator, letter, agreement
):
    other, third = (paper(letter.document.owner, coordinator, title=name) for name in ("Riktlinjer", "Plan"))
    rows = bundles.append(letter, agreement, other, third)
    seen = {"keys": [str(row.key) for row in reversed(rows)]}
    client.force_login(coordinator)
    post(client, letter, "remove_appendix", {}, rows[1].key)
    for keys in (seen["keys"], seen["keys"][:1]):
        answer = post(client, letter, "order_appendices", json.dumps({"keys": keys}), content_type="application/json")
        assert answer.status_code == 409
        assert answer.json()["sentence"] == "Bilagorna är ändrade på annat håll. Ladda om sidan."
    answer = post(client, letter, "move_appendix", {"direction": "up"}, rows[1].key, follow=True)
    assert "Bilagan är borttagen" in answer.content.decode()
    assert titles(letter) == [agreement.title, "Plan"]


def test_one_that_is_taken_away_is_said_so_in_the_letter(client, coordinator, letter, agreement):
    other = paper(letter.document.owner, coordinator, title="Riktlinjer")
    first, _second = bundles.append(letter, agreement, other)
    Section.objects.filter(document=letter.document).update(html="<p>Se bilaga 1 och bilaga 2.</p>")
    client.force_login(coordinator)
    for _press in range(2):
        post(client, letter, "remove_appendix", {}, first.key)
    assert titles(letter) == ["Riktlinjer"]
    html = Section.objects.get(document=letter.document).html
    assert "bilaga 1 [borttagen]" in html.lower()
    assert html.count("ilaga 1") == 2


def test_words_about_one_that_is_gone_are_told_of_at_once_and_hinder_that_the_text_is_locked(
    client, coordinator, letter, agreement
):
    (row,) = bundles.append(letter, agreement)
    Section.objects.filter(document=letter.document).update(heading="Sammanfattning", html="<p>Se bilaga 1.</p>")
    ProposalPoint.objects.create(letter=letter, action="other", text="Godkänna bilaga 1.")
    client.force_login(coordinator)
    page = post(client, letter, "remove_appendix", {}, row.key, follow=True).content.decode()
    said = "En borttagen bilaga nämns i avsnittet ”Sammanfattning” och beslutspunkt 1. Ändra texten där."
    assert said in page
    assert said in client.get(reverse("documents:detail", args=[letter.pk])).content.decode()
    with pytest.raises(Refused, match="nämns i avsnittet ”Sammanfattning”"):
        bundles.lock(letter.document, coordinator)
    Section.objects.filter(document=letter.document).update(html="<p>Se överenskommelsen.</p>")
    letter.points.update(text="Godkänna den.")
    bundles.lock(letter.document, coordinator)


def test_title_and_date_are_changed_and_a_wrong_date_comes_back_as_it_was_typed(client, coordinator, letter, agreement):
    (row,) = bundles.append(letter, agreement)
    client.force_login(coordinator)
    name = f"bilaga-{row.key}"
    wrong = {f"{name}-title": "Avtalet", f"{name}-dated_on": "i fjol"}
    answer = post(client, letter, "describe_appendix", wrong, row.key)
    assert answer.status_code == 422
    assert 'value="i fjol"' in answer.content.decode()
    post(client, letter, "describe_appendix", wrong | {f"{name}-dated_on": "2 mars 2026"}, row.key)
    row.refresh_from_db()
    assert (row.title, str(row.dated_on)) == ("Avtalet", "2026-03-02")


def test_a_locked_letter_keeps_its_appendices_and_shows_them(client, coordinator, letter, agreement):
    bundles.append(letter, agreement)
    bundles.lock(letter.document, coordinator)
    client.force_login(coordinator)
    page = client.get(reverse("boards:appendices", args=[letter.pk])).content.decode()
    assert "ligger fast" in page
    assert "data-appendices" in page
    assert "Flytta upp" not in page
    answer = post(client, letter, "add_appendices", {"choose": [f"paper-{agreement.pk}"]}, follow=True)
    row = letter.appendices.get()
    answer = post(client, letter, "remove_appendix", {}, row.key, follow=True)
    assert "Handlingen är låst" in answer.content.decode()
    assert letter.appendices.count() == 1


@pytest.mark.parametrize(
    ("who", "status"), [("reader", 403), ("registrar", 403), ("police_contact", 404), ("stranger", 404)]
)
def test_only_writers_of_the_owner_choose_appendices(client, request, letter, agreement, who, status):
    (row,) = bundles.append(letter, agreement)
    client.force_login(request.getfixturevalue(who))
    assert client.get(reverse("boards:appendices", args=[letter.pk])).status_code == status
    assert post(client, letter, "remove_appendix", {}, row.key).status_code == status
    assert post(client, letter, "add_appendices", {"choose": ["paper-1"]}).status_code == status
    assert Appendix.objects.count() == 1


def test_the_police_who_read_an_opened_paper_do_not_choose_it_for_the_municipality(
    letter, agreement, police, police_contact
):
    with open_for_writing(agreement.pk, State.FINAL) as document:
        open_to(document, document.locked_revision, [police])
    assert candidates.found(letter, police_contact, "")[0].row.document == agreement
    assert candidates.chosen(letter, police_contact, ["paper-x", "paper", "", "paper-99999999999999999999"]) == []


def test_an_uploaded_file_comes_back_as_it_is_and_only_to_be_saved(client, coordinator, letter):
    client.force_login(coordinator)
    post(client, letter, "upload_appendices", {"files": [bundles.upload("karta.pdf")]})
    row = letter.appendices.get()
    answer = client.get(reverse("boards:appendix_file", args=[letter.pk, row.key]))
    assert b"".join(answer.streaming_content) == bundles.pdf_file()
    assert answer["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer["Content-Security-Policy"]


def test_a_file_that_is_there_by_another_name_is_said_to_be_so_and_nothing_of_how_it_goes_in(
    client, coordinator, letter
):
    client.force_login(coordinator)
    post(client, letter, "upload_appendices", {"files": [bundles.upload("karta.pdf")]}, follow=True)
    answer = post(client, letter, "upload_appendices", {"files": [bundles.upload("plan.pdf")]}, follow=True)
    said = [str(message) for message in answer.context["messages"]]
    assert said == ["Filen ”plan.pdf” finns redan, som bilaga 1 ”Karta”."]
