"""The modules that are ours and how they import each other, read from their syntax trees."""

import ast
from functools import cache
from pathlib import Path

from tests.site.test_architecture import MAY_IMPORT, imports, package_of

from .walk import PACKAGES, ROOT

SHORT = 20  # lines


@cache
def modules() -> dict[str, Path]:
    """By dotted name, every module of ours but migrations."""
    files = (file for name in PACKAGES for file in (ROOT / name).rglob("*.py"))
    return {_name(file): file for file in sorted(files) if "migrations" not in file.parts}


def _name(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def with_content() -> list[Path]:
    """Modules that hold something: an empty ``__init__.py`` only says that its folder is a package."""
    return [file for file in modules().values() if file.read_text().strip()]


def short() -> list[Path]:
    return [file for file in with_content() if len(file.read_text().splitlines()) < SHORT]


@cache
def graph() -> dict[str, set[str]]:
    """By module, the modules of ours that it imports, within functions as well; a foreign key counts as an import."""
    known = modules()
    found = {name: set() for name in known}
    for name, file in known.items():
        for _line, target in imports(ast.parse(file.read_text()), name, file.stem == "__init__"):
            while target and target not in known:
                target = target.rpartition(".")[0]
            if target and target != name:
                found[name].add(target)
    return found


def between(group) -> dict[str, set[str]]:
    """The graph of groups: ``group`` gives that of a module, or None for one that is left out."""
    found: dict[str, set[str]] = {}
    for name, targets in graph().items():
        own = group(name)
        if own is not None:
            others = {group(target) for target in targets}
            found.setdefault(own, set()).update(others - {None, own})
    return found


def packages() -> dict[str, set[str]]:
    """How the packages of the table import each other."""
    return between(package_of)


def rooms(package: str) -> dict[str, set[str]]:
    """How the folders and modules directly below a package import each other."""
    depth = package.count(".") + 2

    def room(name):
        parts = name.split(".")
        return ".".join(parts[:depth]) if package_of(name) == package and len(parts) >= depth else None

    return between(room)


def knots(edges: dict[str, set[str]]) -> list[list[str]]:
    """Groups of nodes that all lead to each other (Tarjan's strongly connected components of more than one)."""
    reached = {node: _reached(edges, node) for node in edges}
    found = {frozenset({node} | {other for other in reached[node] if node in reached[other]}) for node in edges}
    return sorted(sorted(knot) for knot in found if len(knot) > 1)


def _reached(edges, start) -> set[str]:
    seen, todo = set(), list(edges[start])
    while todo:
        node = todo.pop()
        if node not in seen:
            seen.add(node)
            todo.extend(edges.get(node, ()))
    return seen


def knotted(edges) -> int:
    """How many nodes stand in a cycle."""
    return sum(map(len, knots(edges)))


def rooms_in_knots() -> dict[str, int]:
    """By package, how many of its rooms stand in a cycle."""
    return {package: count for package in MAY_IMPORT if (count := knotted(rooms(package)))}
