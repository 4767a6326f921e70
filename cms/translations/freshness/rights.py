"""Who may do what here."""

from importlib import import_module

from wagtail.models import Locale, Page
from wagtail.permissions import policy_registry


def may_edit(user, instance) -> bool:
    """Whether somebody may edit a page or a snippet, by Wagtail's own permissions."""
    if isinstance(instance, Page):
        return instance.permissions_for_user(user).can_edit()
    policy = policy_registry.get(instance)
    return policy is not None and policy.user_has_permission_for_instance(user, "change", instance)


def may_translate(user, locale: Locale) -> bool:
    """Whether somebody may translate into a language. Without rules of scope only administrators may."""
    try:
        scope = import_module("cms.translations.scope")
    except ModuleNotFoundError:
        return user.is_active and user.is_superuser
    return scope.may_translate(user, locale)
