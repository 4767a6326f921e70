"""Words are counted as translators count them."""

import pytest

from cms.translations.freshness.word_count import count, count_segment


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("Two words", "en", 2),
        ("", "en", 0),
        (" — – - ", "en", 0),
        ("well-being costs 10.5 €", "en", 3),
        ("rural—and urban", "en", 3),
        ("don't", "en", 1),
        ("l'école d’été", "fr", 4),
        ("aujourd", "fr", 1),
        ('<a id="a1">Ask</a> <b>us</b>', "en", 2),
        ("one<br/>two", "en", 2),
        ("Fish &amp; chips&nbsp;now", "en", 3),
        ("info@example.org https://example.org/a/b", "en", 2),
        ("مرحبا بكم", "ar", 2),
        ("你好世界", "zh", 4),
        ("東京 Tower", "ja", 3),
        ("สวัสดีครับ", "th", 2),
    ],
)
def test_words_are_counted_by_the_rule_of_the_language(text, language, number):
    assert count(text, language) == number


def test_a_slug_has_no_words_to_translate():
    assert count_segment("slug", "second-roundtable", "en") == 0
    assert count_segment("title", "Second roundtable", "en") == 2
