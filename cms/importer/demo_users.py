"""Sign-ins of the demonstration. Their passwords are public, so production settings refuse to make them."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from .stock import key

PASSWORDS = {
    "editor": "welcome-to-the-table",
    "translator": "every-word-counts",
    "administrator": "keys-to-the-house",
}
EDITED_MODELS = {
    "regions": ("goodpractice", "organisation", "topic"),
    "news": ("roundtable",),
    "core": ("project", "networksettings"),
}


def sign_ins() -> list[tuple[str, str]]:
    """Names and passwords, to be printed."""
    return list(PASSWORDS.items())


def make() -> None:
    """Make the sign-ins that are not there yet; those that exist keep whatever people changed."""
    for name, password in PASSWORDS.items():
        user, made = get_user_model().objects.get_or_create(
            username=name, defaults={"is_superuser": name == "administrator", "email": f"{name}@example.org"}
        )
        if not made:
            continue
        user.set_password(password)
        user.save()
        if name == "editor":
            user.groups.add(_communications())
        if name == "translator":
            user.groups.add(_french_translators())


def _communications() -> Group:
    """Communications staff: publish everything, everywhere."""
    group, made = Group.objects.get_or_create(name="Communications")
    if made:
        rights = Permission.objects.filter(codename="access_admin", content_type__app_label="wagtailadmin")
        for app, models in EDITED_MODELS.items():
            rights |= Permission.objects.filter(content_type__app_label=app, content_type__model__in=models)
        rights |= Permission.objects.filter(codename="submit_translation", content_type__app_label="wagtail_localize")
        group.permissions.set(rights.distinct())
        _allow(
            group, Page.get_first_root_node(), ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
        )
        _allow_media(group)
    return group


def _french_translators() -> Group:
    """Translators into French: they change French pages and publish none."""
    group, made = Group.objects.get_or_create(name="Translators: French")
    if made:
        group.permissions.set(Permission.objects.filter(codename="access_admin"))
        home = Page.objects.filter(translation_key=key("page/home"), locale__language_code="fr").first()
        if home:
            _allow(group, home, ("add_page", "change_page"))
    return group


def _allow(group, page, codenames):
    for permission in Permission.objects.filter(codename__in=codenames, content_type__app_label="wagtailcore"):
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def _allow_media(group):
    root = Collection.get_first_root_node()
    # Wagtail asks for the rights of its own models, also where a site has replaced them.
    wanted = Permission.objects.filter(content_type__app_label__in=("wagtailimages", "wagtaildocs")).filter(
        content_type__model__in=("image", "document")
    )
    for permission in wanted:
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)
