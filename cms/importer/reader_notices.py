"""Tells readers that a translation was written for the demonstration."""

from functools import lru_cache

from django.db.models import Model

from cms.core import languages

from .reading import FOLDER, read
from .stock import key

SHOWN = ("page", "region", "news", "practice")  # kinds of records that have an address


def told(row: Model) -> dict:
    """Template context for a row: ``is_demonstration`` for translations of what the demonstration brought in.

    Asks no query: the keys of that content follow from its files.
    """
    if row.locale.language_code == languages.SOURCE or row.translation_key not in _keys():
        return {}
    return {"is_demonstration": True}


@lru_cache(maxsize=1)
def _keys():
    records = read(FOLDER)
    return {key(record.identifier) for kind in SHOWN for record in records[kind].values()}
