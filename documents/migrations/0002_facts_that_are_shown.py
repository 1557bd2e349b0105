"""What was opened to others is found by what they are shown of it, and by nothing else."""

import json

from django.db import migrations, models

from documents.search_words import found_by


def write_anew(apps, schema_editor):
    for entry in apps.get_model("documents", "SearchEntry").objects.exclude(revision=None).select_related("revision"):
        shown = found_by(json.loads(entry.revision.content))
        entry.words, entry.facts = shown["words"], shown["facts"]
        entry.save()


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]

    operations = [
        migrations.AddField(
            "searchentry", "facts", models.CharField(blank=True, default="", editable=False, max_length=500)
        ),
        migrations.RunPython(write_anew, migrations.RunPython.noop),
    ]
