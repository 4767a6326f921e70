"""What is known about a language is in one file; a language without one is treated plainly."""

import pytest
from babel import Locale
from django.utils import translation

from cms.core import collation, dates, languages
from cms.core.languages import KNOWN, files, rules_of
from cms.core.languages.files import code_of
from cms.core.languages.rules import PLAIN, Rules
from cms.core.management.commands.updatecatalogues import _new
from cms.translations.freshness.facts import fact_words
from cms.translations.freshness.word_count import count

FILE = """
from cms.core.languages.rules import Alphabet, Facts, Formats, Rules, Search

RULES = Rules(
    name="Esperanto",
    parted_by_apostrophes=True,
    plurals="nplurals=1; plural=0;",
    search=Search(stop_words="la kaj"),
    facts=Facts(words="ok* kvar"),
    formats=Formats(first_of_month="1-a", grouped_from_five=True),
    alphabet=Alphabet(letters="abcĉdefgĝhĥijĵklmnoprsŝtuŭvz"),
)
"""


@pytest.fixture
def esperanto(tmp_path, monkeypatch):
    """A file like those of the other languages."""
    (tmp_path / "eo.py").write_text(FILE, encoding="utf-8")
    monkeypatch.setattr(languages, "__path__", [*languages.__path__, str(tmp_path)])
    monkeypatch.setattr(languages, "KNOWN", files.read(languages.__path__, languages.__name__))
    languages.rules_of.cache_clear()
    collation._ranks.cache_clear()
    yield
    languages.rules_of.cache_clear()


def test_one_file_says_how_a_language_is_sorted_counted_compared_and_written(esperanto):
    assert sorted(["ĉ", "d", "c"], key=lambda name: collation.key(name, "eo")) == ["c", "ĉ", "d"]
    assert count("l'eo", "eo") == 2
    assert fact_words("Kvar okuloj kaj", "eo") == ["kvar", "okuloj"]
    assert _new("eo").metadata["Plural-Forms"] == "nplurals=1; plural=0;"
    with translation.override("eo"):
        assert dates.number(4000) == "4000"
        assert dates.as_written("1 januaro") == "1-a januaro"


def test_a_language_without_a_file_is_treated_plainly():
    assert rules_of("sw") is PLAIN
    assert count("l'eo", "sw") == 1
    assert languages.said_in("sw", "en") == "in Swahili"


def test_a_variant_has_the_rules_of_its_language():
    assert rules_of("fr-CA") is KNOWN["fr"]


@pytest.mark.parametrize("code", list(KNOWN))
def test_every_file_is_named_by_a_language(code):
    assert Locale.parse(code, sep="-").language == code.split("-")[0]
    assert isinstance(KNOWN[code], Rules)


def test_a_file_of_a_variant_is_named_by_its_code():
    assert [code_of(name) for name in ("fr", "pt_br", "zh_hant")] == ["fr", "pt-BR", "zh-Hant"]


def test_the_languages_of_the_site_stand_in_their_places():
    places = [rules_of(code).place for code in languages.codes()]
    assert places == list(range(1, len(places) + 1))


@pytest.mark.parametrize("code", ["prs", "xx", "no such code"])
def test_a_code_that_is_not_known_is_given_back(code):
    assert languages.own_name(code) == languages.name_in(code, "en") == code
    assert languages.direction(code) == "ltr"


def test_the_direction_of_any_language_is_known():
    right_to_left = ["ar", "ckb", "dv", "fa-AF", "he", "ps", "sd", "ug", "ur", "yi"]
    assert {languages.direction(code) for code in right_to_left} == {"rtl"}
    assert {languages.direction(code) for code in ("en", "ku", "so", "ti", "zh-Hans")} == {"ltr"}
