"""Words so common that a query may do without them: articles, prepositions, pronouns and the like.

They are kept in the index, and a query of nothing else asks for them; beside other words they are left out.
"""

from .languages import TABLE
from .words import fold

STOP_WORDS = {code: frozenset(map(fold, how.stop_words.split())) for code, how in TABLE.items() if how.stop_words}
# Without short words that some write apart from what they belong to (``می شود``).
APART = {code: some - set(map(fold, TABLE[code].particles.split())) for code, some in STOP_WORDS.items()}


def stop_words(language: str, apart: bool = False) -> frozenset[str]:
    """The stop words of a BCP 47 code, folded; none for a language that has no list. ``apart``: those alone that never
    make one word with a neighbour."""
    lists = APART if apart else STOP_WORDS
    return lists.get(language) or lists.get(language.split("-")[0], frozenset())
