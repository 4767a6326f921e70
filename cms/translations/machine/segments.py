"""What of a translation a machine may write, and writing it: never over what stands there already."""

from dataclasses import dataclass, field

from django.core.exceptions import FieldDoesNotExist
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from ..engine.extraction import StringValue
from ..engine.models import String, StringTranslation, Translation, TranslationContext
from ..engine.segments import segments_of
from ..engine.words import Author, write_first, write_over

CARRIED = "carried over"  # the engine's tool_name of words kept for a text they were not written for
LEFT_OUT = {"slug"}  # part of an address, the same in every language


@dataclass
class Piece:
    """One text, once, however often it is used in the content: ``contexts`` are the places.

    The engine's own rows, not their keys: saving a translation, the engine looks at them.
    """

    string: String
    longest: int | None = None  # characters the shortest of its fields holds
    contexts: list[TranslationContext] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.string.data

    @property
    def words(self) -> int:
        return len(strip_tags(self.text).split())


def waiting(translation: Translation, replace_carried: bool) -> list[Piece]:
    """The texts without a translation, in the order of the content, for two queries."""
    pieces: dict[int, Piece] = {}
    for segment in segments_of(translation):
        if segment.path.split(".")[-1] in LEFT_OUT or _stays(segment.words, replace_carried):
            continue
        string, context = segment.source.string, segment.source.context
        piece = pieces.setdefault(string.pk, Piece(string))
        if context not in piece.contexts:
            piece.contexts.append(context)
        piece.longest = min(filter(None, [piece.longest, _longest(translation, segment.path)]), default=None)
    return list(pieces.values())


def _stays(words, replace_carried) -> bool:
    return words is not None and not (replace_carried and words.tool_name == CARRIED)


def _longest(translation, path) -> int | None:
    """How many characters a field holds, if it is one of the content's own."""
    try:
        return translation.source.specific_content_type.model_class()._meta.get_field(path).max_length
    except (FieldDoesNotExist, AttributeError):
        return None


def fault_of_length(text: str, piece: Piece) -> str:
    if piece.longest and len(StringValue(text).render_text()) > piece.longest:
        return _("It is longer than its field, which holds %(number)d characters.") % {"number": piece.longest}
    return ""


def store(translation: Translation, piece: Piece, text: str, tool_name: str, user, replace_carried: bool) -> int:
    """Write a machine's text to every place of a piece where still nobody has. Gives to how many. In a transaction."""
    author = Author.machine(tool_name, user and user.pk)
    written = 0
    for context in piece.contexts:
        row, made = write_first(piece.string, context, translation.target_locale_id, text, author)
        written += made or (replace_carried and _replace(row, text, author))
    return written


def _replace(row, text, author) -> bool:
    """Put new words in the place of carried ones, unless a person was quicker."""
    row = StringTranslation.objects.select_for_update().filter(pk=row.pk, tool_name=CARRIED).first()
    if row is None:
        return False
    write_over(row, text, author)
    return True
