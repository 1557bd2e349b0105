from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("base", "0004_links_of_one_matter")]

    operations = [
        migrations.AddIndex(
            model_name="outgoingmail",
            index=models.Index(
                condition=models.Q(("sent_at__isnull", True)), fields=["key"], name="base_outgoingmail_unsent"
            ),
        ),
    ]
