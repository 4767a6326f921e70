"""Dates as far as they are known."""

from datetime import date

import pytest
from django.utils import translation

from cms.core.templatetags.date_tags import known_date


@pytest.mark.parametrize(
    ("value", "language", "text"),
    [
        ("2022", "en", "2022"),
        ("2022-09", "en", "September 2022"),
        ("2022-09-30", "en", "30 September 2022"),
        (date(2022, 9, 30), "en", "30 September 2022"),
        ("2022-09", "fr", "septembre 2022"),
        ("2022-09-30", "pl", "30 września 2022"),
        ("", "en", ""),
        (None, "en", ""),
    ],
)
def test_a_date_is_shown_as_far_as_it_is_known(value, language, text):
    with translation.override(language):
        assert known_date(value) == text
