"""Which changes of code and rules make the index stale."""

import ast
import os
import subprocess
import sys
from dataclasses import replace

import pytest

from search.analysis import digest, version_of
from search.analysis.languages import TABLE

from ..site.test_architecture import ROOT, imports

RULE = """
def stem(word: str) -> str:
    \"\"\"The stem.\"\"\"
    return word[:4]  # letters
"""


@pytest.fixture(autouse=True)
def forget():
    """What a test changes is not kept for the next one."""
    yield
    digest.digest_of.cache_clear()
    digest._code.cache_clear()


@pytest.mark.parametrize("other", ["word[:5]", "word[1:4]", "word[:4].lower()"])
def test_another_rule_is_another_meaning(other):
    assert digest.meaning(RULE) != digest.meaning(RULE.replace("word[:4]", other))


@pytest.mark.parametrize("same", [("The stem", "What is left"), ("  # letters", ""), (": str", ""), ("\n\n", "\n\n\n")])
def test_another_comment_form_or_type_is_the_same_meaning(same):
    assert digest.meaning(RULE) == digest.meaning(RULE.replace(*same))


def test_a_changed_line_of_code_makes_every_language_stale(tmp_path, monkeypatch):
    before = {language: version_of(language) for language in (*TABLE, "xx")}
    changed = tmp_path / "words.py"
    changed.write_text(
        (ROOT / "search/analysis/words.py").read_text().replace("LONGEST_WORD = 60", "LONGEST_WORD = 61")
    )
    files = [changed if path.name == "words.py" else path for path in digest.FILES]
    monkeypatch.setattr(digest, "FILES", files)
    forgotten = digest.digest_of.cache_clear(), digest._code.cache_clear()
    assert forgotten and all(version_of(language) != version for language, version in before.items())


@pytest.mark.parametrize(
    "rule", [{"ending": "x$"}, {"accents": {"a": "ǎ"}}, {"elisions": ("z",)}, {"stemmer": "porter"}]
)
def test_a_changed_rule_makes_its_language_stale_with_its_variants_alone(monkeypatch, rule):
    before = {language: version_of(language) for language in (*TABLE, "fr-CA", "xx")}
    monkeypatch.setitem(TABLE, "fr", replace(TABLE["fr"], **rule))
    digest.digest_of.cache_clear()
    assert {language for language, version in before.items() if version_of(language) != version} == {"fr", "fr-CA"}


def test_the_version_is_the_same_in_every_process():
    code = "from search.analysis.digest import digest_of; print(digest_of('fa'), digest_of('uk'))"
    given = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT)}
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=given, cwd=ROOT)
    assert told.stdout.split() == [digest.digest_of("fa"), digest.digest_of("uk")]


def test_whatever_makes_tokens_counts():
    """A module of the search that those import which count counts too."""
    known = {".".join(path.relative_to(ROOT).with_suffix("").parts) for path in digest.FILES}
    for path in digest.FILES:
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        names = imports(ast.parse(path.read_text()), name.removesuffix(".__init__"), path.name == "__init__.py")
        modules = {found for _line, found in names if found.startswith("search.")}
        others = {found for found in modules if not (_modules(found) & known)}
        assert not others, (name, others)


def _modules(name):
    return {name, name.rpartition(".")[0], f"{name}.__init__", f"{name.rpartition('.')[0]}.__init__"}
