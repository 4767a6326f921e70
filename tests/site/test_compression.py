"""Public pages and data travel compressed; the admin's do not."""

import gzip

import pytest

pytestmark = pytest.mark.django_db
BROWSER = {"accept-encoding": "gzip, deflate, br"}


@pytest.mark.once
def test_a_public_page_is_packed_for_a_browser_that_can_unpack_it(site, client):
    plain = client.get("/en/news/second/")
    packed = client.get("/en/news/second/", headers=BROWSER)
    assert packed["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed["Vary"]
    assert gzip.decompress(packed.content) == plain.content
    assert len(packed.content) < len(plain.content) / 2
    assert "Content-Encoding" not in plain


@pytest.mark.once
@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/regions?locale=en",
        "/api/v1/openapi.json",
        "/en/feeds/news.atom",
        "/en/feeds/news.rss",
        "/en/feeds/news.json",
        "/en/feeds/roundtables.ics",
        "/sitemap-pages.xml",
    ],
)
def test_data_is_packed_for_whom_can_unpack_it_and_for_nobody_else(site, client, path):
    plain, packed = client.get(path), client.get(path, headers=BROWSER)
    assert packed["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed["Vary"]
    assert gzip.decompress(packed.content) == plain.content
    assert "Content-Encoding" not in plain


@pytest.mark.once
@pytest.mark.parametrize("path", ["/api/v1/regions?locale=en", "/en/feeds/news.atom"])
def test_what_was_kept_packed_is_known_again(site, client, path):
    tag = client.get(path, headers=BROWSER)["ETag"]
    for headers in ({}, BROWSER):
        again = client.get(path, headers={**headers, "if-none-match": tag})
        assert (again.status_code, again.content) == (304, b"")
    site.region.title = "Isère, renamed"
    site.region.save_revision().publish()
    assert client.get(path, headers={**BROWSER, "if-none-match": tag}).status_code == 200


def test_the_admin_packs_nothing_beside_what_is_typed(site, admin_client):
    answer = admin_client.get("/admin/login/?next=/admin/" + "a" * 300, headers=BROWSER, follow=True)
    assert answer["Content-Type"].startswith("text/html")
    assert "Content-Encoding" not in answer
