from django.db import migrations, models
from django.db.models import Q


def await_decisions(apps, schema_editor):
    """What was signed under a condition waits for its decisions; the next one that is registered settles it."""
    papers = apps.get_model("documents", "Document").objects.exclude(final_condition="")
    papers.update(condition_outcome="awaited")


class Migration(migrations.Migration):
    dependencies = [("documents", "0006_order_of_what_is_read")]

    operations = [
        migrations.AddField(
            model_name="document",
            name="condition_outcome",
            field=models.CharField(
                blank=True,
                choices=[("awaited", "Väntar på beslut"), ("met", "Uppfylld"), ("refused", "Förfallen")],
                editable=False,
                max_length=10,
                default="",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="document",
            name="condition_settled_on",
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.RunPython(await_decisions, migrations.RunPython.noop, elidable=True),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=Q(condition_outcome="", condition_settled_on__isnull=True, final_condition="")
                | ~Q(final_condition="") & Q(condition_outcome="awaited", condition_settled_on__isnull=True)
                | ~Q(final_condition="")
                & Q(condition_outcome__in=["met", "refused"], condition_settled_on__isnull=False),
                name="documents_document_condition_settled",
                violation_error_message="Ett förbehåll väntar på beslut, eller är uppfyllt eller förfallet en dag.",
            ),
        ),
    ]
