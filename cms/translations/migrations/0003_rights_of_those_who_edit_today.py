"""Nobody who edits today is locked out by the language rights that are asked for from now on.

Who may send pages to be translated works in every language. Other groups work in the languages of the pages they have
rights on; a right on the root of the tree is one in every language, and so is one on snippets alone, as both are today.
"""

from functools import reduce
from operator import or_

from django.db import migrations
from django.db.models import Q

SUBMIT = {"codename": "submit_translation", "content_type__app_label": "wagtail_localize"}
PUBLISH = ("publish_page",)


def give(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    for group in Group.objects.all():
        for locale in _locales_of(apps, group):
            _remember(apps, {"group": group}, locale, _reviews(apps, group))
    model = apps.get_model("users", "User")
    for user in model.objects.filter(is_superuser=False, user_permissions__in=_permissions(apps, SUBMIT)):
        _remember(apps, {"user": user}, None, reviews=True)


def _locales_of(apps, group):
    """The ids of the languages a group works in today; [None] stands for every language."""
    if group.permissions.filter(**SUBMIT).exists():
        return [None]
    pages = apps.get_model("wagtailcore", "GroupPagePermission").objects.filter(group=group)
    if pages.filter(page__depth=1).exists():
        return [None]
    found = list(pages.order_by().values_list("page__locale_id", flat=True).distinct())
    return found or ([None] if group.permissions.filter(_on_snippets(apps)).exists() else [])


def _on_snippets(apps):
    models = [m for m in apps.get_models() if ("translation_key", "locale") in m._meta.unique_together]  # translatable
    kinds = [Q(content_type__app_label=m._meta.app_label, content_type__model=m._meta.model_name) for m in models]
    return reduce(or_, kinds, Q(pk__in=[])) & Q(codename__regex="^(add|change|delete|publish)_")


def _reviews(apps, group):
    publishes = apps.get_model("wagtailcore", "GroupPagePermission").objects.filter(
        group=group, permission__codename__in=PUBLISH
    )
    return group.permissions.filter(**SUBMIT).exists() or publishes.exists()


def _remember(apps, owner, locale_id, reviews):
    apps.get_model("translations", "LanguageRight").objects.get_or_create(
        **owner, locale_id=locale_id, defaults={"role": "review" if reviews else "translate"}
    )


def _permissions(apps, wanted):
    return apps.get_model("auth", "Permission").objects.filter(**wanted)


class Migration(migrations.Migration):
    dependencies = [
        ("translations", "0002_what_is_remembered_about_translations"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("users", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]  # rights given since then stay
