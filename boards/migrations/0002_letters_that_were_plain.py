"""Letters that were papers without rows of their own get them."""

from django.db import migrations


def give_rows(apps, schema_editor):
    letters = apps.get_model("boards", "BoardLetter").objects
    documents = apps.get_model("documents", "Document").objects
    letters.bulk_create(
        letters.model(document_id=pk)
        for pk in documents.filter(kind="board_letter").values_list("pk", flat=True)
        if not letters.filter(pk=pk).exists()
    )


class Migration(migrations.Migration):
    dependencies = [("boards", "0001_papers_for_boards"), ("documents", "0002_two_authorities")]
    operations = [migrations.RunPython(give_rows, migrations.RunPython.noop)]
