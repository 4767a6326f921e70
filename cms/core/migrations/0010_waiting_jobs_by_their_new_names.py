from django.db import migrations

# Jobs are kept by the place of their function. Those that wait while modules are moved would be known by nobody.
MOVED = {
    "cms.core.carrying.index_again": "cms.core.synchronized_fields.copying.index_again",
    "cms.core.periodic.running.do_periodic": "cms.operations.periodic.running.do_periodic",
    "cms.translations.engine_jobs.run": "cms.translations.engine.jobs.run",
    "cms.translations.terms.seeds.seed_terms": "cms.translations.glossary.seeds.seed_terms",
    "cms.webhooks.spreading.spread": "cms.webhooks.dispatch.spread",
}


def rename(apps, schema_editor, moved):
    jobs = apps.get_model("django_tasks_database", "DBTaskResult").objects.using(schema_editor.connection.alias)
    for before, after in moved.items():
        jobs.filter(task_path=before).update(task_path=after)


def forwards(apps, schema_editor):
    rename(apps, schema_editor, MOVED)


def backwards(apps, schema_editor):
    rename(apps, schema_editor, {after: before for before, after in MOVED.items()})


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0009_documents_follow_a_private_page'),
        ('django_tasks_database', '0018_rename_succeeded_status'),
    ]

    operations = [migrations.RunPython(forwards, backwards)]
