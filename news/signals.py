"""Keeps what is stored beside the posts: their dates by the roundtable's, totals of each year, calendars' entries."""

from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Locale, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from .models import CalendarEntry, NewsCount, NewsPage, Roundtable


def _date_posts(sender, instance, raw=False, **kwargs):
    """A changed date of a roundtable is the date of its posts at once, in every language."""
    if raw:
        return
    for post in NewsPage.objects.filter(roundtable=instance):
        post.roundtable = instance
        if post.key_date != post.current_key_date():
            NewsPage.objects.filter(pk=post.pk).update(key_date=post.current_key_date())
            _count()


def _count(**kwargs):
    NewsCount.rebuild()


def _count_posts(sender, instance, **kwargs):
    if isinstance(instance.specific, NewsPage):
        NewsCount.rebuild()


def _follow_in_calendars(sender, instance, raw=False, **kwargs):
    if not raw:
        CalendarEntry.follow(instance)


def _cancel_in_calendars(sender, instance, **kwargs):
    CalendarEntry.cancel(instance)


def connect() -> None:
    post_save.connect(_follow_in_calendars, sender=Roundtable, dispatch_uid="news_calendar")
    pre_delete.connect(_cancel_in_calendars, sender=Roundtable, dispatch_uid="news_calendar_deleted")
    post_save.connect(_date_posts, sender=Roundtable, dispatch_uid="news_dates")
    for signal in (page_published, page_unpublished, post_page_move):
        signal.connect(_count_posts, dispatch_uid="news_counts")
    post_delete.connect(_count, sender=NewsPage, dispatch_uid="news_counts_deleted")
    for signal in (post_save, post_delete):
        signal.connect(_count, sender=PageViewRestriction, dispatch_uid="news_counts_restricted")
    post_save.connect(_count, sender=Locale, dispatch_uid="news_counts_of_new_language")
