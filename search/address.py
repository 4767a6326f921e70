"""Where a result leads, in one function."""

from cms.core.content_urls import address


def address_for(language: str, path: str, reader: str) -> str:
    """The address of an entry for a reader of a language.

    ``language`` and ``path`` are the entry's. What is only in another language is served below that language's own
    prefix; to lead to the reader's prefix instead, put ``reader`` in the place of ``language`` here.
    """
    return path if path.startswith("/") else address(language, path)
