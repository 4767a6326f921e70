"""What is in use is replaced in one step, wherever it stands; then it may be deleted."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Revision

from cms.core.in_use.kinds import delete_address, replace_address
from cms.core.in_use.uses import is_used
from cms.users import roles
from news.models import NewsPage
from regions.models.pages import RegionOrganisation
from tests.built_once import built_once
from tests.factories.media import make_document, make_image
from tests.factories.pages import NewsPageFactory, StandardPageFactory
from tests.factories.snippets import (
    GoodPracticeFactory,
    OrganisationFactory,
    RoundtableFactory,
    add_organiser,
    translate_snippet,
)

pytestmark = pytest.mark.django_db

KINDS = ["organisation", "practice", "picture", "document", "page", "roundtable"]


@built_once
def pairs(site):
    """Of each kind what is used, and what shall take its place."""
    pages = [StandardPageFactory(parent=site.home, title=f"Page {n}", slug=f"page-{n}") for n in (1, 2)]
    return {
        "organisation": (OrganisationFactory(), OrganisationFactory()),
        "practice": (GoodPracticeFactory(), GoodPracticeFactory()),
        "picture": (make_image(), make_image("Another table")),
        "document": (make_document(), make_document("Other minutes")),
        "page": tuple(pages),
        "roundtable": (site.roundtable, RoundtableFactory(region=site.region, ordinal=7)),
    }


def body_with(pairs):
    """Every way in which a text refers to something."""
    row = {kind: old.pk for kind, (old, _new) in pairs.items()}
    links = f'<p><a linktype="document" id="{row["document"]}">a</a> <a id="{row["page"]}" linktype="page">b</a></p>'
    blocks = [
        ("text", links),
        ("picture", {"image": row["picture"], "alt_text": "x", "decorative": False}),
        ("document", {"document": row["document"], "text": ""}),
        ("call_to_action", {"text": "", "link_text": "Read", "page": row["page"], "url": ""}),
        ("practices", {"heading": "", "practices": [row["practice"]]}),
    ]
    return json.dumps([{"type": kind, "value": value, "id": f"{n}" * 8} for n, (kind, value) in enumerate(blocks)])


def fill(page, pairs):
    page = NewsPage.objects.get(pk=page.pk)
    page.picture, page.roundtable = pairs["picture"][0], pairs["roundtable"][0]
    page.body = body_with(pairs)
    return page


@built_once
def used(site, pairs):
    """The small site, with a post and a region that use all of them."""
    fill(site.post, pairs).save_revision().publish()
    region = type(site.region).objects.get(pk=site.region.pk)
    region.organisations.add(RegionOrganisation(organisation=pairs["organisation"][0]))
    region.save_revision().publish()
    return pairs


def replace(client, old, new, **values):
    address = replace_address(old)
    shown = client.get(address, {"other": new.pk})
    assert shown.status_code == 200
    seen = shown.context["seen"]
    return client.post(address, {"other": new.pk, "seen": seen} | values)


def of_now(page):
    return type(page.specific).objects.get(pk=page.pk)


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_replaced_in_every_place_and_may_be_deleted_then(used, site, admin_client, kind):
    old, new = used[kind]
    page = site.region if kind == "organisation" else site.post
    before = of_now(page)
    response = replace(admin_client, old, new)
    assert response.status_code == 302, response.context["messages"]
    assert response["Location"] == delete_address(old)
    assert not is_used(old)
    assert is_used(new)
    after = of_now(page)
    assert (after.live, after.has_unpublished_changes, after.title) == (True, False, before.title)
    assert after.live_revision_id != before.live_revision_id, "its history has the version of before"
    assert str(new) in admin_client.get(reverse("wagtailadmin_pages:history", args=[page.pk])).content.decode()
    admin_client.post(delete_address(old))
    assert not type(old)._base_manager.filter(pk=old.pk).exists()


def test_everything_else_on_the_page_stays_as_it_was(used, site, admin_client):
    before = of_now(site.post).body.raw_data
    replace(admin_client, *used["page"])
    old, new = used["page"]
    changed = json.loads(json.dumps(list(before)).replace(f'id=\\"{old.pk}\\" linktype', f'id=\\"{new.pk}\\" linktype'))
    changed[3]["value"]["page"] = new.pk
    assert list(of_now(site.post).body.raw_data) == changed


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "organisation"])
def test_a_draft_stays_a_draft_beside_the_public_version(used, site, admin_client, kind):
    draft = of_now(site.post)
    draft.title = "Not said yet"
    draft.save_revision()
    replace(admin_client, *used[kind])
    page = of_now(site.post)
    assert (page.title, page.live, page.has_unpublished_changes) == ("Second roundtable in Isère", True, True)
    assert page.get_latest_revision_as_object().title == "Not said yet"
    assert not is_used(used[kind][0])


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "organisation"])
def test_what_was_never_published_stays_unpublished(pairs, site, admin_client, kind):
    post = NewsPageFactory(parent=site.news, slug="draft", live=False)
    NewsPage.objects.filter(pk=site.post.pk).update(roundtable=None)
    fill(post, pairs).save_revision()
    of_now(site.post).save()
    replace(admin_client, *pairs[kind])
    assert not of_now(post).live
    assert not is_used(pairs[kind][0])


def test_what_appears_at_a_set_time_still_does(used, site, admin_client):
    when = timezone.now() + timedelta(days=2)
    planned = of_now(site.post)
    planned.go_live_at, planned.title = when, "In two days"
    planned.save_revision().publish()
    replace(admin_client, *used["picture"])
    page = of_now(site.post)
    assert (page.title, page.picture) == ("Second roundtable in Isère", used["picture"][1])
    revision = page.scheduled_revision
    assert revision.approved_go_live_at == when
    assert (revision.as_object().title, revision.as_object().picture) == ("In two days", used["picture"][1])
    assert not is_used(used["picture"][0])


def test_who_is_named_twice_by_it_is_named_once(used, site, admin_client):
    old, new = used["organisation"]
    region = of_now(site.region)
    region.organisations.add(RegionOrganisation(organisation=new))
    region.save_revision().publish()
    replace(admin_client, old, new)
    assert [row.organisation for row in of_now(site.region).organisations.all()] == [new]


def test_what_has_no_drafts_is_replaced_in_too(site, admin_client):
    old, new = OrganisationFactory(), OrganisationFactory()
    add_organiser(site.roundtable, old)
    site.roundtable.save()
    replace(admin_client, old, new)
    assert [row.organisation for row in site.roundtable.organisations.all()] == [new]


def test_a_translation_that_goes_with_it_is_replaced_by_the_others_translation(site, admin_client):
    old, new = OrganisationFactory(), OrganisationFactory()
    french, other = translate_snippet(old, "fr"), translate_snippet(new, "fr")
    RegionOrganisation.objects.create(page=site.region, organisation=french)
    of_now(site.region).save_revision().publish()
    replace(admin_client, old, new)
    assert [row.organisation for row in of_now(site.region).organisations.all()] == [other]


@pytest.fixture
def regional_editor(client, django_user_model, used, site):
    """Of a new installation: adds news and pictures, and may delete the pictures they brought."""
    user = django_user_model.objects.create_user("regional")
    user.groups.add(roles.group_of("regional-editors"))
    used["picture"][0].uploaded_by_user = user
    used["picture"][0].save()
    client.force_login(user)
    return user


def test_what_somebody_may_not_edit_is_left_counted_and_not_named(regional_editor, used, site, client):
    own = NewsPageFactory(parent=site.news, title="Our news", slug="own", live=False, owner=regional_editor)
    own.picture = used["picture"][0]
    own.save_revision(user=regional_editor)
    html = client.get(replace_address(used["picture"][0]), {"other": used["picture"][1].pk}).content.decode()
    assert "1 entry that you may not edit" in html
    assert "Our news" in html
    assert "Second roundtable" not in html
    replace(client, *used["picture"])
    assert of_now(own).get_latest_revision_as_object().picture == used["picture"][1]
    assert of_now(site.post).picture == used["picture"][0]


def test_who_may_not_delete_it_may_not_replace_it(regional_editor, used, client):
    old, new = used["document"]
    response = client.post(replace_address(old), {"other": new.pk, "seen": ""})
    assert response.status_code == 302
    assert response["Location"] == reverse("wagtailadmin_home")
    assert is_used(old)


def test_what_is_locked_or_waits_for_moderation_is_left_with_the_reason(used, site, client, make_communications):
    client.force_login(make_communications)
    Page.objects.filter(pk=site.post.pk).update(locked=True, locked_at=timezone.now())
    html = client.get(replace_address(used["picture"][0]), {"other": used["picture"][1].pk}).content.decode()
    assert "so it cannot be deleted yet" in html
    assert "locked" in html
    replace(client, *used["picture"])
    assert of_now(site.post).picture == used["picture"][0]


@pytest.fixture
def make_communications(django_user_model):
    user = django_user_model.objects.create_user("communications")
    user.groups.add(roles.group_of("communications"))
    return user


WRONG = {
    "itself": lambda site, old, new: old,
    "a draft": lambda site, old, new: StandardPageFactory(parent=site.home, slug="d", live=False),
    "a private page": lambda site, old, new: private(new),
    "another kind of page": lambda site, old, new: site.post,
}


def private(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    return page


@pytest.mark.parametrize("wrong", WRONG)
def test_readers_are_given_nothing_that_they_cannot_see(used, site, admin_client, wrong):
    old, new = used["page"]
    other = WRONG[wrong](site, old, new)
    response = admin_client.post(replace_address(old), {"other": other.pk, "seen": ""})
    assert "one that readers can see" in response.content.decode()
    assert is_used(old)


def test_what_changed_meanwhile_is_shown_again_and_nothing_is_done(used, site, admin_client):
    old, new = used["picture"]
    response = replace(admin_client, old, new, seen="something else")
    assert "Something changed meanwhile" in response.content.decode()
    assert of_now(site.post).picture == old


def test_all_is_replaced_or_nothing(used, site, admin_client, monkeypatch):
    def refuse(self, user=None, **kwargs):
        raise ValueError("no")

    other = NewsPageFactory(parent=site.news, slug="other")
    fill(other, used).save_revision().publish()
    real = Revision.publish
    done = []
    monkeypatch.setattr(
        Revision, "publish", lambda self, **kw: refuse(self) if done else done.append(1) or real(self, **kw)
    )
    response = replace(admin_client, *used["picture"])
    assert "Nothing was replaced." in response.content.decode()
    assert {of_now(page).picture for page in (site.post, other)} == {used["picture"][0]}


def test_the_screen_that_refuses_offers_it(used, admin_client):
    address = replace_address(used["picture"][0])
    assert address in admin_client.get(delete_address(used["picture"][0])).content.decode()
    assert "image-chooser" in admin_client.get(address).content.decode(), "else its button does nothing"
