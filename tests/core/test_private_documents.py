"""Who makes a page private is told which of its documents stay open to all, and may put them under the same
restriction and back."""

import json

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page, PageViewRestriction

from cms.core.models import CustomDocument, PrivateCollection
from cms.translations.models import LanguageRight
from news.models import NewsPage
from tests.built_once import built_once
from tests.factories.pages import NewsPageFactory, StandardPageFactory, translate

pytestmark = pytest.mark.django_db


@built_once
def documents(site):
    """One document for each way in which a page shows one, and one that a public page shows too."""
    names = ("in a block", "linked", "recorded", "below", "in French", "shared", "elsewhere")
    found = {name: _document(name) for name in names}
    section = StandardPageFactory(parent=site.home, title="Section", slug="section")
    page = StandardPageFactory(
        parent=section, title="Inside", slug="inside", body=_body(found["in a block"], found["linked"])
    )
    page.recording = found["recorded"]
    page.save()
    StandardPageFactory(parent=page, slug="below", body=_body(found["below"], found["shared"]))
    french = translate(page, "fr", title="Dedans")
    french.body, french.recording = _body(found["in French"], found["in French"]), None
    french.save()
    NewsPageFactory(
        parent=site.news, title="A public post", slug="public", body=_body(found["shared"], found["elsewhere"])
    )
    return found | {"page": page, "section": section}


def _document(name):
    content, end = (b"ID3" + bytes(200), "mp3") if name == "recorded" else (name.encode(), "txt")
    return CustomDocument.objects.create(title=name, language="en", file=ContentFile(content, name=f"{name}.{end}"))


def _body(block, link):
    text = f'<p>See <a linktype="document" id="{link.pk}">it</a></p>'
    return json.dumps(
        [{"type": "document", "value": {"document": block.pk, "text": ""}}, {"type": "text", "value": text}]
    )


@pytest.fixture
def editor(client):
    client.force_login(get_user_model().objects.create_superuser("editor"))
    return client


def privacy(page):
    return reverse("wagtailadmin_pages:set_privacy", args=[page.pk])


def asked(client, page):
    """What the screen says: its words, and the names of its ticks."""
    html = json.loads(client.get(privacy(page)).content)["html"]
    soup = BeautifulSoup(html, "html.parser")
    return soup.get_text(" "), {box["name"] for box in soup.select("input[type=checkbox]")} - {"groups"}


def set_privacy(client, page, kind="login", **ticks):
    answer = client.post(privacy(page), {"restriction_type": kind, "password": "open"} | ticks)
    assert json.loads(answer.content)["step"] == "set_privacy_done"


def opened(reader, documents, *names):
    """Those of the documents that a reader is given."""
    names = names or [name for name in documents if name not in ("page", "section")]
    rows = {name: CustomDocument.objects.get(pk=documents[name].pk) for name in names}
    return {name for name, row in rows.items() if reader.get(row.url).streaming}


@pytest.fixture
def reader():
    return Client()


def test_the_screen_says_which_documents_stay_open_and_who_else_shows_them(documents, editor):
    words, ticks = asked(editor, documents["page"])
    assert all(name in words for name in ("in a block", "linked", "recorded", "below", "shared"))
    assert "in French" in words  # private in one language is private in all
    assert "elsewhere" not in words
    assert "A public post (en)" in words
    assert ticks == {"keep", "keep_shared"}


@pytest.mark.parametrize("kind", ["login", "password"])
def test_one_tick_puts_what_no_public_page_shows_under_the_same_restriction(documents, editor, reader, kind):
    set_privacy(editor, documents["page"], kind, keep="on")
    assert opened(reader, documents) == {"shared", "elsewhere"}
    assert asked(editor, documents["page"])[1] == {"keep_shared", "release"}
    made = PageViewRestriction.objects.get(page=documents["page"])
    if kind == "password":
        address = reverse("wagtailcore_authenticate_with_password", args=[made.pk, made.page_id])
        reader.post(address, {"password": "open", "return_url": "/"})
        assert "linked" in opened(reader, documents)  # nobody is asked for one password twice


def test_without_the_tick_nothing_moves(documents, editor, reader):
    set_privacy(editor, documents["page"])
    assert len(opened(reader, documents)) == 7
    assert not PrivateCollection.objects.exists()


