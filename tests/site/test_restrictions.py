"""What is private is shown to nobody else: whatever kind of restriction, whatever is added to the address, however it
is asked for.

The post is private in one language or in both, by itself or by what is above it. Each language has a word of its own.
"""

from urllib.parse import quote

import pytest
from django.contrib.auth.models import Group
from django.db.models import Value
from django.db.models.functions import Replace
from django.http import HttpResponse
from django.urls import reverse
from wagtail import hooks
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.models import StringTranslation

from cms.api.registry import resources
from cms.feeds.streams import streams
from search.models import PromotedResult
from tests.built_once import built_once
from tests.factories.pages import NewsPageFactory, StandardPageFactory, add_region, translate
from tests.translations.freshening import TEXT, body, change, generate, live_in

pytestmark = pytest.mark.django_db
WORDS = {"en": "Zanzibar", "fr": "Tombouctou"}
OTHER = {"en": "fr", "fr": "en"}
PRIVATE = {"French": ["fr"], "English": ["en"], "both": ["en", "fr"]}
KINDS = ("login", "password", "groups")
CASES = [(kind, "page", private) for kind in KINDS for private in PRIVATE]
CASES += [("login", "section", private) for private in PRIVATE]
PARAMETERS = ("format=json", "in_preview_panel=1", "page=1", "preview=1", "print=1")


@built_once
def post(site):
    """A post with its French translation, and public content that leads to it."""
    for parent in (site.news, site.regions):
        translate(parent, "fr")
    texts = [*TEXT, f"The kiosk of {WORDS['en']} is open."]
    page = change(site.post, body(*texts), title=f"{WORDS['en']} kiosk", summary=f"All of {WORDS['en']}")
    french = live_in(page, "fr")
    theirs = Replace("data", Value(WORDS["en"]), Value(WORDS["fr"]))
    StringTranslation.objects.filter(locale=french.target_locale).update(data=theirs)
    generate(french)
    change(page, body(*texts[:-1], f"The kiosk of {WORDS['en']} is closed."))
    link = [{"type": "text", "id": "a", "value": f'<p>See <a linktype="page" id="{page.pk}">there</a></p>'}]
    StandardPageFactory(parent=site.home, title="About it", slug="about", body=link)
    add_region(NewsPageFactory(parent=site.news, title="The next one", slug="after"), site.region)
    PromotedResult.objects.create(page=page, language="en", words="meeting")
    return page


def own_addresses():
    """Those of the page itself, with all that can be asked of it; its cards, and what tells other sites of it."""
    for code, other in OTHER.items():
        page = f"/{code}/news/second/"
        for query in ("", f"with={other}", "with=pl", f"with={code}&with={other}", *PARAMETERS):
            yield f"{page}?{query}"
        yield from (
            f"{page}?with={other}&print=1",
            f"/{code}/card/news/second/",
            f"/{code}/card/news/second/?with={other}",
        )
        for asked, written in ((page, "json"), (page, "xml"), (f"{page}?with={other}", "json")):
            yield f"/api/oembed?format={written}&url={quote(f'http://testserver{asked}')}"


def addresses_around():
    """All that shows the page in a list, as a neighbour, as a link or as a result; feeds and the API."""
    for code, other in OTHER.items():
        for path in ("", "news/", f"news/?with={other}", "news/after/", "regions/isere/", "about/", "search/?q=kiosk"):
            yield f"/{code}/{path}"
        yield from (f"/{code}/search/?q=meeting", f"/{code}/search/suggestions/?q={WORDS[code][:4]}")
        for stream in streams().values():
            for extension in stream.formats:
                yield from (stream.address(code, extension), stream.address(code, extension, "isere"))
        for resource in resources():
            yield f"/api/v1/{resource.name}?locale={code}&fallback={other}&limit=100"
        yield from (f"/api/v1/search?locale={code}&q={WORDS[code]}", f"/api/v1/changes?locale={code}")
    yield from ("/news/second/", "/pl/news/second/", "/sitemap.xml", "/sitemap-pages.xml", "/sw.js")


