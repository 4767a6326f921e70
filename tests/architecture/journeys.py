"""Five things that people do with the site, as their browsers send them.

They have the groups, rights and workflow that a new installation has, and a post in all eight languages. Each journey
is made twice and counted the second time: what is imported, compiled or asked for the first time is left out. Jobs
wait in the queue as in production, and are not part of the request.
"""

import io
import json
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cms.core import languages
from cms.translations.models import LanguageRight
from cms.users import roles
from news.models import NewsPage
from tests.factories.pages import translate
from tests.factories.site import SmallSite, small_site
from tests.factories.translations import review, translated, write

from .walk import Walk, walked

LANGUAGE = "fr"
UNTOUCHED = ("publication_date", "event_start", "event_end", "event_place", "picture", "project")
EMPTY = dict.fromkeys((*UNTOUCHED, "seo_title", "search_description", "go_live_at", "expire_at"), "")


@dataclass
class World:
    site: SmallSite
    translation: object  # the engine's, into French

    @property
    def post(self) -> NewsPage:
        return NewsPage.objects.get(pk=self.site.post.pk)

    @property
    def french(self) -> NewsPage:
        return NewsPage.objects.get(translation_key=self.post.translation_key, locale__language_code=LANGUAGE)


def make_world(codes: list[str] | None = None) -> World:
    """A post with links, a region and a practice, public in these languages or in all; the search knows it."""
    site = small_site()
    link = f'<a linktype="page" id="{site.region.pk}">Isère</a>'
    text = f"<h2>The farm</h2><p>It met in {link}.</p><p>Many people came.</p><p>They ate together.</p>"
    site.post.body = json.dumps([{"type": "text", "value": text, "id": "a" * 8}])
    site.post.save_revision().publish()
    for language in codes or languages.codes():
        if language != languages.SOURCE:
            translate(site.news, language)
            translated(NewsPage.objects.get(pk=site.post.pk), language)
    call_command("repair_search", stdout=io.StringIO())
    return World(site, translated(NewsPage.objects.get(pk=site.post.pk), LANGUAGE))


def person(name: str, role: str, right: str = "") -> Client:
    """Somebody who is signed in, with a role that ``migrate`` has made, and a right in French."""
    user, made = get_user_model().objects.get_or_create(username=name)
    if made:
        user.groups.add(roles.group_of(role))
        if right:
            LanguageRight.objects.create(user=user, locale=Locale.objects.get(language_code=LANGUAGE), role=right)
    client = Client()
    client.force_login(user)
    return client


def read_a_post(world: World, words: str) -> Walk:
    client = Client()
    with walked() as walk:
        answer = client.get(world.post.url)
    assert answer.status_code == 200
    return walk


def save_a_string(world: World, words: str) -> Walk:
    client = person("translator", "translators", LanguageRight.Role.TRANSLATE)
    segment = world.translation.source.stringsegment_set.get(context__path="title")
    address = reverse("wagtail_localize:edit_string_translation", args=[world.translation.pk, segment.pk])
    with walked() as walk:
        answer = client.put(address, f"value={words}", content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 200, answer.content
    return walk


def publish_a_translation(world: World, words: str) -> Walk:
    client = person("editor", "communications")
    write(world.translation, f"{words}: {{0}}")
    review(world.translation)
    with walked() as walk:
        answer = client.post(reverse("wagtailadmin_pages:edit", args=[world.french.pk]), {"action": "publish"})
    assert answer.status_code == 302
    assert world.french.title == f"{words}: {world.post.title}"
    return walk


def publish_an_original(world: World, words: str) -> Walk:
    client = person("editor", "communications")
    form = form_of(world.post) | {"title": words}
    with walked() as walk:
        answer = client.post(reverse("wagtailadmin_pages:edit", args=[world.post.pk]), form)
    assert answer.status_code == 302
    assert (world.post.title, len(world.post.body)) == (words, 1)
    return walk


def form_of(post: NewsPage) -> dict:
    """What the editor's form sends that publishes a post as it is."""
    regions = [{"region": link.region_id, "id": link.pk, "ORDER": "1"} for link in post.regions.all()]
    practices = [{"practice": link.practice_id, "id": link.pk, "ORDER": "1"} for link in post.practices.all()]
    kept = {name: getattr(post, name) for name in ("title", "slug", "summary", "kind", "admission")}
    return nested_form_data(
        EMPTY
        | kept
        | {
            "roundtable": post.roundtable_id,
            "regions": inline_formset(regions, initial=len(regions)),
            "practices": inline_formset(practices, initial=len(practices)),
            "body": streamfield([("text", rich_text(block.value.source)) for block in post.body])
            | {f"{place}-id": block.id for place, block in enumerate(post.body)},
            "comments": inline_formset([]),
            "action-publish": "on",
        }
    )


def search(world: World, words: str) -> Walk:
    client = Client()
    with walked() as walk:
        answer = client.get("/en/search/", {"q": "farm"})
    assert world.site.practice.slug in answer.content.decode()
    return walk


JOURNEYS = {
    "a visitor reads a post": read_a_post,
    "a translator saves a string": save_a_string,
    "an editor publishes a translation": publish_a_translation,
    "an editor publishes an original in eight languages": publish_an_original,
    "a visitor searches": search,
}


def walk_all(world: World) -> dict[str, Walk]:
    """Each journey, made for the second time."""
    found = {}
    for name, journey in JOURNEYS.items():
        journey(world, "Once")
        found[name] = journey(world, "Again")
    return found
