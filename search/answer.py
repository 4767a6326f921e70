"""The answer to a query: what the page of results says, put together."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import translation

from cms.core import languages
from cms.core.models import CustomDocument

from . import corrections, matching
from .analysis import languages as treatments
from .facets import Filter, filters
from .glossary import Carried, carried
from .matching import Hit, filtered
from .query import Query, forms_that_count, read_query
from .results import Result, results

ON_A_PAGE = 10
FROM_ANOTHER = 5  # results of each other language, fewer if there are many languages:
FROM_OTHERS = 20  # results of all of them
MANY = 1000  # with more of them in the reader's language, other languages are not looked through
FEW = 3  # with fewer than these, another spelling is offered


@dataclass(frozen=True)
class Group:
    """What was found only in another language."""

    language: str
    count: int
    results: list[Result]
    terms: list[Carried]
    more: str  # the same search in that language; empty if the site has no pages in it

    @property
    def direction(self) -> str:
        return languages.direction(self.language)


@dataclass
class Answer:
    """All that is said to one query in one language."""

    query: Query
    total: int = 0
    in_part: bool = False  # no entry has all words; these have some
    results: list[Result] = field(default_factory=list)
    filters: list[Filter] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    suggestion: str = ""  # another spelling, never taken by itself
    number: int = 1
    pages: int = 1
    chosen: dict = field(default_factory=dict)

    @property
    def fruitless(self) -> bool:
        return bool(self.query.words) and not self.chosen and (self.in_part or not self.total) and not self.groups

    def address(self, number: int) -> str:
        page = {"page": number} if number > 1 else {}
        return "?" + urlencode({"q": self.query.text, **self.chosen, **page})

    @property
    def before(self) -> str:
        return self.address(self.number - 1) if self.number > 1 else ""

    @property
    def after(self) -> str:
        return self.address(self.number + 1) if self.number < self.pages else ""

    @property
    def unfiltered(self) -> str:
        return "?" + urlencode({"q": self.query.text})


def answer(query: Query, language: str, locale_id: int, chosen: dict[str, str], number: int = 1) -> Answer:
    """Search for a reader of a language; ``chosen`` are the filters, ``number`` is the page, counted from 1."""
    said = Answer(query, chosen=chosen)
    if not query.words:
        return said
    hits = matching.in_language(query, language)
    if len(hits) < FEW:
        said.suggestion = _better(query, language, len(hits))
    groups = _groups(query, language, hits) if number == 1 and not chosen and len(hits) <= MANY else []
    if not hits and len(forms_that_count(query, language)) > 1:
        hits = matching.in_part(query, language)
        said.in_part = bool(hits)
    kept = filtered(hits, chosen)
    said.total, said.groups = len(kept), groups
    said.pages = max(1, -(-said.total // ON_A_PAGE))
    said.number = min(max(1, number), said.pages)
    first = (said.number - 1) * ON_A_PAGE
    wanted = {language: forms_that_count(query, language)}
    said.results = results(kept[first : first + ON_A_PAGE], wanted, language)
    said.filters = filters(hits, query.text, chosen, locale_id)
    return said


def _better(query, language, found) -> str:
    """Another spelling of the query, if more is found with it."""
    text = corrections.corrected(query.text, language)
    if not text or len(matching.in_language(read_query(text), language)) <= found:
        return ""
    return text


def _groups(query, language, own: list[Hit]) -> list[Group]:
    others = [code for code in _searchable_languages() if code != language]
    terms = carried(query, language)
    # What the glossary says it is comes before what is written alike, or only sounds so.
    hits = matching.of_phrases([(term.language, term.word) for term in terms])
    hits += matching.in_languages(query, others)
    known = {hit.key for hit in own}
    found: dict[str, dict[int, Hit]] = {}
    for hit in hits:
        if hit.key not in known and hit.language != language:
            found.setdefault(hit.language, {}).setdefault(hit.id, hit)
    most = max(1, min(FROM_ANOTHER, FROM_OTHERS // max(1, len(found))))
    return [
        _group(query, language, other, list(found[other].values()), terms, most) for other in others if other in found
    ]


def _group(query, reader, language, hits, terms, most) -> Group:
    terms = [term for term in terms if term.language == language]
    forms = forms_that_count(query, language)
    forms += tuple(form for term in terms for form in forms_that_count(read_query(term.word), language))
    text = query.text
    if terms and not matching.in_language(query, language):
        text = terms[0].word
    on_the_site = language in dict(languages.LANGUAGES)
    more = ""
    if on_the_site and len(hits) > most:
        more = f"{_search_address(language)}?{urlencode({'q': text})}"
    return Group(language, len(hits), results(hits[:most], {language: forms}, reader), terms, more)


def _search_address(language):
    with translation.override(language):
        return reverse("search")


def _searchable_languages() -> list[str]:
    """The site's languages, then those that documents may be in."""
    of_documents = CustomDocument.objects.exclude(language="").values_list("language", flat=True).distinct()
    return list(dict.fromkeys([*dict(languages.LANGUAGES), *treatments.TABLE, *of_documents]))
