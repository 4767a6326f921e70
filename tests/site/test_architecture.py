"""Who may import whom. The table is the house rule; a better division changes it and the reason together.

Foreign keys written as text ("regions.RegionPage") count as imports. Lists of allowed parents and children do not:
they name page types so that Wagtail can offer them, and may name an app that is not there.
"""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent

OPERATIONS = {"cms.operations", "cms.operations.jobs"}
SERVICES = {"cms.api", "cms.embedding", "cms.feeds", "cms.translations", "cms.webhooks", "search"} | OPERATIONS
MAY_IMPORT = {
    "cms": {"cms.operations"},  # the package itself, wsgi and asgi, which start nothing unsafe
    "cms.core": {"cms.operations.jobs"},
    # Whoever publishes leaves work to jobs, so the queue stands below the foundation. What shows and repeats jobs, and
    # whatever else keeps the site running, stands beside the services.
    "cms.operations.jobs": set(),
    "cms.operations": {"cms.core", "cms.operations.jobs"},
    "cms.translations": {"cms.core", *OPERATIONS},
    # The roles that a new installation has are groups with rights on pages and in languages.
    "cms.users": {"cms.core", "cms.translations"},
    "cms.api": {"cms.core", "cms.translations", *OPERATIONS},
    "cms.embedding": {"cms.core", "cms.translations", *OPERATIONS},
    "cms.feeds": {"cms.core", "cms.translations", *OPERATIONS},
    "cms.webhooks": {"cms.core", "cms.api", *OPERATIONS},
    # The search is a service to readers of the API too: it hands in its resource as the content apps do theirs.
    "search": {"cms.core", "cms.translations", "cms.api", *OPERATIONS},
    "home": {"cms.core", *SERVICES},
    # Regions and the list of news are what regional editors have their rights on.
    "regions": {"cms.core", "cms.users", *SERVICES},
    "news": {"cms.core", "cms.users", "regions", *SERVICES},
    # The demonstration's people have language rights, as its pages have page rights: both are rows it brings in.
    # Content comes in by the same doors as anybody's: a translation is written by cms.translations alone.
    "cms.importer": {"cms.core", "cms.operations", "cms.translations", "cms.users", "home", "regions", "news"},
    "cms.settings": {"cms.core"},  # the table of languages
    "cms.urls": {"cms.core", "cms.users", "home", "regions", "news", *SERVICES},
}
# wagtail-localize, with the only packages and modules that may import it. Whatever else needs its rows, segments or
# screens asks the adapter, so that its next version is read in one place. The foundation stands below the adapter: its
# one module says what it needs by itself.
ENGINE = "wagtail_localize"
ADAPTERS = {"cms.translations.engine", "cms.core.engine"}
# The rooms of cms.translations from the ground up, each with those that it may import: none leads back to itself.
GROUND = {"engine", "models"}
ASKING = GROUND | {"admin_urls", "language_permissions"}
ROOMS = {
    "admin_urls": set(),
    "templatetags": set(),
    # The adapter knows nobody: it writes what it is told to, and the guard asks first whether it may be written.
    "engine": set(),
    "models": {"engine"},  # foreign keys
    "periodic": {"models"},
    "states": {"models"},  # what others ask; ``status`` writes it
    "glossary": GROUND,
    "language_permissions": GROUND,
    "validation": GROUND,
    "provenance": ASKING,
    "publication_guard": ASKING,
    # A basis remembers who wrote the words. Reviews do not know who keeps states: they send a signal.
    "freshness": ASKING | {"provenance", "validation"},
    "status": GROUND | {"freshness", "provenance"},
    "reader_notices": GROUND | {"freshness", "states"},
    "machine": ASKING | {"glossary", "publication_guard", "validation"},
    "file_exchange": ASKING | {"freshness", "glossary", "publication_guard", "validation"},
    "lifecycle": ASKING | {"freshness", "publication_guard", "status"},
    "publishing": ASKING | {"lifecycle", "publication_guard"},
    "desk": ASKING | {"freshness", "machine", "provenance"},
    "checks": {"lifecycle"},
    "engine_urls": {"file_exchange", "publishing"},
}
ROOMS_OF = "cms.translations"
JOINING = {"apps", "management", "middleware", "urls", "wagtail_hooks"}  # they know every room, and no room knows them
APP_OF_LABEL = {"core": "cms.core", "users": "cms.users", "importer": "cms.importer"} | {
    name: name for name in ("home", "regions", "news", "search")
}
RELATIONS = {"ForeignKey", "OneToOneField", "ManyToManyField", "ParentalKey", "ParentalManyToManyField"}
TOP_LEVEL = {name.split(".")[0] for name in MAY_IMPORT}


