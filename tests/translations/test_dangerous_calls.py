"""Nobody of ours calls what the engine would make public with: ``engine.drafts`` writes translations."""

import ast
import inspect
from pathlib import Path

import pytest
from wagtail.models import get_page_models

from cms.core.aliases import AliasError
from cms.core.models import BasePage
from home.models import StandardPage

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = ("cms", "home", "news", "regions", "search")
DANGEROUS = {
    "save_target": "publishes, or puts a draft on a live page",
    "create_or_update_translation": "saves the row that readers see",
    "translate_object": "publishes what has no drafts",
    "translate_page_subtree": "publishes what has no drafts",
    "create_translations": "publishes what has no drafts",
    "TranslationCreator": "publishes what has no drafts",
    "synchronize_tree": "makes aliases",
    "create_aliases_for_new_page": "makes aliases",
    "sync_trees": "makes aliases",
    "create_alias": "makes aliases",
    "convert_to_alias": "throws translated words away",
    "apply_machine_translation": "calls a provider in a transaction",
}
REFUSING = "cms/core/models/pages.py"  # its copy_for_translation makes drafts, and refuses aliases


def calls(tree: ast.AST):
    """Names that are called, imported or handed on, with their lines."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield node.lineno, node.attr
        elif isinstance(node, ast.Name):
            yield node.lineno, node.id
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.Call):
            yield from _aliases(node)


def _aliases(call):
    for word in call.keywords:
        if word.arg in ("alias", "copy_parents") and getattr(word.value, "value", None) is True:
            yield call.lineno, "create_alias"


def found_in(root: Path) -> list[str]:
    files = [path for name in PACKAGES for path in sorted((root / name).rglob("*.py"))]
    return [
        f"{path.relative_to(root)}:{line}: {name} {DANGEROUS[name]}"
        for path in files
        for line, name in calls(ast.parse(path.read_text(), str(path)))
        if name in DANGEROUS and (path.relative_to(root).as_posix(), name) != (REFUSING, "create_alias")
    ]


def test_nobody_calls_what_the_engine_would_make_public_with():
    assert found_in(ROOT) == []


@pytest.mark.django_db
def test_what_is_left_out_is_where_aliases_are_refused():
    assert Path(inspect.getsourcefile(BasePage.copy_for_translation)) == ROOT / REFUSING
    ours = [model for model in get_page_models() if model.__module__.split(".")[0] in PACKAGES]
    assert {model.copy_for_translation for model in ours} == {BasePage.copy_for_translation}
    with pytest.raises(AliasError):
        StandardPage(title="Plain").copy_for_translation(None, alias=True)


@pytest.mark.parametrize(
    "text",
    [
        "translation.save_target(publish=False)",
        "from wagtail_localize.operations import translate_object",
        "background.enqueue(translate_page_subtree, [], {})",
        "page.copy_for_translation(locale, copy_parents=True)",
        "page.copy_for_translation(locale, alias=True)",
        "def f(source):\n    source.create_or_update_translation(locale)",
    ],
)
def test_a_dangerous_call_is_found(tmp_path, text):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.py").write_text(text)
    assert len(found_in(tmp_path)) == 1


def test_nothing_else_is_left_out_there(tmp_path):
    file = tmp_path / REFUSING
    file.parent.mkdir(parents=True)
    file.write_text("page.copy_for_translation(locale, copy_parents=True)\ntranslation.save_target()")
    assert found_in(tmp_path) == [f"{REFUSING}:2: save_target {DANGEROUS['save_target']}"]
