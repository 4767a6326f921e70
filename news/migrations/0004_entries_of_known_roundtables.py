"""Calendars begin with the roundtables that are there. The way back needs nothing: the table goes."""

from django.db import migrations

FACTS = ("ordinal", "status", "start", "end", "start_time", "end_time", "time_zone", "duration_minutes", "place", "format")


def begin(apps, schema_editor):
    entries = apps.get_model("news", "CalendarEntry").objects.using(schema_editor.connection.alias)
    roundtables = apps.get_model("news", "Roundtable").objects.using(schema_editor.connection.alias)
    known = roundtables.filter(calendar_entry__isnull=True).select_related("region").order_by("pk")
    entries.bulk_create(
        [
            entries.model(
                roundtable=each,
                region_key=each.region.translation_key,
                **{name: getattr(each, name) for name in FACTS},
            )
            for each in known.iterator()
        ],
        batch_size=500,
    )


class Migration(migrations.Migration):

    dependencies = [
        ("news", "0003_calendar_entries"),
        ("regions", "0002_relations"),
        ("wagtailcore", "0094_alter_page_locale"),
    ]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
