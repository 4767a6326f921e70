from django.db import migrations

POSTGRESQL = (
    "CREATE TABLE search_tokens (rowid bigint PRIMARY KEY, tokens tsvector NOT NULL)",
    "CREATE INDEX search_tokens_tokens ON search_tokens USING gin (tokens) WITH (fastupdate = off)",
)
FTS5 = "fts5(tokens, detail=none, tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* M* Co'\")"
SQLITE = (f"CREATE VIRTUAL TABLE search_tokens USING {FTS5}",)


def make(apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE search_tokens")


class Migration(migrations.Migration):
    dependencies = [("search", "0001_entries_and_what_editors_add")]
    operations = [migrations.RunPython(make, drop)]
