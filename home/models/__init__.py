"""The front page, plain pages, and the accessibility statement."""

from .pages import HomePage, StandardPage, StandardPageResource
from .statement import AccessibilityStatementPage

__all__ = ["AccessibilityStatementPage", "HomePage", "StandardPage", "StandardPageResource"]
