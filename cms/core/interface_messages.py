"""The words of the interface, as the code asks for them. Needs no gettext on the machine."""

import ast
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple, TypeGuard

from babel.messages.extract import DEFAULT_KEYWORDS, extract
from django.conf import settings
from django.utils.translation.template import templatize

FOLDERS = ("cms", "home", "regions", "news", "search", "templates")
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
}
FOR_STAFF = (  # screens of the admin, and names of choices that only they show
    "templates/core/failed_jobs.html",
    "templates/core/staff/",
    "templates/core/failure_report.html",
    "templates/wagtailadmin/",
    "templates/wagtailimages/",
    "templates/wagtaildocs/",
    "templates/translations/changes.html",
    "templates/translations/desk/",
    "templates/translations/exchange/",
    "templates/translations/machine_run.html",
    "templates/translations/publishing/",
    "templates/wagtail_localize/",
    "templates/webhooks/",
    "cms/translations/desk/",
    "cms/translations/models/machine.py",
    "cms/translations/models/scope.py",
    "cms/translations/models/terms.py",
    "cms/users/",
    "cms/webhooks/",
    "search/models/",
)
PUBLIC_MODULES = (
    "wording.py",
    "sections.py",
    "library.py",
    "cards.py",
    "dates.py",
    "footer.py",
    "offline.py",
    "facets.py",
)
LANGUAGE_FILES = "cms/core/languages/"
CHOICES = {"TextChoices", "IntegerChoices", "Choices"}


class Message(NamedTuple):
    """A text that catalogues are asked for. ``plural`` is empty where the text does not count anything."""

    context: str | None
    text: str
    plural: str = ""


def messages_in(path: Path) -> Iterator[tuple[int, Message]]:
    """Line and message of everything a Python file or a template asks catalogues for."""
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        source = "\n".join(line.strip() for line in templatize(source, origin=str(path)).splitlines())
    for line, message, _comments, context in extract("python", BytesIO(source.encode()), keywords=KEYWORDS):
        text, plural = message[:2] if isinstance(message, tuple) else (message, "")
        yield line, Message(context, text, plural or "")


def files() -> Iterator[Path]:
    """The files of the project that hold words of the interface."""
    for folder in FOLDERS:
        found = (settings.BASE_DIR / folder).rglob("*")
        yield from sorted(path for path in found if path.suffix in (".py", ".html"))


def all_messages() -> dict[Message, Path]:
    """Every message with one file that asks for it."""
    return {message: path for path in files() for _line, message in messages_in(path)}


def public_messages() -> dict[Message, Path]:
    """The messages that visitors may meet: those of public templates, of wording, and the names of choices.

    Labels and help texts of editors' forms are not among them.
    """
    found = {}
    for path in files():
        lines = _public_lines(path)
        for line, message in messages_in(path):
            if lines is None or line in lines:
                found[message] = path
    return found


def _public_lines(path: Path) -> set[int] | None:
    """The lines of a file whose words visitors meet; None for all of them."""
    name = path.relative_to(settings.BASE_DIR).as_posix()
    if name.startswith(FOR_STAFF):
        return set()
    if path.suffix == ".html":
        return None
    if path.name in PUBLIC_MODULES or "/templatetags/" in name or name.startswith(LANGUAGE_FILES):
        return None
    tree = ast.parse(path.read_text(encoding="utf-8"))
    choices = filter(_is_choices, ast.walk(tree))
    return {line for node in choices for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)}


def _is_choices(node: ast.AST) -> TypeGuard[ast.ClassDef]:
    """Whether a node is a class of choices: their labels are shown on pages."""
    bases = getattr(node, "bases", ()) if isinstance(node, ast.ClassDef) else ()
    return any(getattr(base, "attr", getattr(base, "id", "")) in CHOICES for base in bases)
