"""Migrations run for as long as the project lives: they hold what they need and import nothing that may move."""

import ast
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from wagtail.blocks import CharBlock

from cms.core.models import CharField, StreamField

from .test_architecture import MAY_IMPORT, ROOT, package_of

# What the columns of Wagtail's own abstract models are made of: its own migrations keep these names for ever.
OF_OTHERS = {
    "modelcluster.fields",
    "taggit.managers",
    "wagtail.fields",
    "wagtail.images.models",
    "wagtail.models.media",
}
NAMES = {
    "modelcluster.fields.ParentalKey",
    "modelcluster.fields.ParentalManyToManyField",
    "taggit.managers.TaggableManager",
    "wagtail.fields.RichTextField",
    "wagtail.images.models.WagtailImageField",
    "wagtail.images.models.get_rendition_storage",
    "wagtail.images.models.get_rendition_upload_to",
    "wagtail.images.models.get_upload_to",
    "wagtail.models.media.get_root_collection_id",
}


def faults(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        found += [f"{path}:{node.lineno}: {name}" for name in _named(node) if not _may_be_used(name)]
    return found


def _named(node) -> list[str]:
    """The modules, or what is in them, that a node of a syntax tree imports or uses."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names]
    if isinstance(node, ast.Attribute):
        return [name for name in [ast.unparse(node)] if name.startswith(tuple(f"{module}." for module in OF_OTHERS))]
    return []


def _may_be_used(name: str) -> bool:
    top = name.split(".")[0]
    return top in sys.stdlib_module_names or top == "django" or name in OF_OTHERS or name in NAMES


def migrations() -> list[Path]:
    folders = {name.replace(".", "/") for name in MAY_IMPORT} | {"tests/plugin/events"}
    return sorted(path for folder in folders for path in (ROOT / folder / "migrations").glob("0*.py"))


def test_no_migration_imports_code_that_may_change():
    found = [fault for path in migrations() for fault in faults(path)]
    assert not found, "\n".join(["", *found])


@pytest.mark.parametrize(
    "text",
    [
        "import cms.core.validators",
        "from search import tokens",
        "from ..models import Webhook",
        "import modelsearch.index",
        "from wagtail.models import get_translatable_models",
        "import wagtail.images.models\nx = wagtail.images.models.ImageFileMixin",
        # It imports each block of ours that it names, as soon as anything migrates.
        "x = wagtail.fields.StreamField([], block_lookup={0: ('cms.core.blocks.text.TextBlock', (), {})})",
    ],
)
def test_code_that_may_change_is_found_in_a_migration(tmp_path, text):
    (tmp_path / "0001.py").write_text(text)
    assert len(faults(tmp_path / "0001.py")) == 1


def test_a_block_a_choice_or_a_check_may_change_without_a_migration():
    def chosen():
        return [("x", "X")]

    blocks = StreamField([("text", CharBlock())], blank=True, verbose_name="text")
    text = CharField(max_length=2, choices=chosen, default=chosen, validators=[chosen])
    assert blocks.deconstruct()[1:] == models.JSONField(blank=True, verbose_name="text").deconstruct()[1:]
    assert text.deconstruct()[1:] == models.CharField(max_length=2).deconstruct()[1:]


def test_a_migration_reads_and_writes_what_blocks_hold(db):
    """A field without its blocks would drop all that it holds as soon as a migration saves a row."""
    old = MigrationLoader(None).project_state().apps.get_model("core", "NetworkSettings")
    new = apps.get_model("core", "NetworkSettings")
    site = apps.get_model("wagtailcore", "Site").objects.first()
    links = [{"type": "link", "value": {"label": "News", "url": "https://example.org/"}, "id": "1"}]
    old.objects.update_or_create(site_id=site.pk, defaults={"social_links": links, "footer": []})
    old.objects.get(site_id=site.pk).save()
    assert [block.value["label"] for block in new.objects.get(site=site).social_links] == ["News"]


def test_nothing_is_left_to_migrate():
    changes = MigrationAutodetector(MigrationLoader(None).project_state(), ProjectState.from_apps(apps))
    ours = {config.label for config in apps.get_app_configs() if package_of(config.name)}
    assert not ours & changes.changes(graph=MigrationLoader(None).graph).keys()
