"""Public pages travel compressed; the admin's do not."""

import gzip

import pytest

pytestmark = pytest.mark.django_db
BROWSER = {"accept-encoding": "gzip, deflate, br"}


def test_a_public_page_is_packed_for_a_browser_that_can_unpack_it(site, client):
    plain = client.get("/en/news/second/")
    packed = client.get("/en/news/second/", headers=BROWSER)
    assert packed["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed["Vary"]
    assert gzip.decompress(packed.content) == plain.content
    assert len(packed.content) < len(plain.content) / 2
    assert "Content-Encoding" not in plain


def test_the_admin_packs_nothing_beside_what_is_typed(site, admin_client):
    answer = admin_client.get("/admin/login/?next=/admin/" + "a" * 300, headers=BROWSER, follow=True)
    assert answer["Content-Type"].startswith("text/html")
    assert "Content-Encoding" not in answer
