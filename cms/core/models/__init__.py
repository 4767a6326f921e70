"""The foundation every content type stands on."""

from .columns import CharField
from .counting import RequestCount
from .dates import PartialDateField
from .failures import Failure
from .fields import neutral
from .former_names import FormerName
from .key_facts import Admission, ForWhom, Reachable, admission_field
from .media import CustomDocument, CustomImage, CustomRendition
from .network import NetworkSettings
from .pages import BasePage
from .periodic import PeriodicRun
from .private_collections import PrivateCollection
from .projects import Project
from .recordings import Listenable
from .resources import Resource
from .rich_text import RichTextField, StreamField
from .snippets import TranslatableSnippet

__all__ = [
    "Admission",
    "BasePage",
    "CharField",
    "CustomDocument",
    "CustomImage",
    "CustomRendition",
    "Failure",
    "ForWhom",
    "FormerName",
    "Listenable",
    "NetworkSettings",
    "PartialDateField",
    "PeriodicRun",
    "PrivateCollection",
    "Project",
    "Reachable",
    "RequestCount",
    "Resource",
    "RichTextField",
    "StreamField",
    "TranslatableSnippet",
    "admission_field",
    "neutral",
]
