"""Pages for tests: each with the least that is valid, under the right parent."""

import factory
from django.db.models import JSONField, Value
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_factories import PageFactory

from cms.core.visibility import placeholder
from home.models import HomePage, StandardPage
from news.models import NewsIndexPage, NewsPage, NewsPagePractice, NewsPageRegion
from regions.models import (
    PracticeLibraryPage,
    RegionIndexPage,
    RegionOrganisation,
    RegionPage,
)


class BasePageFactory(PageFactory):
    summary = "What this page tells, in one sentence."

    class Meta:
        abstract = True


class HomePageFactory(BasePageFactory):
    title = "Home"

    class Meta:
        model = HomePage


class StandardPageFactory(BasePageFactory):
    title = factory.Sequence(lambda number: f"Plain page {number}")

    class Meta:
        model = StandardPage


class RegionIndexPageFactory(BasePageFactory):
    title = "Regions"
    slug = "regions"
    show_in_menus = True

    class Meta:
        model = RegionIndexPage


class RegionPageFactory(BasePageFactory):
    title = factory.Sequence(lambda number: f"Region {number}")
    country = "FR"
    administrative_type = "departement"

    class Meta:
        model = RegionPage


class NewsIndexPageFactory(BasePageFactory):
    title = "News"
    slug = "news"
    show_in_menus = True

    class Meta:
        model = NewsIndexPage


class NewsPageFactory(BasePageFactory):
    title = factory.Sequence(lambda number: f"Post {number}")

    class Meta:
        model = NewsPage


class PracticeLibraryPageFactory(BasePageFactory):
    title = "Good practices"
    slug = "good-practices"
    show_in_menus = True

    class Meta:
        model = PracticeLibraryPage


def add_organisation(region, organisation, role=RegionOrganisation.Role.MEMBER):
    return RegionOrganisation.objects.create(page=region, organisation=organisation, role=role)


def add_region(post, region):
    return NewsPageRegion.objects.create(page=post, region=region)


def add_practice(post, practice):
    return NewsPagePractice.objects.create(page=post, practice=practice)


def translate(page, language: str, **values):
    """A live page in another language, made by hand beside its original; parents are translated as needed."""
    locale, _made = Locale.objects.get_or_create(language_code=language)
    parent = page.get_parent()
    if parent.depth > 1 and not _is_translated(parent, locale):
        translate(parent.specific, language)
    copy = page.get_translation_or_none(locale) or page.copy_for_translation(locale)
    for name, value in values.items():
        setattr(copy, name, value)
    copy.live, copy.first_published_at = True, timezone.now()
    copy.save()
    return copy


def make_alias(page, **values):
    """An alias of a page, as it may have been left by an earlier time: today none can be made."""
    alias = page.copy(update_attrs={"slug": f"{page.slug}-alias"} | values, keep_live=True)
    Page.objects.filter(pk=alias.pk).update(alias_of=page.pk)
    return type(page).objects.get(pk=alias.pk)


def make_stray(page, language):
    """A page below one of another language, as it may have been left by an earlier time: today none can be made."""
    Page.objects.filter(pk=page.pk).update(locale=Locale.objects.get_or_create(language_code=language)[0])
    return type(page).objects.get(pk=page.pk)


def _is_translated(page, locale):
    """A home page that came with its language, and that nobody has published, is not."""
    return Page.objects.filter(~placeholder(), translation_key=page.translation_key, locale=locale).exists()


def store_raw(page, blocks: list[dict]) -> None:
    """Write a body into a page's row as it is, round everything that cleans or mends what is stored."""
    type(page).objects.filter(pk=page.pk).update(body=Value(blocks, JSONField()))
