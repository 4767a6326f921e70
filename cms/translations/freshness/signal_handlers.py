"""When freshness has something to do."""

from wagtail.models import DraftStateMixin, Page, TranslatableMixin

from cms.core.content_events import Published, Saved, Step, subscribe
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


def _snippet_published(event):
    if event.row.live:
        extract_soon(event.row)


def _saved(event):
    """A page is published by saving its public row, a snippet without drafts by saving it."""
    if event.created:
        return
    if isinstance(event.row, Page):
        if event.row.live and event.update_fields is None and event.model is not Page:
            extract_soon(event.row)
    elif not isinstance(event.row, DraftStateMixin):
        extract_soon(event.row)


def _source_saved(event):
    if not event.created and (event.update_fields is None or "content_json" in event.update_fields):
        keep_words(event.row)


def _generated(event):
    if event.created:
        basis_of_log(event.row)


def _words_saved(event):
    """Words written for a text are no longer carried over, whoever or whatever wrote them."""
    if event.created or (event.update_fields is not None and not {"data", "tool_name"} & event.update_fields):
        return
    if event.row.tool_name != Carried.TOOL_NAME:
        Carried.objects.filter(string_translation=event.row.pk).delete()


def _is_snippet(model) -> bool:
    return issubclass(model, TranslatableMixin) and not issubclass(model, Page)


def connect() -> None:
    step = Step.FRESHNESS
    soon = "paragraphs of an original are taken anew, in a job"
    subscribe(Published, _snippet_published, step=step, where=_is_snippet, of="translatable snippets", does=soon)
    subscribe(Saved, _saved, step=step, models=TranslatableMixin, does=soon)
    subscribe(Saved, _source_saved, step=step, models=TranslationSource, does="words are carried over to changed texts")
    subscribe(Saved, _generated, step=step, models=TranslationLog, does="what the words were written for is kept")
    subscribe(Saved, _words_saved, step=step, models=StringTranslation, does="the words are no longer carried over")
