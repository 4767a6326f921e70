from django.db import migrations, models


def keep_what_stands(apps, schema_editor):
    """Posts that are published without a day are shown without one, and stay so."""
    posts = apps.get_model("news", "NewsPage").objects.using(schema_editor.connection.alias)
    posts.filter(publication_date__isnull=True, first_published_at__isnull=False).update(date_not_known=True)


class Migration(migrations.Migration):
    dependencies = [("news", "0005_key_facts_and_recordings"), ("wagtailcore", "0094_alter_page_locale")]

    operations = [
        migrations.AddField(
            model_name="newspage",
            name="date_not_known",
            field=models.BooleanField(
                default=False,
                help_text="For what was published elsewhere before: no day is shown, and it stands at the end of lists.",
                verbose_name="day of publication not known",
            ),
        ),
        migrations.AlterField(
            model_name="newspage",
            name="publication_date",
            field=models.DateField(
                blank=True,
                help_text="Left empty, it is the day of the first publication here. Not the event's date.",
                null=True,
                verbose_name="published on",
            ),
        ),
        migrations.RunPython(keep_what_stands, migrations.RunPython.noop, elidable=True),
    ]
