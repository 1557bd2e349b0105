"""The demo year: every state can be clicked, and it is loaded once."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from agreements.models import Agreement, Relation, TermKind
from agreements.models.status import Code
from base.dates import today
from boards.models import BoardLetter, Package
from boards.whereabouts import sentence, with_whereabouts
from documents import kinds
from documents.models import Clause, Document, ImportedPaper, Reader, State, Template
from organisations.models import Organisation, Role, User
from tests.boards.bundles import joined_quickly


@pytest.fixture
def said(db, monkeypatch) -> str:
    monkeypatch.setattr("boards.packages.making.join", joined_quickly)
    out = StringIO()
    call_command("load_demo", stdout=out)
    return out.getvalue()


def test_everything_can_be_seen_and_it_is_loaded_once(client, said):
    _every_state_of_a_paper()
    _every_answer_of_the_calendar()
    _letters_all_along_the_way()
    _how_to_log_in_as_each_role(client, said)
    _a_paper_waits_to_be_confirmed()
    _a_second_time_is_refused()


def _every_state_of_a_paper():
    assert set(Document.objects.values_list("state", flat=True)) == set(State)
    assert set(Document.objects.values_list("kind", flat=True)) == {kind.code for kind in kinds.every()}
    assert Reader.objects.exclude(revision=None).exists()
    assert Document.objects.filter(sections__audience="internal").exists()


def _every_answer_of_the_calendar():
    statuses = set(Agreement.objects.with_status_on(today()).values_list("status_code", flat=True))
    assert set(Code) - statuses == set()
    assert set(Agreement.objects.values_list("term_kind", flat=True)) >= set(TermKind)
    assert set(Agreement.objects.values_list("relation", flat=True)) >= set(Relation)


def _letters_all_along_the_way():
    owner = Organisation.objects.get(name="Lindhaga kommun")
    said = [sentence(each) for each in with_whereabouts(BoardLetter.objects.filter(document__owner=owner))]
    for word in ("Utkast", "Hos Carl Stensson", "Lämnad till Sara Wik", "Beslutad av Kommunstyrelsen"):
        assert [each.startswith(word) for each in said].count(True) == 1, word
    assert not Package.objects.exclude(state=Package.State.MADE).exists()
    decided = BoardLetter.objects.get(steps__role="decides").document
    assert decided.filings.get().case.filings.count() == 2


def _how_to_log_in_as_each_role(client, said):
    for role in Role:
        assert str(role.label) in said
    for user in User.objects.all():
        if user.email in said:
            client.force_login(user)
            assert client.get("/").status_code == 200
    assert client.login(email="karin@lindhaga.example", password=said.split("lösenordet ")[1].split(":")[0])


def _a_paper_waits_to_be_confirmed():
    waiting = ImportedPaper.objects.get(document=None)
    assert waiting.doubts.filter(settled_at=None).exists()


def _a_second_time_is_refused():
    before = [model.objects.count() for model in (Document, Template, Clause, Organisation)]
    with pytest.raises(CommandError, match="inte tom"):
        call_command("load_demo", stdout=StringIO())
    out = StringIO()
    call_command("load_demo", if_empty=True, stdout=out)
    assert "karin@lindhaga.example" in out.getvalue()
    assert [model.objects.count() for model in (Document, Template, Clause, Organisation)] == before


def test_somebody_elses_accounts_are_left_alone(db):
    User.objects.create_user(email="ada@kommunen.example.org", name="Ada")
    with pytest.raises(CommandError):
        call_command("load_demo", stdout=StringIO())
    out = StringIO()
    call_command("load_demo", if_empty=True, stdout=out)
    assert out.getvalue() == ""
    assert not Document.objects.exists()
