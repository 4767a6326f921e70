"""Plain words of an original in a block of its translation, where nobody has translated them yet."""

from django.utils.html import format_html

from cms.core import languages


class ForeignText(str):
    """A text that templates show inside its own ``lang`` and ``dir``; anything else sees an ordinary text.

    A filter that takes the text apart loses that: its template has to ask for ``language``.
    """

    __slots__ = ("language",)

    @classmethod
    def of(cls, text: str, language: str) -> "ForeignText":
        """``language``: BCP 47."""
        made = cls(text)
        made.language = language
        return made

    def __html__(self):
        direction = languages.direction(self.language)
        return format_html('<span lang="{}" dir="{}">{}</span>', self.language, direction, str(self))
