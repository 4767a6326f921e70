"""Pages that editors put above the results of a search."""

from cms.core.references import References

from .analysis.keys import keys_of
from .models import PromotedResult
from .query import Query


def promoted(query: Query, language: str, locale_id: int) -> list[dict]:
    """The pages promoted for a query, in the reader's language where they exist in it; only what is public."""
    keys = keys_of(query.text, language)
    rows = list(PromotedResult.objects.filter(language=language, key__in=keys).select_related("page") if keys else [])
    references = References(locale_id)
    pages = [(row, references.resolve_page(row.page)) for row in rows]
    return [{"page": page, "note": row.note} for row, page in pages if page is not None]
