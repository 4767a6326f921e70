"""Freshness by paragraph: what a translation was written for, against what the original says now.

Comparing is never done with the extraction before: for each generated revision of a translation its *basis* is kept
(``cms.translations.models.Basis``) and compared with the current paragraphs of the original. Missed, repeated or
foreign extractions do no harm.

``marks_of`` answers what readers of that revision must be told, a list of objects in the order of the page::

    {"path": "body.<id>", "position": 2, "kind": "fact", "base": 17, "now": 31,
     "attrs": {"a1": {"href": "https://..."}}, "untranslated": False}

``path``
    the engine's context path. Some (``search_description``) are not seen on the page itself.
``position``
    rank, from 0, among the paragraphs of that path *in the revision*. A new paragraph has its place before the
    paragraph of that rank, or after the last; several in the same place come in the order of the original.
``kind``
    ``new`` (in the original only), ``removed`` (no longer in the original), ``wording``, ``fact``; empty where the
    original's own words stand in the translation and did not change since. A correction (``typo``) is no mark.
``base``, ``now``
    ids of the engine's ``String``: what the words were written for (none if new), what the original says (none if
    removed). Both are the same where only a link changed.
``attrs``
    link targets in the original now, by link id, or none.
``untranslated``
    whether the words in the revision are the original's, in its language.

Marks belong to that revision alone: they are to be shown only while it is the live one.
"""

from .change_markers import marks, marks_of, marks_of_many
from .confirming import StillCorrectError, still_correct
from .decisions import decided
from .paragraphs import Paragraph, stored
from .signals import freshness_changed
from .tasks import reextract

__all__ = [
    "Paragraph",
    "StillCorrectError",
    "decided",
    "freshness_changed",
    "marks",
    "marks_of",
    "marks_of_many",
    "reextract",
    "still_correct",
    "stored",
]
