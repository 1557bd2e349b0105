from django.db import migrations

from agreements.law.loading import load


def add_rules(apps, schema_editor):
    load(apps.get_model("agreements", "LawRule"))


class Migration(migrations.Migration):
    dependencies = [("agreements", "0004_going_on")]

    # Backwards nothing is taken away: what an obligation rests on stays.
    operations = [migrations.RunPython(add_rules, migrations.RunPython.noop)]
