"""A matter that a board put off: no decision yet, and it comes back at a later meeting."""

from datetime import date

import pytest
from django.urls import reverse

from boards import whereabouts
from boards.board_steps.expected import decided, following
from boards.board_steps.rows import lines
from boards.models import BoardLetter, BoardStep
from tests.boards.handed import AU, KS, link_of, posted, recorded

pytestmark = pytest.mark.django_db


def test_it_is_registered_by_link_and_the_same_body_decides_later(client, coordinator, row, pledges):
    url = link_of()
    answer = client.post(url, posted(do="record", outcome="tabled")).content.decode()
    assert "Kommunstyrelsen bordlade ärendet 3 november 2026, § 123." in answer
    assert "Registrera paragraf och dag" in answer
    assert not pledges.decisions.exists()
    assert decided(list(row.steps.all())) is None
    client.post(url, posted(do="record", decided_on="17 november 2026", paragraph="140"))
    assert pledges.decisions.get().outcome == "approved"


def test_the_letter_is_said_to_come_up_again_and_waits_for_the_same_body(row, coordinator):
    put_off = recorded(row, coordinator, role="proposes", body_name=AU, outcome="tabled", paragraph="7")
    assert following(row, [put_off]).name == AU
    done = recorded(row, coordinator, role="proposes", body_name=AU, paragraph="8", decided_on=date(2026, 11, 10))
    put_off = recorded(row, coordinator, outcome="tabled", decided_on=date(2026, 11, 17))
    assert following(row, [done, put_off]).name == KS
    found = whereabouts.with_whereabouts(BoardLetter.objects.all()).get(pk=row.pk)
    said = whereabouts.sentence(found)
    assert said.startswith("Bordlagd av Kommunstyrelsen 17 november")
    assert said.endswith("§ 123. Tas upp igen senare.")


def test_it_has_no_legal_force_and_is_not_announced(client, coordinator, row):
    kept = recorded(row, coordinator, outcome="tabled", announced_on=date(2026, 11, 6))
    line = lines(row)[0]
    assert (line.legal_force, line.landings) == ("", [])
    client.force_login(coordinator)
    shown = client.get(reverse("boards:board_steps", args=[row.pk])).content.decode()
    assert "Fyll i tillkännagivande" not in shown
    typed = posted(outcome="tabled", paragraph="9", announced_on="6 november 2026")
    asked = client.post(reverse("boards:record_board_step", args=[row.pk]), typed)
    assert "Ett bordlagt ärende har inget beslut att tillkännage" in asked.content.decode()
    assert list(BoardStep.objects.all()) == [kept]
