"""What the search keeps."""

from .documents import DocumentText
from .editorial import FruitlessSearch, PromotedResult
from .entries import EntryText, SearchEntry, VocabularyWord

__all__ = ["DocumentText", "EntryText", "FruitlessSearch", "PromotedResult", "SearchEntry", "VocabularyWord"]
