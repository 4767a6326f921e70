"""The glossary of the demonstration: words of one meaning in several languages, which carry a search across them."""

from django.db import transaction
from wagtail.models import Locale

from cms.translations.models import Term

from .records import Record
from .stock import Stock, key


@transaction.atomic
def make(stock: Stock) -> None:
    """Bring in the terms that did not come in before, once every language has its locale."""
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    for record in stock.records["term"].values():
        if stock.is_new(record):
            for term in _terms(record, locales):
                term.save()
            stock.remember(record.identifier)


def _terms(record: Record, locales: dict[str, Locale]):
    for code, words in record.values.items():
        if code in locales:
            for word in words:
                yield Term(concept=key(record.identifier), locale=locales[code], text=word)
