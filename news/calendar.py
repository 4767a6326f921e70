"""The roundtables as a calendar, of the network and of each region. Their facts are the same in every language."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy

from cms.core.failures import each
from cms.core.references import name_columns
from cms.core.sites import address_of, for_reader
from cms.feeds.calendars import Calendar, Meeting
from regions.models import RegionPage

from . import wording
from .models import CalendarEntry, NewsPage, Roundtable
from .parts import ByRegion, region_name

MOST = 1000
KEPT = timedelta(days=365)  # how long a calendar is told of a roundtable that is deleted


class RoundtableCalendar(ByRegion, Calendar):
    name, title = "roundtables", gettext_lazy("Roundtables")

    def meetings(self, reader):
        """Four queries, or one more for a region."""
        regions = RegionPage.objects.visible()
        if reader.part:
            self.region = region_name(reader.part, reader.language)
            regions = regions.filter(slug=reader.part)
        entries = _entries(regions)
        names = _regions({entry.region_key for entry in entries}, reader.language)
        posts = _posts([entry.roundtable_id for entry in entries if entry.roundtable_id], reader.language)

        def meeting(entry):
            return _meeting(entry, *names[entry.region_key], posts.get(entry.roundtable_id), reader)

        return each("calendar", entries, meeting)


def _entries(regions):
    """Of visible regions, those that have a date; of deleted roundtables only while they may still be waited for."""
    shown = CalendarEntry.objects.filter(region_key__in=regions.values("translation_key"), start__isnull=False)
    waited_for = Q(roundtable__isnull=False) | Q(start__gte=timezone.localdate() - KEPT)
    return sorted(shown.filter(waited_for).order_by("-start", "-pk")[:MOST], key=lambda entry: (entry.start, entry.pk))


def _regions(keys, language) -> dict:
    """Translation key to title and address of a region, in the language if it is translated, else in its own."""
    rows = RegionPage.objects.visible().filter(translation_key__in=keys).order_by("pk")
    found = {}
    name, _language = name_columns(RegionPage, "title")
    columns = rows.annotate(name_=name).values_list("translation_key", "name_", "url_path", "locale__language_code")
    for key, name, path, code in columns:
        if key not in found or code == language:
            found[key] = name, for_reader(address_of(path, code), code)
    return found


def _posts(roundtables, language) -> dict:
    """Roundtable id to the address of the newest post about it in the language."""
    rows = NewsPage.objects.visible().filter(roundtable__in=roundtables, locale__language_code=language)
    return {pk: address_of(path, language) for pk, path in rows.order_by("pk").values_list("roundtable", "url_path")}


def _meeting(entry, region, region_url, post_url, reader) -> Meeting:
    cancelled = entry.status == Roundtable.Status.CANCELLED
    title = f"{region} – {wording.ordinal(entry.ordinal)}"
    online = entry.format == Roundtable.Format.ONLINE
    kind = "" if entry.format == Roundtable.Format.UNKNOWN else str(Roundtable.Format(entry.format).label)
    return Meeting(
        str(entry.uid),
        entry.sequence,
        entry.changed_at,
        f"{Roundtable.Status.CANCELLED.label} – {title}" if cancelled else title,
        entry.start,
        entry.end,
        entry.start_time,
        entry.end_time,
        entry.duration_minutes,
        entry.time_zone,
        entry.place or (kind if online else ""),
        reader.root + (post_url or region_url),
        kind,
        cancelled,
    )
