"""Marks what fails the checks as it is saved, by whichever door it came. Marked values are never published."""

from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.core.content_events import Saved, Saving, Step, subscribe

from ..engine.models import SegmentOverride, StringTranslation
from ..models import Carried
from .safety import accept, fault_of_link, without_control

LONGEST_TITLE = Page._meta.get_field("draft_title").max_length
PREFIX = "\u2063"  # an invisible mark before our own messages, to tell them from the engine's


def _before_string(event):
    """Only what can be stored safely is stored: a text too long or too deep is cut to its bare words."""
    instance = event.row
    instance.fault = ""
    if event.raw:
        instance.data = without_control(instance.data)
    elif event.update_fields is None or "data" in event.update_fields:
        carried = instance.tool_name == Carried.TOOL_NAME
        instance.data, instance.fault = accept(instance.data, instance.translation_of.data, carried)
        _fit_title(instance)


def _fit_title(instance):
    """The engine copies a title at once into the page's draft title, where PostgreSQL refuses what is too long."""
    if len(instance.data) > LONGEST_TITLE and instance.context is not None and instance.context.path == "title":
        instance.data = instance.data[:LONGEST_TITLE]
        instance.fault = instance.fault or _("This is far longer than the original. Shorten it.")


def _after_string(event):
    if event.row.fault:
        _mark(event.row, event.row.fault)


def _after_override(event):
    """The engine writes an override without its mark, so the mark is written after it, each time."""
    instance = event.row
    fault = fault_of_link(instance.data)
    if fault:
        _mark(instance, fault)
    elif instance.has_error and instance.field_error.startswith(PREFIX):
        SegmentOverride.objects.filter(pk=instance.pk).update(has_error=False, field_error="")


def _mark(instance, fault):
    instance.has_error, instance.field_error = True, PREFIX + fault
    type(instance).objects.filter(pk=instance.pk).update(has_error=True, field_error=instance.field_error)


def connect() -> None:
    step, words = Step.WORDS, StringTranslation
    subscribe(Saving, _before_string, step=step, models=words, raw=True, does="what cannot be stored safely is cut")
    subscribe(Saved, _after_string, step=step, models=words, does="words that fail a check are marked")
    subscribe(Saved, _after_override, step=step, models=SegmentOverride, does="a bad address is marked")
