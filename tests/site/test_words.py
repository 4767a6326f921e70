"""Every word of the interface is in every language's catalogue. Needs no gettext on the machine."""

from io import BytesIO
from pathlib import Path

import polib
import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from django.utils.translation.template import templatize

from cms.core import languages

ROOT = Path(__file__).resolve().parents[2]
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
}
OTHERS = [language.code for language in languages.TABLE if language.code != languages.SOURCE]


def words_of(path: Path):
    """Pairs (context, text) that a file asks catalogues for."""
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        source = "\n".join(line.strip() for line in templatize(source, origin=str(path)).splitlines())
    for _line, message, _comments, context in extract("python", BytesIO(source.encode()), keywords=KEYWORDS):
        yield context, message[0] if isinstance(message, tuple) else message


@pytest.fixture(scope="module")
def words():
    folders = [ROOT / name for name in ("cms", "home", "regions", "news", "search", "templates")]
    files = [path for folder in folders for path in folder.rglob("*") if path.suffix in (".py", ".html")]
    return {pair: path for path in files for pair in words_of(path)}


def catalogue(language):
    return polib.pofile(str(ROOT / "cms" / "locale" / language / "LC_MESSAGES" / "django.po"))


def test_words_are_found_at_all(words):
    assert (None, "Skip to content") in words
    assert (None, "First roundtable") in words
    assert (None, "%(count)s stakeholder") in words
    assert len(words) > 300


@pytest.mark.parametrize("language", OTHERS)
def test_every_word_is_in_the_catalogue(words, language):
    known = {(entry.msgctxt, entry.msgid) for entry in catalogue(language) if not entry.obsolete}
    missing = {
        f"{path.relative_to(ROOT)}: {text}" for (context, text), path in words.items() if (context, text) not in known
    }
    assert not missing


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_untranslated_or_fuzzy(language):
    entries = [entry for entry in catalogue(language) if not entry.obsolete]
    assert [entry.msgid for entry in entries if entry.fuzzy or not entry.translated()] == []
