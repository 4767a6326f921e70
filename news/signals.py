"""Keeps what is stored beside the posts: their dates by the roundtable's, totals of each year, calendars' entries."""

from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from . import totals
from .models import CalendarEntry, NewsCount, NewsPage, Roundtable


def _date_posts(sender, instance, raw=False, **kwargs):
    """A changed date of a roundtable is the date of its posts at once, in every language."""
    if raw:
        return
    dated = set()
    for post in NewsPage.objects.filter(roundtable=instance):
        post.roundtable = instance
        if post.key_date != post.current_key_date():
            NewsPage.objects.filter(pk=post.pk).update(key_date=post.current_key_date())
            dated.add(post.translation_key)
    if dated:
        totals.follow(dated)


def _count_made(sender, instance, created, raw=False, **kwargs):
    """A post that code makes public without publishing it."""
    if created and instance.live and not raw:
        totals.follow([instance.translation_key])


def _count_post(sender, instance, **kwargs):
    if isinstance(instance.specific, NewsPage):
        totals.follow([instance.translation_key])


def _count_deleted(sender, instance, **kwargs):
    totals.follow([instance.translation_key])


def _count_moved(sender, instance, **kwargs):
    totals.follow_below(instance.path)


def _count_restricted(sender, instance, **kwargs):
    path = Page.objects.filter(pk=instance.page_id).values_list("path", flat=True).first()
    if path:
        totals.follow_below(path)


def _count_in_language(sender, instance, created, raw=False, **kwargs):
    if created and not raw:
        totals.follow_new_language(instance)
    else:
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
    post_save.connect(_count_made, sender=NewsPage, dispatch_uid="news_counts_made")
    for signal in (page_published, page_unpublished):
        signal.connect(_count_post, dispatch_uid="news_counts")
    post_page_move.connect(_count_moved, dispatch_uid="news_counts_moved")
    post_delete.connect(_count_deleted, sender=NewsPage, dispatch_uid="news_counts_deleted")
    for signal in (post_save, post_delete):
        signal.connect(_count_restricted, sender=PageViewRestriction, dispatch_uid="news_counts_restricted")
    post_save.connect(_count_in_language, sender=Locale, dispatch_uid="news_counts_of_new_language")
