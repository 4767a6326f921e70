"""The glossary carries a query across languages: who searches ``وسيط`` also finds what is only written in English."""

from dataclasses import dataclass

from cms.translations.models import Term

from .query import Query, forms_that_count, read_query

MOST = 8  # phrases that one query may become


@dataclass(frozen=True)
class Carried:
    """A term of the query and its word in another language (BCP 47), as the glossary has it."""

    term: str
    language: str
    word: str


def carried(query: Query, language: str) -> list[Carried]:
    """What the glossary makes of the terms in a query. Words that must never be used are not looked for."""
    forms = forms_that_count(query, language)
    if not forms:
        return []
    usable = Term.objects.exclude(use=Term.Use.FORBIDDEN)
    own = [term for term in usable.filter(locale__language_code=language) if _stands_in(term.text, forms, language)]
    concepts = {term.concept: term.text for term in own}
    others = usable.filter(concept__in=concepts, locale__isnull=False).exclude(locale__language_code=language)
    others = others.filter(use=Term.Use.APPROVED).select_related("locale").order_by("text", "pk")
    found = [(term, term.locale) for term in others[:MOST]]
    return [Carried(concepts[term.concept], locale.language_code, term.text) for term, locale in found if locale]


def _stands_in(text: str, forms, language: str) -> bool:
    """Whether every word of a term is among the words of the query, in some inflection."""
    words = forms_that_count(read_query(text), language)
    return bool(words) and all(any(word.has(each) for each in forms) for word in words)
