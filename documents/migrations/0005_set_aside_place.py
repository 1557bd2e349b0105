from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0004_register_and_clearing")]

    operations = [
        migrations.AddField(
            model_name="setaside",
            name="place",
            field=models.CharField(blank=True, default="", editable=False, max_length=20),
            preserve_default=False,
        ),
    ]
