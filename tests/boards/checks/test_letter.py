"""What the checks say of a letter, and where."""

import pytest
from django.urls import reverse

from boards.checks import Remark, every_remark, remarks
from boards.checks.progress import check_line
from boards.models import Appendix, BoardLetter
from documents import steps
from documents.models import Section


def said(letter):
    fresh = BoardLetter.objects.select_related("document__owner", "document__locked_revision").get(pk=letter.pk)
    return [(remark.place, remark.text) for remark in remarks(fresh)]


def texts(letter):
    return " ".join(text for _place, text in said(letter))


def write(letter, html):
    Section.objects.filter(document=letter.pk).update(html=html)


def test_a_whole_letter_whose_appendices_are_locked_has_no_remark(letter, new, coordinator):
    assert {place for place, _text in said(letter)} == {"Bilaga 2, Samverkansöverenskommelse 2027–2030", "Punkt 1"}
    steps.lock(new, by=coordinator)
    assert said(letter) == []


def test_a_letter_that_proposes_nothing_cannot_be_handed_over(letter):
    letter.points.all().delete()
    fresh = BoardLetter.objects.select_related("document__owner").get(pk=letter.pk)
    assert [remark.place for remark in remarks(fresh) if remark.hinders] == ["Förslag till beslut"]


def test_the_way_to_a_decision_says_whether_what_is_to_be_looked_at_hinders(letter, new, coordinator):
    steps.lock(new, by=coordinator)
    assert check_line(letter, coordinator).sentence == "Kontrollen har inget att anmärka."
    letter.document.dated_on = None
    letter.document.save()
    line = check_line(letter, coordinator)
    assert line.sentence == "Kontrollen visar en sak att titta på. Inget av det hindrar."
    assert (line.is_done, line.may_wait) == (False, True)
    letter.points.all().delete()
    line = check_line(letter, coordinator)
    assert line.sentence == "Kontrollen visar 2 saker att titta på. Det måste rättas innan handlingarna lämnas."
    assert (line.is_done, line.may_wait) == (False, False)


def test_a_missing_consequence_an_unread_phrase_and_no_recipients_are_told(letter, municipality):
    municipality.consequence_headings.create(name="Ekonomi", ready_text="Ryms inom budget.")
    letter.consequences.create(heading="Ekonomi", text="Ryms inom budget.")
    letter.consequences.create(heading="Barn")
    letter.recipients.all().delete()
    found = dict(said(letter))
    assert "ord för ord" in found["Ekonomi"]
    assert "saknas" in found["Barn"]
    assert "skickas till" in found["Beslutet skickas till"]


def remark_about(letter, place: str) -> Remark:
    fresh = BoardLetter.objects.select_related("document__owner", "document__locked_revision").get(pk=letter.pk)
    return next(remark for remark in every_remark(fresh) if remark.place == place)


def test_what_is_right_as_it_is_is_left_and_can_be_taken_up_again(client, letter, municipality, coordinator):
    municipality.consequence_headings.create(name="Ekonomi", ready_text="Ryms inom budget.")
    letter.consequences.create(heading="Ekonomi", text="Ryms inom budget.")
    client.force_login(coordinator)
    code = remark_about(letter, "Ekonomi").code
    page = client.get(reverse("boards:check", args=[letter.pk])).content.decode()
    assert "”Ryms inom budget.” är er färdiga text" in page.replace("\xa0", " ")
    client.post(reverse("boards:leave_remark", args=[letter.pk]), {"code": code})
    assert "Ekonomi" not in dict(said(letter))
    page = client.get(reverse("boards:check", args=[letter.pk])).content.decode()
    assert f"{coordinator}, " in page[page.index("Sett, och lämnat som det är") :]
    client.post(reverse("boards:take_up_remark", args=[letter.pk]), {"code": code})
    assert "Ekonomi" in dict(said(letter))


def test_what_must_be_put_right_first_cannot_be_left_as_it_is(client, letter, coordinator):
    letter.points.all().delete()
    client.force_login(coordinator)
    for place in ("Förslag till beslut", "Inte något"):
        code = remark_about(letter, place).code if place == "Förslag till beslut" else "check:annat"
        client.post(reverse("boards:leave_remark", args=[letter.pk]), {"code": code})
    assert "Förslag till beslut" in dict(said(letter))
    assert not letter.document.dismissed_tips.exists()


def test_an_undated_letter_and_an_undated_appendix_are_told(letter, new):
    letter.document.dated_on = None
    letter.document.save()
    new.dated_on = None
    new.save()
    assert "Skrivelsen är inte daterad." in texts(letter)
    assert "Bilagan är inte daterad." in texts(letter)


def test_a_personal_number_and_what_waits_to_be_filled_in_are_told_with_their_place(letter):
    write(letter, "<p>Kontakta Eva, 811218-9876, senast [datum]. Se bilaga 1 och bilaga 2.</p>")
    found = [place for place, text in said(letter) if "personnummer" in text or "fyllas i" in text]
    assert found == ["avsnittet ”Avsnitt 1”"] * 2


def test_an_internal_section_is_told(letter):
    Section.objects.filter(document=letter.pk).update(audience="internal")
    assert "Avsnittet är internt och kommer inte med" in texts(letter)


def test_a_reference_to_what_is_not_there_and_an_appendix_that_is_not_mentioned_are_told(letter):
    write(letter, "<p>En ny föreslås (se bilaga 2 och 4).</p>")
    assert "Texten hänvisar till bilaga 4, som inte finns." in texts(letter)
    assert "Ingenstans i texten står ”(se bilaga 1)”." in texts(letter)


def test_an_appendix_that_lies_under_another_number_than_the_text_says_is_told(letter):
    first, second = Appendix.objects.filter(letter=letter)
    first.position, second.position = 1, 0
    first.save(), second.save()
    assert "Texten kallar det som ligger som bilaga 2 för bilaga 1" in texts(letter)


def test_appendices_that_are_mentioned_in_another_order_are_told(letter):
    write(letter, "<p>En ny föreslås (se bilaga 2). Den gamla löper ut (se bilaga 1).</p>")
    assert "i ordningen 2, 1" in texts(letter)


def test_a_point_about_a_paper_that_is_no_appendix_is_told(letter, new):
    Appendix.objects.filter(document=new).delete()
    assert "som inte ligger bland bilagorna" in texts(letter)


@pytest.mark.parametrize(
    ("who", "status"),
    [("coordinator", 200), ("registrar", 200), ("reader", 403), ("stranger", 404), ("police_contact", 404)],
)
def test_the_page_is_for_those_who_work_with_the_letter(client, request, letter, who, status):
    client.force_login(request.getfixturevalue(who))
    response = client.get(reverse("boards:check", args=[letter.pk]))
    assert response.status_code == status
    if status == 200:
        assert "Texten är inte låst" in response.content.decode()


def test_more_rows_ask_no_more_queries(letter, django_assert_max_num_queries):
    fresh = BoardLetter.objects.select_related("document__owner").get(pk=letter.pk)
    paper = letter.appendices.first().document
    for number in range(20):
        fresh.points.create(text=f"Anta planen för {2030 + number}.")
        Appendix.objects.create(
            letter=fresh,
            position=number + 2,
            form="paper",
            title=f"Bilaga om {number}",
            document=paper,
        )
    with django_assert_max_num_queries(18):
        remarks(fresh)
