"""The foundation every content type stands on."""

from .fields import neutral
from .media import CustomDocument, CustomImage, CustomRendition
from .network import NetworkSettings
from .pages import BasePage
from .projects import Project
from .resources import Resource
from .snippets import TranslatableSnippet

__all__ = [
    "BasePage",
    "CustomDocument",
    "CustomImage",
    "CustomRendition",
    "NetworkSettings",
    "Project",
    "Resource",
    "TranslatableSnippet",
    "neutral",
]
