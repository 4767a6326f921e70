"""Calendars (iCalendar, RFC 5545), with the names that subscribers' programs know (RFC 7986)."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar as ICalendar
from icalendar import Event, vText

from cms.core.failures import each

from .streams import Format, Reader, Stream

ASK_AGAIN = timedelta(hours=12)


@dataclass(frozen=True)
class Meeting:
    """One event. Without a time it takes whole days, ``end`` being the last of them.

    ``uid`` is the same for ever and in every language. ``sequence`` grows with each change of when, where or whether;
    ``changed_at`` is when it last did. ``zone`` is an IANA name; a time without one is taken as no time.
    """

    uid: str
    sequence: int
    changed_at: datetime
    title: str
    start: date
    end: date | None = None
    start_time: time | None = None
    end_time: time | None = None
    minutes: int | None = None
    zone: str = ""
    place: str = ""
    url: str = ""
    description: str = ""
    cancelled: bool = False

    def bounds(self) -> tuple[date | datetime, date | datetime | None]:
        """DTSTART and DTEND; the end of whole days is the day after, as the standard has it."""
        last = max(self.end or self.start, self.start)
        if not self.start_time or not self.zone:
            return self.start, last + timedelta(days=1)
        begin = self._moment(self.start, self.start_time)
        if self.end_time:
            end = self._moment(last, self.end_time)
            return begin, end if end > begin else None
        # Added in UTC: an hour is an hour also in the night when clocks change.
        length = timedelta(minutes=self.minutes or 0)
        return begin, (begin.astimezone(UTC) + length).astimezone(begin.tzinfo) if length else None

    def _moment(self, day, clock):
        return datetime.combine(day, clock, UTC if self.zone == "UTC" else ZoneInfo(self.zone))


class Calendar(Stream):
    """Subclasses give ``meetings`` and say which regions they have."""

    def meetings(self, reader: Reader) -> list[Meeting]:
        """Public events in the order of time."""
        raise NotImplementedError

    @property
    def formats(self):
        return CALENDAR


def _written(stream: Calendar, reader: Reader, own: str) -> bytes:
    meetings = stream.meetings(reader)
    calendar = ICalendar()
    calendar.add("prodid", f"-//Roundtable//{reader.site.hostname}//{reader.language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for name in ("name", "x-wr-calname"):
        calendar.add(name, stream.title_for(reader))
    calendar.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT12H")
    calendar.add("source", own, parameters={"VALUE": "URI"})
    for event in each("calendar", meetings, lambda meeting: _event(meeting, reader), lambda meeting: meeting.title):
        calendar.add_component(event)
    if meetings:
        days = [meeting.start for meeting in meetings]
        calendar.add_missing_timezones(min(days) - timedelta(days=366), max(days) + timedelta(days=366))
    return calendar.to_ical()


def _event(meeting: Meeting, reader: Reader) -> Event:
    event = Event()
    start, end = meeting.bounds()
    event.add("uid", meeting.uid)
    event.add("dtstamp", meeting.changed_at.replace(microsecond=0))
    event.add("last-modified", meeting.changed_at.replace(microsecond=0))
    event.add("sequence", meeting.sequence)
    event.add("status", "CANCELLED" if meeting.cancelled else "CONFIRMED")
    event.add("dtstart", start)
    if end:
        event.add("dtend", end)
    event.add("transp", "TRANSPARENT")  # a public event does not make the subscriber busy
    for name in ("title", "place", "description"):
        if text := getattr(meeting, name):
            event.add(NAMES[name], vText(text, params={"LANGUAGE": reader.language}))
    if meeting.url:
        event.add("url", meeting.url)
    return event


NAMES = {"title": "summary", "place": "location", "description": "description"}
CALENDAR = {"ics": Format("text/calendar; charset=utf-8", _written)}