def package_of(module: str) -> str | None:
    """The row of the table a module belongs to: the longest that its name begins with. None for others' modules."""
    parts = module.split(".")
    found = [".".join(parts[:end]) for end in range(len(parts), 0, -1)]
    return next((name for name in found if name in MAY_IMPORT), None)


def imports(tree: ast.AST, module: str, is_package: bool):
    """All modules that a syntax tree imports, with their lines."""
    parents = module.split(".") if is_package else module.split(".")[:-1]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = parents[: len(parents) - node.level + 1] if node.level else []
            source = ".".join([*base, *filter(None, [node.module])])
            yield from ((node.lineno, f"{source}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in RELATIONS:
            yield from related_apps(node)


def related_apps(call: ast.Call):
    """The apps that the model named by a relation, and the one it goes through, belong to."""
    values = [*call.args[:1], *(word.value for word in call.keywords if word.arg in {"to", "through"})]
    for value in values:
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            label = value.value.split(".")[0]
            if "." in value.value and label in APP_OF_LABEL:
                yield call.lineno, APP_OF_LABEL[label]


def all_imports(root: Path):
    """File, module, line and what is imported, of every import of ours."""
    for path in sorted(file for name in TOP_LEVEL for file in (root / name).rglob("*.py")):
        relative = path.relative_to(root)
        parts = list(relative.with_suffix("").parts)
        is_package = parts[-1] == "__init__"
        module = ".".join(parts[:-1] if is_package else parts)
        for line, target in imports(ast.parse(path.read_text(), str(path)), module, is_package):
            yield relative, module, line, target


def violations(root: Path) -> list[str]:
    """``file:line`` and a sentence for each import the tables forbid."""
    found = []
    for file, module, line, target in all_imports(root):
        own, other = package_of(module), package_of(target)
        if other not in {None, own} | MAY_IMPORT[own]:
            found.append(f"{file}:{line}: {own} may not import {other} ({target})")
        if is_within(target, ENGINE) and not any(is_within(module, adapter) for adapter in ADAPTERS):
            found.append(f"{file}:{line}: only {' and '.join(sorted(ADAPTERS))} may import {target}")
    return found


def room_of(module: str) -> str | None:
    """The room of ``cms.translations`` a module belongs to; None for the package itself and for all others."""
    return module.split(".")[ROOMS_OF.count(".") + 1] if module.startswith(f"{ROOMS_OF}.") else None


def wrong_doors(root: Path) -> list[str]:
    """``file:line`` and a sentence for each import from one room of ``cms.translations`` to another that it forbids."""
    found = []
    for file, module, line, target in all_imports(root):
        own, other = room_of(module), room_of(target)
        if own in ROOMS and other in ROOMS.keys() | JOINING and other not in {own} | ROOMS[own]:
            found.append(f"{file}:{line}: {own} may not import {other} ({target})")
    return found


def is_within(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")


def test_packages_import_only_what_the_table_allows():
    assert not violations(ROOT), "\n".join(["", *violations(ROOT)])


def test_every_package_has_a_row_in_the_table():
    packages = [path.parent.relative_to(ROOT) for path in (ROOT / "cms").glob("*/__init__.py")]
    top = [path.parent.relative_to(ROOT) for path in ROOT.glob("*/__init__.py") if path.parent.name != "tests"]
    assert {".".join(path.parts) for path in packages + top} <= MAY_IMPORT.keys()


def test_rooms_of_translations_import_only_what_their_table_allows():
    assert not wrong_doors(ROOT), "\n".join(["", *wrong_doors(ROOT)])


def test_every_room_of_translations_has_a_row_and_none_leads_back_to_itself():
    here = (ROOT / "cms" / "translations").iterdir()
    # A folder that held a room under another name may be there still, with what Python had compiled.
    places = {path.stem for path in here if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert places - {"__init__", "migrations"} == ROOMS.keys() | JOINING
    below = set()
    while ready := {room for room, known in ROOMS.items() if room not in below and known <= below}:
        below |= ready
    assert below == ROOMS.keys()


@pytest.mark.parametrize(
    ("file", "text", "complaint"),
    [
        ("engine/a.py", "from ..publication_guard import locks", "a.py:1: engine may not import publication_guard"),
        ("provenance/a.py", "def f():\n    from ..status.jobs import due", "a.py:2: provenance may not import status"),
        ("states.py", "from .status import loading", "states.py:1: states may not import status"),
        ("desk/a.py", "from .. import wagtail_hooks", "desk/a.py:1: desk may not import wagtail_hooks"),
    ],
)
def test_a_wrong_door_is_found(tmp_path, file, text, complaint):
    path = tmp_path / "cms" / "translations" / file
    path.parent.mkdir(parents=True)
    path.write_text(text)
    (found,) = wrong_doors(tmp_path)
    assert complaint in found


@pytest.mark.parametrize(
    ("file", "text", "complaint"),
    [
        ("cms/core/a.py", "import news.models", "cms/core/a.py:1: cms.core may not import news (news.models)"),
        ("cms/core/a.py", "from ..users import models", "cms.core may not import cms.users (cms.users.models)"),
        ("cms/core/__init__.py", "from ..users import models", "cms.core may not import cms.users"),
        ("home/models.py", "\nfrom regions.models import RegionPage", "home/models.py:2: home may not import regions"),
        ("regions/a/b.py", "def f():\n    from news import models", "regions/a/b.py:2: regions may not import news"),
        ("news/a.py", "from cms import urls", "news may not import cms.urls"),
        ("home/a.py", 'x = models.ForeignKey("regions.RegionPage")', "home may not import regions"),
        ("home/a.py", 'x = ParentalManyToManyField(to="news.NewsPage")', "home may not import news"),
        ("home/a.py", 'x = models.ManyToManyField("Topic", through="regions.Link")', "home may not import regions"),
        ("cms/translations/desk/a.py", "from wagtail_localize.models import Translation", "only cms.core.engine and"),
        ("cms/translations/engines.py", "import wagtail_localize", "only cms.core.engine and cms.translations.engine"),
        ("cms/core/a/b.py", "def f():\n    from wagtail_localize import fields", "cms/core/a/b.py:2: only cms.core"),
    ],
)
def test_a_forbidden_import_is_found(tmp_path, file, text, complaint):
    path = tmp_path / file
    path.parent.mkdir(parents=True)
    path.write_text(text)
    assert len(violations(tmp_path)) == 1
    assert complaint in violations(tmp_path)[0]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("news/a.py", "from regions.models import RegionPage"),
        ("news/a.py", "from . import models\nfrom .models import NewsPage\nimport newspaper"),
        ("news/models/a.py", "from ..cards import Card"),
        ("home/a.py", 'parent_page_types = ["regions.RegionIndexPage"]'),
        ("home/a.py", 'x = models.ForeignKey("wagtailcore.Page")\ny = models.ForeignKey("self")'),
        ("cms/translations/engine/a.py", "from wagtail_localize.models import Translation"),
        ("cms/core/engine.py", "from wagtail_localize import fields"),
        ("cms/settings/base.py", "from cms.core import languages\nfrom . import env"),
    ],
)
def test_an_allowed_import_passes(tmp_path, file, text):
    path = tmp_path / file
    path.parent.mkdir(parents=True)
    path.write_text(text)
    assert violations(tmp_path) == []
