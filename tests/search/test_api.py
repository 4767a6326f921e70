"""The search as data."""

import pytest

pytestmark = pytest.mark.django_db


def test_what_a_hit_is_is_said_in_the_language_asked_for(indexed, client):
    def kinds(locale, q):
        items = client.get("/api/v1/search", {"locale": locale, "q": q}).json()["items"]
        return {item["kind"] for item in items}

    assert "Region" in kinds("en", "isere")
    assert "Région" in kinds("fr", "isere")
    assert "Region" not in kinds("fr", "isere")