def test_another_tick_takes_those_that_public_pages_show(documents, editor, reader):
    set_privacy(editor, documents["page"], keep="on", keep_shared="on")
    assert opened(reader, documents) == {"elsewhere"}


def test_below_a_private_section_they_follow_the_section(documents, editor, reader):
    set_privacy(editor, documents["section"])
    set_privacy(editor, documents["page"], "none", keep="on")
    assert opened(reader, documents) == {"shared", "elsewhere"}
    assert PrivateCollection.objects.get().page_id == documents["section"].pk


def test_they_follow_when_the_restriction_changes(documents, editor, reader):
    set_privacy(editor, documents["page"], "password", keep="on")
    group = Group.objects.create(name="Friends")
    set_privacy(editor, documents["page"], "groups", groups=[group.pk])
    reader.force_login(get_user_model().objects.create_user("of no group"))
    assert "linked" not in opened(reader, documents)
    friend = get_user_model().objects.create_user("friend")
    friend.groups.add(group)
    reader.force_login(friend)
    assert "linked" in opened(reader, documents)


def test_the_way_back_brings_each_to_where_it_was(documents, editor, reader):
    region = Collection.get_first_root_node().add_child(name="Region")
    CustomDocument.objects.filter(pk=documents["linked"].pk).update(collection=region)
    set_privacy(editor, documents["page"], keep="on")
    assert len(opened(reader, documents)) == 2
    set_privacy(editor, documents["page"], "none", release="on")
    assert len(opened(reader, documents)) == 7
    assert CustomDocument.objects.get(pk=documents["linked"].pk).collection == region
    assert not PrivateCollection.objects.exists() and Collection.objects.count() == 2


def test_a_page_that_is_public_again_keeps_its_documents_private_unless_asked_and_says_so(documents, editor, reader):
    set_privacy(editor, documents["page"], keep="on")
    set_privacy(editor, documents["page"], "none")
    assert "linked" not in opened(reader, documents)
    words, ticks = asked(editor, documents["page"])
    assert "These documents are private with this page" in words and "release" in ticks


def test_who_works_in_a_collection_still_reaches_what_became_private(documents, editor):
    keeper = get_user_model().objects.create_user("keeper")
    keeper.groups.add(group := Group.objects.create(name="Keepers"))
    right = {"codename": "change_document"}
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    GroupCollectionPermission.objects.create(
        group=group, collection=documents["linked"].collection, permission=Permission.objects.get(**right)
    )
    set_privacy(editor, documents["page"], keep="on")
    editor.force_login(keeper)
    assert editor.get(reverse("wagtaildocs:edit", args=[documents["linked"].pk])).status_code == 200


def test_the_form_of_a_document_says_that_a_private_page_shows_it(documents, editor):
    address = reverse("wagtaildocs:edit", args=[documents["below"].pk])
    sentence = "A private page shows this document, and the document is open to everybody"
    assert sentence not in editor.get(address).content.decode()
    set_privacy(editor, documents["section"])
    assert sentence in editor.get(address).content.decode()
    set_privacy(editor, documents["page"], "none", keep="on")
    assert sentence not in editor.get(address).content.decode()


def test_a_practice_counts_as_shown_by_its_library(site, editor):
    document = _document("about the farm")
    link = f'<p>See <a linktype="document" id="{document.pk}">it</a></p>'
    site.practice.results = link
    site.practice.save()
    assert "about the farm" in asked(editor, site.library)[0]
    assert asked(editor, site.library)[1] == {"keep"}
    shown = NewsPageFactory(parent=site.news, slug="other", body=_body(document, document))
    assert "Rural farm (en)" in asked(editor, NewsPage.objects.get(pk=shown.pk))[0]


def test_who_may_not_change_a_document_is_told_and_moves_nothing(documents, client, reader):
    user = get_user_model().objects.create_user("regional")
    user.groups.add(group := Group.objects.create(name="Regional"))
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for action in ("change", "publish"):
        permission = Permission.objects.get(codename=f"{action}_page", content_type__app_label="wagtailcore")
        GroupPagePermission.objects.create(group=group, page=Page.get_first_root_node(), permission=permission)
    LanguageRight.objects.create(group=group)
    client.force_login(user)
    words, ticks = asked(client, documents["page"])
    assert "you may not change it" in words and ticks == set()
    set_privacy(client, documents["page"], keep="on", keep_shared="on")
    assert len(opened(reader, documents)) == 7
