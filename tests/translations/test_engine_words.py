"""The one writer of words: the engine keeps who wrote them, and nobody writes beside it."""

import ast
from pathlib import Path

import pytest

from cms.translations.engine.segments import segments_of
from cms.translations.engine.words import Author, write, write_first, write_over
from cms.translations.models import Authorship
from tests.factories.translations import start

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = ("cms", "home", "news", "regions", "search")
WRITER = "cms/translations/engine/words.py"
WRITING = {"create", "get_or_create", "update_or_create", "bulk_create"}


@pytest.fixture
def place(site):
    """Where words of a French title go: string, context, locale."""
    translation = start(site.post)
    source = next(each.source for each in segments_of(translation) if each.path == "title")
    return source.string, source.context, translation.target_locale_id


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("author", "origin"),
    [
        (lambda user: Author(user.pk), Authorship.Origin.PERSON),
        (lambda user: Author(user.pk, "PO File"), Authorship.Origin.IMPORT),
        (lambda user: Author.machine("DeepL 3.1", user.pk), Authorship.Origin.MACHINE),
    ],
    ids=["person", "file", "machine"],
)
def test_words_are_written_with_whoever_wrote_them(place, django_user_model, author, origin):
    user = django_user_model.objects.create(username="anna")
    words = write(*place, "Le titre", author(user))
    assert (words.authorship.origin, words.authorship.written_by) == (origin, user)


@pytest.mark.django_db
def test_new_words_take_the_fault_of_the_old_ones_with_them(place):
    words = write(*place, "Le titre", Author(None))
    type(words).objects.update(has_error=True, field_error="Too long")
    words = write(*place, "Titre", Author(None))
    assert (words.data, words.has_error, words.field_error) == ("Titre", False, "")


@pytest.mark.django_db
def test_the_first_words_stay_where_only_the_first_are_written(place):
    assert write_first(*place, "Une machine", Author.machine("DeepL"))[1]
    words, made = write_first(*place, "Une autre", Author.machine("DeepL"))
    assert (words.data, made) == ("Une machine", False)
    write_over(words, "Une personne", Author(None))
    assert write_first(*place, "Une autre", Author(None))[0].data == "Une personne"


def written_in(root: Path) -> list[str]:
    """``file:line`` of each call that would write words beside the writer."""
    files = (path for name in PACKAGES for path in sorted((root / name).rglob("*.py")))
    return [
        f"{path.relative_to(root)}:{node.lineno}"
        for path in files
        if path.relative_to(root).as_posix() != WRITER and "migrations" not in path.parts
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute) and node.attr in WRITING and _is_of_words(node.value)
    ]


def _is_of_words(manager) -> bool:
    return ast.unparse(manager).startswith("StringTranslation.")


def test_nobody_writes_words_beside_the_writer():
    assert written_in(ROOT) == []


@pytest.mark.parametrize("method", sorted(WRITING))
def test_a_second_writer_is_found(tmp_path, method):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.py").write_text(f"def f():\n    StringTranslation.objects.{method}(data='x')")
    assert written_in(tmp_path) == ["news/a.py:2"]
