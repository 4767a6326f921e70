"""``migrate`` makes the roles that are missing, once everything that they have rights on is there.

Not a migration: the permissions of models are no rows before the signal that ends ``migrate``. It is sent for one app
after the other, and each may make permissions of its own (drafts and locks of snippets have some), so this waits for
the last one.
"""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import DEFAULT_DB_ALIAS
from django.db.models.signals import post_migrate

from .making import make_missing

NEEDED = (("users", "ShippedGroup"), ("translations", "LanguageRight"), ("wagtailcore", "APIToken"))


def _make(sender, using=DEFAULT_DB_ALIAS, apps=installed, **kwargs):
    with_models = [config for config in installed.get_app_configs() if config.models_module is not None]
    if sender is not with_models[-1] or using != DEFAULT_DB_ALIAS:
        return
    if all(_has(apps, *model) for model in NEEDED):  # else this migrated to an earlier state
        create_permissions(sender, verbosity=0, using=using, apps=apps)
        make_missing()


def _has(apps, label, model):
    try:
        return bool(apps.get_model(label, model))
    except LookupError:
        return False


def connect() -> None:
    post_migrate.connect(_make, dispatch_uid="roles")
