"""The roles that every installation has, as groups: made once, and then the people's to change.

Their rights: docs/guides/rights.md.
"""

from .making import group_of, make_missing
from .trees import Tree, key_of, register

__all__ = ["Tree", "group_of", "key_of", "make_missing", "register"]