def telling(client, addresses, words) -> dict[str, list[str]]:
    """For each of these words the addresses whose answers hold it."""
    answers = {address: _said(client.get(address)) for address in addresses}
    return {word: [address for address, said in answers.items() if word in said] for word in words}


def _said(response) -> str:
    return f"{response.headers} {(response.getvalue() if response.streaming else response.content).decode()}"


def restrict(page, kind, place, private) -> list[PageViewRestriction]:
    """Make the post private in one language or both, as an editor does; gives the restrictions."""
    languages = PRIVATE[private]
    there = Page.objects.get(translation_key=page.translation_key, locale__language_code=languages[0])
    there = there if place == "page" else there.get_parent()
    made = PageViewRestriction.objects.create(page=there, restriction_type=kind, password="open" * (kind == "password"))
    if kind == "groups":
        made.groups.set([Group.objects.create(name="Friends")])
    PageViewRestriction.objects.exclude(page__locale__language_code__in=languages).delete()
    return list(PageViewRestriction.objects.all())


def hidden(private):
    return [WORDS[code] for code in PRIVATE[private]]


def test_while_it_is_public_it_is_shown_there(post, client):
    own = telling(client, own_addresses(), WORDS.values())
    assert {"/en/news/second/?", "/fr/news/second/?", "/fr/news/second/?with=en"} <= set(own[WORDS["en"]])
    assert {"/fr/news/second/?", "/en/news/second/?with=fr"} <= set(own[WORDS["fr"]])
    around = telling(client, addresses_around(), WORDS.values())
    assert min(len(found) for found in (*own.values(), *around.values())) > 12


@pytest.mark.sampled("kind", "place")
@pytest.mark.parametrize(("kind", "place", "private"), CASES)
def test_a_private_page_answers_nobody_who_is_not_admitted(post, client, django_user_model, kind, place, private):
    restrict(post, kind, place, private)
    if kind == "groups":
        client.force_login(django_user_model.objects.create_user("of no group"))
    told = telling(client, own_addresses(), WORDS.values())
    assert [address for word in hidden(private) for address in told[word]] == []
    assert all(told[word] for word in set(WORDS.values()) - set(hidden(private)))


@pytest.mark.parametrize(("kind", "place", "private"), [*CASES[:3], CASES[-1]])
def test_nor_does_anything_tell_of_it(post, client, kind, place, private):
    restrict(post, kind, place, private)
    told = telling(client, addresses_around(), hidden(private))
    assert [address for found in told.values() for address in found] == []


@pytest.mark.sampled("kind")
@pytest.mark.parametrize("query", ["", "?with=en", "?with=en&print=1"])
@pytest.mark.parametrize("kind", KINDS)
def test_who_is_admitted_reads_it_and_no_cache_keeps_it(post, client, django_user_model, kind, query):
    (made,) = restrict(post, kind, "page", "French")
    admit(client, made, django_user_model)
    response = client.get(f"/fr/news/second/{query}")
    assert WORDS["fr"] in _said(response)
    assert {"private", "no-store"} <= set(response.headers["Cache-Control"].split(", "))
    assert "Cookie" in response.headers["Vary"]


def admit(client, restriction, users):
    if restriction.restriction_type == "password":
        address = reverse("wagtailcore_authenticate_with_password", args=[restriction.pk, restriction.page_id])
        client.post(address, {"password": "open", "return_url": "/"})
        return
    user = users.objects.create_user("friend")
    user.groups.set(restriction.groups.all())
    client.force_login(user)


def test_what_would_answer_before_the_page_waits_for_its_restrictions(post, client):
    restrict(post, "login", "page", "English")
    with hooks.register_temporarily("before_serve_page", lambda page, *asked: HttpResponse(page.title)):
        assert WORDS["en"] not in _said(client.get("/en/news/second/"))
        assert WORDS["fr"] in _said(client.get("/fr/news/second/"))
