"""Names of other languages by which readers look for a place: who types ``Dolny Śląsk`` finds ``Lower Silesia``."""

from dataclasses import replace

from cms.core.searchable import SearchDocument

from .analysis.words import split
from .facets import facets


def with_names(found: dict[int, tuple[SearchDocument, ...]]) -> dict[int, tuple[SearchDocument, ...]]:
    """Findings of some rows with the names of what they are about. Each facet is asked once for all of them."""
    told = {}
    for facet in facets():
        values = {
            value for some in found.values() for each in some for name, value in each.facets if name == facet.name
        }
        for value, names in (facet.names(values) if facet.names and values else {}).items():
            told[facet.name, value] = names
    return {pk: tuple(_with(document, told) for document in some) for pk, some in found.items()}


def _with(document: SearchDocument, told) -> SearchDocument:
    """What a place is called in the language itself, whichever other ones share that name, is left to the text."""
    title, names, other_titles = set(split(document.title)), set[str](), set[str]()
    for facet in document.facets & told.keys():
        own = [set(split(name)) for language, name in told[facet] if language == document.language]
        others = {name for _language, name in told[facet] if not any(each.issuperset(split(name)) for each in own)}
        (other_titles if any(each <= title for each in own) else names).update(others)
    return replace(document, names=document.names | names, other_titles=document.other_titles | other_titles)
