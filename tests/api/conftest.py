"""A client that speaks to the API and says what an answer cost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site


class Asking:
    """Asks the API: ``api("news", locale="en")`` gives the response, with its ``queries``."""

    def __init__(self, client):
        self.client = client

    def __call__(self, path, headers=None, method="get", **query):
        path = path.removeprefix("http://testserver")
        address = path if path.startswith("/") else f"/api/v1/{path}"
        with CaptureQueriesContext(connection) as captured:
            response = getattr(self.client, method)(address, query or None, headers=headers or {})
        response.queries = len(captured)
        response.sql = [query["sql"] for query in captured]
        return response

    def items(self, path, **query):
        response = self(path, **query)
        assert response.status_code == 200, response.content
        return response.json()["items"]

    def ids(self, path, **query):
        return [item["id"] for item in self.items(path, **query)]

    def since(self, position, **query):
        """Changes after a position, as pairs of what happened and to what."""
        return {
            (each["change"], each["resource"], each["id"], each["locale"])
            for each in self.items("changes", since=position, **query)
        }

    def position(self):
        return self("changes", limit=100).json()["position"]


@pytest.fixture
def api(client, db):
    Site.get_site_root_paths()
    return Asking(client)


@pytest.fixture
def a_picture(db):
    from wagtail.images.tests.utils import get_test_image_file

    from cms.core.models import CustomImage

    return CustomImage.objects.create(
        title="Table",
        file=get_test_image_file(size=(800, 600)),
        description="People at a table",
        credit="A photographer",
    )


@pytest.fixture
def a_document(db):
    from django.core.files.base import ContentFile

    from cms.core.models import CustomDocument

    return CustomDocument.objects.create(title="Factfile", file=ContentFile(b"%PDF-1.4", name="factfile.pdf"))
