"""The one writer of words: what a translation says, and who or what says so.

Saving sends the signals by which words are cleaned and marked, their author is kept, their review goes where they
change, and states follow. The engine's own editor writes at its own address, and the same signals follow it.
"""

from dataclasses import dataclass

from .models import String, StringTranslation, TranslationContext


@dataclass(frozen=True)
class Author:
    """Who or what wrote words, as the engine keeps it; ``provenance`` reads it."""

    user_id: int | None
    tool: str = ""  # of files and machines, and what marks carried words; people write without one
    kind: str = StringTranslation.TRANSLATION_TYPE_MANUAL

    @classmethod
    def machine(cls, tool: str, user_id: int | None = None) -> "Author":
        return cls(user_id, tool, StringTranslation.TRANSLATION_TYPE_MACHINE)

    @classmethod
    def of(cls, words: StringTranslation, tool: str) -> "Author":
        """Whoever wrote these words, for words that are made from them."""
        return cls(words.last_translated_by_id, tool, words.translation_type)


def write(string: String, context: TranslationContext, locale_id: int, text: str, author: Author) -> StringTranslation:
    """Write the words of a text in its place, over what stands there."""
    row, _made = StringTranslation.objects.update_or_create(
        translation_of=string, context=context, locale_id=locale_id, defaults=_values(text, author)
    )
    return row


def write_first(
    string: String, context: TranslationContext, locale_id: int, text: str, author: Author
) -> tuple[StringTranslation, bool]:
    """Write them where nothing stands. Gives what stands there, and whether that was written now."""
    return StringTranslation.objects.get_or_create(
        translation_of=string, context=context, locale_id=locale_id, defaults=_values(text, author)
    )


def write_over(row: StringTranslation, text: str, author: Author) -> None:
    """Put other words in a row that was read before, or was made and not saved yet."""
    for name, value in _values(text, author).items():
        setattr(row, name, value)
    row.save()


def _values(text, author) -> dict:
    return {
        "data": text,
        "translation_type": author.kind,
        "tool_name": author.tool,
        "last_translated_by_id": author.user_id,
        "has_error": False,
        "field_error": "",
    }
