"""What no form sends is answered with 400, by whoever it is sent, and nothing is changed by it."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.models import Page

from cms.translations.language_permissions.giving import give_languages
from cms.users import roles

pytestmark = pytest.mark.django_db

FAR = "9" * 30
EDIT, COPY, MOVE = (f"wagtailadmin_pages:{name}" for name in ("edit", "copy", "move"))
PRIVACY = "wagtailadmin_pages:set_privacy"


@pytest.fixture(params=["translators", "reviewers", "communications", "administrator"])
def somebody(request, site, client):
    user = get_user_model().objects.create_user("amal", is_superuser=request.param == "administrator")
    if not user.is_superuser:
        user.groups.add(roles.group_of(request.param))
        give_languages(user, {None: "review"})
    client.force_login(user)
    return client


POSTS = [
    (EDIT, {}),
    (EDIT, {"comments-TOTAL_FORMS": FAR, "comments-INITIAL_FORMS": FAR, "body-count": FAR}),
    (EDIT, {"body-count": "many", "title": "x"}),
    (EDIT, {"title": "a\0b"}),
    (COPY, {}),
    (COPY, {"new_parent_page": FAR}),
    ("wagtailadmin_choose_page_external_link", {}),
]


@pytest.mark.parametrize(("name", "data"), POSTS, ids=[f"{name} {list(data)}" for name, data in POSTS])
def test_a_malformed_form_is_told_so(somebody, site, name, data):
    args = [site.news.pk] if name.startswith("wagtailadmin_pages") else []
    before = list(Page.objects.order_by("pk").values_list("pk", "title", "latest_revision"))
    response = somebody.post(reverse(name, args=args), data)
    assert response.status_code == 400
    assert "cannot be read" in response.content.decode()
    assert list(Page.objects.order_by("pk").values_list("pk", "title", "latest_revision")) == before


QUERIES = [
    ("/admin/pages/", {"locale": "x" * 99, "p": FAR, "id": FAR, "content_type": FAR}),
    ("/admin/choose-page/chosen-multiple/", {"id": "x"}),
    ("/admin/choose-page/chosen-multiple/", {"id": FAR}),
    ("/admin/bulk/wagtailcore/page/delete/", {"id": "x"}),
    ("/admin/bulk/wagtailcore/page/delete/", {"id": FAR}),
    ("/admin/api/main/pages/find/", {"id": "x"}),
    ("/admin/api/main/images/find/", {"id": "x"}),
    ("/admin/pages/search/", {"q": "a\0b"}),
    ("/admin/reports/site-history/", {"user": FAR, "object_type": "x", "timestamp_from": "x"}),
]


@pytest.mark.parametrize(("address", "query"), QUERIES, ids=[f"{address} {query}" for address, query in QUERIES])
def test_a_malformed_query_breaks_nothing(somebody, address, query):
    assert somebody.get(address, query).status_code < 500


@pytest.mark.parametrize("body", [b"{", b'"\\u0000"', b"\xff", b"a=%00"])
def test_half_a_text_in_place_of_a_form_breaks_nothing(somebody, site, body):
    for content_type in ("application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
        for name in (EDIT, COPY, MOVE, PRIVACY):
            answer = somebody.generic("POST", reverse(name, args=[site.news.pk]), body, content_type)
            assert answer.status_code < 500, (name, content_type)


def test_a_fault_of_our_own_stays_an_error(somebody, site, monkeypatch):
    """A view that fails without having been sent anything, and one of ours that expects what is not there."""
    from cms.core import malformed

    def fails(request):
        return None.anything

    try:
        fails(None)
    except AttributeError as fault:
        assert not malformed._is_malformed(fault)
    request = somebody.get("/admin/").wsgi_request
    assert malformed.MalformedRequestMiddleware(lambda request: None).process_exception(request, KeyError("x")) is None
