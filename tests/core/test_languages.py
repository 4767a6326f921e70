"""Which of the site's languages a tag means."""

import pytest

from cms.core import languages
from cms.core.languages import Language, lookup


@pytest.mark.parametrize(
    ("tag", "meant"),
    [
        ("fr", "fr"),
        ("fr-FR", "fr"),
        ("FR_ca", "fr"),
        (" pl-PL ", "pl"),
        ("uk-Cyrl-UA", "uk"),
        ("ar-EG", "ar"),
        ("fa-AF", "fa"),
        ("prs", "fa"),
        ("prs-AF", "fa"),
        ("de", None),
        ("fra", None),
        ("", None),
        ("-", None),
    ],
)
def test_a_tag_with_country_or_script_means_the_language(tag, meant):
    assert lookup(tag) == meant


def test_a_bare_language_means_its_only_variant(monkeypatch):
    monkeypatch.setattr(languages, "TABLE", (Language("pt-BR", "Português"), Language("zh-Hans", "中文")))
    assert lookup("pt") == "pt-BR"
    assert lookup("pt-PT") is None  # another variant than the site's is another text
    monkeypatch.setattr(languages, "TABLE", (Language("zh-Hant", "繁體"), Language("zh-Hans", "简体")))
    assert lookup("zh") is None
    assert lookup("zh-Hant-HK") == "zh-Hant"
