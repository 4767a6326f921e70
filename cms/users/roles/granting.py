"""Rights as rows: on models, on pages and what is below them, on pictures and documents, in languages."""

from functools import reduce
from operator import or_

from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Locale, Page

from cms.translations.models import LanguageRight

from .table import EVERY, Role

# Wagtail asks for the rights of its own models, also where a site has replaced them.
MEDIA = ("wagtailimages.image", "wagtaildocs.document")


def grant(group: Group, role: Role) -> None:
    """Give a new group all that its role has."""
    group.permissions.set(_permissions(role.all_permissions()))
    on_page(group, Page.get_first_root_node(), role.on_pages)
    _on_media(group, role.on_media)
    if role.language:
        locale = None if role.language == EVERY else Locale.get_default()
        LanguageRight.objects.create(group=group, locale=locale, role=role.may)


def on_page(group: Group, page: Page, actions) -> None:
    """Give a group rights on a page and what is below; what it has already stays."""
    for permission in _permissions(f"wagtailcore.{action}_page" for action in actions):
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def _on_media(group, actions):
    root = Collection.get_first_root_node()
    names = (f"{app}.{action}_{model}" for app, model in (m.split(".") for m in MEDIA) for action in actions)
    for permission in _permissions(names):
        GroupCollectionPermission.objects.create(group=group, collection=root, permission=permission)


def _permissions(names):
    """Those of the names that there are: no model without drafts can be published."""
    pairs = (name.split(".") for name in names)
    wanted = [Q(content_type__app_label=app, codename=codename) for app, codename in pairs]
    return Permission.objects.filter(reduce(or_, wanted, Q(pk__in=[])))
