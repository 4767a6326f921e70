"""Who is told of what: public changes, with no words of them; and what administrators see."""

import json

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from wagtail.models import PageViewRestriction

from cms.webhooks import sending
from cms.webhooks.dispatch import spread
from cms.webhooks.models import Delivery, Webhook
from tests.factories.pages import translate
from tests.webhooks.receiver import receiver

pytestmark = pytest.mark.django_db
SECRET = "Not for everybody"


@pytest.fixture
def told(site, monkeypatch):
    """A function that gives what a webhook is told of since it was last asked, by kind and id."""
    hook = Webhook.objects.create(name="Partner", address="https://partner.example/")
    monkeypatch.setattr(sending, "due", lambda *words: None)  # what is made is looked at, not sent

    def ask():
        spread.call()
        bodies = [json.loads(delivery.body) for delivery in hook.deliveries.order_by("pk")]
        hook.deliveries.all().delete()
        return {(each["kind"], each["id"]): each for body in bodies for each in body["data"]["changes"]}

    ask()
    return ask


def test_a_published_change_is_told_with_its_languages_and_no_words(site, told):
    site.post.title = "A new title"
    site.post.save_revision().publish()
    translate(site.post, "fr", title="Nouveau titre")
    found = told()
    key = ("news", str(site.post.translation_key))
    assert found[key]["changed"] == ["en", "fr"]
    assert found[key]["removed"] == []
    assert found[key]["url"] == f"http://testserver/api/v1/news/{site.post.translation_key}"
    assert "title" not in str(found)
    assert told() == {}


def test_facts_without_words_changed_in_every_language_that_is_open(site, told):
    translate(site.home, "fr")
    told()
    site.roundtable.place = "Elsewhere"
    site.roundtable.save()
    change = told()["roundtables", str(site.roundtable.pk)]
    assert (change["changed"], change["removed"]) == (["en", "fr"], [])


def test_a_draft_is_told_to_nobody(site, told):
    site.post.title = SECRET
    site.post.save_revision()
    draft = site.post.copy(update_attrs={"slug": "draft", "title": SECRET}, keep_live=False)
    draft.save_revision()
    assert told() == {}


@pytest.mark.parametrize("hide", ["unpublish", "private", "delete"])
def test_what_is_hidden_is_told_as_removed(site, told, hide):
    key = ("news", str(site.post.translation_key))
    if hide == "unpublish":
        site.post.unpublish()
    elif hide == "private":
        PageViewRestriction.objects.create(page=site.news, restriction_type=PageViewRestriction.LOGIN)
    else:
        site.post.delete()
    assert told()[key]["removed"] == ["en"]


def test_only_what_was_asked_for_is_told(site, told):
    Webhook.objects.update(kinds=["regions"])
    site.post.save_revision().publish()
    assert "news" not in {kind for kind, _key in told()}
    site.region.save_revision().publish()
    assert {kind for kind, _key in told()} == {"regions"}


def test_a_change_reaches_a_receiver_by_itself(site, settings, django_capture_on_commit_callbacks):
    settings.WEBHOOKS_TO_THIS_COMPUTER = True
    with receiver() as (address, got), django_capture_on_commit_callbacks(execute=True):
        Webhook.objects.create(name="Partner", address=address)
        site.post.save_revision().publish()
    changes = [each for _path, _headers, body in got for each in json.loads(body)["data"]["changes"]]
    assert str(site.post.translation_key) in {each["id"] for each in changes}


@pytest.fixture
def signed_in(client, make_editor):
    def sign_in(*codenames):
        user = make_editor()
        user.user_permissions.add(*Permission.objects.filter(codename__in=codenames))
        client.force_login(user)
        return client

    return sign_in


def test_administrators_make_a_webhook_test_it_and_see_what_was_sent(site, client, settings):
    settings.WEBHOOKS_TO_THIS_COMPUTER = True
    client.force_login(get_user_model().objects.create_superuser("administrator"))
    with receiver(status=503) as (address, _got):
        data = {"name": "Partner", "address": address, "kinds": ["news"], "active": "on"}
        assert client.post("/admin/webhooks/new/", data).status_code == 302
        hook = Webhook.objects.get()
        assert hook.kinds == ["news"]
        assert hook.secret in client.get(f"/admin/webhooks/edit/{hook.pk}/").content.decode()
        html = client.post(f"/admin/webhooks/{hook.pk}/test/", follow=True).content.decode()
    assert "answered 503" in html
    delivery = Delivery.objects.get()
    assert delivery.message_id in html
    with receiver() as (address, _got):
        Webhook.objects.update(address=address)
        client.post(f"/admin/webhooks/{hook.pk}/again/{delivery.message_id}/")
    data["address"] = "https://10.0.0.1/"
    html = client.post("/admin/webhooks/new/", data).content.decode()
    assert "a network that is not public" in html
    assert Webhook.objects.count() == 1


def test_editors_without_the_right_see_and_send_nothing(site, signed_in):
    hook = Webhook.objects.create(name="Partner", address="https://partner.example/")
    client = signed_in()
    for path in ("", f"edit/{hook.pk}/", f"inspect/{hook.pk}/"):
        assert hook.name not in client.get(f"/admin/webhooks/{path}", follow=True).content.decode()
    client.post(f"/admin/webhooks/{hook.pk}/test/")
    assert not Delivery.objects.exists()
