"""Every kind of page that a visitor meets, with an address of the real content."""

from cms.core import languages

POST = "news/second-regional-multi-stakeholder-cooperation-platform-for-migrant-and-refugee-integration-in-isere/"
WORDS = {  # something to search for, in each language
    "en": "housing",
    "fr": "logement",
    "es": "vivienda",
    "pl": "mieszkanie",
    "el": "κατοικία",
    "uk": "житло",
    "ar": "السكن",
    "fa": "مسکن",
}
KINDS = {
    "front page": "",
    "plain page": "about/",
    "regions": "regions/",
    "region": "regions/isere/",
    "news": "news/",
    "post": POST,
    "library": "good-practices/",
    "practice": "good-practices/rotating-family-hosting/",
    "search": "search/?q={words}",
    "nothing found": "search/?q=qwrtzpl",
    "not found": "nowhere/",
    "not translated yet": "regions/karditsa/",
    "side by side": f"{POST}?with={{other}}",
    "statement": "accessibility/",
    "changed since": f"{POST.removesuffix('isere/')}vaucluse/",
    "partly translated": f"{POST.removesuffix('isere/').replace('second', 'third')}correze/",
}
ONLY_IN = {"changed since": ["fr"], "partly translated": ["fr"]}  # elsewhere they are not translated yet
CODES = languages.codes()
HEAVIEST = "ar" if "ar" in CODES else "fr"


def of(language: str) -> list[str]:
    """The kinds of pages that a language has."""
    return [kind for kind in KINDS if language in ONLY_IN.get(kind, CODES)]


def path(kind: str, language: str) -> str:
    """Where the kind of page stands in a language, from the root of the site."""
    other = "fr" if language == "en" else "en"
    return f"/{language}/" + KINDS[kind].format(words=WORDS.get(language, "2021"), other=other)
