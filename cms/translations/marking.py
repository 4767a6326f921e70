"""Marks what fails the checks as it is saved, by whichever door it came. Marked values are never published."""

from django.db.models.signals import post_save, pre_save
from django.utils.html import escape, strip_tags
from django.utils.translation import gettext as _
from wagtail_localize.models import SegmentOverride, StringTranslation

from .models import Carried
from .safety import LONGEST, fault_of, fault_of_link, too_big, without_control

PREFIX = "\u2063"  # an invisible mark before our own messages, to tell them from the engine's


def _before_string(sender, instance, raw=False, **kwargs):
    """Only what can be stored safely is stored: a text too long or too deep is cut to its bare words."""
    instance.data = without_control(instance.data)
    if not raw and too_big(instance.data):
        instance.data = escape(strip_tags(instance.data[: LONGEST * 2])[: LONGEST // 10])
        instance.cut_short = True


def _after_string(sender, instance, raw=False, update_fields=None, **kwargs):
    if raw or (update_fields is not None and "data" not in update_fields):
        return
    fault = fault_of(instance.data, instance.translation_of.data, carried=instance.tool_name == Carried.TOOL_NAME)
    if getattr(instance, "cut_short", False):
        fault = fault or _("This was too long, or its tags too deep, and was cut to its words. Write it again.")
    if fault:
        _mark(instance, fault)


def _after_override(sender, instance, raw=False, **kwargs):
    """The engine writes an override without its mark, so the mark is written after it, each time."""
    if raw:
        return
    fault = fault_of_link(instance.data)
    if fault:
        _mark(instance, fault)
    elif instance.has_error and instance.field_error.startswith(PREFIX):
        sender.objects.filter(pk=instance.pk).update(has_error=False, field_error="")


def _mark(instance, fault):
    instance.has_error, instance.field_error = True, PREFIX + fault
    type(instance).objects.filter(pk=instance.pk).update(has_error=True, field_error=instance.field_error)


def connect() -> None:
    pre_save.connect(_before_string, sender=StringTranslation, dispatch_uid="clean_string")
    post_save.connect(_after_string, sender=StringTranslation, dispatch_uid="mark_string")
    post_save.connect(_after_override, sender=SegmentOverride, dispatch_uid="mark_override")
