import pytest
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from base import append_only
from base.models import StoredFile
from documents.content import freeze
from documents.models import Clearing, Revision
from tests.documents.factories import paper


@pytest.fixture
def stored(db):
    return StoredFile.objects.keep(b"text", "text/plain")


def test_a_kept_row_cannot_be_changed(stored):
    with pytest.raises(IntegrityError), transaction.atomic():
        StoredFile.objects.filter(pk=stored.pk).update(media_type="application/pdf")


def test_a_kept_row_cannot_be_deleted(stored):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM base_storedfile")


def test_the_check_asks_the_database(stored):
    assert append_only.check(databases=["default"]) == []
    with connection.cursor() as cursor:
        cursor.execute(
            "DROP TRIGGER base_storedfile_delete_append_only"
            + (" ON base_storedfile" if connection.vendor == "postgresql" else "")
        )
    (warning,) = append_only.check(databases=["default"])
    assert "base_storedfile" in warning.msg
    append_only.make()
    assert append_only.check(databases=["default"]) == []


def test_the_check_is_silent_when_no_database_is_asked(db):
    assert append_only.check() == []


@pytest.mark.django_db(transaction=True)
def test_flush_empties_the_tables_and_protects_them_again():
    StoredFile.objects.keep(b"text", "text/plain")
    call_command("flush", interactive=False, verbosity=0)
    assert not StoredFile.objects.exists()
    assert append_only.unprotected() == []
    StoredFile.objects.keep(b"text", "text/plain")
    with pytest.raises(DatabaseError):
        StoredFile.objects.update(media_type="application/pdf")


# Rows that may go after all, when the rule that the model declares says so.


@pytest.fixture
def two_drafts(municipality, coordinator):
    """Two papers with a text each that nothing holds."""
    papers = [paper(municipality, coordinator, title=title) for title in ("Den ena", "Den andra")]
    return [(each, freeze(each, "Prov", coordinator)) for each in papers]


def refused(act) -> bool:
    try:
        with transaction.atomic():
            act()
    except IntegrityError:
        return True
    return False


def test_a_revision_goes_only_while_working_material_of_its_own_paper_is_cleared(two_drafts, coordinator):
    (document, revision), (_other, other_revision) = two_drafts
    assert refused(revision.delete)
    clearing = Clearing.objects.create(document=document, by=coordinator, what="Ett utkast")
    assert refused(other_revision.delete)
    assert refused(lambda: Revision.objects.filter(pk=revision.pk).update(reason="En annan"))
    revision.delete()
    again = freeze(document, "Prov", coordinator)
    Clearing.objects.update(finished_at=timezone.now())
    assert refused(again.delete)
    assert refused(clearing.delete)
    assert refused(lambda: Clearing.objects.update(finished_at=None))
    assert refused(lambda: Clearing.objects.update(what="Inget"))


@pytest.mark.django_db(transaction=True)
def test_a_table_that_a_rule_asks_can_be_rebuilt_by_a_migration(two_drafts):
    field, wider = _with_null(Clearing._meta.get_field("what"))
    append_only.stand_aside()
    for before, after in ((field, wider), (wider, field)):
        with connection.schema_editor() as editor:
            editor.alter_field(Clearing, before, after)
    append_only.make()
    assert append_only.unprotected() == []
    assert refused(two_drafts[0][1].delete)


def _with_null(field):
    wide = field.clone()
    wide.set_attributes_from_name(field.name)
    wide.model, wide.null = field.model, True
    return field, wide


def test_a_rule_that_has_changed_is_made_anew(two_drafts, monkeypatch):
    monkeypatch.setattr(Revision, "append_only_but", {})
    assert append_only.unprotected() == ["documents_revision"]
    append_only.make()
    document, revision = two_drafts[0]
    Clearing.objects.create(document=document, by=revision.made_by, what="Ett utkast")
    assert refused(revision.delete)
    monkeypatch.undo()
    append_only.make()
    revision.delete()
