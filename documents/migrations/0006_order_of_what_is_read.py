import json

from django.db import migrations, models

from base.searching import sort_key


def fill(apps, schema_editor):
    """What was opened already is sorted by the title and type that it says."""
    entries = apps.get_model("documents", "SearchEntry").objects.exclude(revision=None).select_related("revision")
    for entry in entries.iterator():
        frame = json.loads(entry.revision.content)["frame"]
        entry.sort_title, entry.type_label = sort_key(frame["title"]), frame["type_label"]
        entry.save(update_fields=["sort_title", "type_label"])


class Migration(migrations.Migration):
    dependencies = [("documents", "0005_set_aside_place")]

    operations = [
        migrations.AddField(
            model_name="searchentry",
            name="sort_title",
            field=models.CharField(blank=True, default="", editable=False, max_length=200),
        ),
        migrations.AddField(
            model_name="searchentry",
            name="type_label",
            field=models.CharField(blank=True, default="", editable=False, max_length=100),
        ),
        migrations.AddIndex(
            model_name="reader",
            index=models.Index(
                condition=models.Q(("revision__isnull", False)),
                fields=["organisation"],
                name="documents_reader_of_others",
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
