from datetime import datetime

from django.utils.dateparse import parse_datetime


def moment(text: str) -> datetime | None:
    """The moment that a file tells, or None where it tells none (or one without a time zone)."""
    try:
        found = parse_datetime(text.strip())
    except ValueError:
        return None
    return found if found and found.tzinfo else None
