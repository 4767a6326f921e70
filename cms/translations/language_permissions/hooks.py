"""What Wagtail asks by its hooks. The addresses have their rules; these hold also where a view has another address."""

from functools import partial

from django.db.models import Prefetch
from wagtail.models import Page, TranslatableMixin, WorkflowState

from .readable import readable
from .refusing import NOT_YOUR_LANGUAGE, Refused, answer
from .rights import languages_of


def choosable_pages(pages, request):
    """Page choosers offer the readable pages."""
    return readable(pages, request.user)


def refuse_other_languages(request, row, *args):
    """Before something is done to a page or snippet: it is in a language of the person."""
    if isinstance(row, TranslatableMixin) and row.locale_id not in languages_of(request.user):
        return answer(request, Refused(NOT_YOUR_LANGUAGE))
    return None


def refuse_many(request, rows, *args):
    """The same for the rows that are about to be deleted."""
    found = (refuse_other_languages(request, row) for row in (rows if isinstance(rows, list) else [rows]))
    return next((refusal for refusal in found if refusal), None)


def refuse_in_bulk(request, action_type, rows, action):
    """The same for an action on many."""
    return refuse_many(request, list(rows))


def show_readable_translations(request, row):
    """The engine's editor lists every translation of a row with its title, drafts too, and offers no hook for that
    list. So this one object answers with the readable ones."""
    if isinstance(row, TranslatableMixin) and not request.user.is_superuser:
        row.get_translations = partial(_readable_translations, row, request.user)


def _readable_translations(row, user, inclusive=False):
    rows = readable(type(row).get_translations(row, inclusive), user)
    return rows.prefetch_related(_workflow_states()) if isinstance(row, Page) else rows


def _workflow_states():
    """What Wagtail asks of each page that somebody may not edit: whether its workflow lets them. Here once for all."""
    states = WorkflowState.objects.active().select_related("current_task_state__task")
    return Prefetch("_specific_workflow_states", states, to_attr="_current_workflow_states")
