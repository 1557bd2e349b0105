from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0007_condition_outcome")]

    operations = [
        migrations.AddField(
            model_name="copy",
            name="condition",
            field=models.CharField(blank=True, default="", max_length=300, verbose_name="under förutsättning av"),
            preserve_default=False,
        ),
        migrations.RemoveConstraint(model_name="copy", name="documents_copy_once"),
        migrations.AddConstraint(
            model_name="copy",
            constraint=models.UniqueConstraint(
                fields=("revision", "audience", "form", "condition"), name="documents_copy_once"
            ),
        ),
    ]
