"""The search as data."""

import pytest

pytestmark = pytest.mark.django_db


def test_what_a_hit_is_is_said_in_the_language_asked_for(indexed, client):
    def kinds(locale, q):
        found = client.get("/api/v1/search", {"locale": locale, "q": q}).json()
        groups = [found, *found["other_languages"]]
        return {item["kind"] for group in groups for item in group["items"]}

    assert "Region" in kinds("en", "isere")
    assert "Territoire" in kinds("fr", "isere")
    assert "Region" not in kinds("fr", "isere")
