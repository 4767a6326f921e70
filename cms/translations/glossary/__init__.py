"""The network's glossary, asked by machine translation, search and translators.

Each function costs one query, whatever the number of terms; ``glossary()`` gives an object to ask many times. What is
matched how: docs/how-it-works/terms.md.
"""

from .lookup import Equivalent, Found, Glossary, glossary

__all__ = ["Equivalent", "Found", "Glossary", "equivalents", "forbidden_in", "glossary", "kept", "terms_in"]


def terms_in(text, source_locale, target_locale) -> list[Found]:
    """The terms a text of one language uses, in their order, each with the words to use in the other."""
    return glossary().terms_in(text, source_locale, target_locale)


def kept(text, locale=None) -> list[tuple[int, int]]:
    """Where names stand that must not be translated: pairs of begin and end, in order, never overlapping."""
    return glossary().kept(text, locale)


def equivalents(word, locale) -> list[Equivalent]:
    """What a word of one language is called in the others, and by other names in its own. Forbidden words never."""
    return glossary().equivalents(word, locale)


def forbidden_in(text, locale) -> list[Found]:
    """Words of a text that must not be used, each with those to use instead."""
    return glossary().forbidden_in(text, locale)
