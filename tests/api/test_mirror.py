"""A copy that partners keep by ``/changes`` is true: whatever is edited, it equals what is read anew.

More of the same, before a release: MIRROR_STEPS=400 pytest tests/api/test_mirror.py
"""

import os
import random

import pytest
from wagtail.models import Locale

from tests.api.edits import Editors
from tests.api.mirror import Mirror, asking, crawl
from tests.factories.pages import add_organisation, translate
from tests.factories.snippets import OrganisationFactory, TopicFactory, add_organiser
from tests.translations.commits import committed

pytestmark = pytest.mark.django_db
CODES = ("en", "fr")
STEPS = int(os.environ.get("MIRROR_STEPS", 16))
EVERY = 4  # steps from one comparison to the next


@pytest.fixture
def network(site, a_picture, settings):
    """The small site with all that one thing can refer to another by."""
    settings.API_RATE = 10**9
    Locale.objects.get_or_create(language_code="fr")
    organisation = OrganisationFactory()
    TopicFactory()
    with committed():
        add_organisation(site.region, organisation)
        add_organiser(site.roundtable, organisation)
        translate(site.region, "fr", title="L'Isère")
    return site


def differences(mirror, fresh) -> dict:
    """What stands otherwise, by resource, id and language."""
    keys = mirror.keys() | fresh.keys()
    return {key: (mirror.get(key), fresh.get(key)) for key in keys if mirror.get(key) != fresh.get(key)}


@pytest.mark.parametrize("seed", [1, 2])
def test_a_mirror_equals_what_is_read_anew(network, a_picture, seed):
    chance = random.Random(seed)
    editors = Editors(network, a_picture, chance)
    shared = asking(cached=True)
    mirror = Mirror(shared, CODES)
    crawl(shared, CODES)  # another partner asks by plain addresses: the cache holds all that they gave
    done = []
    for step in range(1, STEPS + 1):
        done.append(chance.choice(editors.edits))
        with committed():
            getattr(editors, done[-1])()
        if chance.random() < 0.7:
            mirror.poll()
        if step % EVERY == 0:
            mirror.poll()
            fresh = crawl(asking(cached=False), CODES)
            assert differences(mirror.items, fresh) == {}, done[-EVERY:]
            crawl(shared, CODES)
