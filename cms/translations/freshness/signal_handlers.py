"""When freshness has something to do."""

from django.db.models.signals import post_save
from wagtail.models import DraftStateMixin, Page, TranslatableMixin
from wagtail.signals import published

from cms.core.originals import sources_of
from cms.operations.jobs import due

from ..engine.models import StringTranslation, TranslationLog, TranslationSource
from ..models import Carried
from .carry_over import keep_words
from .snapshot import basis_of_log
from .tasks import reextract


def extract_soon(instance: TranslatableMixin) -> None:
    """Have the segments taken anew, if this row is one that translations are made from."""
    source_id = sources_of(instance).get(instance.locale_id)
    if source_id:
        due(reextract, source_id)


def _snippet_published(sender, instance, **kwargs):
    if isinstance(instance, TranslatableMixin) and not isinstance(instance, Page) and instance.live:
        extract_soon(instance)


def _saved(sender, instance, created, raw=False, update_fields=None, **kwargs):
    """A page is published by saving its public row, a snippet without drafts by saving it."""
    if raw or created or not isinstance(instance, TranslatableMixin):
        return
    if isinstance(instance, Page):
        if instance.live and update_fields is None and sender is not Page:
            extract_soon(instance)
    elif not isinstance(instance, DraftStateMixin):
        extract_soon(instance)


def _source_saved(sender, instance, created, raw=False, update_fields=None, **kwargs):
    if not raw and not created and (update_fields is None or "content_json" in update_fields):
        keep_words(instance)


def _generated(sender, instance, created, raw=False, **kwargs):
    if created and not raw:
        basis_of_log(instance)


def _words_saved(sender, instance, created, raw=False, update_fields=None, **kwargs):
    """Words written for a text are no longer carried over, whoever or whatever wrote them."""
    if raw or created or (update_fields is not None and not {"data", "tool_name"} & set(update_fields)):
        return
    if instance.tool_name != Carried.TOOL_NAME:
        Carried.objects.filter(string_translation=instance.pk).delete()


def connect() -> None:
    published.connect(_snippet_published, dispatch_uid="extract_published_snippet")
    post_save.connect(_saved, dispatch_uid="extract_saved")
    post_save.connect(_source_saved, sender=TranslationSource, dispatch_uid="keep_words")
    post_save.connect(_generated, sender=TranslationLog, dispatch_uid="write_basis")
    post_save.connect(_words_saved, sender=StringTranslation, dispatch_uid="no_longer_carried")
