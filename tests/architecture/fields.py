"""What an optional field costs: the files that name it, counted for the fields that are there already.

Counted are optional fields of content (no relations) whose names consist of several words, so that nothing else is
called like them; and files of code, templates, styles and scripts that hold the name, one migration among them. Tests,
catalogues, documentation and the content of the demonstration are left out.
"""

import re
from statistics import median

from django.apps import apps
from wagtail.models import Page

from .walk import PACKAGES, ROOT

APPS = ("home", "regions", "news")
KINDS = (".py", ".html", ".css", ".js", ".txt")


def optional_fields() -> set[str]:
    """Names of the optional fields that the content apps declare, without Wagtail's own."""
    found, wagtails = set(), {field.name for field in Page._meta.get_fields()}
    for label in APPS:
        for model in apps.get_app_config(label).get_models():
            fields = (field for field in model._meta.local_fields if not field.is_relation and field.editable)
            found |= {field.name for field in fields if "_" in field.name and (field.blank or field.null)}
    return found - wagtails


def files_by_field() -> dict[str, int]:
    """By field, the number of files that name it."""
    folders = (*PACKAGES, "templates")
    files = [file for name in folders for file in (ROOT / name).rglob("*") if file.suffix in KINDS]
    texts = [("migrations" in file.parts, set(re.findall(r"\w+", file.read_text()))) for file in files]
    return {name: _count(name, texts) for name in sorted(optional_fields())}


def _count(name: str, texts) -> int:
    migrations = any(is_migration and name in words for is_migration, words in texts)
    return migrations + sum(name in words for is_migration, words in texts if not is_migration)


def usual_and_most() -> tuple[float, int]:
    counts = files_by_field().values()
    return median(counts), max(counts)
