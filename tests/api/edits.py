"""Edits of every kind, made at random as editors, translators and administrators make them."""

import itertools
from datetime import date, timedelta

from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction, Site

from cms.core.models import CustomImage, Project
from news.models import NewsPage, NewsPagePractice, NewsPageRegion, Roundtable
from regions.models import GoodPractice, Organisation, PracticeLibraryPage, RegionPage, Topic
from tests.factories.pages import NewsPageFactory, StandardPageFactory, add_organisation, translate
from tests.factories.snippets import ProjectFactory, add_organiser, add_topic
from tests.factories.snippets import translate_snippet as translate_a_snippet

numbers = itertools.count(1)
PAGES = (NewsPage, RegionPage)
DRAFTED = (*PAGES, GoodPractice)


class Editors:
    """Each method is one edit. Those that find nothing to edit do nothing."""

    def __init__(self, site, picture, chance):
        self.site, self.picture, self.chance = site, picture, chance
        self.private = StandardPageFactory(parent=site.home, slug="private")
        PageViewRestriction.objects.create(page=self.private, restriction_type="login")
        self.edits = sorted(name for name in dir(self) if name[0] != "_" and callable(getattr(self, name)))

    def _any(self, *models, **filters):
        rows = [row for model in models for row in model.objects.filter(**filters).order_by("pk")]
        return self.chance.choice(rows) if rows else None

    def _publish(self, row):
        row.save_revision().publish()

    def retitle(self):
        if row := self._any(*DRAFTED, live=True):
            row.title = f"Title {next(numbers)}"
            self._publish(row)

    def rename(self):
        row = self._any(Organisation, Topic)
        row.name = f"Name {next(numbers)}"
        row.save()

    def rename_the_project(self):
        if row := self._any(Project):
            row.acronym = f"Project {next(numbers)}"
            row.save()

    def delete_the_project(self):
        if row := self._any(Project):
            row.delete()
        else:
            project = ProjectFactory()
            for post in NewsPage.objects.filter(live=True):
                post.project = project
                self._publish(post)

    def hide(self):
        if row := self._any(*DRAFTED, live=True):
            row.unpublish()

    def show(self):
        if row := self._any(*DRAFTED, live=False):
            self._publish(row)

    def restrict(self):
        page = self._any(*PAGES)
        if page and not page.view_restrictions.exists():
            PageViewRestriction.objects.create(page=page, restriction_type="login")

    def restrict_all_news(self):
        page = Page.objects.get(pk=self.site.news.pk)
        found = page.view_restrictions.first()
        if found:
            found.delete()
        else:
            PageViewRestriction.objects.create(page=page, restriction_type="login")

    def open_again(self):
        if found := PageViewRestriction.objects.exclude(page=self.private).order_by("pk").first():
            found.delete()

    def move(self):
        if post := self._any(NewsPage, locale__language_code="en"):
            here = post.get_parent().pk == self.private.pk
            there = self.site.news if here else self.private
            Page.objects.get(pk=post.pk).move(Page.objects.get(pk=there.pk), pos="last-child")

    def readdress(self):
        if row := self._any(*PAGES, PracticeLibraryPage, live=True, locale__language_code="en"):
            row.slug = f"slug-{next(numbers)}"
            self._publish(row)

    def tell_of_a_draft(self):
        """A post names a practice, a region and a page that nobody has published yet."""
        practice = GoodPractice(title=f"Draft {next(numbers)}", slug=f"draft-{next(numbers)}", live=False)
        practice.locale, practice.summary = self.site.practice.locale, "One line."
        practice.save()
        text = f'<p>See <a linktype="page" id="{self.private.pk}">this</a></p>'
        post = NewsPageFactory(
            parent=Page.objects.get(pk=self.site.news.pk),
            slug=f"post-{next(numbers)}",
            roundtable=self._any(Roundtable),
            body=[("text", text)],
        )
        post.practices.add(NewsPagePractice(practice=practice))
        if region := self._any(RegionPage):
            post.regions.add(NewsPageRegion(region=region))
        self._publish(post)

    def link(self):
        """A post refers to other things than it did."""
        if post := self._any(NewsPage, live=True):
            if post.practices.exists() and self.chance.random() < 0.5:
                post.practices.clear()
            elif practice := self._any(GoodPractice, locale=post.locale):
                post.practices.add(NewsPagePractice(practice=practice))
            post.roundtable = self._any(Roundtable) if self.chance.random() < 0.5 else None
            self._publish(post)

    def change_a_body(self):
        target = self._any(*PAGES)
        if target and (post := self._any(*PAGES, live=True)):
            post.body = [("text", f'<p><a linktype="page" id="{target.pk}">There</a></p>')]
            self._publish(post)

    def name_a_source(self):
        if practice := self._any(GoodPractice, live=True):
            practice.source = self._any(NewsPage)
            self._publish(practice)

    def change_members(self):
        if region := self._any(RegionPage):
            if region.organisations.exists() and self.chance.random() < 0.5:
                region.organisations.first().delete()
            else:
                add_organisation(region, self._any(Organisation))

    def change_organisers(self):
        if table := self._any(Roundtable):
            if table.organisations.exists() and self.chance.random() < 0.5:
                table.organisations.first().delete()
            else:
                add_organiser(table, self._any(Organisation))

    def change_a_roundtable(self):
        if table := self._any(Roundtable):
            table.place = f"Place {next(numbers)}"
            table.start = date(2021, 1, 1) + timedelta(days=next(numbers))
            table.save()

    def add_a_roundtable(self):
        if region := self._any(RegionPage, locale__language_code="en"):
            Roundtable.objects.create(region=region, ordinal=100 + next(numbers), status="held", format="online")

    def give_a_topic(self):
        if practice := self._any(GoodPractice, live=True):
            add_topic(practice, self._any(Topic))

    def change_a_picture(self):
        if image := CustomImage.objects.first():
            image.description = f"Description {next(numbers)}"
            image.save()
        if post := self._any(NewsPage, live=True):
            post.picture = image
            self._publish(post)

    def describe_a_picture(self):
        if image := CustomImage.objects.first():
            image.credit = f"Credit {next(numbers)}"
            image.save()

    def delete_the_picture(self):
        CustomImage.objects.all().delete()

    def translate(self):
        page = self._any(*PAGES, live=True, locale__language_code="en")
        if page and not page.view_restrictions.exists():
            translate(page, "fr", title=f"Titre {next(numbers)}")

    def translate_a_snippet(self):
        french = Locale.objects.get(language_code="fr")
        row = self._any(GoodPractice, Organisation, locale__language_code="en")
        if not row.has_translation(french):
            translate_a_snippet(row, "fr")

    def delete(self):
        if row := self._any(NewsPage, GoodPractice):
            row.delete()

    def expire(self):
        if post := self._any(NewsPage, live=True):
            post.expire_at = timezone.now() - timedelta(hours=1)
            post.save()
            post.unpublish(set_expired=True)

    def save_the_site(self):
        Site.objects.get().save()
