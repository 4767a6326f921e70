"""Wagtail's permission policies, narrowed by language.

Everything in Wagtail that asks a policy follows: explorer, reports, the admin's API, history, choosers, buttons, links
to edit. So that what a page's tree does not say is narrowed too, the addresses have rules of their own (guard.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.models import Permission
from django.db.models import Q
from modelcluster.fields import ParentalKey
from wagtail.models import Page, get_translatable_models
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import register_permission_policy

from .readable import shown_in_full
from .rights import languages_of, people_of

ADD = Page.PERMISSION_CODENAMES.ADD
WORK = {"change", "publish", "lock", "unlock", "bulk_delete"}


@dataclass(frozen=True)
class NarrowedPermission:
    """A permission on a page and below. One on the root becomes one for each tree of the person's languages."""

    page: Page
    permission: Permission

    @property
    def page_id(self):
        return self.page.pk


class LanguagePagePolicy(PagePermissionPolicy):
    """Page permissions hold in the languages of the person only."""

    permission_cache_name = "_page_permissions_in_languages"
    _explorable_root_instance_cache_name = "_explorable_root_in_languages"

    def get_all_permissions_for_user(self, user):
        granted = super().get_all_permissions_for_user(user)
        languages = languages_of(user)
        return granted if languages.everywhere else list(_narrowed(granted, languages))

    def user_has_any_permission_for_instance(self, user, actions, instance):
        within = instance.depth == 1 or instance.locale_id in languages_of(user)
        return within and super().user_has_any_permission_for_instance(user, actions, instance)

    def instances_user_has_any_permission_for(self, user, actions):
        return languages_of(user).filter(super().instances_user_has_any_permission_for(user, actions))

    def explorable_instances(self, user):
        """Wagtail's, in the languages of the person. Below a page where they may only add they see what is public,
        what they wrote, and no more: the right to add is none to read."""
        if user.is_active and user.is_superuser:
            return super().explorable_instances(user)
        granted = self.get_cached_permissions_for_user(user)
        if not granted:
            return self.model._default_manager.none()
        found = super().explorable_instances(user)
        if any(right.permission.codename == ADD for right in granted):
            found = found.filter(Q(pk__in=self._worked_on(user)) | Q(path__in=_on_the_way(granted)) | shown_in_full())
        languages = languages_of(user)
        return found if languages.everywhere else found.filter(Q(locale_id__in=languages.ids) | Q(depth=1))

    def _worked_on(self, user):
        return self.instances_user_has_any_permission_for(user, WORK).values("pk")

    def users_with_any_permission_for_instance(self, actions, instance, include_superusers=True):
        users = super().users_with_any_permission_for_instance(actions, instance, include_superusers)
        return users.filter(pk__in=people_of(instance.locale_id))


class LanguageSnippetPolicy(ModelPermissionPolicy):
    """The permissions of a translatable model hold in the languages of the person only."""

    def user_has_permission(self, user, action):
        return bool(languages_of(user)) and super().user_has_permission(user, action)

    def user_has_permission_for_instance(self, user, action, instance):
        return instance.locale_id in languages_of(user) and super().user_has_permission(user, action)

    def instances_user_has_any_permission_for(self, user, actions):
        return languages_of(user).filter(super().instances_user_has_any_permission_for(user, actions))

    def users_with_any_permission(self, actions):
        return super().users_with_any_permission(actions).filter(pk__in=people_of())

    def users_with_any_permission_for_instance(self, actions, instance):
        return super().users_with_any_permission(actions).filter(pk__in=people_of(instance.locale_id))


def translatable_snippets() -> list[type]:
    """The translatable models that are neither pages nor parts of another row."""
    return [
        model
        for model in get_translatable_models()
        if not issubclass(model, Page) and not any(isinstance(field, ParentalKey) for field in model._meta.fields)
    ]


def connect() -> None:
    """Register the policies. Wagtail wants that before anything asks for one."""
    register_permission_policy(Page, LanguagePagePolicy(Page))
    for model in translatable_snippets():
        register_permission_policy(model, LanguageSnippetPolicy(model), exact_class=True)


def _narrowed(granted, languages) -> Iterator[NarrowedPermission]:
    trees = None
    for right in granted:
        if right.page.depth > 1:
            if right.page.locale_id in languages:
                yield NarrowedPermission(right.page, right.permission)
            continue
        if trees is None:
            trees = list(languages.filter(Page.objects.filter(depth=2)))
        yield from (NarrowedPermission(page, right.permission) for page in trees)


def _on_the_way(granted) -> set[str]:
    """Paths of the pages that rights stand on, and of those above them: whoever works below has to pass them."""
    paths = {right.page.path for right in granted}
    return {path[:end] for path in paths for end in range(Page.steplen, len(path) + 1, Page.steplen)}
