"""Snippets for tests."""

from datetime import date

import factory
from factory.django import DjangoModelFactory
from wagtail.models import Locale

from cms.core.models import Project
from news.models import Roundtable, RoundtableOrganisation
from regions.models import GoodPractice, Organisation, PracticeRegion, PracticeTopic, Topic


class SnippetFactory(DjangoModelFactory):
    locale = factory.LazyFunction(lambda: Locale.objects.get(language_code="en"))

    class Meta:
        abstract = True


class OrganisationFactory(SnippetFactory):
    name = factory.Sequence(lambda number: f"Organisation {number}")
    what = "Helps newcomers to settle."

    class Meta:
        model = Organisation


class TopicFactory(SnippetFactory):
    name = factory.Sequence(lambda number: f"Topic {number}")
    slug = factory.Sequence(lambda number: f"topic-{number}")

    class Meta:
        model = Topic


class ProjectFactory(SnippetFactory):
    acronym = "Share"
    name = "Sharing what works"
    funding_statement = "Co-funded by the European Union."

    class Meta:
        model = Project


class GoodPracticeFactory(SnippetFactory):
    title = factory.Sequence(lambda number: f"Practice {number}")
    slug = factory.Sequence(lambda number: f"practice-{number}")
    summary = "One line about it."
    live = True

    class Meta:
        model = GoodPractice


class RoundtableFactory(DjangoModelFactory):
    ordinal = factory.Sequence(lambda number: number + 1)
    status = "held"
    start = date(2021, 6, 22)
    format = "online"
    participants_low = 18
    participants_high = 18

    class Meta:
        model = Roundtable


def add_organiser(roundtable, organisation, role="organiser"):
    return RoundtableOrganisation.objects.create(roundtable=roundtable, organisation=organisation, role=role)


def add_topic(practice, topic):
    return PracticeTopic.objects.create(practice=practice, topic=topic)


def place(practice, region):
    return PracticeRegion.objects.create(practice=practice, region=region)


def translate_snippet(snippet, language: str, **values):
    """The snippet in another language."""
    locale, _made = Locale.objects.get_or_create(language_code=language)
    copy = snippet.copy_for_translation(locale)
    for name, value in values.items():
        setattr(copy, name, value)
    copy.save()
    return copy
