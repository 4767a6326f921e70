"""The documentation names nothing that is not there: pages, headings, files, tests, commands."""

import re
from functools import cache
from pathlib import Path

import pytest
from django.core.management import get_commands

pytestmark = pytest.mark.once
ROOT = Path(__file__).resolve().parent.parent.parent
FOLDERS = ("cms", "home", "regions", "news", "search", "templates", "tests", "docs", "deploy", "requirements")
BASES = (ROOT, ROOT / "templates", ROOT / "tests")  # templates are named as Django does, tests as the list of guards
LINK = re.compile(r"\]\(([^)\s#]*)(?:#([^)\s]*))?\)")
FILE = re.compile(
    rf"(?<![\w/.-])((?:{'|'.join(FOLDERS)})/[\w./-]*\.(?:py|md|html|css|js|toml|json|conf|txt|svg|webp))\b"
)
FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
GUARDS = ROOT / "docs" / "maintaining" / "guards.md"


@cache
def tracked() -> list[str]:
    """Files of the project: what stands at the top and in its folders, and nothing that was made here."""
    found = [path for path in ROOT.iterdir() if path.is_file()]
    found += [path for name in (*FOLDERS, ".github") for path in (ROOT / name).rglob("*") if path.is_file()]
    return sorted(str(path.relative_to(ROOT)) for path in found if "__pycache__" not in path.parts)


def pages() -> list[Path]:
    return [ROOT / name for name in tracked() if name.endswith(".md")]


def name_of(page) -> str:
    return str(page.relative_to(ROOT))


def anchors(page: Path) -> set[str]:
    """What the headings of a page are called in its address, as GitHub and GitLab make it."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", page.read_text()), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def links(page: Path):
    """The files of this repository that a page links to, with the headings there."""
    for target, heading in LINK.findall(FENCE.sub("", page.read_text())):
        if not re.match(r"\w+:|/", target):
            yield (page.parent / target).resolve() if target else page, heading


def missing(page: Path) -> list[str]:
    found = []
    for target, heading in links(page):
        if not target.exists():
            found.append(f"{target.name} is not there")
        elif heading and heading not in anchors(target):
            found.append(f"{target.name} has no heading #{heading}")
    return found


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_every_link_of_a_page_leads_somewhere(page):
    assert missing(page) == []


def test_a_link_that_leads_nowhere_is_found(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("# A title\n[a](page.md#a-title) [b](page.md#b) [c](none.md) [d](https://example.org/)\n")
    assert missing(page) == ["page.md has no heading #b", "none.md is not there"]


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_every_file_that_a_page_names_is_there(page):
    named = set(FILE.findall(FENCE.sub("", page.read_text())))
    assert sorted(name for name in named if not any((base / name).exists() for base in BASES)) == []


def test_every_page_that_the_code_names_is_there():
    named = {}
    for name in tracked():
        if name.endswith((".py", ".html", ".js", ".css", ".toml", ".yml", ".yaml", "Makefile")):
            for page in re.findall(r"(?<![\w/])docs/[\w/-]+\.md\b", (ROOT / name).read_text()):
                named.setdefault(page, name)
    assert {page: name for page, name in named.items() if not (ROOT / page).exists()} == {}
    assert len(named) > 10


def test_every_page_can_be_reached_from_the_index():
    seen, todo = set(), [ROOT / "docs" / "README.md"]
    while todo:
        page = todo.pop()
        if page not in seen and page.suffix == ".md" and page.exists():
            seen.add(page)
            todo += [target for target, _heading in links(page)]
    assert sorted(name_of(page) for page in pages() if name_of(page).startswith("docs/") and page not in seen) == []


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_every_command_that_a_page_names_is_there(page):
    text, makefile = page.read_text(), (ROOT / "Makefile").read_text()
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    assert set(re.findall(r"(?:`|^)make ([a-z]+(?:-[a-z]+)*)", text, re.MULTILINE)) - targets == set()
    assert set(re.findall(r"manage\.py ([a-z_]+)", text)) - get_commands().keys() == set()


def test_the_list_of_guards_names_tests_that_are_there():
    text = "".join((ROOT / name).read_text() for name in tracked() if re.match(r"tests/.*\.py$", name))
    there = set(re.findall(r"def (test_\w+)", text)) | {Path(name).stem for name in tracked()}
    assert sorted(set(re.findall(r"\btest_\w+", GUARDS.read_text())) - there) == []


def test_the_list_of_guards_has_no_labels_that_only_its_writers_know():
    holes = [line.split(" | ")[0] for line in GUARDS.read_text().splitlines() if line.startswith("| ")]
    assert [hole for hole in holes if re.search(r"\([A-Z]?-?[\d, ]*\)|\b[A-Z]-?\d+\b|^\|\s*:", hole)] == []
