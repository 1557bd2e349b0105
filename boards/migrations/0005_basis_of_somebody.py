import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("boards", "0004_handover_reminded")]
    operations = [
        migrations.AddField(
            "decisionbasis",
            "organisation",
            models.ForeignKey(
                default=0,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisations.organisation",
            ),
            preserve_default=False,
        )
    ]
