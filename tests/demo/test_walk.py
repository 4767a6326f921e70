"""Every public page in every language says what it is; each way a translation may stand can be seen."""

import json
import re

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page

from cms.core import languages
from cms.translations.states import Completeness, Freshness, Provenance
from tests.demo.walking import contents, look, walk
from tests.factories.pages import translate

WALK = "from tests.demo.walking import tell; tell()"
README = (django_settings.BASE_DIR / "README.md").read_text(encoding="utf-8")
LABELS = {
    label: value
    for axis in (Completeness, Freshness, Provenance)
    for value, label in axis.choices
    if value != Freshness.UNKNOWN
}


@pytest.fixture(scope="module")
def seen(real_site):
    return json.loads(real_site.manage("shell", "--no-imports", "-c", WALK).splitlines()[-1])


@pytest.mark.once
def test_every_page_in_every_language_says_what_it_is(seen):
    assert [each for each in seen if each["complaints"]] == []
    assert len(seen) > 500
    assert {each["address"].split("/")[1] for each in seen} == set(languages.codes())


@pytest.mark.once
def test_the_readme_names_one_address_for_each_way_a_translation_may_stand(seen):
    by_address = {each["address"]: each for each in seen}
    named = dict(re.findall(r"^\| \*\*(.+?)\*\* \| `(/\S+)` \|$", README, re.M))
    assert {str(label) for label in LABELS} == set(named)
    for label, value in LABELS.items():
        shown = by_address[named[str(label)]]
        assert value in (shown["completeness"], shown["freshness"], shown["provenance"]), label


class Tampering:
    """A client whose pages were changed on the way."""

    def __init__(self, old, new):
        self.old, self.new = old, new

    def get(self, address):
        response = Client().get(address)
        text = response.content.decode()
        assert self.old in text, self.old
        response.content = text.replace(self.old, self.new)
        return response


# Language of the page that is broken, what is broken in it, and what the walk must say of that.
BREAKS = [
    ("fr", '<html lang="fr" dir="ltr">', '<html lang="en" dir="ltr">', "the interface is in en"),
    ("ar", '<html lang="ar" dir="rtl">', '<html lang="ar" dir="ltr">', "the interface is in ar, ltr"),
    ("ar", '<h1 lang="en" dir="ltr">', "<h1>", "the title is marked as ar"),
    ("ar", "notice--not-yet", "gone", "notices are"),
    ("ar", 'rel="canonical" href="http://testserver/en/', 'rel="canonical" href="http://testserver/ar/', "canonical"),
    ("ar", '<meta name="robots" content="noindex">', "", "noindex"),
    ("fr", '<meta charset="utf-8">', '<meta name="robots" content="noindex">', "noindex"),
    ("fr", 'hreflang="x-default"', 'hreflang="ar"', "hreflang names"),
    ("en", '<link rel="alternate" hreflang="fr"', '<link rel="other" hreflang="fr"', "hreflang names"),
    ("fr", "<h1", '<p class="notice--machine"></p><h1', "notices are"),
]


def test_the_walk_sees_what_is_broken(site, open_language):
    open_language("ar")
    french = translate(site.post, "fr", title="Deuxième table ronde")
    call_command("rebuild_translation_status", verbosity=0)
    assert [each for each in walk(Client()) if each.complaints] == []
    post = next(each for each in contents() if each.addresses.get("fr", "").endswith("/news/second/"))
    for language, old, new, complaint in BREAKS:
        complaints = look(Tampering(old, new), post, language).complaints
        assert any(each.startswith(complaint) for each in complaints), (old, complaints)
    # A page that went offline behind the back of the status: the status promises French, the address answers English.
    Page.objects.filter(pk=french.pk).update(live=False)
    assert "the title is marked as en, ltr, not as fr" in look(Client(), post, "fr").complaints
