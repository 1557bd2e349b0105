import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("base", "0003_attached_mail")]

    operations = [
        migrations.AddField(
            model_name="answerlink",
            name="first",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="later",
                to="base.answerlink",
            ),
        ),
    ]
