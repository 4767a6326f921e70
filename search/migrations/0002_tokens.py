from django.db import migrations

from search import tokens


def make(apps, schema_editor):
    for statement in tokens.creation():
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE search_tokens")


class Migration(migrations.Migration):
    dependencies = [("search", "0001_entries_and_what_editors_add")]
    operations = [migrations.RunPython(make, drop)]
