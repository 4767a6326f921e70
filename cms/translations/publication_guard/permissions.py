"""Who may publish and who may make what is not there yet, each in a language of theirs."""

from wagtail.models import DraftStateMixin, Locale, Page
from wagtail.permissions import policy_registry

from ..language_permissions import may_translate


def may_publish(user, row) -> bool:
    """Whether somebody may publish; saving content without drafts is publishing it."""
    if isinstance(row, Page):
        return row.permissions_for_user(user).can_publish()
    action = "publish" if isinstance(row, DraftStateMixin) else "change"
    return policy_registry.get(row).user_has_permission_for_instance(user, action, row)


def may_add(user, original, locale: Locale) -> bool:
    """Whether somebody may make this content in a language: below the nearest page above that exists in it."""
    if not may_translate(user, locale):
        return False
    if not isinstance(original, Page):
        return policy_registry.get(original).user_has_permission(user, "add")
    keys = [page.translation_key for page in original.get_ancestors()]
    above = Page.objects.filter(translation_key__in=keys, locale=locale).order_by("-depth").first()
    return (above or Page.get_first_root_node()).permissions_for_user(user).can_add_subpage()
