import pytest
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, connection, transaction

from base import append_only
from base.models import StoredFile


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
