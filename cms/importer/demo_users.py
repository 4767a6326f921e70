"""Sign-ins of the demonstration. Their passwords are public, so production settings refuse to make them."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Locale, Page

from cms.translations.models import LanguageRight

from .stock import key

PASSWORDS = {
    "editor": "welcome-to-the-table",
    "translator": "every-word-counts",
    "reviewer": "a-second-pair-of-eyes",
    "regional-editor": "where-the-villages-are",
    "administrator": "keys-to-the-house",
}
EDITED_MODELS = {
    "regions": ("goodpractice", "organisation", "topic"),
    "news": ("roundtable",),
    "core": ("project", "networksettings"),
    "search": ("promotedresult", "fruitlesssearch"),
    "webhooks": ("webhook",),
}
TRANSLATED_MODELS = {"regions": ("goodpractice", "organisation", "topic"), "core": ("project",)}


def sign_ins() -> list[tuple[str, str]]:
    """Names and passwords, to be printed."""
    return list(PASSWORDS.items())


def make() -> None:
    """Make the sign-ins that are not there yet; those that exist keep whatever people changed."""
    groups = {
        "editor": _communications,
        "translator": _french_translators,
        "reviewer": _french_reviewers,
        "regional-editor": _isere_editors,
    }
    for name, password in PASSWORDS.items():
        user, made = get_user_model().objects.get_or_create(
            username=name, defaults={"is_superuser": name == "administrator", "email": f"{name}@example.org"}
        )
        if not made:
            continue
        user.set_password(password)
        user.save()
        if name in groups:
            user.groups.add(groups[name]())


def _communications() -> Group:
    """Communications staff: publish everything, everywhere, also what is not complete and reviewed."""
    group, made = Group.objects.get_or_create(name="Communications")
    if made:
        rights = _admin() | _on_models(EDITED_MODELS)
        rights |= Permission.objects.filter(codename="submit_translation", content_type__app_label="wagtail_localize")
        rights |= Permission.objects.filter(codename="override_gate", content_type__app_label="translations")
        group.permissions.set(rights.distinct())
        _allow(
            group, Page.get_first_root_node(), ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
        )
        _allow_media(group)
        _work_in(group, None, LanguageRight.Role.REVIEW, "Share Network")
    return group


def _french_translators() -> Group:
    """Translators into French: they change French pages and snippets and publish none."""
    group, made = Group.objects.get_or_create(name="Translators: French")
    if made:
        group.permissions.set(_admin() | _on_models(TRANSLATED_MODELS, "change_"))
        _allow(group, _page("page/home", "fr"), ("add_page", "change_page"))
        _work_in(group, "fr")
    return group


def _french_reviewers() -> Group:
    """Reviewers of French: they change and publish in French."""
    group, made = Group.objects.get_or_create(name="Reviewers: French")
    if made:
        models = _on_models(TRANSLATED_MODELS, "change_") | _on_models(TRANSLATED_MODELS, "publish_")
        group.permissions.set(_admin() | models)
        _allow(group, _page("page/home", "fr"), ("add_page", "change_page", "publish_page"))
        _work_in(group, "fr", LanguageRight.Role.REVIEW, "French reviewers of the Share Network")
    return group


def _isere_editors() -> Group:
    """Editors of one region: its page and what stands below, and posts they write themselves; no news of others.

    The right to add on the list of news is one to edit one's own posts; publishing there stays with communications, as
    it would hold for everybody's posts.
    """
    group, made = Group.objects.get_or_create(name="Editors: Isère")
    if made:
        group.permissions.set(_admin())
        _allow(group, _page("region/isere", "en"), ("add_page", "change_page", "publish_page"))
        _allow(group, _page("page/news", "en"), ("add_page",))
        _work_in(group, "en", LanguageRight.Role.REVIEW, "Isère platform")
    return group


def _admin():
    return Permission.objects.filter(codename="access_admin", content_type__app_label="wagtailadmin")


def _on_models(models, prefix=""):
    rights = Permission.objects.none()
    for app, names in models.items():
        rights |= Permission.objects.filter(
            content_type__app_label=app, content_type__model__in=names, codename__startswith=prefix
        )
    return rights


def _page(identifier, language):
    return Page.objects.filter(translation_key=key(identifier), locale__language_code=language).first()


def _work_in(group, language, role=LanguageRight.Role.TRANSLATE, shown_as=""):
    locale = Locale.objects.get_or_create(language_code=language)[0] if language else None
    LanguageRight.objects.get_or_create(group=group, locale=locale, defaults={"role": role, "shown_as": shown_as})


def _allow(group, page, codenames):
    if page is None:
        return
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
