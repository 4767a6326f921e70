from django.db import transaction
from django_tasks import task

from ..engine.models import TranslationSource


@task()
def reextract(source_id: int) -> None:
    """Take the segments of a source from the row as it is published. No page of any translation is touched.

    All or nothing: a job that is killed leaves what was there, and does the same when it runs again.
    """
    with transaction.atomic():
        source = TranslationSource.objects.select_for_update().filter(pk=source_id).first()
        if source is None or not _exists(source):
            return
        source.update_from_db()


def _exists(source):
    model = source.specific_content_type.model_class()
    return model.objects.filter(translation_key=source.object_id, locale_id=source.locale_id).exists()
