"""Regions, the organisations that work there, and the good practices they share."""

from .library import PracticeLibraryPage
from .organisations import Organisation, OrganisationAlias
from .pages import RegionIndexPage, RegionOrganisation, RegionPage, RegionResource
from .practices import (
    GoodPractice,
    PracticeOrganisation,
    PracticeRegion,
    PracticeTargetGroup,
    PracticeTopic,
)
from .topics import Topic

__all__ = [
    "GoodPractice",
    "Organisation",
    "OrganisationAlias",
    "PracticeLibraryPage",
    "PracticeOrganisation",
    "PracticeRegion",
    "PracticeTargetGroup",
    "PracticeTopic",
    "RegionIndexPage",
    "RegionOrganisation",
    "RegionPage",
    "RegionResource",
    "Topic",
]
