"""Posts and roundtables for machines (schema.org)."""

from cms.core.listing import in_one_line
from cms.core.structured_data import without_empty

from .models import NewsPage, Roundtable

MODES = {
    Roundtable.Format.ONLINE: "https://schema.org/OnlineEventAttendanceMode",
    Roundtable.Format.IN_PERSON: "https://schema.org/OfflineEventAttendanceMode",
    Roundtable.Format.HYBRID: "https://schema.org/MixedEventAttendanceMode",
}


def article(page: NewsPage, context: dict) -> dict:
    """A ``NewsArticle``; ``context`` is the page's template context."""
    roundtable = context.get("roundtable")
    return without_empty(
        {
            "@type": "NewsArticle",
            "headline": str(page.title),
            "description": str(page.summary),
            "inLanguage": page.locale.language_code,
            "url": page.full_url,
            "datePublished": _iso(page.publication_date or page.first_published_at),
            "dateModified": _iso(page.last_published_at),
            "publisher": {"@id": f"{context['current_site'].root_url}/#organization"}
            if context.get("current_site")
            else None,
            "contentLocation": [{"@type": "Place", "name": region.shown_name} for region in context.get("regions", ())],
            "about": event(page, roundtable, context) if roundtable and roundtable.start else None,
        }
    )


def event(page: NewsPage, roundtable: Roundtable, context: dict) -> dict:
    """An ``Event`` with the facts that are known."""
    cancelled = roundtable.status == Roundtable.Status.CANCELLED
    regions = [region.shown_name for region in context.get("regions", ())]
    return without_empty(
        {
            "@type": "Event",
            "name": f"{in_one_line(regions)}: {roundtable.ordinal_text}" if regions else roundtable.ordinal_text,
            "startDate": roundtable.start.isoformat(),
            "endDate": _iso(roundtable.end),
            "eventStatus": f"https://schema.org/Event{'Cancelled' if cancelled else 'Scheduled'}",
            "eventAttendanceMode": MODES.get(roundtable.format),
            "location": _location(page, roundtable, regions),
            "organizer": [{"@type": "Organization", "name": each.name} for each in context.get("organisers", ())],
        }
    )


def _location(page, roundtable, regions):
    if roundtable.format == Roundtable.Format.ONLINE:
        return {"@type": "VirtualLocation", "url": page.full_url}
    name = roundtable.place or in_one_line(regions)
    return {"@type": "Place", "name": name} if name else None


def _iso(moment) -> str | None:
    return moment.isoformat() if moment else None
