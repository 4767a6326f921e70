"""What is replaced in an original is replaced in its translations too, and no reader is told that they are stale."""

import pytest
from django.core.cache import cache

from cms.core.in_use.kinds import replace_address
from cms.core.in_use.uses import is_used
from cms.translations.freshness.outstanding import outstanding
from tests.built_once import built_once
from tests.factories.pages import StandardPageFactory
from tests.translations.commits import committed
from tests.translations.freshening import body, change, kinds, live_in, picture, target

pytestmark = pytest.mark.django_db


@built_once
def pages(site):
    return [StandardPageFactory(parent=site.home, title=f"Page {n}", slug=f"page-{n}") for n in (1, 2)]


@built_once
def french(site, pages):
    link = f'Read <a linktype="page" id="{pages[0].pk}">the plan</a> of the region.'
    return live_in(change(site.post, body("We met in the village.", link, image=picture()), picture=picture()), "fr")


def replaced(client, old, new):
    address = replace_address(old)
    shown = client.get(address, {"other": new.pk})
    with committed():
        client.post(address, {"other": new.pk, "seen": shown.context["seen"]})
    cache.clear()
    return shown


def test_a_link_is_replaced_in_the_translation_and_its_words_are_not_called_stale(french, pages, admin_client):
    assert kinds(french) == []
    before = target(french)
    shown = replaced(admin_client, *pages)
    after = target(french)
    assert shown.context["places"] == 2
    assert f'id="{pages[1].pk}"' in str(after.body.raw_data[0])
    assert "«fr» We met in the village." in str(after.body.raw_data[0])
    assert after.live
    assert after.live_revision_id == before.live_revision_id
    assert kinds(french) == []
    assert outstanding(french.source) == []
    assert not is_used(pages[0])


def test_a_translation_generated_later_has_the_new_one(french, pages, admin_client):
    from tests.translations.freshening import generate

    replaced(admin_client, *pages)
    assert f'id="{pages[1].pk}"' in str(generate(french).body.raw_data[0])
    assert kinds(french) == []


def test_a_picture_is_replaced_in_every_language(french, site, admin_client):
    old, new = target(french).picture, picture()
    replaced(admin_client, old, new)
    assert target(french).picture == new
    assert not is_used(old)
    assert kinds(french) == []
