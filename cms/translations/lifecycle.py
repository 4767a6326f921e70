"""What happens to an original happens to its translations, in the same transaction: docs/lifecycle.md."""

from django.db import transaction
from django.db.models.signals import pre_delete
from wagtail.models import DraftStateMixin, Page, TranslatableMixin
from wagtail.signals import page_unpublished, post_page_move, unpublished

from .rows import leads, parent_in, take_offline, translations_of


@transaction.atomic
def follow_offline(original: TranslatableMixin) -> None:
    """Take the translations of an original offline. They stay as drafts: nothing is lost."""
    if leads(original):
        for row in translations_of(original):
            take_offline(row)


@transaction.atomic
def follow_move(original: Page) -> None:
    """Move the translations of an original under the translations of its new parent."""
    if not leads(original):
        return
    parent = original.get_parent()
    for row in translations_of(original).select_related("locale"):
        target = parent if parent.is_root() else parent_in(row.locale, parent)
        if row.get_parent().pk != target.pk:
            Page.objects.get(pk=row.pk).specific.move(Page.objects.get(pk=target.pk), pos="last-child")


def _unpublished(sender, instance, **kwargs):
    if isinstance(instance, TranslatableMixin):
        follow_offline(instance)


def _moved(sender, instance, **kwargs):
    if kwargs["parent_page_before"].pk != kwargs["parent_page_after"].pk:
        follow_move(Page.objects.get(pk=instance.pk))


def _about_to_be_deleted(sender, instance, **kwargs):
    if isinstance(instance, TranslatableMixin) and isinstance(instance, DraftStateMixin):
        follow_offline(instance)


def connect() -> None:
    page_unpublished.connect(_unpublished, dispatch_uid="follow_unpublished_page")
    unpublished.connect(_unpublished, dispatch_uid="follow_unpublished_snippet")
    post_page_move.connect(_moved, dispatch_uid="follow_move")
    pre_delete.connect(_about_to_be_deleted, dispatch_uid="follow_deleted")
