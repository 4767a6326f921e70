"""The peer: Wagtail's own database backend, as its documentation sets it up (no further setting).

The texts are rows of a model that Wagtail indexes, ``Organisation``, one locale for each language.
"""

import uuid

from wagtail.models import Locale
from wagtail.search.backends import get_search_backend

from regions.models import Organisation


class Peer:
    """Texts of one language in Wagtail's index; for the length of a ``with``."""

    def __init__(self, language: str, texts: list[str]):
        self.locale, _made = Locale.objects.get_or_create(language_code=language)
        rows = [
            Organisation(name=f"t{number}", what=text, locale=self.locale, translation_key=uuid.uuid4())
            for number, text in enumerate(texts)
        ]
        self.rows = Organisation.objects.bulk_create(rows)
        self.numbers = {row.pk: number for number, row in enumerate(self.rows)}

    def __enter__(self):
        get_search_backend().add_bulk(Organisation, self.rows)
        return self

    def __exit__(self, *error):
        backend = get_search_backend()
        for row in self.rows:
            backend.delete(row)
        Organisation.objects.filter(pk__in=self.numbers)._raw_delete("default")

    def find(self, query: str, most: int | None = None) -> list[int]:
        """Numbers of the texts found, the best first."""
        if not query.strip():
            return []
        found = get_search_backend().search(query, Organisation.objects.filter(locale=self.locale))
        return [self.numbers[row.pk] for row in (found[:most] if most else found) if row.pk in self.numbers]
