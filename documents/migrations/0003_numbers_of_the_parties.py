"""A party's number is text on the paper: nobody makes or keeps cases in the register of another organisation."""

from django.db import migrations, models
from django.db.models import F


def as_text(apps, schema_editor):
    Party = apps.get_model("documents", "Party")
    filings = apps.get_model("documents", "Filing").objects.exclude(case__organisation=F("document__owner"))
    for filing in filings.select_related("case"):
        case, number = filing.case, filing.case.registry_number
        party = Party.objects.filter(document=filing.document_id, organisation=case.organisation_id, registry_number="")
        party.update(registry_number=number)
        filing.delete()
        if not (case.title or case.case_officer or case.filings.exists()):
            case.delete()


class Migration(migrations.Migration):
    dependencies = [("documents", "0002_facts_that_are_shown")]

    operations = [
        migrations.AddField(
            "party",
            "registry_number",
            models.CharField(blank=True, default="", max_length=60, verbose_name="diarienummer hos parten"),
        ),
        migrations.RunPython(as_text, migrations.RunPython.noop),
    ]
