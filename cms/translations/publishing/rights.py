"""What Wagtail itself lets somebody do with a row, a page or not. Rights to languages are in ``..scope``."""

from wagtail.models import DraftStateMixin, Locale, Page
from wagtail.permissions import policy_registry


def may_edit(user, row) -> bool:
    if isinstance(row, Page):
        return row.permissions_for_user(user).can_edit()
    return policy_registry.get(row).user_has_permission(user, "change")


def may_publish(user, row) -> bool:
    """Whether somebody may publish; saving content without drafts is publishing it."""
    if isinstance(row, Page):
        return row.permissions_for_user(user).can_publish()
    return policy_registry.get(row).user_has_permission(
        user, "publish" if isinstance(row, DraftStateMixin) else "change"
    )


def may_add(user, original, locale: Locale) -> bool:
    """Whether somebody may make this content in a language: below the nearest page above that exists in it."""
    if not isinstance(original, Page):
        return policy_registry.get(original).user_has_permission(user, "add")
    keys = [page.translation_key for page in original.get_ancestors()]
    above = Page.objects.filter(translation_key__in=keys, locale=locale).order_by("-depth").first()
    return (above or Page.get_first_root_node()).permissions_for_user(user).can_add_subpage()
