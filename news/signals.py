"""Keeps what is stored beside the posts: their dates by the roundtable's, totals of each year, calendars' entries."""

from wagtail.models import Locale, Page

from cms.core.content_events import (
    Deleted,
    Deleting,
    Hidden,
    LanguageAdded,
    Published,
    Saved,
    Step,
    SubtreeChanged,
    Why,
    subscribe,
)

from . import totals
from .models import CalendarEntry, NewsCount, NewsPage, Roundtable


def _date_posts(event):
    """A changed date of a roundtable is the date of its posts at once, in every language."""
    dated = set()
    for post in NewsPage.objects.filter(roundtable=event.row):
        post.roundtable = event.row
        if post.key_date != post.current_key_date():
            NewsPage.objects.filter(pk=post.pk).update(key_date=post.current_key_date())
            dated.add(post.translation_key)
    if dated:
        totals.follow(dated)


def _count_made(event):
    """A post that code makes public without publishing it."""
    if event.created and event.row.live:
        totals.follow([event.row.translation_key])


def _count_post(event):
    if isinstance(event.row.specific, NewsPage):
        totals.follow([event.row.translation_key])


def _count_deleted(event):
    totals.follow([event.row.translation_key])


def _count_below(event):
    if event.why != Why.RENAMED:
        totals.follow_below(event.row.path)


def _count_in_new_language(event):
    totals.follow_new_language(event.row)


def _count_again(event):
    """A language that got another code."""
    if not event.created:
        NewsCount.rebuild()


def _follow_in_calendars(event):
    CalendarEntry.follow(event.row)


def _cancel_in_calendars(event):
    CalendarEntry.cancel(event.row)


def connect() -> None:
    facts, step, counted = Step.FACTS, Step.TOTALS, "news: totals of each year follow"
    subscribe(Saved, _follow_in_calendars, step=facts, models=Roundtable, does="news: calendars follow")
    subscribe(Deleting, _cancel_in_calendars, step=facts, models=Roundtable, does="news: cancelled in calendars")
    subscribe(Saved, _date_posts, step=facts, models=Roundtable, does="news: its posts have its date")
    subscribe(Saved, _count_made, step=step, models=NewsPage, does=counted)
    for event in (Published, Hidden):
        subscribe(event, _count_post, step=step, models=Page, does=counted)
    subscribe(Deleted, _count_deleted, step=step, models=NewsPage, does=counted)
    subscribe(SubtreeChanged, _count_below, step=step, does=counted)
    subscribe(LanguageAdded, _count_in_new_language, step=step, does=counted)
    subscribe(Saved, _count_again, step=step, models=Locale, does="news: posts of each year are counted again")
