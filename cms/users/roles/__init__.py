"""The roles of docs/rights.md, as groups that every installation has: made once, and then the people's to change."""

from .making import group_of, make_missing
from .trees import Tree, key_of, register

__all__ = ["Tree", "group_of", "key_of", "make_missing", "register"]
