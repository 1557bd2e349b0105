from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agreements", "0002_two_authorities")]

    operations = [
        migrations.AddField(
            model_name="lawrule",
            name="known_as",
            field=models.CharField(
                blank=True,
                help_text=(
                    "Namn som bara kan betyda den här lagen, med komma emellan. Till exempel ”personuppgiftslagen”."
                ),
                max_length=200,
                verbose_name="kallas också",
            ),
        ),
        migrations.AlterField(
            model_name="lawrule",
            name="replaced_by",
            field=models.CharField(
                blank=True,
                help_text="Med nummer, till exempel ”kommunallagen (2017:725)”.",
                max_length=200,
                verbose_name="ersatt av",
            ),
        ),
        migrations.AlterField(
            model_name="lawrule",
            name="code",
            field=models.CharField(
                help_text="Så känner tips och bevakningar igen regeln. En ändrad regel har samma kod.",
                max_length=40,
                verbose_name="kod",
            ),
        ),
    ]
