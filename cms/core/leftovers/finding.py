"""What apps left that are no longer installed."""

from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from wagtail.models import Page

from .types import gone_types


@dataclass
class Leftovers:
    """Of one app, by its label."""

    label: str
    types: list[ContentType] = field(default_factory=list)
    tables: list[str] = field(default_factory=list)

    @property
    def pages(self) -> Any:
        return Page.objects.filter(content_type__in=self.types).order_by("path")

    @property
    def below(self) -> Any:
        """Pages of other apps that stand below its pages, and would go with them."""
        found = Page.objects.none()
        for page in self.pages:
            found |= Page.objects.descendant_of(page)
        return found.exclude(content_type__in=self.types).order_by("path")


def leftovers(label: str = "") -> list[Leftovers]:
    """Of each app that is gone, or of the one with this label."""
    found: dict[str, Leftovers] = {}
    installed = {config.label for config in apps.get_app_configs()}
    for content_type in gone_types():
        if content_type.app_label not in installed:
            of_app = found.setdefault(content_type.app_label, Leftovers(content_type.app_label))
            of_app.types.append(content_type)
    known = set(connection.introspection.django_table_names(include_views=False))
    others = set(connection.introspection.table_names()) - known
    for name in found.keys() | ({label} & _migrated()):
        of_app = found.setdefault(name, Leftovers(name))
        of_app.tables = sorted(table for table in others if table.startswith(f"{name}_"))
    return [found[name] for name in sorted(found) if label in ("", name)]


def _migrated() -> set[str]:
    return {app for app, _name in MigrationRecorder(connection).applied_migrations()} - set(apps.app_configs)
