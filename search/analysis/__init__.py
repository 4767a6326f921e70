"""What makes a word findable: ``analyse(text, language)`` gives its forms, the same for text and query."""

from .analyser import Forms, analyse, analyse_name, analyse_together, analyse_word, may_be_name, version_of

__all__ = [
    "Forms",
    "analyse",
    "analyse_name",
    "analyse_together",
    "analyse_word",
    "may_be_name",
    "version_of",
]
