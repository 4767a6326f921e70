from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("translations", "0002_what_is_remembered_about_translations")]

    operations = [
        migrations.AddField(
            model_name="authorship",
            name="digest",
            field=models.CharField(default="", max_length=32),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="translationstatus",
            name="original_language",
            field=models.CharField(blank=True, default="", max_length=20),
            preserve_default=False,
        ),
    ]
