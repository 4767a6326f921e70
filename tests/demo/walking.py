"""Walks every public content in every language and compares what its page says with what the status interface knows.

``walk`` gives one ``Seen`` for each address. What is wrong stands in ``complaints``, as sentences.
"""

import json
from dataclasses import asdict, dataclass, field

from django.conf import settings
from django.test import Client
from django.utils import translation
from lxml import html as parsing
from wagtail.models import Locale, Site

from cms.core import languages
from cms.core.content_urls import under
from cms.core.sitemaps import sitemaps
from cms.translations.states import Completeness, Freshness, Provenance, states_in

NOT_YET, PARTLY, CHANGED, FACT, MACHINE = (
    f"notice--{name}" for name in ("not-yet", "partly", "changed", "fact", "machine")
)
IMPORTED = "This translation was brought in from a file. No person has reviewed it here."
DEMONSTRATION = "This is a demonstration."


@dataclass
class Seen:
    """One address: what the status interface says of it, and in what its page differs from that."""

    address: str
    completeness: str
    freshness: str = ""
    provenance: str = ""
    complaints: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Content:
    """One content with its address in each language that has it, the language of its original first."""

    addresses: dict[str, str]
    states: dict  # by language

    @property
    def original(self) -> str:
        return next(iter(self.addresses))

    def address(self, language) -> str:
        return self.addresses.get(language) or under(language, self.addresses[self.original], self.original)


def contents() -> list[Content]:
    """Everything public that has an address of its own."""
    codes = {locale.pk: locale.language_code for locale in Locale.objects.all()}
    found = []
    for sitemap in (made() for made in sitemaps().values()):
        rows = list(sitemap.rows())
        known = states_in(rows, codes)
        for key in dict.fromkeys(row.translation_key for row in rows):
            same = sorted((row for row in rows if row.translation_key == key), key=lambda row: row.pk)
            addresses = {codes[row.locale_id]: sitemap.path(row) for row in same}
            of_languages = {codes[pk]: state for (each, pk), state in known.items() if each == key}
            found.append(Content(addresses, of_languages))
    return found


def walk(client) -> list[Seen]:
    """All addresses in all languages that the site has."""
    return [look(client, content, code) for content in contents() for code in content.states]


def look(client, content: Content, language: str) -> Seen:
    address, state = content.address(language), content.states[language]
    shown = state.completeness if not state.is_original else "original"
    seen = Seen(address, shown, state.freshness, state.provenance)
    response = client.get(address)
    if response.status_code != 200:
        seen.complaints.append(f"answers {response.status_code}")
        return seen
    page = parsing.fromstring(response.content.decode())
    is_here = state.is_original or state.is_translated
    seen.complaints += _of_languages(page, response, content, language, is_here)
    seen.complaints += _of_links(page, content, language, is_here)
    seen.complaints += _of_notices(page, state, language, is_here)
    return seen


def _of_languages(page, response, content, language, is_here):
    if (page.get("lang"), page.get("dir")) != (language, languages.direction(language)):
        yield f"the interface is in {page.get('lang')}, {page.get('dir')}"
    if response["Content-Language"] != language:
        yield f"Content-Language is {response['Content-Language']}"
    with translation.override(language):
        if page.find_class("skip-link")[0].text != translation.gettext("Skip to content"):
            yield "the interface speaks another language"
    title = page.find(".//main//h1")
    if title is None:
        yield "there is no h1"
        return
    words = language if is_here else content.original
    near = next((each for each in (title, *title.iterancestors()) if each.get("lang")), page)
    if (near.get("lang"), near.get("dir")) != (words, languages.direction(words)):
        yield f"the title is marked as {near.get('lang')}, {near.get('dir')}, not as {words}"


def _of_links(page, content, language, is_here):
    root = Site.objects.get(is_default_site=True).root_url
    own = content.address(language) if is_here else content.addresses[content.original]
    canonical = page.xpath("//head/link[@rel='canonical']/@href")
    if canonical != [root + own]:
        yield f"canonical is {canonical}"
    expected = {}
    if is_here:
        expected = {code: root + address for code, address in content.addresses.items()}
        expected["x-default"] = expected.get(languages.SOURCE) or expected[content.original]
    links = page.xpath("//head/link[@rel='alternate' and @hreflang and not(@type)]")
    if {link.get("hreflang"): link.get("href") for link in links} != expected or len(links) != len(expected):
        yield f"hreflang names {sorted(link.get('hreflang') for link in links)}, not {sorted(expected)}"
    if ("noindex" in page.xpath("//head/meta[@name='robots']/@content")) is is_here:
        yield "noindex is wrong"


def _of_notices(page, state, language, is_here):
    notices = page.xpath(
        "//main//*[not(@hidden)][contains(concat(' ', @class), ' notice ') or contains(@class, 'notice--')]"
    )
    kinds = {name for each in notices for name in each.get("class").split() if name.startswith("notice--")}
    expected = _notices(state, is_here)
    if kinds - {"notice--quiet"} != expected:
        yield f"notices are {sorted(kinds)}, not {sorted(expected)}"
    text = " ".join(" ".join(each.itertext()) for each in notices)
    if is_here and state.freshness == Freshness.CHANGED:
        said = " ".join(" ".join(each.itertext()) for each in page.find_class(FACT) + page.find_class(CHANGED))
        if str(state.segments) not in said:
            yield "the notice does not say how many paragraphs there are"
    if state.completeness == Completeness.PARTLY and not page.xpath(f"//main//*[@lang='{state.original_language}']"):
        yield "what is not translated does not say its language"
    with translation.override(language):
        says_imported = translation.gettext(IMPORTED) in text
    if says_imported is not (is_here and state.provenance == Provenance.IMPORTED):
        yield "whether it was imported is wrong"
    if is_here and state.is_reviewed and (not state.reviewed_as or state.reviewed_as not in text):
        yield "nobody is said to have reviewed it"


def _notices(state, is_here) -> set[str]:
    """The classes of the notices that a state asks for."""
    if not is_here:
        return {NOT_YET}
    if state.is_original:
        return set()
    found = {
        PARTLY: state.completeness == Completeness.PARTLY,
        FACT: state.freshness == Freshness.CHANGED and state.facts > 0,
        CHANGED: state.freshness == Freshness.UNKNOWN or (state.freshness == Freshness.CHANGED and not state.facts),
        MACHINE: state.provenance == Provenance.MACHINE,
    }
    return {name for name, shown in found.items() if shown}


def tell() -> None:
    """Print all that was seen, as JSON: for a process that has the database of the site which is walked."""
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    print(json.dumps([asdict(seen) for seen in walk(Client())]))
