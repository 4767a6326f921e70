"""What the script writes into pages of ``docs``: each part stands between two comments that name it."""

import ast
import re
from pathlib import Path

from cms.core.content_events import subscribers
from tests.site.test_architecture import MAY_IMPORT

from . import imports
from .walk import ROOT

PAGE = ROOT / "docs" / "architecture.md"
EVENTS = ROOT / "docs" / "how-it-works" / "content-events.md"
PICTURE = ROOT / "docs" / "images" / "architecture.svg"


def part(name: str, file: Path = PAGE) -> str:
    """The text that stands in a part of a page."""
    return _pattern(name).search(file.read_text())[2]


def put(name: str, text: str, file: Path = PAGE) -> None:
    file.write_text(_pattern(name).sub(lambda found: found[1] + text + found[3], file.read_text(), count=1))


def _pattern(name: str) -> re.Pattern:
    return re.compile(rf"(<!-- {name} -->\n)(.*?)(<!-- end of {name} -->)", re.DOTALL)


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def measured(now: dict[str, str]) -> str:
    """The table of figures: what was measured before, the goals, and what was counted by hand stay as they are."""
    old = figures()
    rows = [[name, *old.get(name, ["", "", ""])[:2], figure] for name, figure in now.items()]
    rows += [[name, *row] for name, row in old.items() if name not in now]
    lines = ["| | before | goal | now |", "|---|---|---|---|", *(f"| {' | '.join(row)} |" for row in rows)]
    return "\n".join(lines) + "\n"


def figures() -> dict[str, list[str]]:
    """Before, goal and now, by the name of what is counted."""
    rows = map(cells, part("figures").splitlines()[2:])
    return {name: row for name, *row in rows}


def table_of_imports() -> str:
    """Who may import whom, as the test has it."""
    lines = ["| package | may import |", "|---|---|"]
    lines += [f"| `{name}` | {_names(targets)} |" for name, targets in MAY_IMPORT.items()]
    return "\n".join(lines) + "\n"


def _names(targets) -> str:
    return ", ".join(f"`{name}`" for name in sorted(targets)) or "nothing of ours"


def table_of_rooms() -> str:
    """What each folder is for, in the first sentence of its own docstring."""
    lines = ["| room | what it is for |", "|---|---|"]
    lines += [f"| `{name}` | {says} |" for name, says in rooms().items()]
    return "\n".join(lines) + "\n"


def rooms() -> dict[str, str]:
    """By name, the folders with modules, but those that Django or a language names."""
    named = {"commands", "management", "templatetags", "formats"}
    folders = {name: file for name, file in imports.modules().items() if file.stem == "__init__"}
    kept = {name: file for name, file in folders.items() if not named & set(name.split("."))}
    return {name: first_sentence(file) for name, file in kept.items()}


def table_of_events() -> str:
    """Who is told of which content event, in order, and what comes of it."""
    parts = []
    for event, subscriptions in sorted(subscribers.table().items(), key=lambda each: each[0].__name__):
        says = first_sentence_of(event.__doc__)
        lines = ["| step | of | what comes of it | where | when |", "|---|---|---|---|---|"]
        lines += [
            f"| {each.step.name.lower()} | {each.of} | {each.does} | `{each.function.__module__}` | "
            f"{'on commit' if each.on_commit else 'inside'} |"
            for each in subscriptions
            if not each.function.__module__.startswith("tests.")
        ]
        parts.append(f"### {event.__name__}\n\n{says}\n\n" + "\n".join(lines) + "\n")
    return "\n".join(parts)


def first_sentence(file: Path) -> str:
    sentence = first_sentence_of(ast.get_docstring(ast.parse(file.read_text())))
    return re.sub(r"(?: of|:) docs/[\w/-]+\.md\.?$", ".", sentence).replace("|", r"\|")


def first_sentence_of(text: str | None) -> str:
    first = (text or "").split("\n\n")[0]
    return re.split(r"(?<=[.])\s", re.sub(r"\s+", " ", first).replace("``", "`"))[0]
